import { useMutation } from '@tanstack/react-query';
import type { LostRow } from '#shared/lost/contract.ts';
import { client } from '../../ipc/client.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useBookingStore } from '../booking/index.ts';
import { useOpenPanel } from '../calls/index.ts';
import { useShowCrm } from '../crm/index.ts';
import { openHistory } from '../history/index.ts';
import { focusTagPopup } from '../tags/index.ts';

/** «Открыть»: the place where this matter is done. */
export function useOpenMatter(): (row: LostRow) => void {
  const openPanel = useOpenPanel(), showCrm = useShowCrm(), { go, openPatient } = useScreen();
  const { mutate: resume } = useMutation({ mutationFn: (formId: string) => client.lost.resumeForm({ formId }), onSuccess: ({ formId }) => { useBookingStore.getState().opened(formId); go('schedule'); } });
  const { mutate: tags } = useMutation({ mutationFn: (callId: string) => client.tags.reopen({ callId }), onSuccess: () => { requestAnimationFrame(() => { focusTagPopup(); }); } });
  return (row) => {
    switch (row.kind) {
      case 'bookingForm': resume(row.id); break;
      case 'tagPrompt': tags(row.id); break;
      case 'task': showCrm('all'); break;
      case 'envelope': if (row.inquiryId) openPanel(row.inquiryId); else openHistory({ view: 'rows', unprocessed: 'all' }); break;
      default: if (row.inquiryId) openPanel(row.inquiryId); else if (row.patientId) openPatient(row.patientId);
    }
  };
}
