export { CallFiltersPage } from './CallFiltersPage.tsx';
