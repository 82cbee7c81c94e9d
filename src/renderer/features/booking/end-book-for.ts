import i18next from 'i18next';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useBookFor } from '../../shell/book-for.ts';
import { tell } from '../../ui/tell.ts';

/** Whoever came from a task or from the wait list is booked: the task is done, the entry closed, and both say with what. */
export async function endBookFor(patientId: string, when: string): Promise<void> {
  const { person, drop } = useBookFor.getState();
  if (person?.patientId !== patientId) return;
  drop();
  try {
    if (person.taskId) await client.crm.finishTask({ taskId: person.taskId, result: i18next.t('crm.task.autoResult', { when }) });
    if (person.entryId) await client.crm.closeWaitlist({ entryId: person.entryId, reason: i18next.t('crm.wait.autoReason', { when }) });
  } catch (error) {
    tell('warn', errorText(error));
  }
}
