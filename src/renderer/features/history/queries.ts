import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { HistoryCursor } from '#shared/inquiries/history.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import type { HistoryFilter, SavedFilter } from './filter-store.ts';

const pageSize = 60;

/** The rows of a filter, newest first, page by page from the last row seen: a new call shifts nothing. A page may bring few rows, or none, and go on. */
export const useHistory = (filter: HistoryFilter, withPhoneOwner: boolean) => useInfiniteQuery({
  queryKey: ['inquiries', 'history', filter, withPhoneOwner],
  queryFn: ({ pageParam }) => client.inquiries.history({ ...filter, withPhoneOwner, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
  initialPageParam: undefined as HistoryCursor | undefined,
  getNextPageParam: ({ next }) => next,
});
/** Comes when it comes: the list does not wait for it. */
export const useHistoryCount = (filter: HistoryFilter) => useQuery({ queryKey: ['inquiries', 'historyCount', filter], queryFn: () => client.inquiries.historyCount(filter) });
export const useUnprocessedCounts = () => useQuery({ queryKey: ['inquiries', 'unprocessed'], queryFn: () => client.inquiries.unprocessedCounts(null) });
export const usePatientInquiries = (patientId: Id) => useQuery({ queryKey: ['inquiries', 'ofPatient', patientId], queryFn: () => client.inquiries.ofPatient({ patientId }) });
export const useRowChanges = (inquiryId: Id | undefined) => useQuery({ queryKey: ['inquiries', 'changes', inquiryId], queryFn: () => client.inquiries.changes({ inquiryId: inquiryId! }), enabled: inquiryId !== undefined });
export const eventsOf = (headId: Id, withPhoneOwner: boolean) => ({ queryKey: ['inquiries', 'eventsOf', headId, withPhoneOwner], queryFn: () => client.inquiries.eventsOf({ headId, withPhoneOwner }) });

export const useSavedFilters = () => useQuery({ queryKey: ['inquiries', 'savedFilters'], queryFn: () => client.inquiries.savedFilters(null) });
export const useSaveFilter = (onSuccess: () => void) => useMutation({ mutationFn: (input: { readonly name: string; readonly filter: SavedFilter }) => client.inquiries.saveFilter(input), onSuccess });
export const useDropFilter = () => useMutation({ mutationFn: (id: Id) => client.inquiries.dropFilter({ id }) });
export const useHideColumns = () => useMutation({ mutationFn: (hidden: readonly string[]) => client.inquiries.hideColumns({ hidden: [...hidden] }) });
