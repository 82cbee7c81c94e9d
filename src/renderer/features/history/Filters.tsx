import { Button, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/DayField.tsx';
import { useDirectories, useStaff } from '../directories/index.ts';
import { everything, periods, useHistoryFilter, type HistoryFilter } from './filter-store.ts';
import { useHistoryCount } from './queries.ts';
import classes from './history.module.css';

/** Period, type, employee, topic, success and digits of the number; how many rows they leave. */
export function Filters({ filter }: { readonly filter: HistoryFilter }) {
  const { t } = useTranslation();
  const { filter: state, set, replace } = useHistoryFilter();
  const { data: directories } = useDirectories();
  const { data: staff } = useStaff();
  const { data: total } = useHistoryCount(filter);
  const some = state.outcome ?? state.authorId ?? state.success ?? state.topicId ?? (state.phoneDigits || undefined);
  return (
    <form className={classes.filters} role="search" aria-label={t('history.filters')} onSubmit={(event) => { event.preventDefault(); }}>
      <Select w="9rem" aria-label={t('history.period')} allowDeselect={false} value={state.period} onChange={(value) => { if (value) set({ period: value }); }} data={periods.map((value) => ({ value, label: t(`history.periods.${value}`) }))} />
      {state.period === 'own' && (
        <>
          <DayField w="8.5rem" aria-label={t('history.from')} value={state.fromDay} onChange={(fromDay) => { set({ fromDay }); }} />
          <DayField w="8.5rem" aria-label={t('history.till')} value={state.tillDay} onChange={(tillDay) => { set({ tillDay }); }} />
        </>
      )}
      <Select w="10.5rem" aria-label={t('history.type')} placeholder={t('history.type')} clearable value={state.outcome === 'failed' ? null : state.outcome ?? null} onChange={(value) => { set({ outcome: value ?? undefined }); }}
        data={(['answered', 'missed', 'unanswered'] as const).map((value) => ({ value, label: t(`history.outcome.${value}`) }))} clearButtonProps={{ 'aria-label': t('common.clear') }} />
      <Select w="12rem" aria-label={t('history.author')} placeholder={t('history.author')} clearable searchable value={state.authorId ?? null} onChange={(value) => { set({ authorId: value ?? undefined }); }} nothingFoundMessage={t('common.nothing')}
        data={[{ value: 'none', label: t('history.noAuthor') }, ...(staff?.map((one) => ({ value: one.id, label: one.name })) ?? [])]} clearButtonProps={{ 'aria-label': t('common.clear') }} />
      <Select w="11rem" aria-label={t('history.topic')} placeholder={t('history.topic')} clearable searchable value={state.topicId ?? null} onChange={(value) => { set({ topicId: value ?? undefined }); }} nothingFoundMessage={t('common.nothing')}
        data={directories?.topics.map((one) => ({ value: one.id, label: one.name })) ?? []} clearButtonProps={{ 'aria-label': t('common.clear') }} />
      <Select w="10.5rem" aria-label={t('history.success')} placeholder={t('history.success')} clearable value={state.success ?? null} onChange={(value) => { set({ success: value ?? undefined }); }}
        data={(['linked', 'none'] as const).map((value) => ({ value, label: t(`history.successes.${value}`) }))} clearButtonProps={{ 'aria-label': t('common.clear') }} />
      <TextInput w="9.5rem" aria-label={t('history.digits')} placeholder={t('history.digits')} leftSection={<IconPhone size={16} stroke={1.7} aria-hidden />} inputMode="numeric" maxLength={20} value={state.phoneDigits ?? ''} onChange={(event) => { set({ phoneDigits: event.currentTarget.value || undefined }); }} />
      {some !== undefined && <Button variant="subtle" leftSection={<IconFilterOff size={18} aria-hidden />} onClick={() => { replace({ ...everything, view: state.view, period: state.period }); }}>{t('history.reset')}</Button>}
      <output className={classes.count} aria-live="polite">{total ? t('history.count', { count: total.count }) : ''}</output>
    </form>
  );
}
