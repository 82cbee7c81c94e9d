import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { usePlaces } from '../../directories/index.ts';
import { briefDay } from '../../../ui/day-text.ts';

/** Whose visit a dialog is about, so that nothing is cancelled or moved by mistake. */
export function AppointmentLine({ row }: { readonly row: AppointmentRow }) {
  const { t, i18n } = useTranslation('schedule');
  const doctor = usePlaces().data?.doctors.find((d) => d.id === row.doctorId)?.name;
  return (
    <div>
      <Text fw={600}>{row.patient || t('grid.noName')}</Text>
      <Text c="dimmed">{briefDay(row.day, i18n.language)} {clockText(row.startMin)}–{clockText(row.endMin)}{doctor ? ` · ${doctor}` : ''} · {t(`status.${row.status}`)}</Text>
    </div>
  );
}
