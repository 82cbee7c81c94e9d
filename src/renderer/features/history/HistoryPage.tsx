import { useMemo } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useToday } from '../../ui/PeriodFields.tsx';
import { AddMenu } from '../dialogs/index.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { Filters } from './Filters.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { askedOf, useHistoryFilter } from './filter-store.ts';
import { useHistoryCount } from './queries.ts';
import classes from './history.module.css';

/** «История обращений»: every contact, whoever wrote about it and whatever it led to (R-053…R-060). */
export function HistoryPage() {
  const { t } = useTranslation(), today = useToday(), { filter: chosen, set } = useHistoryFilter();
  const [settled] = useDebouncedValue(chosen, 150), filter = useMemo(() => askedOf(settled, today), [settled, today]);
  const { data: total } = useHistoryCount(filter), heads = filter.view === 'heads';
  const { mutate: save, isPending } = useMutation({ mutationFn: () => client.inquiries.exportHistory(filter) });
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('history.title')}</h2>
        <SegmentedControl aria-label={t('history.view')} value={chosen.view} onChange={(view) => { set({ view }); }} data={[{ value: 'rows', label: t('history.views.rows') }, { value: 'heads', label: t('history.views.heads') }]} />
        <output className={classes.count} aria-live="polite">{total ? t(heads ? 'history.countHeads' : 'history.count', { count: total.count }) : ''}</output>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.7} aria-hidden />} loading={isPending} onClick={() => { save(); }}>Excel</Button>
        <ColumnsMenu />
        <AddMenu />
      </div>
      <Filters />
      <HistoryTable filter={filter} settled={settled === chosen} />
    </div>
  );
}
