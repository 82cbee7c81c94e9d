import { useEffect, useEffectEvent, useMemo, useRef, useState, type CSSProperties, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, type Wall } from '#shared/kernel/time.ts';
import type { AppointmentRow, ScheduleLook } from '#shared/schedule/contract.ts';
import { without, type Stretch } from '#shared/schedule/grid.ts';
import { useScreen } from '../../../shell/screen-store.ts';
import { useScheduleView } from '../schedule-store.ts';
import type { PlaceState } from '../view/column.ts';
import { coveredBy, selecting, type Cursor } from '../view/cursor.ts';
import { longDay, weekText } from '../../../ui/day-text.ts';
import type { Place } from '../view/drag.ts';
import { DayColumn } from './DayColumn.tsx';
import { GridHeads } from './GridHeads.tsx';
import { NowButton } from './NowButton.tsx';
import { GridCursor } from './GridCursor.tsx';
import { NowLine } from './NowLine.tsx';
import { atCursor, columnOf, daysOf, indexOf, placeOf, rowsOf, type GridModel } from './grid-model.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { timesOf, useGridPointer, type GridParts } from './use-grid-pointer.ts';
import classes from './grid.module.css';

/** What a menu was asked for, and where on the screen. */
export interface MenuRequest { readonly x: number; readonly y: number; readonly place: Place; readonly state: PlaceState }
interface Props {
  readonly model: GridModel;
  /** The present by the clock of the branch shown. */
  readonly now: Wall | undefined;
  readonly colour: ScheduleLook['colour'];
  /** The suitable time of the filter: the rest is dimmed. */
  readonly wished: Stretch | undefined;
  /** The time of the open «Новый прием». */
  readonly draft: Place | undefined;
  readonly canWrite: boolean;
  /** Another day is being read. */
  readonly stale: boolean;
  onOpen(row: AppointmentRow): void;
  onBook(place: Place): void;
  onMove(row: AppointmentRow, to: Place): void;
  onResize(row: AppointmentRow, to: Place): void;
  onCancel(row: AppointmentRow): void;
  onMenu(request: MenuRequest): void;
  onTurnDay(days: number): void;
  onToday(): void;
  onUndo(): void;
}

