export { JobsChip } from './JobsChip.tsx';
export { useJob, useJobs } from './queries.ts';
