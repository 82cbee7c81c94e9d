import { Select, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/DayField.tsx';
import { useStaff } from '../directories/index.ts';
import { Chips } from './Chips.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import { SavedMenu } from './SavedMenu.tsx';
import { periods, useHistoryFilter } from './filter-store.ts';
import { useUnprocessedCounts } from './queries.ts';
import classes from './history.module.css';

/** Period, employee, success with «Необработанные заявки» and their numbers (R-123), digits; the rest under one button, what is chosen as chips. */
export function Filters() {
  const { t } = useTranslation(), { filter, set } = useHistoryFilter(), { data: staff } = useStaff(), { data: open } = useUnprocessedCounts();
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') } } as const;
  const ofLeads = (value: 'current' | 'overdue', count: number | undefined) => ({ value, label: `${t(`history.unprocessedOf.${value}`)}${count === undefined ? '' : ` (${String(count)})`}` });
  const chooseSuccess = (value: 'booked' | 'linked' | 'none' | 'all' | 'current' | 'overdue' | null) => {
    if (value === null || value === 'booked' || value === 'linked' || value === 'none') set({ success: value ?? undefined, unprocessed: undefined });
    // they wait however old they are: «Сегодня» would hide the overdue ones
    else set({ unprocessed: value, success: undefined, ...(filter.period === 'today' ? { period: 'all' } : {}) });
  };
  return (
    <>
      <form className={classes.filters} role="search" aria-label={t('history.filters')} onSubmit={(event) => { event.preventDefault(); }}>
        <Select w="9.5rem" aria-label={t('history.period')} allowDeselect={false} value={filter.period} onChange={(period) => { if (period) set({ period, ...(period === 'own' ? {} : { fromDay: undefined, tillDay: undefined }) }); }} data={periods.map((value) => ({ value, label: t(`history.periods.${value}`) }))} />
        {filter.period === 'own' && (
          <>
            <DayField w="7.5rem" aria-label={t('history.from')} value={filter.fromDay} onChange={(fromDay) => { set({ fromDay }); }} />
            <DayField w="7.5rem" aria-label={t('history.till')} value={filter.tillDay} onChange={(tillDay) => { set({ tillDay }); }} />
          </>
        )}
        <Select w="11.5rem" {...clear} searchable aria-label={t('history.author')} placeholder={t('history.author')} nothingFoundMessage={t('common.nothing')} value={filter.authorId ?? null} onChange={(authorId) => { set({ authorId: authorId ?? undefined }); }}
          data={[{ value: 'none', label: t('history.noAuthor') }, ...(staff?.map((one) => ({ value: one.id, label: one.name })) ?? [])]} />
        <Select w="15rem" {...clear} aria-label={t('history.success')} placeholder={t('history.success')} value={filter.unprocessed ?? filter.success ?? null} onChange={chooseSuccess} maxDropdownHeight={320}
          data={[
            ...(['booked', 'none', 'linked'] as const).map((value) => ({ value, label: t(`history.successes.${value}`) })),
            { group: t('history.unprocessedLeads'), items: [{ value: 'all' as const, label: t('history.unprocessedAll') }, ofLeads('current', open?.current), ofLeads('overdue', open?.overdue)] },
          ]} />
        <TextInput w="9.75rem" aria-label={t('history.digits')} placeholder={t('history.digits')} leftSection={<IconPhone size={16} stroke={1.7} aria-hidden />} inputMode="numeric" maxLength={20} value={filter.phoneDigits ?? ''} onChange={(event) => { set({ phoneDigits: event.currentTarget.value || undefined }); }} />
        <MoreFilters />
        <SavedMenu />
      </form>
      <Chips />
    </>
  );
}
