import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';

/** Who a task or a wait-list entry is made for: the inquiry it comes from, the card or the typed name. */
export interface About {
  readonly who: string;
  readonly inquiryId?: Id | undefined;
  readonly patientId?: Id | undefined;
  readonly typedName?: string | undefined;
  readonly phone?: string | undefined;
}
/** The dialogs that any screen may open; one at a time. */
export type Dialog =
  | { readonly kind: 'task'; readonly about: About }
  | { readonly kind: 'waitlist'; readonly about: About }
  | { readonly kind: 'move'; readonly appointmentId: Id }
  | { readonly kind: 'cancel'; readonly appointmentId: Id }
  | { readonly kind: 'newPatient'; readonly phone?: string | undefined; readonly name?: string | undefined; readonly onCreated?: ((patientId: Id) => void) | undefined }
  | { readonly kind: 'merge'; readonly keptId: Id; readonly mergedId?: Id | undefined }
  | { readonly kind: 'merges' }
  | { readonly kind: 'erase'; readonly patientId: Id; readonly surname: string }
  | { readonly kind: 'dial' }
  | { readonly kind: 'phone' };

interface DialogState { readonly dialog: Dialog | undefined; open(dialog: Dialog): void; close(): void }

export const useDialog = create<DialogState>()((set) => ({
  dialog: undefined,
  open: (dialog) => { set({ dialog }); },
  close: () => { set({ dialog: undefined }); },
}));
