import { useMemo } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { AddMenu } from '../dialogs/index.ts';
import { useZone } from '../directories/index.ts';
import { Filters } from './Filters.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { askedOf, useHistoryFilter } from './filter-store.ts';
import classes from './history.module.css';

/** «История обращений»: every contact, whoever wrote about it and whatever it led to (R-053…R-060). */
export function HistoryPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const today = wallOf(instant(deskNow()), zone).day;
  const [chosen] = useDebouncedValue(useHistoryFilter((s) => s.filter), 150);
  const filter = useMemo(() => askedOf(chosen, today), [chosen, today]);
  return (
    <div className={classes.page}>
      <div className={classes.top}><h2 className={classes.title}>{t('history.title')}</h2><AddMenu /></div>
      <Filters filter={filter} />
      <HistoryTable filter={filter} />
    </div>
  );
}
