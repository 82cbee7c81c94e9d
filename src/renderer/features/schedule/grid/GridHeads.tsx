import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import { briefDay } from '../../../ui/day-text.ts';
import { colourOf } from '../view/colour.ts';
import { loadOf, type DoctorColumn } from '../view/column.ts';
import { useScheduleView } from '../schedule-store.ts';
import { rowsOf, type GridModel } from './grid-model.ts';
import classes from './grid.module.css';

/** Whom or which day each column is; the chair he works in, and how full his hours are. */
export const GridHeads = memo(function GridHeads({ model, today }: { readonly model: GridModel; readonly today: Day | undefined }) {
  const { t, i18n } = useTranslation('schedule');
  const here = useScheduleView((s) => s.cursor?.column);
  const chairsOf = (column: DoctorColumn) => [...new Set(column.shifts.flatMap((s) => model.chairs.get(s.chairId ?? '') ?? []))].join(', ');
  const why = (column: DoctorColumn) => (column.absences[0] ? t(`absence.${column.absences[0].kind}`) : t('grid.dayOff'));
  return (
    <div className={classes.heads}>
      {model.columns.map((column) => {
        const rows = rowsOf(model, column.key), load = loadOf(column, rows), chairs = chairsOf(column), onDay = briefDay(column.day, i18n.language);
        const hours = column.shifts.map((s) => `${clockText(s.startMin)}–${clockText(s.endMin)}`).join(', ');
        const title = [
          ...(model.heads === 'doctors' ? [] : [onDay]), t('grid.doctor', { name: column.name, speciality: column.speciality, count: rows.length }),
          ...(load === undefined ? [why(column)] : [hours, ...(chairs ? [t('grid.chair', { chair: chairs })] : []), t('grid.load', { percent: Math.round(load * 100) })]),
        ].join(', ');
        const [name, more] = {
          doctors: [column.name, load === undefined ? why(column) : [column.speciality, chairs].filter(Boolean).join(' · ')],
          days: [onDay, load === undefined ? why(column) : [hours, chairs].filter(Boolean).join(' · ')],
          both: [column.name, load === undefined ? `${onDay} · ${why(column)}` : onDay],
        }[model.heads] as [string, string];
        return (
          <div key={column.key} className={classes.headCell} data-here={here === column.key ? '' : undefined} data-today={model.heads !== 'doctors' && column.day === today ? '' : undefined} title={title}>
            <div className={classes.headName}>{model.heads !== 'days' && <i className={classes.dot} style={{ background: colourOf(column.colour) }} aria-hidden />}<span>{name}</span></div>
            <span className={classes.headMore}>{more}</span>
            {load !== undefined && <i className={classes.load} style={{ '--load': load } as CSSProperties} aria-hidden />}
          </div>
        );
      })}
    </div>
  );
});
