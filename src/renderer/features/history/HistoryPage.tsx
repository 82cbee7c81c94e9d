import { useMemo } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { addDays, wallOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { useZone } from '../directories/index.ts';
import { Filters } from './Filters.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { useHistoryFilter } from './filter-store.ts';
import type { HistoryFilter } from './queries.ts';
import classes from './history.module.css';

/** The days of a period, counted back from the branch's today. */
function daysOf(period: ReturnType<typeof useHistoryFilter.getState>['period'], today: Day, fromDay: Day | undefined, tillDay: Day | undefined): { fromDay: Day; tillDay: Day } {
  if (period === 'own') return { fromDay: fromDay ?? today, tillDay: tillDay ?? fromDay ?? today };
  if (period === 'yesterday') return { fromDay: addDays(today, -1), tillDay: addDays(today, -1) };
  return { fromDay: addDays(today, period === 'week' ? -6 : period === 'month' ? -29 : 0), tillDay: today };
}

/** «История обращений»: every contact, whoever wrote about it and whatever it led to (R-053…R-060). */
export function HistoryPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const today = wallOf(instant(deskNow()), zone).day;
  const { period, fromDay, tillDay, outcome, authorId, success, topicId, digits } = useHistoryFilter();
  const [phoneDigits] = useDebouncedValue(digits.replace(/\D/g, ''), 200);
  const filter = useMemo<HistoryFilter>(() => ({
    ...daysOf(period, today, fromDay, tillDay),
    ...(outcome ? { outcome } : {}), ...(authorId ? { authorId } : {}), ...(success ? { success } : {}), ...(topicId ? { topicId } : {}), ...(phoneDigits.length >= 2 ? { phoneDigits } : {}),
  }), [period, today, fromDay, tillDay, outcome, authorId, success, topicId, phoneDigits]);
  return (
    <div className={classes.page}>
      <div className={classes.top}><h2 className={classes.title}>{t('history.title')}</h2></div>
      <Filters filter={filter} />
      <HistoryTable filter={filter} />
    </div>
  );
}
