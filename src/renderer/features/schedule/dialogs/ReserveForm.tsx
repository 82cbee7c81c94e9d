import { useState } from 'react';
import { Alert, Autocomplete, Button, Checkbox, Group, MultiSelect, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { gridStep } from '#shared/schedule/grid.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { useDirectories, usePlaces } from '../../directories/index.ts';
import type { ReservedPlace, ReserveTaken, ScheduleDeeds } from '../use-deeds.tsx';
import { briefDay } from '../../../ui/day-text.ts';

const steps = Array.from({ length: 1440 / gridStep + 1 }, (_, i) => ({ value: String(i * gridStep), label: clockText(i * gridStep) }));

interface Props { readonly slot: Slot; /** The reserve that is changed; a new one when absent. */ readonly reserved: ReservedPlace | undefined; readonly deeds: ScheduleDeeds; onDone(): void }

/** Keeps time free of bookings, of one doctor or of several, with the reason everybody sees. */
export function ReserveForm({ slot, reserved, deeds, onDone }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const { data } = useDirectories(), { data: places } = usePlaces();
  const [startMin, setStart] = useState<number>(slot.startMin), [endMin, setEnd] = useState<number>(slot.endMin);
  const [reason, setReason] = useState(reserved?.reason ?? ''), [tried, setTried] = useState(false), [wholeDay, setWholeDay] = useState(false);
  const [doctorIds, setDoctors] = useState<string[]>([slot.doctorId]), [taken, setTaken] = useState<ReserveTaken>();
  const noReason = reason.trim() === '', bad = endMin <= startMin, nobody = doctorIds.length === 0;
  const branchId = places?.doctors.find((d) => d.id === slot.doctorId)?.branchId, branch = places?.branches.find((b) => b.id === branchId);
  const doctors = places?.doctors.filter((d) => d.branchId === branchId) ?? [];
  const save = async (onlyFree: boolean) => {
    setTried(true);
    if (noReason || bad || nobody) return;
    if (reserved) {
      onDone();
      await deeds.changeReserve(reserved, { startMin, endMin, reason: reason.trim() });
      return;
    }
    const inTheWay = await deeds.reserve({ doctorIds, day: slot.day, startMin, endMin, reason: reason.trim(), onlyFree });
    if (inTheWay) setTaken(inTheWay);
    else onDone();
  };
  const time = (label: string, value: number, set: (v: number) => void, error?: string) => (
    <Select comboboxProps={inPlace} label={label} data={steps} searchable allowDeselect={false} disabled={wholeDay} value={String(value)} onChange={(v) => { if (v) { set(Number(v)); setTaken(undefined); } }} error={error} />
  );
  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(false); }}>
      <Stack gap="md">
        <Text fw={600}>{[...(reserved ? [doctors.find((d) => d.id === slot.doctorId)?.name ?? ''] : []), briefDay(slot.day, i18n.language)].filter(Boolean).join(' · ')}</Text>
        {!reserved && (
          <MultiSelect comboboxProps={inPlace} label={t('dialog.doctors')} searchable data={doctors.map((d) => ({ value: d.id, label: d.name }))} value={doctorIds} onChange={(v) => { setDoctors(v); setTaken(undefined); }} error={tried && nobody ? t('dialog.chooseDoctor') : undefined} hidePickedOptions />
        )}
        <Group grow align="start">
          {time(t('dialog.from'), startMin, setStart)}
          {time(t('dialog.till'), endMin, setEnd, bad ? t('dialog.badStretch') : undefined)}
        </Group>
        {!reserved && (
          <Checkbox label={t('dialog.wholeDay')} checked={wholeDay} onChange={(e) => {
            const whole = e.currentTarget.checked;
            setWholeDay(whole);
            setTaken(undefined);
            setStart(whole ? branch?.opensMin ?? 0 : slot.startMin);
            setEnd(whole ? branch?.closesMin ?? 1440 : slot.endMin);
          }} />
        )}
        <Autocomplete comboboxProps={inPlace} label={t('dialog.reason')} maxLength={300} value={reason} onChange={setReason} data={[...new Set(data?.reasons.filter((r) => r.kind === 'reserve').map((r) => r.name))]} error={tried && noReason ? t('dialog.reserveNeedsReason') : undefined} data-autofocus />
        {taken && (
          <Alert role="alert" color="orange" variant="light" bg="var(--state-orange-soft)" icon={<IconAlertTriangle size={20} aria-hidden />} title={t('dialog.reserveTaken')} styles={{ message: { color: 'var(--mantine-color-text)' }, title: { color: 'var(--mantine-color-text)' } }}>
            <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
              {taken.map((one) => <li key={`${one.doctor} ${one.startMin} ${one.what}`}>{t(one.what === 'appointment' ? 'dialog.takenBy' : 'dialog.takenReserve', { doctor: one.doctor, from: clockText(one.startMin), till: clockText(one.endMin), text: one.text })}</li>)}
            </ul>
            <Button mt="sm" size="compact-md" mih={32} variant="default" onClick={() => { void save(true); }}>{t('dialog.reserveFree')}</Button>
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.close')}</Button>
          <Button type="submit">{t(reserved ? 'dialog.save' : 'dialog.reserveDo')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
