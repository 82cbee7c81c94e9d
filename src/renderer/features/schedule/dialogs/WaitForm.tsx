import { useState } from 'react';
import { Button, Group, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { BufferView } from '#shared/inquiries/view.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { client } from '../../../ipc/client.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { tell } from '../../../ui/tell.ts';
import { PatientPicker } from '../../booking/index.ts';
import { useDirectories } from '../../directories/index.ts';
import { briefDay } from '../../../ui/day-text.ts';

interface Props { readonly slot: Slot; readonly buffer: BufferView | undefined; onDone(): void }

/** A wish for time there is not: who, which doctor, and in what words. The place it was opened at is only the first guess. */
export function WaitForm({ slot, buffer, onDone }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const { data } = useDirectories();
  const [text, setText] = useState(buffer?.who ?? ''), [patientId, setPatient] = useState(buffer?.patientId);
  const [phone, setPhone] = useState(buffer?.phone ?? '');
  const [doctorId, setDoctor] = useState<string | null>(slot.doctorId), [tried, setTried] = useState(false);
  const [wish, setWish] = useState(`${briefDay(slot.day, i18n.language)}, ${clockText(slot.startMin)}`);
  const nobody = text.trim() === '';
  const { mutate: add, isPending } = useMutation({
    mutationFn: () => client.crm.addToWaitlist({
      kind: 'noSlot', wish: wish.trim(), fromDay: slot.day, lengthMin: Math.max(5, slot.endMin - slot.startMin),
      ...(doctorId ? { doctorId } : {}), ...(patientId ? { patientId } : { typedName: text.trim() }), ...(phone.trim() ? { phone: phone.trim() } : {}), ...(buffer ? { inquiryId: buffer.inquiryId } : {}),
    }),
    onSuccess: () => {
      tell('done', t('done.waitlisted', { who: text.trim() }));
      onDone();
    },
  });
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      setTried(true);
      if (!nobody) add();
    }}>
      <Stack gap="md">
        <PatientPicker label={t('dialog.who')} text={text} error={tried && nobody ? t('dialog.waitNeedsWho') : undefined}
          onText={(value) => { setText(value); setPatient(undefined); }}
          onPick={(person) => { setText(person.name); setPatient(person.patientId); if (person.phone) setPhone(person.phone); }} />
        {!patientId && <TextInput label={t('dialog.phone')} maxLength={40} value={phone} onChange={(e) => { setPhone(e.currentTarget.value); }} />}
        <Select comboboxProps={inPlace} label={t('dialog.doctor')} placeholder={t('dialog.anyDoctor')} clearable searchable data={data?.doctors.map((d) => ({ value: d.id, label: `${d.name}, ${d.speciality}` })) ?? []} value={doctorId} onChange={setDoctor} clearButtonProps={{ 'aria-label': t('dialog.anyDoctor') }} />
        <Textarea label={t('dialog.wish')} placeholder={t('dialog.wishHint')} autosize minRows={2} maxLength={1000} value={wish} onChange={(e) => { setWish(e.currentTarget.value); }} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.close')}</Button>
          <Button type="submit" loading={isPending}>{t('dialog.waitDo')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
