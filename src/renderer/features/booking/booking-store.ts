import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import type { Slot } from '#shared/schedule/contract.ts';

interface BookingStore {
  /** The form this user has just opened with his own hands: only that one may take the keyboard. */
  readonly openedHere: Id | undefined;
  /** The time chosen in the open form, when it differs from the one it was opened with. */
  readonly chosen: { readonly formId: Id; readonly slot: Slot } | undefined;
  opened(formId: Id): void;
  focused(): void;
  choose(formId: Id, slot: Slot): void;
}

/** What the schedule and «Новый прием» tell each other: who opened the form, and which time it means now. */
export const useBookingStore = create<BookingStore>()((set) => ({
  openedHere: undefined,
  chosen: undefined,
  opened: (formId) => { set({ openedHere: formId }); },
  focused: () => { set({ openedHere: undefined }); },
  choose: (formId, slot) => { set({ chosen: { formId, slot } }); },
}));
