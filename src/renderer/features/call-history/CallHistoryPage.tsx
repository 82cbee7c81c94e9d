import { useMemo } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '#shared/reports/contract.ts';
import { daysOf } from '../../ui/period.ts';
import { useToday } from '../../ui/PeriodFields.tsx';
import { CallFilters } from './CallFilters.tsx';
import { CallTable } from './CallTable.tsx';
import { useCallFilter } from './filter-store.ts';
import classes from './call-history.module.css';

/** «История звонков»: every call of the exchange, whose it was, whether it led to a booking, and its tags (R-171…R-181). */
export function CallHistoryPage() {
  const { t } = useTranslation();
  const today = useToday(), { period, fromDay, tillDay, branchId, types, conversion, countedFor, tag, tagGroupId, digits } = useCallFilter();
  const [phoneDigits] = useDebouncedValue(digits.replace(/\D/g, ''), 200);
  const filter = useMemo<CallFilter>(() => ({
    ...daysOf({ period, fromDay, tillDay }, today), ...(branchId ? { branchId } : {}), ...(types ? { types } : {}), ...(conversion ? { conversion } : {}), ...(countedFor ? { countedFor } : {}), ...(tag ? { tag } : {}), ...(tagGroupId ? { tagGroupId } : {}),
    ...(phoneDigits.length >= 2 ? { phoneDigits } : {}),
  }), [today, period, fromDay, tillDay, branchId, types, conversion, countedFor, tag, tagGroupId, phoneDigits]);
  return (
    <div className={classes.page}>
      <div className={classes.top}><h2 className={classes.title}>{t('callHistory.title')}</h2></div>
      <CallFilters filter={filter} />
      <CallTable filter={filter} />
    </div>
  );
}
