import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { minute, type Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import type { About } from '../../shell/dialog-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { tell } from '../../ui/tell.ts';
import { useDirectories } from '../directories/index.ts';
import { personOfAbout } from './about.ts';

const partsOfDay = { any: undefined, morning: [480, 720], day: [720, 1020], evening: [1020, 1320] } as const;

/** «Добавить в лист ожидания…»: which doctor, how long, which days and hours would suit. */
export function WaitlistForm({ about, onDone }: { readonly about: About; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { data } = useDirectories();
  const [doctorId, setDoctor] = useState<string | null>(null);
  const [part, setPart] = useState<keyof typeof partsOfDay>('any');
  const [lengthMin, setLength] = useState<number>(30);
  const [fromDay, setFrom] = useState<Day>();
  const [tillDay, setTill] = useState<Day>();
  const [wish, setWish] = useState('');
  const badDays = fromDay !== undefined && tillDay !== undefined && tillDay < fromDay;
  const hours = partsOfDay[part];
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.crm.addToWaitlist({
      ...personOfAbout(about), kind: 'noSlot', lengthMin, wish: wish.trim(), ...(doctorId ? { doctorId } : {}), ...(fromDay ? { fromDay } : {}), ...(tillDay ? { tillDay } : {}),
      ...(hours ? { fromMin: minute(hours[0]), tillMin: minute(hours[1]) } : {}),
    }),
    onSuccess: () => { tell('done', t('waitlist.added')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!badDays) mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{about.who}</Text>
        <Group grow align="start">
          <Select data-autofocus label={t('waitlist.doctor')} placeholder={t('waitlist.anyDoctor')} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={doctorId} onChange={setDoctor} nothingFoundMessage={t('common.nothing')}
            data={data?.doctors.map((one) => ({ value: one.id, label: `${one.name}, ${one.speciality}` })) ?? []} />
          <NumberInput label={t('waitlist.length')} value={lengthMin} min={5} max={720} step={5} onChange={(value) => { if (typeof value === 'number') setLength(value); }} hideControls />
        </Group>
        <Group grow align="start">
          <DayField label={t('waitlist.from')} clearable value={fromDay} onChange={setFrom} />
          <DayField label={t('waitlist.till')} clearable value={tillDay} onChange={setTill} error={badDays ? t('waitlist.badDays') : undefined} />
          <Select label={t('waitlist.hours')} allowDeselect={false} value={part} onChange={(value) => { if (value) setPart(value); }} data={(Object.keys(partsOfDay) as (keyof typeof partsOfDay)[]).map((value) => ({ value, label: t(`waitlist.parts.${value}`) }))} />
        </Group>
        <Textarea label={t('waitlist.wish')} autosize minRows={2} maxLength={1000} value={wish} onChange={(event) => { setWish(event.currentTarget.value); }} />
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('waitlist.add')}</Button></Group>
      </Stack>
    </form>
  );
}
