export { JobsChip } from './JobsChip.tsx';
export { useJob, useJobDeeds, useJobs } from './queries.ts';
