import { gridStep, type Stretch } from '#shared/schedule/grid.ts';
import type { Id } from '#shared/kernel/values.ts';

/** The place the keyboard stands at: a step of one column (view/sheet.ts names it), or a range from `fromMin` to it. */
export interface Cursor {
  readonly column: string;
  /** Start of the step that moves. */
  readonly atMin: number;
  /** Start of the step where the range was begun; absent while nothing is selected. */
  readonly fromMin?: number;
  /** Which of several overlapping appointments was clicked. */
  readonly appointmentId?: Id;
}
export interface CursorSpace {
  /** The columns shown, left to right. */
  readonly columns: readonly string[];
  readonly hours: Stretch;
}
export interface PressedKey { readonly key: string; readonly ctrl: boolean; readonly shift: boolean }

const bigStep = 60;

/** What the cursor covers: its step, or the whole range. */
export function coveredBy(cursor: Cursor): Stretch {
  const from = cursor.fromMin ?? cursor.atMin;
  return { startMin: Math.min(from, cursor.atMin), endMin: Math.max(from, cursor.atMin) + gridStep };
}

/** A cursor that selects the given stretch whole. */
export const selecting = (column: string, stretch: Stretch): Cursor => ({ column, fromMin: stretch.startMin, atMin: stretch.endMin - gridStep });

/**
 * The cursor after a key: arrows by 5 minutes or a doctor, Ctrl by an hour, Shift selects, Home and End go to the
 * first and the last step of the day. Undefined for any other key.
 */
export function moveCursor(cursor: Cursor, pressed: PressedKey, space: CursorSpace): Cursor | undefined {
  const last = space.hours.endMin - gridStep;
  const to = (atMin: number): Cursor => {
    const at = Math.min(last, Math.max(space.hours.startMin, atMin));
    return pressed.shift ? { column: cursor.column, atMin: at, fromMin: cursor.fromMin ?? cursor.atMin } : { column: cursor.column, atMin: at };
  };
  const beside = (n: number): Cursor => {
    const index = space.columns.indexOf(cursor.column);
    const column = space.columns[Math.min(space.columns.length - 1, Math.max(0, index + n))] ?? cursor.column;
    const { appointmentId: _, ...rest } = cursor;
    return { ...rest, column };
  };
  const step = pressed.ctrl ? bigStep : gridStep;
  switch (pressed.key) {
    case 'ArrowDown': return to(cursor.atMin + step);
    case 'ArrowUp': return to(cursor.atMin - step);
    case 'ArrowLeft': return beside(-1);
    case 'ArrowRight': return beside(1);
    case 'Home': return to(space.hours.startMin);
    case 'End': return to(last);
    default: return undefined;
  }
}

/**
 * The time a booking at the cursor takes: the selected range as it is, otherwise the wished length, cut where the next
 * appointment or reserve begins or the shown hours end.
 */
export function slotAt(cursor: Cursor, lengthMin: number, busy: readonly Stretch[], hours: Stretch): Stretch {
  const covered = coveredBy(cursor);
  if (cursor.fromMin !== undefined) return covered;
  const next = busy.filter((b) => b.startMin > covered.startMin).reduce((min, b) => Math.min(min, b.startMin), hours.endMin);
  return { startMin: covered.startMin, endMin: Math.max(covered.endMin, Math.min(covered.startMin + lengthMin, next)) };
}

/** Where an appointment goes by Alt and an arrow; undefined when it cannot go further that way. */
export function nudged(from: Stretch & { readonly column: string }, key: string, space: CursorSpace): (Stretch & { readonly column: string }) | undefined {
  const byMinutes = (n: number) => {
    const startMin = from.startMin + n, endMin = from.endMin + n;
    return startMin < space.hours.startMin || endMin > space.hours.endMin ? undefined : { column: from.column, startMin, endMin };
  };
  const byColumns = (n: number) => {
    const column = space.columns[space.columns.indexOf(from.column) + n];
    return column === undefined ? undefined : { column, startMin: from.startMin, endMin: from.endMin };
  };
  switch (key) {
    case 'ArrowDown': return byMinutes(gridStep);
    case 'ArrowUp': return byMinutes(-gridStep);
    case 'ArrowLeft': return byColumns(-1);
    case 'ArrowRight': return byColumns(1);
    default: return undefined;
  }
}
