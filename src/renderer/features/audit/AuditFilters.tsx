import { Button, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { auditWords } from '#shared/audit/words.ts';
import type { Day } from '#shared/kernel/values.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useAuthors, type AuditFilter } from './queries.ts';
import classes from './audit.module.css';

export const emptyFilter: AuditFilter = {};

/** Words, employee, thing, deed and days; what is not chosen is not asked for. */
export function AuditFilters({ filter, onChange }: { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void }) {
  const { t, i18n } = useTranslation();
  const { data: authors } = useAuthors();
  const words = auditWords[i18n.language === 'en' ? 'en' : 'ru'], byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, i18n.language);
  const set = (change: { readonly [K in keyof AuditFilter]?: AuditFilter[K] | undefined }): void => { onChange(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== ''))); };
  const clear = { 'aria-label': t('common.clear') };
  const choices = (table: Readonly<Record<string, string>>) => Object.entries(table).map(([value, label]) => ({ value, label })).sort(byName);
  return (
    <form className={classes.filters} role="search" aria-label={t('audit.filters')} onSubmit={(event) => { event.preventDefault(); }}>
      <TextInput w="13rem" aria-label={t('audit.search')} placeholder={t('audit.search')} leftSection={<IconSearch size={16} aria-hidden />} maxLength={100} value={filter.text ?? ''} onChange={(event) => { set({ text: event.currentTarget.value }); }} />
      <Select w="9.5rem" aria-label={t('audit.author')} placeholder={t('audit.author')} clearable searchable clearButtonProps={clear} nothingFoundMessage={t('common.nothing')} value={filter.employeeId ?? null} onChange={(value) => { set({ employeeId: value ?? undefined }); }}
        data={(authors ?? []).map((one) => ({ value: one.id, label: one.retired ? t('audit.leftName', { name: one.name }) : one.name }))} />
      <Select w="9.5rem" aria-label={t('audit.thing')} placeholder={t('audit.thing')} clearable searchable clearButtonProps={clear} nothingFoundMessage={t('common.nothing')} value={filter.entity ?? null} onChange={(value) => { set({ entity: value ?? undefined }); }} data={choices(words.entity)} />
      <Select w="10.5rem" aria-label={t('audit.deed')} placeholder={t('audit.deed')} clearable searchable clearButtonProps={clear} nothingFoundMessage={t('common.nothing')} value={filter.action ?? null} onChange={(value) => { set({ action: value ?? undefined }); }} data={choices(words.action)} />
      <DayField w="7.5rem" aria-label={t('audit.from')} placeholder={t('audit.from')} clearable value={filter.fromDay as Day | undefined} onChange={(fromDay) => { set({ fromDay }); }} />
      <DayField w="7.5rem" aria-label={t('audit.till')} placeholder={t('audit.till')} clearable value={filter.tillDay as Day | undefined} onChange={(tillDay) => { set({ tillDay }); }} />
      {Object.keys(filter).length > 0 && <Button variant="subtle" leftSection={<IconFilterOff size={18} aria-hidden />} onClick={() => { onChange(emptyFilter); }}>{t('audit.reset')}</Button>}
    </form>
  );
}
