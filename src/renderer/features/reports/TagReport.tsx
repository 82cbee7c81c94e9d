import { IconTags } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import type { Period, TagReportRow } from '#shared/reports/contract.ts';
import { tagFilter } from '#shared/reports/drill.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Figure } from './Figure.tsx';
import { useTagReport } from './queries.ts';
import classes from './reports.module.css';

/** Calls by tag. */
export function TagReport({ period, groupId }: { readonly period: Period; readonly groupId: Id | undefined }) {
  const { t } = useTranslation();
  const { data } = useTagReport({ ...period, ...(groupId ? { groupId } : {}) }), most = Math.max(1, ...(data?.rows.map(({ calls }) => calls) ?? []));
  const marked = (name: string, retired: boolean): string => (retired ? `${name} (${t('callHistory.deletedMark')})` : name);
  const nameOf = (row: TagReportRow): string => (row.kind === 'tag' ? marked(row.name, row.retired) : t(`reports.tagReport.${row.kind}`));
  return (
    <section className={classes.section} aria-label={t('reports.tagReport.title')}>
      <h3>{t('reports.tagReport.title')}</h3>
      <p className={classes.quiet}>{t('reports.tagReport.hint')}</p>
      {data?.rows.length === 0 && <Empty icon={<IconTags size={40} stroke={1.3} aria-hidden />}>{t('reports.tagReport.nothing')}</Empty>}
      {data && data.rows.length > 0 && (
        <div className={classes.box}>
          <table className={classes.table} data-testid="tag-report">
            <thead><tr><th scope="col">{t('reports.tagReport.tag')}</th><th scope="col" className={classes.left}>{t('reports.tagReport.group')}</th><th scope="col">{t('reports.tagReport.calls')}</th><td className={classes.barCell} /></tr></thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.kind === 'tag' ? row.tagId : row.kind} data-row={row.kind === 'tag' ? row.name : row.kind}>
                  <th scope="row">{row.kind === 'none' ? <Hint text={t('reports.tagReport.noneHint')}>{nameOf(row)}</Hint> : nameOf(row)}</th>
                  <td className={classes.left}>{row.kind === 'tag' ? marked(row.group, row.groupRetired) : t('common.dash')}</td>
                  <td><Figure text={String(row.calls)} what={nameOf(row)} calls={row.calls} filter={tagFilter(period, row)} /></td>
                  <td className={classes.barCell}>{row.calls > 0 && <span aria-hidden className={classes.bar} style={{ width: `${String(Math.round((row.calls / most) * 100))}%` }} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
