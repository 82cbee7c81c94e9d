import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { HistoryCursor } from '#shared/inquiries/history.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import type { HistoryFilter } from './filter-store.ts';

const pageSize = 60;

/** The rows of a filter, newest first, page by page from the last row seen: a new call shifts nothing. */
export const useHistory = (filter: HistoryFilter) => useInfiniteQuery({
  queryKey: ['inquiries', 'history', filter],
  queryFn: ({ pageParam }) => client.inquiries.history({ ...filter, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
  initialPageParam: undefined as HistoryCursor | undefined,
  getNextPageParam: ({ next }) => next,
});
export const useHistoryCount = (filter: HistoryFilter) => useQuery({ queryKey: ['inquiries', 'historyCount', filter], queryFn: () => client.inquiries.historyCount(filter) });
export const usePatientInquiries = (patientId: Id) => useQuery({ queryKey: ['inquiries', 'ofPatient', patientId], queryFn: () => client.inquiries.ofPatient({ patientId }) });
