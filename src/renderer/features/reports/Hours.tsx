import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { shareOf } from '#shared/reports/figures.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Num } from './Num.tsx';
import { useHours, type Input } from './queries.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

const measures = ['calls', 'missed', 'percent'] as const;
type Measure = (typeof measures)[number];

/** When people call, and when nobody answers: a table whose cells are tinted by their own numbers. */
export function Hours({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useHours(input), [measure, setMeasure] = useState<Measure>('calls');
  return (
    <Report query={query} report="hours">{(cells) => {
      const hours = cells.map(({ hour }) => hour), first = Math.min(8, ...hours), last = Math.max(20, ...hours), columns = Array.from({ length: last - first + 1 }, (_, n) => first + n), byPlace = new Map(cells.map((cell) => [`${String(cell.weekday)} ${String(cell.hour)}`, cell]));
      const value = (calls: number, missed: number): number => (measure === 'calls' ? calls : measure === 'missed' ? missed : shareOf(missed, calls).percent ?? 0);
      const most = measure === 'percent' ? 100 : Math.max(1, ...cells.map(({ calls, missed }) => value(calls, missed)));
      const types = measure === 'calls' ? ['inbound' as const, 'missed' as const] : ['missed' as const];
      return (
        <section className={classes.section}>
          <h3>{t('reports.hours.title')}</h3>
          <p className={classes.quiet}>{t('reports.hours.hint')}</p>
          <SegmentedControl className={classes.measures} aria-label={t('reports.hours.measure')} value={measure} onChange={(next) => { const one = measures.find((name) => name === next); if (one) setMeasure(one); }} data={measures.map((one) => ({ value: one, label: t(`reports.hours.measures.${one}`) }))} />
          {cells.length === 0 ? <Empty icon={<IconClockHour4 size={40} stroke={1.3} aria-hidden />}>{t('reports.nothing')}</Empty> : (
            <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.hours.title')}>
              <table className={`${classes.table} ${classes.heat}`} data-testid="hours">
                <thead><tr><th scope="col">{t('reports.hours.weekday')}</th>{columns.map((hour) => <th key={hour} scope="col">{clockText(hour * 60)}</th>)}</tr></thead>
                <tbody>{[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
                  <tr key={weekday} data-row={weekday}>
                    <th scope="row">{t(`reports.weekdays.${String(weekday)}`)}</th>
                    {columns.map((hour) => {
                      const { calls = 0, missed = 0 } = byPlace.get(`${String(weekday)} ${String(hour)}`) ?? {}, n = value(calls, missed), share = 0.4;
                      return (
                        <td key={hour} data-hour={hour} data-look={measure} style={{ '--heat': `${String(Math.round((n / most) * share * 100))}%` } as React.CSSProperties}>
                          {calls > 0 && (measure === 'calls' || missed > 0) && <Num text={measure === 'percent' ? `${String(Math.round(n))}\u00a0%` : String(n)} n={measure === 'calls' ? calls : missed} what={t('reports.hours.cell', { day: t(`reports.weekdays.${String(weekday)}`), hour: clockText(hour * 60), measure: t(`reports.hours.measures.${measure}`) })} input={input} of={{ of: 'calls', figure: { weekday, hour, types } }} />}
                        </td>
                      );
                    })}
                  </tr>
                ))}</tbody>
              </table>
            </div>
          )}
        </section>
      );
    }}</Report>
  );
}
