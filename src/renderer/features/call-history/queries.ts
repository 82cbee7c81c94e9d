import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFilter } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';

const pageSize = 60;

/** The calls of a filter, newest first, page by page from the last one looked at. */
export const useCalls = (filter: CallFilter) => useInfiniteQuery({
  queryKey: ['inquiries', 'callHistory', filter],
  queryFn: ({ pageParam }) => client.reports.callHistory({ ...filter, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
  initialPageParam: undefined as { startedAt: number; id: Id } | undefined,
  getNextPageParam: ({ next }) => next,
});
export const useCallCount = (filter: CallFilter) => useQuery({ queryKey: ['inquiries', 'callCount', filter], queryFn: () => client.reports.callCount(filter) });
