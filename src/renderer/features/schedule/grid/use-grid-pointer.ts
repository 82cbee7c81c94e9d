import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { clockText } from '#shared/kernel/time.ts';
import { snapDown } from '#shared/schedule/grid.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { Cursor } from '../view/cursor.ts';
import { keyOf } from '../view/sheet.ts';
import { draggedTo, samePlace, type Drag, type GridPoint, type Place } from '../view/drag.ts';
import { useScheduleView } from '../schedule-store.ts';
import { homeOf, indexOf, placeOf, rowOf, type GridModel } from './grid-model.ts';

export interface GridParts {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly columns: RefObject<HTMLDivElement | null>;
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly hover: RefObject<HTMLDivElement | null>;
}
export interface PointerDeeds {
  select(cursor: Cursor): void;
  selectRange(place: Place): void;
  move(row: AppointmentRow, to: Place): void;
  resize(row: AppointmentRow, to: Place): void;
  dropped(): void;
}
interface Held { readonly drag: Drag; readonly row: AppointmentRow | undefined; readonly x: number; readonly y: number; started: boolean; at: { x: number; y: number }; to: Place }

/** A press becomes a drag after this many pixels: a trembling click moves nothing. */
const threshold = 4;
const edge = 36;

/** Puts a floating element over a place of the grid without asking React. */
export function putAt(element: HTMLElement, model: GridModel, place: Place, text: string): void {
  element.style.setProperty('--c', String(indexOf(model, place.column)));
  element.style.setProperty('--s', String(place.startMin - model.hours.startMin));
  element.style.setProperty('--l', String(place.endMin - place.startMin));
  element.textContent = text;
}
export const timesOf = (place: Place): string => `${clockText(place.startMin)}–${clockText(place.endMin)}`;

/** The column and the exact minute under the pointer. */
export function pointOf(model: GridModel, columns: HTMLElement, x: number, y: number): GridPoint {
  const box = columns.getBoundingClientRect(), n = model.columns.length;
  const index = Math.max(0, Math.min(n - 1, Math.floor(((x - box.left) / box.width) * n)));
  const minute = model.hours.startMin + ((y - box.top) / box.height) * (model.hours.endMin - model.hours.startMin);
  return { column: model.columns[index]?.key ?? '', minute: Math.max(model.hours.startMin, Math.min(model.hours.endMin - 0.01, minute)) };
}

/**
 * Selecting, moving and resizing by the pointer. Nothing is drawn by React until the pointer lets go: the ghost is moved
 * by its own variables, so a drag over 400 appointments costs as much as over one.
 */
