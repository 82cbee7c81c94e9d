export { openHistory } from './filter-store.ts';
export { HistoryPage } from './HistoryPage.tsx';
export { PatientInquiries } from './PatientInquiries.tsx';
