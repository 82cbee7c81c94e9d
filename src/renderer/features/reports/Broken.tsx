import { useState } from 'react';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayText } from '#shared/kernel/time.ts';
import type { BrokenDayRow } from '#shared/reports/contract.ts';
import { day } from '#shared/kernel/values.ts';
import classes from './reports.module.css';

const few = 3;

/** The days on which a phone was not one person's: their figures are told apart from the others. */
export function Broken({ rows }: { readonly rows: readonly BrokenDayRow[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const days = new Set(rows.map((row) => row.day)).size, shown = all ? rows : rows.slice(0, few);
  const text = (row: BrokenDayRow): string => {
    const on = dayText(day(row.day));
    return row.kind === 'several' ? t('reports.broken.several', { day: on, name: row.employee, phones: row.phones.join(', ') }) : t(`reports.broken.${row.kind}`, { day: on, phone: row.phone, names: row.employees.join(', ') });
  };
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle size={20} aria-hidden />} title={t('reports.broken.title', { count: days })} data-broken styles={{ title: { color: 'var(--mantine-color-text)', fontSize: '0.875rem' }, message: { color: 'var(--mantine-color-text)' } }}>
      {t('reports.broken.text')}
      <ul className={classes.broken}>{shown.map((row, n) => <li key={n}>{text(row)}</li>)}</ul>
      {rows.length > few && <Button mt={4} variant="subtle" size="compact-md" mih={32} fz={14} color="orange.9" c="var(--mantine-color-text)" onClick={() => { setAll(!all); }}>{all ? t('reports.broken.less') : t('reports.broken.all', { count: rows.length })}</Button>}
    </Alert>
  );
}