export function useGridPointer(parts: GridParts, model: GridModel, canWrite: boolean, deeds: PointerDeeds) {
  const now = useRef({ model, canWrite, deeds });
  useEffect(() => { now.current = { model, canWrite, deeds }; });
  return useMemo(() => {
    let held: Held | undefined;
    let frame = 0;
    const lift = (on: boolean) => {
      const block = held?.row && parts.columns.current?.querySelector(`[data-appointment="${held.row.id}"]`);
      block?.toggleAttribute('data-lifted', on);
      parts.box.current?.toggleAttribute('data-dragging', on);
      parts.ghost.current?.toggleAttribute('data-shown', on);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (held?.started) now.current.deeds.dropped();
      letGo();
    };
    const letGo = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', escape, true);
      lift(false);
      held = undefined;
    };
    const follow = () => {
      const { box, columns, ghost } = parts;
      if (!held || !box.current || !columns.current || !ghost.current) return;
      const to = draggedTo(held.drag, pointOf(now.current.model, columns.current, held.at.x, held.at.y), now.current.model.hours);
      if (samePlace(to, held.to) && ghost.current.textContent) return;
      held.to = to;
      putAt(ghost.current, now.current.model, to, held.row ? `${timesOf(to)} ${held.row.patient}` : timesOf(to));
    };
    /** Near an edge the grid scrolls by itself for as long as something is held there. */
    const scrollAtEdges = () => {
      const box = parts.box.current;
      if (!held?.started || !box) return;
      const r = box.getBoundingClientRect(), head = 52, gutter = 56;
      const by = (at: number, from: number, to: number) => (at < from + edge ? -Math.min(18, (from + edge - at) / 2) : at > to - edge ? Math.min(18, (at - to + edge) / 2) : 0);
      const dx = by(held.at.x, r.left + gutter, r.right), dy = by(held.at.y, r.top + head, r.bottom);
      if (dx !== 0 || dy !== 0) {
        box.scrollBy(dx, dy);
        follow();
      }
      frame = requestAnimationFrame(scrollAtEdges);
    };
    const hideHover = () => { parts.hover.current?.removeAttribute('data-shown'); };
    const showHover = (event: PointerEvent) => {
      const { columns, hover } = parts, target = event.target as HTMLElement;
      if (!columns.current || !hover.current) return;
      if (event.pointerType !== 'mouse' || !columns.current.contains(target) || target.closest('[data-appointment], [data-reserved]')) return hideHover();
      const point = pointOf(now.current.model, columns.current, event.clientX, event.clientY), startMin = snapDown(point.minute);
      const { cursor } = useScheduleView.getState(), known = cursor?.column === point.column ? placeOf(now.current.model, cursor) : undefined;
      // the chosen place says its own time
      if (known && startMin >= known.startMin && startMin < known.endMin) return hideHover();
      const text = clockText(startMin), label = hover.current.firstElementChild as HTMLElement;
      hover.current.style.setProperty('--c', String(indexOf(now.current.model, point.column)));
      hover.current.style.setProperty('--s', String(startMin - now.current.model.hours.startMin));
      if (label.textContent !== text) label.textContent = text;
      hover.current.setAttribute('data-shown', '');
    };

    return {
      onPointerDown(event: PointerEvent) {
        const columns = parts.columns.current, target = event.target as HTMLElement;
        if (event.button !== 0 || event.pointerType === 'touch' || !columns?.contains(target)) return;
        const { model: m, canWrite: may } = now.current;
        const block = target.closest<HTMLElement>('[data-appointment]'), id = block?.dataset['appointment'];
        const row = id === undefined ? undefined : rowOf(m, id);
        const grabbed = pointOf(m, columns, event.clientX, event.clientY);
        const movable = row && may && row.status !== 'cancelled';
        if (row && !movable) {
          now.current.deeds.select({ column: keyOf(row), atMin: snapDown(grabbed.minute), appointmentId: row.id });
          return;
        }
        const kind = row ? ('edge' in target.dataset ? 'resize' : 'move') : 'range';
        const from: Place = row
          ? homeOf(row)
          : { column: grabbed.column, startMin: snapDown(grabbed.minute), endMin: snapDown(grabbed.minute) + 5 };
        held = { drag: { kind, from, grabbed }, row, x: event.clientX, y: event.clientY, started: false, at: { x: event.clientX, y: event.clientY }, to: from };
        window.addEventListener('keydown', escape, true);
      },
      onPointerMove(event: PointerEvent) {
        if (!held) return showHover(event);
        held.at = { x: event.clientX, y: event.clientY };
        if (!held.started) {
          if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < threshold) return;
          held.started = true;
          hideHover();
          parts.box.current?.setPointerCapture(event.pointerId);
          parts.ghost.current?.setAttribute('data-kind', held.drag.kind);
          if (parts.ghost.current) parts.ghost.current.textContent = '';
          lift(true);
          frame = requestAnimationFrame(scrollAtEdges);
        }
        follow();
      },
      onPointerUp() {
        if (!held) return;
        const { drag, row, to, started } = held, does = now.current.deeds;
        letGo();
        hideHover();
        if (!started) does.select({ column: drag.from.column, atMin: snapDown(drag.grabbed.minute), ...(row ? { appointmentId: row.id } : {}) });
        else if (drag.kind === 'range') does.selectRange(to);
        else if (row && !samePlace(drag.from, to)) (drag.kind === 'resize' ? does.resize : does.move)(row, to);
      },
      onPointerCancel() { letGo(); },
      onPointerLeave() { hideHover(); },
      /** The cursor a right click or a double click means. */
      cursorAt(event: MouseEvent): Cursor | undefined {
        const columns = parts.columns.current, target = event.target as HTMLElement;
        if (!columns?.contains(target)) return undefined;
        const point = pointOf(now.current.model, columns, event.clientX, event.clientY);
        const id = target.closest<HTMLElement>('[data-appointment]')?.dataset['appointment'];
        return { column: point.column, atMin: snapDown(point.minute), ...(id === undefined ? {} : { appointmentId: id }) };
      },
    };
  }, [parts]);
}
