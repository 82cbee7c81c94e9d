import { create } from 'zustand';
import type { TaskRow, WaitRow } from '#shared/crm/contract.ts';
import type { LostRow } from '#shared/lost/contract.ts';
import type { Day, Id } from '#shared/kernel/values.ts';

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
  /** Without somebody it asks for whom. */
  | { readonly kind: 'task'; readonly about?: About }
  | { readonly kind: 'waitlist'; readonly about?: About; /** «Хочет раньше»: the appointment that would be moved. */ readonly earlier?: { readonly appointmentId: Id; readonly when: string; readonly doctorId: Id; readonly lengthMin: number; readonly day: Day } }
  | { readonly kind: 'editTask'; readonly task: TaskRow }
  | { readonly kind: 'finishTask'; readonly taskId: Id; readonly who: string; readonly what: string }
  | { readonly kind: 'editEntry'; readonly entry: WaitRow }
  | { readonly kind: 'closeEntry'; readonly entryId: Id; readonly who: string }
  | { readonly kind: 'move'; readonly appointmentId: Id }
  | { readonly kind: 'cancel'; readonly appointmentId: Id }
  | { readonly kind: 'newPatient'; readonly phone?: string | undefined; readonly name?: string | undefined; readonly onCreated?: ((patientId: Id) => void) | undefined }
  | { readonly kind: 'merge'; readonly keptId: Id; readonly mergedId?: Id | undefined }
  | { readonly kind: 'merges' }
  | { readonly kind: 'erase'; readonly patientId: Id; readonly surname: string }
  | { readonly kind: 'lostPromise' | 'lostClose'; readonly row: LostRow }
  | { readonly kind: 'handOver'; /** Goes on signing out afterwards. */ readonly out?: () => void }
  | { readonly kind: 'leaveShift'; readonly out: () => void }
  | { readonly kind: 'signHandover'; readonly handoverId: Id }
  /** A colleague has this lead: whether to call all the same. */
  | { readonly kind: 'leadTaken'; readonly by: string; readonly at: number; readonly call: () => void }
  /** Why an inquiry, or an appointment, is linked or not: a panel at the side. */
  | { readonly kind: 'why'; readonly inquiryId: Id }
  | { readonly kind: 'whyAppointment'; readonly appointmentId: Id }
  | { readonly kind: 'dial' }
  | { readonly kind: 'phone' };

interface DialogState { readonly dialog: Dialog | undefined; open(dialog: Dialog): void; close(): void }

/** What had the focus when a dialog was opened: it has it again afterwards, unless the dialog led somewhere else. */
let before: Element | null = null;
function giveBack(): void {
  const to = before;
  before = null;
  if (document.activeElement === document.body && to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true });
}

export const useDialog = create<DialogState>()((set, get) => ({
  dialog: undefined,
  open: (dialog) => {
    if (!get().dialog) before = document.activeElement;
    set({ dialog });
  },
  close: () => {
    if (!get().dialog) return;
    set({ dialog: undefined });
    requestAnimationFrame(() => { requestAnimationFrame(giveBack); }); // the dialog is out of the page by then
  },
}));
