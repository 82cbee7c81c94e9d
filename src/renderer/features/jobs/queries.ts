import { useMutation, useQuery } from '@tanstack/react-query';
import type { JobRow } from '#shared/jobs/contract.ts';
import { client } from '../../ipc/client.ts';

/** Own long work and the program's, the newest first; main tells when something moves. */
export const useJobs = () => useQuery({ queryKey: ['jobs', 'list'], queryFn: () => client.jobs.list(null) });

/** One job of them, for the screen that began it. */
export const useJob = (jobId: string | undefined): JobRow | undefined => useJobs().data?.find(({ id }) => id === jobId);

/** Pausing, going on, cancelling and putting away. */
export function useJobDeeds() {
  const { mutate } = useMutation({ mutationFn: ({ deed, jobId }: { readonly deed: 'pause' | 'resume' | 'cancel' | 'dismiss'; readonly jobId: string }) => client.jobs[deed]({ jobId }) });
  return (deed: 'pause' | 'resume' | 'cancel' | 'dismiss', jobId: string) => { mutate({ deed, jobId }); };
}
