import { IconTags } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TagReportRow } from '#shared/reports/contract.ts';
import { tagFilter } from '#shared/reports/drill.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Figure } from './Figure.tsx';
import { periodOf, useTagReport, type Input } from './queries.ts';
import { useReports } from './reports-store.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

/** Calls by tag. */
export function TagReport({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const groupId = useReports((state) => state.groupId), query = useTagReport({ ...input, ...(groupId ? { groupId } : {}) });
  const marked = (name: string, retired: boolean): string => (retired ? `${name} (${t('callHistory.deletedMark')})` : name);
  const nameOf = (row: TagReportRow): string => (row.kind === 'tag' ? marked(row.name, row.retired) : t(`reports.tagReport.${row.kind}`));
  return (
    <Report query={query} report="tags">{({ rows }) => {
      const most = Math.max(1, ...rows.map(({ calls }) => calls)), whose = input.employeeId === undefined ? {} : { countedFor: input.employeeId };
      return (
        <section className={classes.section}>
          <h3>{t('reports.tagReport.title')}</h3>
          <p className={classes.quiet}>{t('reports.tagReport.hint')}</p>
          {rows.length === 0 ? <Empty icon={<IconTags size={40} stroke={1.3} aria-hidden />}>{t('reports.tagReport.nothing')}</Empty> : (
            <div className={classes.box}>
              <table className={classes.table} data-testid="tag-report">
                <thead><tr><th scope="col">{t('reports.tagReport.tag')}</th><th scope="col" className={classes.left}>{t('reports.tagReport.group')}</th><th scope="col">{t('reports.tagReport.calls')}</th><td className={classes.barCell} /></tr></thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.kind === 'tag' ? row.tagId : row.kind} data-row={row.kind === 'tag' ? row.name : row.kind}>
                      <th scope="row">{row.kind === 'none' ? <Hint text={t('reports.tagReport.noneHint')}>{nameOf(row)}</Hint> : nameOf(row)}</th>
                      <td className={classes.left}>{row.kind === 'tag' ? marked(row.group, row.groupRetired) : t('common.dash')}</td>
                      <td><Figure text={String(row.calls)} what={nameOf(row)} calls={row.calls} filter={{ ...tagFilter(periodOf(input), row), ...whose }} /></td>
                      <td className={classes.barCell}>{row.calls > 0 && <span aria-hidden className={classes.bar} style={{ width: `${String(Math.round((row.calls / most) * 100))}%` }} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      );
    }}</Report>
  );
}
