import type { Id } from '#shared/kernel/values.ts';
import { useBookFor } from '../../shell/book-for.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';

interface Whom { readonly who: string; readonly patientId?: Id | undefined; readonly phone?: string | undefined; readonly taskId?: Id; readonly entryId?: Id }

/** «Записать»: into the schedule with the person; who has no card yet gets one on the way. */
export function bookSomebody({ who, patientId, phone, taskId, entryId }: Whom): void {
  const go = (id: Id, name: string) => {
    useBookFor.getState().begin({ patientId: id, name, taskId, entryId });
    useScreen.getState().goOnInSchedule();
  };
  if (patientId) go(patientId, who);
  else useDialog.getState().open({ kind: 'newPatient', name: /\d/.test(who) ? undefined : who, phone, onCreated: (made) => { go(made, who); } });
}
