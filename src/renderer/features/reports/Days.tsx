import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { IconCalendarStats } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Period } from '#shared/reports/contract.ts';
import type { CallDayRow } from '#shared/reports/figures.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { openCalls } from '../call-history/index.ts';
import { columnsOf, scaleOf, series, type Column } from './days-view.ts';
import { Figure } from './Figure.tsx';
import { useCallDays, type Input } from './queries.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

const width = 1000, height = 240, left = 44, bottom = 26, top = 8;

/** Each kind of call has a colour and a pattern of its own, so that neither ink nor eye need know colours. */
function Patterns({ id }: { readonly id: string }) {
  const line = (name: string, d: string, size = 6) => <pattern id={`${id}-${name}`} width={size} height={size} patternUnits="userSpaceOnUse"><rect width={size} height={size} className={classes[`soft-${name}`]} /><path d={d} className={classes[`line-${name}`]} strokeWidth="1.5" fill="none" /></pattern>;
  return <defs>{line('outbound', 'M0 6L6 0M-1 1L1 -1M5 7L7 5')}{line('missed', 'M0 0L6 6M6 0L0 6')}{line('unanswered', 'M0 3H6')}</defs>;
}
const fillOf = (id: string, name: (typeof series)[number]): { readonly className?: string; readonly fill?: string } => (name === 'inbound' ? { className: classes.solid! } : { fill: `url(#${id}-${name})` });

/** Columns by day; arrows walk along them, Enter opens the calls of the one stood upon. */
function Chart({ columns, onOpen }: { readonly columns: readonly Column[]; readonly onOpen: ((column: Column) => void) | undefined }) {
  const { t } = useTranslation();
  const id = useId().replaceAll(':', ''), [at, setAt] = useState(columns.length - 1), { top: most, lines } = scaleOf(Math.max(...columns.map(({ total }) => total)));
  const step = (width - left) / columns.length, bar = Math.max(2, Math.min(36, step * 0.72)), y = (n: number): number => top + (height - bottom - top) * (1 - n / most), here = columns[Math.min(at, columns.length - 1)]!;
  const said = (column: Column): string => t('reports.days.said', { label: column.label, total: column.total, ...column.counts });
  const press = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -columns.length, End: columns.length }[event.key];
    if (event.key === 'Enter') onOpen?.(here);
    else if (move === undefined) return;
    else setAt(Math.max(0, Math.min(columns.length - 1, at + move)));
    event.preventDefault();
  };
  const every = Math.ceil(columns.length / 16);
  return (
    <div className={classes.chart}>
      <div role="slider" tabIndex={0} aria-label={t('reports.days.chart')} aria-valuemin={1} aria-valuemax={columns.length} aria-valuenow={at + 1} aria-valuetext={said(here)} onKeyDown={press} data-testid="days-chart" className={classes.slider}>
        <svg viewBox={`0 0 ${String(width)} ${String(height)}`} className={classes.svg} aria-hidden>
          <Patterns id={id} />
          {lines.map((n) => <g key={n}><line x1={left} x2={width} y1={y(n)} y2={y(n)} className={classes.grid} /><text x={left - 8} y={y(n) + 4} textAnchor="end" className={classes.axis}>{n}</text></g>)}
          {columns.map((column, n) => {
            const x = left + step * n + (step - bar) / 2;
            let from = 0;
            return (
              <g key={column.fromDay} onMouseEnter={() => { setAt(n); }} onClick={() => { onOpen?.(column); }} className={onOpen && classes.clickable}>
                <rect x={left + step * n} y={top} width={step} height={height - bottom - top} className={n === at ? classes.here : classes.elsewhere} />
                {series.map((name) => {
                  const count = column.counts[name];
                  if (count === 0) return null;
                  from += count;
                  return <rect key={name} x={x} y={y(from)} width={bar} height={y(from - count) - y(from)} {...fillOf(id, name)} />;
                })}
                {n % every === 0 && <text x={Math.min(left + step * (n + 0.5), width - 18)} y={height - 8} textAnchor="middle" className={classes.axis}>{column.short}</text>}
              </g>
            );
          })}
        </svg>
      </div>
      <p className={classes.readout} data-testid="days-readout">{said(here)}</p>
      <ul className={classes.legend}>{series.map((name) => <li key={name}><svg width="18" height="18" aria-hidden><Patterns id={`${id}-${name}`} /><rect width="18" height="18" rx="3" {...fillOf(`${id}-${name}`, name)} /></svg>{t(`reports.days.series.${name}`)}</li>)}</ul>
    </div>
  );
}

function Rows({ rows, period }: { readonly rows: readonly CallDayRow[]; readonly period: Input }) {
  const { t } = useTranslation();
  return (
    <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.days.title')}>
      <table className={classes.table} data-testid="call-days">
        <thead><tr><th scope="col">{t('reports.days.day')}</th><th scope="col">{t('reports.days.all')}</th>{series.map((name) => <th key={name} scope="col">{t(`reports.days.series.${name}`)}</th>)}</tr></thead>
        <tbody>{columnsOf(rows).toReversed().map((column) => {
          const own: Period & { readonly countedFor?: string | undefined } = { fromDay: column.fromDay, tillDay: column.tillDay, ...(period.branchId === undefined ? {} : { branchId: period.branchId }), ...(period.employeeId === undefined ? {} : { countedFor: period.employeeId }) };
          return (
            <tr key={column.fromDay} data-row={column.fromDay}>
              <th scope="row">{column.label}</th>
              <td data-figure="all"><Figure text={String(column.total)} what={`${column.label}: ${t('reports.days.all')}`} calls={column.total} filter={own} /></td>
              {series.map((name) => <td key={name} data-figure={name}><Figure text={String(column.counts[name])} what={`${column.label}: ${t(`reports.days.series.${name}`)}`} calls={column.counts[name]} filter={{ ...own, types: [name] }} /></td>)}
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}

/** «Количество звонков по дням»: the picture, and the same as a table. */
export function Days({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useCallDays(input), reads = useRight('calls.history'), columns = useMemo(() => columnsOf(query.data ?? []), [query.data]);
  const open = ({ fromDay, tillDay }: Column): void => { openCalls({ fromDay, tillDay, ...(input.branchId === undefined ? {} : { branchId: input.branchId }), ...(input.employeeId === undefined ? {} : { countedFor: input.employeeId }) }); };
  return (
    <Report query={query} report="days">{(rows) => (
      <section className={classes.section}>
        <h3>{t('reports.days.title')}</h3>
        <p className={classes.quiet}>{t('reports.days.hint')}</p>
        {columns.every(({ total }) => total === 0) ? <Empty icon={<IconCalendarStats size={40} stroke={1.3} aria-hidden />}>{t('reports.nothing')}</Empty> : <><Chart columns={columns} onOpen={reads ? open : undefined} key={columns.length} /><Rows rows={rows} period={input} /></>}
      </section>
    )}</Report>
  );
}
