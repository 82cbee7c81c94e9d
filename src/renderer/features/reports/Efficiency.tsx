import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '#shared/kernel/time.ts';
import type { EfficiencyRow, Period } from '#shared/reports/contract.ts';
import { figureFilters } from '#shared/reports/drill.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Broken } from './Broken.tsx';
import { Figure } from './Figure.tsx';
import { periodOf, useEfficiency, type Input } from './queries.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

const columns = ['name', 'total', 'booked', 'conversion', 'talk', 'average', 'missed', 'unanswered'] as const;
/** «33,3 %», a dash of nothing. */
export function usePercent(): (percent: number | undefined) => string {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (percent) => (percent === undefined ? t('common.dash') : `${number.format(percent)}\u00a0%`);
}

function Row({ row, name, period, countedFor }: { readonly row: EfficiencyRow; readonly name: React.ReactNode; readonly period: Period; readonly countedFor: Parameters<typeof figureFilters>[1] }) {
  const { t } = useTranslation();
  const filters = figureFilters(period, countedFor), percent = usePercent(), talks = row.total - row.missed.n - row.unanswered.n;
  const what = (column: (typeof columns)[number]): string => t(`reports.efficiency.columns.${column}`);
  const figure = (column: (typeof columns)[number], text: string, calls: number, filter: keyof typeof filters) => <td data-figure={column}><Figure text={text} what={what(column)} calls={calls} filter={filters[filter]} /></td>;
  return (
    <tr data-row={countedFor ?? 'clinic'}>
      <th scope="row">{name}</th>
      {figure('total', String(row.total), row.total, 'total')}
      {figure('booked', String(row.booked), row.booked, 'booked')}
      {figure('conversion', percent(row.conversion.percent), row.booked, 'booked')}
      {figure('talk', durationText(row.talkMs), talks, 'talk')}
      {figure('average', row.averageMs === undefined ? t('common.dash') : durationText(row.averageMs), talks, 'talk')}
      <td data-figure="missed"><Figure text={String(row.missed.n)} what={what('missed')} calls={row.missed.n} filter={filters.missed} /><span className={classes.share}>{percent(row.missed.percent)}</span></td>
      <td data-figure="unanswered"><Figure text={String(row.unanswered.n)} what={what('unanswered')} calls={row.unanswered.n} filter={filters.unanswered} /><span className={classes.share}>{percent(row.unanswered.percent)}</span></td>
    </tr>
  );
}

/** «Эффективность администраторов» (R-182…R-184). IDENT's own conversion stands apart from it, under «Конверсии». */
export function Efficiency({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useEfficiency(input);
  return (
    <Report query={query} report="efficiency">{(data) => (
      <>
        <Broken rows={data.broken} />
        <section className={classes.section}>
          <h3>{t('reports.efficiency.title')}</h3>
          <p className={classes.quiet}>{t('reports.efficiency.hint')}</p>
          {data.rows.length === 0 ? <Empty icon={<IconUsers size={40} stroke={1.3} aria-hidden />}>{t('reports.efficiency.nobody')}</Empty> : (
            <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.efficiency.title')}>
              <table className={classes.table} data-testid="efficiency">
                <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`reports.efficiency.columns.${column}`)}</th>)}</tr></thead>
                <tbody>{data.rows.map((row) => <Row key={row.employeeId ?? 'shared'} row={row} period={periodOf(input)} countedFor={row.employeeId ?? 'shared'} name={row.employeeId === undefined ? <Hint text={t('reports.efficiency.sharedHint')}>{t('reports.efficiency.shared')}</Hint> : row.name} />)}</tbody>
                {input.employeeId === undefined && <tfoot><Row row={data.clinic} period={periodOf(input)} countedFor={undefined} name={t('reports.efficiency.clinic')} /></tfoot>}
              </table>
            </div>
          )}
        </section>
      </>
    )}</Report>
  );
}
