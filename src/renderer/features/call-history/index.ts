export { openCalls } from './filter-store.ts';
export { CallHistoryPage } from './CallHistoryPage.tsx';
