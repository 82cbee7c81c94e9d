import { useState } from 'react';
import { Autocomplete, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { useDirectories } from '../../directories/index.ts';
import type { ScheduleDeeds } from '../use-deeds.tsx';
import { AppointmentLine } from './AppointmentLine.tsx';

/** Cancels by the patient or by the clinic: the share of completed visits counts only the first. */
export function CancelForm({ row, deeds, onDone }: { readonly row: AppointmentRow; readonly deeds: ScheduleDeeds; onDone(): void }) {
  const { t } = useTranslation('schedule');
  const reasons = useDirectories().data?.reasons.filter((r) => r.kind === 'cancel').map((r) => r.name) ?? [];
  const [by, setBy] = useState<'patient' | 'clinic'>('patient');
  const [reason, setReason] = useState('');
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      onDone();
      void deeds.cancel(row, by, reason.trim());
    }}>
      <Stack gap="md">
        <AppointmentLine row={row} />
        <div>
          <Text component="div" size="sm" fw={500} mb={4} id="cancel-by">{t('dialog.cancelWho')}</Text>
          <SegmentedControl fullWidth aria-labelledby="cancel-by" value={by} onChange={(value) => { setBy(value); }} data={[{ value: 'patient', label: t('dialog.byPatient') }, { value: 'clinic', label: t('dialog.byClinic') }]} />
        </div>
        <Autocomplete comboboxProps={inPlace} label={t('dialog.reason')} placeholder={t('dialog.reasonHint')} maxLength={300} data={[...new Set(reasons)]} value={reason} onChange={setReason} data-autofocus />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.back')}</Button>
          <Button type="submit" color="red.9">{t('dialog.cancelDo')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
