import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { historyFilter } from '#shared/inquiries/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

export type HistoryFilter = z.input<typeof historyFilter>;
const pageSize = 60;

/** The rows of a filter, newest first, page by page from the last row seen: a new call shifts nothing. */
export const useHistory = (filter: HistoryFilter) => useInfiniteQuery({
  queryKey: ['inquiries', 'history', filter],
  queryFn: ({ pageParam }) => client.inquiries.history({ ...filter, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
  initialPageParam: undefined as { startedAt: number; id: Id } | undefined,
  getNextPageParam: (page) => {
    const last = page.rows.at(-1);
    return page.more && last ? { startedAt: last.startedAt, id: last.id } : undefined;
  },
});
export const useHistoryCount = (filter: HistoryFilter) => useQuery({ queryKey: ['inquiries', 'historyCount', filter], queryFn: () => client.inquiries.historyCount(filter) });
export const usePatientInquiries = (patientId: Id) => useQuery({ queryKey: ['inquiries', 'ofPatient', patientId], queryFn: () => client.inquiries.ofPatient({ patientId }) });
