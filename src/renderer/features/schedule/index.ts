export { SchedulePage } from './SchedulePage.tsx';
export { showInSchedule } from './schedule-store.ts';
export { useScheduleDeeds, type ScheduleDeeds } from './use-deeds.tsx';
