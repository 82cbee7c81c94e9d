import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { DayField } from '../../ui/DayField.tsx';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import { OpeningsTable } from './OpeningsTable.tsx';
import classes from './privacy.module.css';

/** «Кто открывал карточки» of a period, of everybody or of one employee. */
export function OpeningsSection() {
  const { t } = useTranslation();
  const zone = useZone(), today = dayOf(instant(deskNow()), zone);
  const [fromDay, setFrom] = useState(addDays(today, -6)), [tillDay, setTill] = useState(today), [employeeId, setEmployee] = useState<string | null>(null);
  const { data: employees } = useQuery({ queryKey: ['staff', 'openings'], queryFn: () => client.privacy.employees(null) });
  const asked = { fromDay, tillDay, ...(employeeId ? { employeeId } : {}) };
  const { mutate: exportRows, isPending } = useMutation({ mutationFn: () => client.privacy.exportOpenings(asked), onSuccess: ({ kind }) => { if (kind === 'started') tell('info', t('jobs.started')); } });
  return (
    <div className={classes.page}>
      <Title order={2}>{t('privacy.openings.title')}</Title>
      <Text c="dimmed">{t('privacy.openings.intro')}</Text>
      <div className={classes.filters}>
        <DayField className={classes.day} label={t('privacy.openings.from')} value={fromDay} maxDate={tillDay} onChange={(day) => { if (day) setFrom(day); }} />
        <DayField className={classes.day} label={t('privacy.openings.till')} value={tillDay} minDate={fromDay} onChange={(day) => { if (day) setTill(day); }} />
        <Select className={classes.employee} label={t('privacy.openings.who')} placeholder={t('privacy.openings.everybody')} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} searchable nothingFoundMessage={t('common.nothing')} value={employeeId} onChange={setEmployee} data={(employees ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <Button variant="default" loading={isPending} leftSection={<IconFileSpreadsheet size={18} stroke={1.7} aria-hidden />} onClick={() => { exportRows(); }}>{t('privacy.openings.excel')}</Button>
      </div>
      <div className={classes.scroll} tabIndex={-1}><OpeningsTable asked={asked} withPatient /></div>
    </div>
  );
}
