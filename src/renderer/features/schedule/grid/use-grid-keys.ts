import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Wall } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { useScheduleView } from '../schedule-store.ts';
import { coveredBy, moveCursor, nudged, type Cursor } from '../view/cursor.ts';
import { samePlace, type Place } from '../view/drag.ts';
import { atCursor, firstCursor, homeOf, placeOf, spaceOf, type GridModel } from './grid-model.ts';
import { putAt, timesOf, type GridParts } from './use-grid-pointer.ts';

export interface KeyDeeds {
  open(row: AppointmentRow): void;
  book(place: Place): void;
  move(row: AppointmentRow, to: Place): void;
  cancel(row: AppointmentRow): void;
  menu(cursor: Cursor): void;
  turnDay(days: number): void;
  today(): void;
  undo(): void;
  say(place: Place): void;
}

/** The keyboard of the grid (UX rule 7). Alt and arrows gather steps; the appointment moves once, when Alt is let go. */
export function useGridKeys(parts: GridParts, model: GridModel, now: Wall | undefined, canWrite: boolean, deeds: KeyDeeds) {
  const latest = useRef({ model, now, canWrite, deeds });
  useEffect(() => { latest.current = { model, now, canWrite, deeds }; });
  return useMemo(() => {
    let carried: { readonly row: AppointmentRow; readonly to: Place } | undefined;
    const putDown = (keep: boolean) => {
      const was = carried;
      carried = undefined;
      parts.ghost.current?.removeAttribute('data-shown');
      if (keep && was && !samePlace(homeOf(was.row), was.to)) latest.current.deeds.move(was.row, was.to);
    };
    const carry = (row: AppointmentRow, key: string): void => {
      const { model: m, deeds: does } = latest.current, ghost = parts.ghost.current;
      const to = nudged(carried?.row.id === row.id ? carried.to : homeOf(row), key, spaceOf(m));
      if (!to || !ghost) return;
      carried = { row, to };
      ghost.setAttribute('data-kind', 'move');
      ghost.setAttribute('data-shown', '');
      putAt(ghost, m, to, `${timesOf(to)} ${row.patient}`);
      ghost.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      does.say(to);
    };
    const setCursor = (cursor: Cursor) => {
      useScheduleView.getState().setCursor(cursor);
      requestAnimationFrame(() => { parts.box.current?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); });
    };
    /** Whether the key meant something here. */
    const press = (event: KeyboardEvent): boolean => {
      const { model: m, deeds: does, canWrite: may } = latest.current;
      const known = useScheduleView.getState().cursor;
      const cursor = known && m.columns.some((c) => c.key === known.column) ? known : firstCursor(m, latest.current.now);
      if (event.key === 'PageUp' || event.key === 'PageDown') { does.turnDay(event.key === 'PageUp' ? -1 : 1); return true; }
      if (event.code === 'KeyT' && !event.ctrlKey && !event.altKey && !event.metaKey) { does.today(); return true; }
      if (event.code === 'KeyZ' && event.ctrlKey && !event.shiftKey) { does.undo(); return true; }
      if (!cursor) return false;
      const state = atCursor(m, cursor), row = state?.kind === 'taken' ? state.row : undefined;
      if (event.altKey) {
        if (!event.key.startsWith('Arrow')) return false;
        const moved = carried?.row ?? row;
        if (moved && may && moved.status !== 'cancelled') carry(moved, event.key);
        return true;
      }
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) { if (!known) setCursor(cursor); does.menu(cursor); return true; }
      if (event.key === 'Enter' && !event.ctrlKey) { if (row) does.open(row); else if (may) does.book(placeOf(m, cursor)); return true; }
      if (event.key === 'Delete') { if (row && may && row.status !== 'cancelled') does.cancel(row); return row !== undefined; }
      if (event.key === 'Escape') {
        if (carried) { putDown(false); return true; }
        if (cursor.fromMin === undefined) return false;
        setCursor({ column: cursor.column, atMin: coveredBy(cursor).startMin });
        return true;
      }
      // the first arrow only shows where the keyboard stands
      const next = known === cursor ? moveCursor(cursor, { key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey }, spaceOf(m)) : /^(Arrow|Home|End)/.test(event.key) ? cursor : undefined;
      if (!next) return false;
      setCursor(next);
      return true;
    };
    return {
      onKeyDown(event: KeyboardEvent) {
        if (event.defaultPrevented || !press(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onKeyUp(event: KeyboardEvent) { if (event.key === 'Alt' && carried) { event.preventDefault(); putDown(true); } },
      onBlur() { if (carried) putDown(false); },
    };
  }, [parts]);
}
