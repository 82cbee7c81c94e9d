export { LeadSourcesPage } from './LeadSourcesPage.tsx';
