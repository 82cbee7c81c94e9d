import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { auditFilter } from '#shared/audit/contract.ts';
import { client } from '../../ipc/client.ts';

export type AuditFilter = z.input<typeof auditFilter>;

/** The log of a filter, newest first. A page may come short: the search goes on from where it came to. */
export const useAudit = (filter: AuditFilter) => useInfiniteQuery({
  queryKey: ['audit', 'page', filter],
  queryFn: ({ pageParam }) => client.audit.page({ ...filter, limit: 60, ...(pageParam === undefined ? {} : { before: pageParam }) }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.next,
  // what is read about the past does not change, and newer rows come by asking again
  staleTime: 0,
});
export const useAuthors = () => useQuery({ queryKey: ['staff', 'authors'], queryFn: () => client.audit.authors(null) });
