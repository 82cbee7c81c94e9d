import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { longDay } from '../../ui/day-text.ts';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import type { MenuRequest } from './grid/ScheduleGrid.tsx';
import { kindIcons } from './grid/kinds.tsx';
import { statusIcons } from './grid/statuses.tsx';
import { linesOfColumn, type ListLine } from '#shared/schedule/list.ts';
import type { DoctorColumn } from './view/column.ts';
import type { Place } from './view/drag.ts';
import classes from './list.module.css';

interface Props {
  readonly columns: readonly DoctorColumn[];
  readonly rowsOf: (key: string) => readonly AppointmentRow[];
  readonly chairs: ReadonlyMap<string, string>;
  readonly canWrite: boolean;
  onOpen(row: AppointmentRow): void;
  onBook(place: Place): void;
  onCancel(row: AppointmentRow): void;
  onMenu(request: MenuRequest): void;
}

function Line({ line, first, chairs, canWrite }: { readonly line: ListLine; readonly first: boolean; readonly chairs: Props['chairs']; readonly canWrite: boolean }) {
  const { t } = useTranslation('schedule');
  const row = line.kind === 'appointment' ? line.row : undefined, Status = row && statusIcons[row.status], Kind = row && row.kind !== 'ordinary' ? kindIcons[row.kind] : undefined;
  const what = row ? row.patient || t('grid.noName') : line.kind === 'free' ? t(canWrite ? 'list.freeBook' : 'list.free') : line.kind === 'reserved' ? `${t('grid.reserve')}: ${line.reserved.reason}` : line.kind === 'absent' ? [t(`absence.${line.absence.kind}`), line.absence.reason].filter(Boolean).join(': ') : t('grid.dayOff');
  return (
    <tr data-line={line.kind} data-status={row?.status}>
      <td className={classes.time}>{line.kind === 'off' ? '' : `${clockText(line.startMin)}–${clockText(line.endMin)}`}</td>
      <td>{line.kind === 'off' ? <span className={classes.quiet}>{what}</span> : <button type="button" className={classes.what} tabIndex={first ? 0 : -1} data-row>{what}</button>}</td>
      <td className={classes.phone}>{row?.phone && <span className={classes.number}>{/\d/.test(row.phone) && <CallButton phone={row.phone} tabIndex={-1} />}<PhoneNumber text={row.phone} /></span>}</td>
      <td>{Status && <span className={classes.status}><Status size={16} stroke={2} aria-hidden /> {t(`status.${row.status}`)}</span>}</td>
      <td>{Kind && row && <span className={classes.status}><Kind size={16} aria-hidden /> {t(`kind.${row.kind}`)}</span>}</td>
      <td>{row?.chairId ? chairs.get(row.chairId) : ''}</td>
      <td className={classes.comment}>{[...(row?.debt ? [t('grid.debt')] : []), ...(row?.banned ? [t('grid.banned')] : []), ...(row?.comment ? [row.comment] : [])].join(' · ')}</td>
    </tr>
  );
}

/**
 * The day as a table, doctor by doctor: what a screen reader reads and what a line at a time is enough for. Up and down go
 * from line to line, PageUp and PageDown from doctor to doctor; Enter opens or books, Shift+F10 has the menu.
 */
