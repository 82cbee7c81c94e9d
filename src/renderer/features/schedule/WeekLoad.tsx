import { useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { without } from '#shared/schedule/grid.ts';
import { busyOf } from '#shared/schedule/list.ts';
import { briefDay } from '../../ui/day-text.ts';
import { colourOf } from './view/colour.ts';
import { loadOf, type DoctorColumn } from './view/column.ts';
import type { Sheet } from './view/sheet.ts';
import classes from './week.module.css';

interface Props { readonly sheet: Sheet; readonly columns: readonly DoctorColumn[]; readonly rowsOf: (key: string) => readonly AppointmentRow[]; readonly now: Wall; readonly lengthMin: number; onOpen(day: Day, doctorId: string, startMin: number | undefined): void }

const none: readonly AppointmentRow[] = [];

/** The first free time of a column that is long enough and not past. */
function firstFree(column: DoctorColumn, rows: readonly AppointmentRow[], lengthMin: number, now: Wall): number | undefined {
  if (column.day < now.day) return undefined;
  const from = column.day === now.day ? now.minute : 0;
  return without(column.shifts, busyOf(column, rows)).map((free) => ({ ...free, startMin: Math.max(free.startMin, Math.ceil(from / 5) * 5) })).find((free) => free.endMin - free.startMin >= lengthMin)?.startMin;
}

/** Everybody's week at a glance: who works, how full it is, and the first free time of each day. Enter opens the day there. */
export function WeekLoad({ sheet, columns, rowsOf, now, lengthMin, onOpen }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const table = useRef<HTMLTableElement>(null);
  const days = [...new Set(columns.map((c) => c.day))], shown = new Set(columns.map((c) => c.id)), doctors = sheet.doctors.filter((d) => shown.has(d.id));
  const byKey = new Map(columns.map((c) => [`${c.day} ${c.id}`, c]));
  const onKeyDown = (event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    if (dx === undefined || dy === undefined || !cell) return;
    event.preventDefault();
    const [x = 0, y = 0] = (cell.dataset['at'] ?? '').split(' ').map(Number);
    const next = table.current?.querySelector<HTMLElement>(`[data-at="${x + dx} ${y + dy}"]`);
    next?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <div className={classes.box} data-week-load>
      <table ref={table} className={classes.table} onKeyDown={onKeyDown} aria-label={t('view.loadLabel')}>
        <thead>
          <tr><th scope="col">{t('dialog.doctor')}</th>{days.map((on) => <th key={on} scope="col" data-today={on === now.day ? '' : undefined}>{briefDay(on, i18n.language)}</th>)}</tr>
        </thead>
        <tbody>
          {doctors.map((doctor, y) => (
            <tr key={doctor.id}>
              <th scope="row"><div className={classes.doctor}><i style={{ background: colourOf(doctor.colour) }} aria-hidden /><span>{doctor.name}</span></div><span className={classes.more}>{doctor.speciality}</span></th>
              {days.map((on, x) => {
                const column = byKey.get(`${on} ${doctor.id}`), rows = column ? rowsOf(column.key) : none, load = column && loadOf(column, rows);
                const free = column && firstFree(column, rows, lengthMin, now), percent = Math.round((load ?? 0) * 100);
                const why = column?.absences[0] ? t(`absence.${column.absences[0].kind}`) : t('grid.dayOff');
                return (
                  <td key={on} data-today={on === now.day ? '' : undefined}>
                    <UnstyledButton className={classes.cell} data-at={`${x} ${y}`} data-off={load === undefined ? '' : undefined} tabIndex={x === 0 && y === 0 ? 0 : -1} onClick={() => { onOpen(on, doctor.id, free); }}>
                      <VisuallyHidden>{doctor.name}, {briefDay(on, i18n.language)}: </VisuallyHidden>
                      {load === undefined ? <span className={classes.off}>{why}</span> : (
                        <>
                          <span className={classes.numbers}><b>{t('view.taken', { percent })}</b><VisuallyHidden>, </VisuallyHidden><span>{t('view.count', { count: rows.length })}</span></span>
                          <i className={classes.bar} data-full={percent >= 90 ? '' : undefined} style={{ '--load': load } as CSSProperties} aria-hidden />
                          <VisuallyHidden>, </VisuallyHidden><span className={classes.free}>{free !== undefined ? t('view.freeFrom', { time: clockText(free) }) : t(on < now.day ? 'view.past' : 'view.noFree')}</span>
                        </>
                      )}
                    </UnstyledButton>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
