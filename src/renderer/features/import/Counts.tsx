import { IconAlertTriangle, IconCirclePlus, IconEqual, IconFileDescription, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '#shared/import/contract.ts';
import classes from './import.module.css';

interface Props {
  readonly counts: NonNullable<ImportView['counts']>;
  readonly kind: ImportView['kind'];
  /** What would come of it, not what has. */
  readonly checked?: boolean;
}

/** The figures of a check or of an import, each with its word. */
export function Counts({ counts, kind, checked = false }: Props) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const one = (key: string, value: number, Icon: ComponentType<{ size: number; 'aria-hidden': true }>, words: string) => (
    <div className={classes.count} key={key} data-count={key}><strong>{number.format(value)}</strong><span><Icon size={16} aria-hidden />{words}</span></div>
  );
  return (
    <div className={classes.counts} role="group" aria-label={t('importing.figures')}>
      {one('rows', counts.rows, IconFileDescription, t('importing.count.rows'))}
      {one('added', counts.added, IconCirclePlus, t(checked ? 'importing.count.new' : 'importing.count.added'))}
      {one('known', counts.known, IconEqual, t('importing.count.known'))}
      {one('refused', counts.refused, IconAlertTriangle, t('importing.count.refused'))}
      {kind === 'patients' && counts.phones > 0 && one('phones', counts.phones, IconCirclePlus, t('importing.count.phones'))}
      {counts.families > 0 && one('families', counts.families, IconUsers, t('importing.count.families'))}
      {counts.doctors > 0 && one('doctors', counts.doctors, IconUsers, t('importing.count.doctors'))}
      {counts.maybe > 0 && one('maybe', counts.maybe, IconUsers, t('importing.count.maybe'))}
    </div>
  );
}
