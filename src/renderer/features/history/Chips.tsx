import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFilterOff, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDirectories, usePlaces, useStaff } from '../directories/index.ts';
import { everything, useHistoryFilter } from './filter-store.ts';
import { chipsOf } from './filter-words.ts';
import classes from './history.module.css';

/** What the list is narrowed to, each with its ×; nothing where it is not. */
export function Chips() {
  const { t } = useTranslation(), { filter, set, replace } = useHistoryFilter(), reads = useRight('patients.read');
  const { data: directories } = useDirectories(), { data: staff } = useStaff(), { data: places } = usePlaces();
  const { data: card } = useQuery({ queryKey: ['patients', 'card', filter.patientId], queryFn: () => client.patients.card({ patientId: filter.patientId! }), enabled: filter.patientId !== undefined && reads });
  const byId = (list: readonly { readonly id: string; readonly name: string }[] | undefined) => new Map(list?.map(({ id, name }) => [id, name]));
  const chips = chipsOf(filter, { staff: byId(staff), topics: byId(directories?.topics), channels: byId(directories?.adChannels), branches: byId(places?.branches), patient: card?.name }, t);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t('history.active')}>
      {chips.map(({ key, text }) => (
        <li key={key} className={classes.chip}>
          <span className={classes.chipText} title={text}>{text}</span>
          <UnstyledButton className={classes.chipOff} aria-label={t('history.dropCondition', { what: text })} onClick={() => { set({ [key]: undefined }); }}><IconX size={16} stroke={2} aria-hidden /></UnstyledButton>
        </li>
      ))}
      <li><Button variant="subtle" size="compact-sm" mih={32} leftSection={<IconFilterOff size={16} aria-hidden />} onClick={() => { replace({ ...everything, view: filter.view, period: filter.period, ...(filter.fromDay ? { fromDay: filter.fromDay } : {}), ...(filter.tillDay ? { tillDay: filter.tillDay } : {}) }); }}>{t('history.reset')}</Button></li>
    </ul>
  );
}
