import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeadSource } from '#shared/leads/sources.ts';
import { client } from '../../ipc/client.ts';

const key = ['leadSources'] as const;
/** How each source is changes by itself, and main tells of it. */
export const useLeadSources = (enabled: boolean) => useQuery({ queryKey: [...key, 'list'], queryFn: () => client.leadSources.list(null), enabled });
export const useWaiting = (enabled: boolean) => useQuery({ queryKey: [...key, 'waiting'], queryFn: () => client.leadSources.waiting(null), enabled });
export const useDirectories = () => useQuery({ queryKey: ['directories', 'all'], queryFn: () => client.directories.all(null) });

export function useSaveSource(done: () => void) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (one: LeadSource) => client.leadSources.save(one), onSuccess: async () => { await queries.invalidateQueries({ queryKey: key }); done(); } });
}
export const useRemoveSource = () => useMutation({ mutationFn: (id: string) => client.leadSources.remove({ id }) });
export const useCheckSource = () => useMutation({ mutationFn: (one: LeadSource) => client.leadSources.check(one) });
export const useAskNow = () => useMutation({ mutationFn: () => client.leadSources.askNow(null) });
export const useImportFile = () => useMutation({ mutationFn: () => client.leadSources.importFile(null) });
export const useReadAgain = () => useMutation({ mutationFn: (id: string) => client.leadSources.readAgain({ id }) });
export const usePutAside = () => useMutation({ mutationFn: (id: string) => client.leadSources.putAside({ id }) });
export const useMakeLead = () => useMutation({ mutationFn: (given: { readonly id: string; readonly phone: string; readonly name: string; readonly comment: string }) => client.leadSources.makeLead(given) });
