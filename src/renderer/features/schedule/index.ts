export { SchedulePage } from './SchedulePage.tsx';
export { showInSchedule, useScheduleView } from './schedule-store.ts';
export { useScheduleDeeds, type ScheduleDeeds } from './use-deeds.tsx';
