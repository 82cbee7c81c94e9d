import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { LostFilter, LostRow } from '#shared/lost/contract.ts';
import type { LostKind } from '#shared/lost/view.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';

interface LostView {
  readonly tab: 'open' | 'handovers';
  readonly kind: LostKind | undefined;
  /** `mine`, `nobody`, or an employee. */
  readonly owner: string | undefined;
  readonly older: boolean;
  set(change: Partial<Omit<LostView, 'set'>>): void;
}
/** What is looked at; it stays while the person is on other screens. */
export const useLostView = create<LostView>()((set) => ({ tab: 'open', kind: undefined, owner: undefined, older: false, set: (change) => { set(change); } }));

export function useLostFilter(): LostFilter {
  const { kind, owner, older } = useLostView();
  return { ...(kind ? { kinds: [kind] } : {}), ...(owner ? { owner } : {}), older };
}
export const useLost = (filter: LostFilter) => useQuery({ queryKey: ['lost', 'list', filter], queryFn: () => client.lost.list(filter), placeholderData: keepPreviousData });
export const useOlder = () => useQuery({ queryKey: ['lost', 'older'], queryFn: () => client.lost.older(null) });
export const useHandovers = () => useQuery({ queryKey: ['lost', 'handovers'], queryFn: () => client.lost.handovers(null) });
export const useLostSettings = () => useQuery({ queryKey: ['lost', 'settings'], queryFn: () => client.lost.settings(null) });

/** «Взять себе», and letting go again; what fails is told by the query client. */
export function useAssign(): (row: LostRow, ownerId: Id | null) => void {
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationFn: ({ row, ownerId }: { readonly row: LostRow; readonly ownerId: Id | null }) => client.lost.assign({ kind: row.kind, id: row.id, ownerId }),
    onSuccess: (_, { ownerId }) => { tell('done', t(ownerId === null ? 'lost.released' : 'lost.taken')); },
  });
  return (row, ownerId) => { mutate({ row, ownerId }); };
}
export function usePrint() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (input: { readonly handoverId: Id; readonly how: 'paper' | 'pdf' }) => client.lost.printHandover(input),
    onSuccess: ({ kind }, { how }) => { if (kind === 'done') tell('done', t(how === 'paper' ? 'lost.sign.printed' : 'lost.sign.savedPdf')); },
  });
}
