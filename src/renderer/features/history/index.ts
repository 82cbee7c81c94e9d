export { HistoryPage } from './HistoryPage.tsx';
export { PatientInquiries } from './PatientInquiries.tsx';
