import { memo } from 'react';
import { IconArrowRight, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '#shared/audit/contract.ts';
import { sentenceOf } from '#shared/audit/sentence.ts';
import { dayTimeOf } from '../../ui/format.ts';
import classes from './audit.module.css';

const longest = 300;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** One row of the log: when, who, what was done to what, and each field before and after. */
export const AuditEntry = memo(function AuditEntry({ row, zone }: { readonly row: AuditRow; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const { deed, thing, subject, changes } = sentenceOf(row, i18n.language === 'en' ? 'en' : 'ru', zone);
  return (
    <>
      <span className={classes.when}>{dayTimeOf(row.at, zone)}</span>
      <span className={classes.who}>{row.employee || t('audit.program')}</span>
      <div className={classes.what}>
        <div><strong>{deed}</strong>{subject ? <span className={classes.subject}> {subject}</span> : <span className={classes.thing}> {thing}</span>}</div>
        {row.hidden && <div className={classes.hidden}><IconEyeOff size={16} aria-hidden />{t('audit.hidden')}</div>}
        {changes.length > 0 && (
          <ul className={classes.changes}>
            {changes.map((change) => (
              <li key={change.field}>
                <span className={classes.label}>{change.label}:</span>{' '}
                {change.before !== undefined && <><span className={classes.before}>{shortened(change.before)}</span> <IconArrowRight size={14} aria-label={t('audit.became')} className={classes.arrow} /> </>}
                <span>{change.after === undefined ? t('common.dash') : shortened(change.after)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className={classes.number}>{t('audit.number', { number: row.seq })}</span>
    </>
  );
});
