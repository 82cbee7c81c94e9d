import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentKind, Slot } from '#shared/schedule/contract.ts';
import type { BookingForm } from '#shared/schedule/view.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { briefDay } from '../../ui/day-text.ts';
import { tell } from '../../ui/tell.ts';
import { endBookFor } from './end-book-for.ts';
import type { Given } from './given.ts';
import type { Refusal } from './place-text.ts';
import type { Chosen } from './PersonField.tsx';

interface Deed {
  readonly slot: Slot; readonly kind: AppointmentKind; readonly patient: Chosen; readonly comment: string; readonly given: Given | undefined; readonly doctor: string;
  /** «Пациент хочет раньше» with its wish; absent when not ticked. */
  readonly earlier: string | undefined;
}

/** «Записать пациента»: books, then adds the wish for an earlier time, and says what became of both. */
export function useBooking(form: BookingForm) {
  const { t, i18n } = useTranslation('booking');
  const [pending, setPending] = useState(false), [refusal, setRefusal] = useState<Refusal>();
  const book = async ({ slot, kind, patient, comment, given, doctor, earlier }: Deed): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setRefusal(undefined);
    try {
      const result = await client.schedule.book({ slot, kind, patientId: patient.id, comment: comment.trim(), formId: form.formId, ...(given ? { given } : {}) });
      if (result.kind !== 'done') {
        setRefusal(result);
        return false;
      }
      tell('done', t('done', { patient: patient.name, when: `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)}`, doctor }));
      await endBookFor(patient.id, `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)}, ${doctor}`);
      if (earlier !== undefined) {
        await client.crm.addToWaitlist({
          kind: 'wantsEarlier', patientId: patient.id, appointmentId: result.appointmentId, doctorId: slot.doctorId, lengthMin: slot.endMin - slot.startMin, tillDay: slot.day, wish: earlier.trim(),
          ...(given ? { inquiryId: given.inquiryId } : {}),
        }).catch(() => { tell('warn', t('earlierFailed')); });
      }
      return true;
    } catch (error) {
      tell('error', errorText(error));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { book, pending, refusal, forgetRefusal: () => { setRefusal(undefined); } };
}
