import { create } from 'zustand';
import type { TaskKind } from '#shared/crm/contract.ts';
import type { Id } from '#shared/kernel/values.ts';

export const tabs = ['morning', 'mine', 'all', 'overdue', 'waitlist', 'wantsEarlier', 'freed', 'round'] as const;
export type CrmTab = (typeof tabs)[number];

interface CrmState {
  readonly tab: CrmTab;
  readonly text: string;
  readonly done: boolean;
  readonly kind: TaskKind | `type:${Id}` | undefined;
  readonly ownerId: Id | undefined;
  /** The freed slot whose list is open. */
  readonly slotId: Id | undefined;
  show(tab: CrmTab, slotId?: Id): void;
  set(change: Partial<Pick<CrmState, 'text' | 'done' | 'kind' | 'ownerId' | 'slotId'>>): void;
}

/** Where somebody is in the CRM; it stays while they look at other screens. */
export const useCrm = create<CrmState>()((set) => ({
  tab: 'mine', text: '', done: false, kind: undefined, ownerId: undefined, slotId: undefined,
  show: (tab, slotId) => { set({ tab, text: '', done: false, ...(slotId === undefined ? {} : { slotId }) }); },
  set: (change) => { set(change); },
}));
