import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { FreedSlotView } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { briefDay } from '../../ui/day-text.ts';
import { timeOf } from '../../ui/format.ts';
import { tell } from '../../ui/tell.ts';
import { useDial } from '../../ui/use-dial.ts';
import { placeText } from '../booking/index.ts';
import { useZone } from '../directories/index.ts';

export type Candidate = FreedSlotView['candidates'][number];

/** Offering a freed slot: hold it, call, and say what came of the call. Main decides who holds what. */
export function useOffer() {
  const { t, i18n } = useTranslation();
  const zone = useZone(), { dial, allowed } = useDial(), openDialog = useDialog((s) => s.open);
  const { mutate: call } = useMutation({
    mutationFn: async ({ slot, candidate }: { slot: FreedSlotView; candidate: Candidate }) => ({ candidate, step: await client.crm.offer({ slotId: slot.id, entryId: candidate.entry.id }) }),
    onSuccess: ({ candidate, step }) => {
      if (step.kind === 'held') tell('warn', t(`crm.freed.held.${step.what}`, { name: step.by, time: timeOf(step.since, zone) }));
      else if (step.kind === 'gone') tell('warn', t('crm.freed.gone'));
      else if (candidate.entry.phone && allowed) dial(candidate.entry.phone, candidate.entry.inquiryId);
    },
  });
  const { mutate: end } = useMutation({ mutationFn: (input: { offerId: string; result: 'refused' | 'noAnswer' | 'callLater' | 'released' }) => client.crm.endOffer(input) });
  const { mutate: accept, isPending: accepting } = useMutation({
    mutationFn: async ({ slot, candidate, patientId }: { slot: FreedSlotView; candidate: Candidate; patientId?: string }) => ({ slot, candidate, result: await client.crm.acceptOffer({ offerId: slot.offer!.offerId, ...(patientId ? { patientId } : {}) }) }),
    onSuccess: ({ slot, candidate, result }) => {
      if (result.kind === 'done') tell('done', t(candidate.entry.own ? 'crm.freed.moved' : 'crm.freed.booked', { who: candidate.entry.who, when: `${briefDay(slot.day, i18n.language)} ${clockText(candidate.startMin)}` }));
      else if (result.kind === 'needs-card') openDialog({ kind: 'newPatient', name: result.name, phone: result.phone, onCreated: (made) => { accept({ slot, candidate, patientId: made }); } });
      else {
        const { key, values } = placeText(result);
        tell('warn', t(`booking:${key}`, values));
      }
    },
  });
  return { call, end, accept, accepting };
}
