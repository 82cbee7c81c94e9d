import { useState } from 'react';
import { Autocomplete, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { minute } from '#shared/kernel/values.ts';
import { gridStep } from '#shared/schedule/grid.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { useDirectories } from '../../directories/index.ts';
import type { ScheduleDeeds } from '../use-deeds.tsx';
import { briefDay } from '../../../ui/day-text.ts';

const steps = Array.from({ length: 1440 / gridStep + 1 }, (_, i) => ({ value: String(i * gridStep), label: clockText(i * gridStep) }));

/** Keeps time free of bookings, with the reason everybody sees. */
export function ReserveForm({ slot, deeds, onDone }: { readonly slot: Slot; readonly deeds: ScheduleDeeds; onDone(): void }) {
  const { t, i18n } = useTranslation('schedule');
  const { data } = useDirectories();
  const [startMin, setStart] = useState<number>(slot.startMin), [endMin, setEnd] = useState<number>(slot.endMin);
  const [reason, setReason] = useState(''), [tried, setTried] = useState(false);
  const noReason = reason.trim() === '', bad = endMin <= startMin;
  const doctor = data?.doctors.find((d) => d.id === slot.doctorId)?.name;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      setTried(true);
      if (noReason || bad) return;
      onDone();
      void deeds.reserve({ ...slot, startMin: minute(startMin), endMin: minute(endMin) }, reason.trim());
    }}>
      <Stack gap="md">
        <Text fw={600}>{doctor} · {briefDay(slot.day, i18n.language)}</Text>
        <Group grow>
          <Select comboboxProps={inPlace} label={t('dialog.from')} data={steps} searchable allowDeselect={false} value={String(startMin)} onChange={(v) => { if (v) setStart(Number(v)); }} />
          <Select comboboxProps={inPlace} label={t('dialog.till')} data={steps} searchable allowDeselect={false} value={String(endMin)} onChange={(v) => { if (v) setEnd(Number(v)); }} error={bad ? t('dialog.badStretch') : undefined} />
        </Group>
        <Autocomplete comboboxProps={inPlace} label={t('dialog.reason')} maxLength={300} value={reason} onChange={setReason} data={[...new Set(data?.reasons.filter((r) => r.kind === 'reserve').map((r) => r.name))]} error={tried && noReason ? t('dialog.reserveNeedsReason') : undefined} data-autofocus />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.close')}</Button>
          <Button type="submit">{t('dialog.reserveDo')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