export function DayTable({ columns, rowsOf, chairs, canWrite, onOpen, onBook, onCancel, onMenu }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const box = useRef<HTMLDivElement>(null);
  const groups = columns.map((column) => ({ column, lines: linesOfColumn(column, rowsOf(column.key)) }));
  const lineOf = (element: HTMLElement): { readonly column: DoctorColumn; readonly line: ListLine } | undefined => {
    const body = element.closest<HTMLElement>('[data-column]'), row = element.closest('tr');
    const group = groups.find((g) => g.column.key === body?.dataset['column']), index = row && body ? [...body.querySelectorAll('tr[data-line]')].indexOf(row) : -1;
    const line = group?.lines[index];
    return group && line && { column: group.column, line };
  };
  const placeOf = ({ column, line }: NonNullable<ReturnType<typeof lineOf>>): Place => ({ column: column.key, startMin: line.startMin, endMin: line.kind === 'free' ? Math.min(line.endMin, line.startMin + column.usualMin) : line.endMin });
  const menu = (element: HTMLElement, x: number, y: number) => {
    const at = lineOf(element);
    if (!at || at.line.kind === 'off') return;
    const { line } = at;
    const state: MenuRequest['state'] = line.kind === 'appointment' ? { kind: 'taken', row: line.row } : line.kind === 'reserved' ? { kind: 'reserved', reserved: line.reserved } : { kind: line.kind === 'free' ? 'free' : 'closed' };
    onMenu({ x, y, state, place: placeOf(at) });
  };
  const press = (element: HTMLElement) => {
    const at = lineOf(element);
    if (!at) return;
    if (at.line.kind === 'appointment') onOpen(at.line.row);
    else if (at.line.kind === 'free' && canWrite) onBook(placeOf(at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement, all = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])], at = all.indexOf(target);
    if (at < 0) return;
    const goTo = (next: HTMLElement | undefined) => {
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      for (const one of all) one.tabIndex = one === next ? 0 : -1;
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    const ofDoctor = (n: number) => {
      const here = groups.findIndex((g) => g.column.key === target.closest<HTMLElement>('[data-column]')?.dataset['column']);
      return all.find((one) => one.closest<HTMLElement>('[data-column]')?.dataset['column'] === groups[here + n]?.column.key);
    };
    switch (event.key) {
      case 'ArrowDown': goTo(all[at + 1]); break;
      case 'ArrowUp': goTo(all[at - 1]); break;
      case 'Home': goTo(all[0]); break;
      case 'End': goTo(all.at(-1)); break;
      case 'PageDown': goTo(ofDoctor(1)); break;
      case 'PageUp': goTo(ofDoctor(-1)); break;
      case 'Delete': {
        const row = lineOf(target)?.line;
        if (row?.kind === 'appointment' && canWrite && row.row.status !== 'cancelled') onCancel(row.row);
        break;
      }
      case 'F10': case 'ContextMenu': {
        if (event.key === 'F10' && !event.shiftKey) break;
        event.preventDefault();
        const { left, bottom } = target.getBoundingClientRect();
        menu(target, left + 16, bottom);
        break;
      }
    }
  };
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    if (event.clientX > 0) menu(event.target as HTMLElement, event.clientX, event.clientY);
  };
  const onClick = (event: MouseEvent) => { const button = (event.target as HTMLElement).closest<HTMLElement>('[data-row]'); if (button) press(button); };
  const firstGroup = groups.findIndex((g) => g.lines.some((l) => l.kind !== 'off'));
  return (
    // the keys belong to the buttons in it; the box only hears them
    <div ref={box} className={classes.box} data-day-table onKeyDown={onKeyDown} onContextMenu={onContextMenu} onClick={onClick} role="presentation">
      <table className={classes.table} aria-label={columns[0] ? t('list.label', { day: longDay(columns[0].day, i18n.language) }) : ''}>
        <thead><tr>{(['time', 'patient', 'phone', 'status', 'kind', 'chair', 'comment'] as const).map((name) => <th key={name} scope="col">{t(`list.${name}`)}</th>)}</tr></thead>
        {groups.map(({ column, lines }, n) => (
          <tbody key={column.key} data-column={column.key}>
            <tr><th scope="rowgroup" colSpan={7} className={classes.doctor}>{column.name}{column.speciality ? `, ${column.speciality}` : ''} <span className={classes.quiet}>{t('view.count', { count: rowsOf(column.key).length })}</span></th></tr>
            {lines.map((line, m) => <Line key={line.kind === 'appointment' ? line.row.id : `${line.kind} ${line.startMin}`} line={line} first={n === firstGroup && m === 0} chairs={chairs} canWrite={canWrite} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}