/** Doctors or days as columns, five minutes as the step. The page says what is shown; the store holds where the cursor stands. */
export function ScheduleGrid(props: Props) {
  const { model, now, wished, draft, canWrite, stale } = props;
  const { t, i18n } = useTranslation('schedule');
  const box = useRef<HTMLDivElement>(null), columns = useRef<HTMLDivElement>(null), ghost = useRef<HTMLDivElement>(null), hover = useRef<HTMLDivElement>(null);
  const parts: GridParts = useMemo(() => ({ box, columns, ghost, hover }), []);
  const [said, say] = useState('');
  const setCursor = useScheduleView((s) => s.setCursor);
  const keyMenuAt = useRef(0);
  const { startMin, endMin } = model.hours, days = useMemo(() => daysOf(model), [model]), first = days[0], today = now !== undefined && days.includes(now.day);

  const pointer = useGridPointer(parts, model, canWrite, {
    select: setCursor,
    selectRange: (place) => { setCursor(selecting(place.column, place)); },
    move: props.onMove,
    resize: props.onResize,
    dropped: () => { say(t('say.cancelDrag')); },
  });
  const menuAt = (cursor: Cursor, x: number, y: number) => {
    const state = atCursor(model, cursor);
    if (state) props.onMenu({ x, y, state, place: placeOf(model, cursor) });
  };
  const keys = useGridKeys(parts, model, now, canWrite, {
    open: props.onOpen, book: props.onBook, cancel: props.onCancel, turnDay: props.onTurnDay, today: props.onToday, undo: props.onUndo,
    move: (row, to) => {
      props.onMove(row, to);
      setCursor({ column: to.column, atMin: to.startMin, appointmentId: row.id });
    },
    menu: (cursor) => {
      keyMenuAt.current = performance.now();
      requestAnimationFrame(() => {
        const frame = box.current?.querySelector('[data-cursor]')?.getBoundingClientRect();
        menuAt(cursor, (frame?.left ?? 0) + 24, (frame?.top ?? 0) + 16);
      });
    },
    say: (place) => { say(t('say.dragged', { doctor: columnOf(model, place.column)?.name ?? '', from: clockText(place.startMin), till: clockText(place.endMin) })); },
  });

  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    // the key that opened the menu is followed by this event on some systems
    if (performance.now() - keyMenuAt.current < 500) return;
    const cursor = pointer.cursorAt(event), known = useScheduleView.getState().cursor;
    if (!cursor) return;
    const range = known?.fromMin !== undefined && known.column === cursor.column ? coveredBy(known) : undefined;
    const meant = known && range && cursor.appointmentId === undefined && cursor.atMin >= range.startMin && cursor.atMin < range.endMin ? known : cursor;
    setCursor(meant);
    hover.current?.removeAttribute('data-shown');
    box.current?.focus({ preventScroll: true });
    menuAt(meant, event.clientX, event.clientY);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cursor = pointer.cursorAt(event), state = cursor && atCursor(model, cursor);
    if (!cursor || !state) return;
    if (state.kind === 'taken') props.onOpen(state.row);
    else if (canWrite) props.onBook(placeOf(model, cursor));
  };

  // after «Сохранить и записать» the next key is meant for the grid, unless somebody is typing elsewhere by now
  const keyboardAsked = useScreen((s) => s.keyboardAsked), keyboardTaken = useScreen((s) => s.keyboardTaken);
  useEffect(() => {
    if (!keyboardAsked) return;
    keyboardTaken();
    const has = document.activeElement;
    if (!has || has === document.body || has.closest('nav, [data-testid="call-panel"], [data-testid="call-card"]')) box.current?.focus({ preventScroll: true });
  }, [keyboardAsked, keyboardTaken]);

  // a new day begins at the present, or where the first shift does; the minute going on scrolls nothing
  const firstShift = Math.min(endMin, ...model.columns.flatMap((c) => c.shifts.map((s) => s.startMin)));
  const toItsBeginning = useEffectEvent((element: HTMLElement) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const at = today && now.minute > firstShift ? now.minute - 90 : firstShift - 15;
    if (useScheduleView.getState().reveal === 0 || !element.querySelector('[data-cursor]')) element.scrollTop = Math.max(0, (at - startMin) * model.pixelsPerMinute * rem);
  });
  useEffect(() => { if (box.current && !stale) toItsBeginning(box.current); }, [first, days.length, stale]);

  const hours = useMemo(() => Array.from({ length: Math.round((endMin - startMin) / 60) }, (_, i) => startMin + i * 60), [startMin, endMin]);
  return (
    <div className={classes.wrap}>
      <div ref={box} className={stale ? `${classes.grid} ${classes.stale}` : classes.grid} data-heads={model.heads} data-colour={props.colour}
        style={{ '--n': model.columns.length, '--mins': endMin - startMin, '--minute': `${model.pixelsPerMinute / 16}rem` } as CSSProperties}
        tabIndex={0} role="application" aria-label={t('grid.label', { day: days.length > 1 ? weekText(days[0]!) : first ? longDay(first, i18n.language) : '' })} data-schedule-grid
        onPointerDown={pointer.onPointerDown} onPointerMove={pointer.onPointerMove} onPointerUp={pointer.onPointerUp} onPointerCancel={pointer.onPointerCancel} onPointerLeave={pointer.onPointerLeave}
        onContextMenu={onContextMenu} onDoubleClick={onDoubleClick} onKeyDown={keys.onKeyDown} onKeyUp={keys.onKeyUp} onBlur={keys.onBlur}>
        <div className={classes.corner} />
        <GridHeads model={model} today={now?.day} />
        <div className={classes.times} aria-hidden>
          {hours.map((h, i) => <span key={h} className={classes.hour} data-first={i === 0 ? '' : undefined} style={{ '--s': h - startMin } as CSSProperties}>{clockText(h)}</span>)}
          <NowLine days={days} zone={model.zone} hours={model.hours} part="time" columns={model.columns} />
        </div>
        <div ref={columns} className={classes.columns}>
          {model.columns.map((column) => <DayColumn key={column.key} doctor={column} rows={rowsOf(model, column.key)} fromMin={startMin} tillMin={endMin} label={model.heads === 'doctors' ? column.name : `${longDay(column.day, i18n.language)}, ${column.name}`} chairs={model.chairs} pixels={model.pixelsPerMinute} whole={model.heads === 'days'} />)}
          {wished && without([model.hours], [wished]).map((s) => (
            <div key={s.startMin} className={classes.unwished} style={{ '--s': s.startMin - startMin, '--l': s.endMin - s.startMin } as CSSProperties} aria-hidden />
          ))}
          <div ref={hover} className={classes.hover} aria-hidden><span /></div>
          {draft && columnOf(model, draft.column) && (
            <div className={classes.draft} aria-hidden data-draft style={{ '--c': indexOf(model, draft.column), '--s': draft.startMin - startMin, '--l': draft.endMin - draft.startMin } as CSSProperties}>
              {timesOf(draft)} {t('grid.newOne')}
            </div>
          )}
          <GridCursor model={model} underDraft={draft} />
          <div ref={ghost} className={classes.ghost} aria-hidden />
          <NowLine days={days} zone={model.zone} hours={model.hours} part="line" columns={model.columns} />
        </div>
        <div className={classes.spare} aria-hidden />
      </div>
      <NowButton box={box} shown={today} now={now?.minute} model={model} />
      <div className={classes.heard} aria-live="polite">{said}</div>
    </div>
  );
}
