import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { useScheduleView } from './schedule-store.ts';
import { noFilter } from './view/filters.ts';

/** What the schedule is filtered by, each part taken away by one press. */
export function Chips({ doctors }: { readonly doctors: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation('schedule');
  const { filter, setFilter } = useScheduleView();
  const chips = [
    ...filter.doctorIds.map((id) => ({ key: id, text: doctors.find((d) => d.id === id)?.name ?? '…', drop: () => { setFilter({ doctorIds: filter.doctorIds.filter((other) => other !== id) }); } })),
    ...(filter.group === undefined ? [] : [{ key: 'group', text: filter.group, drop: () => { setFilter({ group: undefined }); } }]),
    ...(filter.time === 'any' ? [] : [{ key: 'time', text: filter.time === 'custom' ? `${clockText(filter.custom.startMin)}–${clockText(filter.custom.endMin)}` : t(`toolbar.${filter.time}`), drop: () => { setFilter({ time: noFilter.time }); } }]),
    ...(filter.lengthMin === undefined ? [] : [{ key: 'length', text: t('toolbar.minutes', { count: filter.lengthMin }), drop: () => { setFilter({ lengthMin: undefined }); } }]),
  ];
  return chips.map(({ key, text, drop }) => (
    <Button key={key} h={32} px="sm" radius="xl" variant="light" rightSection={<IconX size={14} aria-hidden />} aria-label={t('toolbar.dropFilter', { text })} onClick={drop} data-chip>{text}</Button>
  ));
}
