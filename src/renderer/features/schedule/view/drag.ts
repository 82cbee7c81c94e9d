import { movedTo, resizedTo, stretchBetween, type Stretch } from '#shared/schedule/grid.ts';

export interface Place extends Stretch { readonly column: string }
/** A point of the grid: which column, and the exact minute under the pointer. */
export interface GridPoint { readonly column: string; readonly minute: number }

/** What the pointer holds: an appointment, its lower edge, or empty time. `grabbed` is where it was taken. */
export interface Drag {
  readonly kind: 'move' | 'resize' | 'range';
  readonly from: Place;
  readonly grabbed: GridPoint;
}

const inside = (stretch: Stretch, hours: Stretch): Stretch => {
  const length = stretch.endMin - stretch.startMin;
  const startMin = Math.max(hours.startMin, Math.min(stretch.startMin, hours.endMin - length));
  return { startMin, endMin: startMin + length };
};

/** Where the held thing would lie if it were let go at `point`: snapped to 5 minutes, inside the shown hours. */
export function draggedTo(drag: Drag, point: GridPoint, hours: Stretch): Place {
  if (drag.kind === 'range') {
    const at = Math.min(hours.endMin - 1, Math.max(hours.startMin, point.minute));
    return { column: drag.from.column, ...stretchBetween(drag.grabbed.minute, at) };
  }
  if (drag.kind === 'resize') {
    const resized = resizedTo(drag.from, Math.min(hours.endMin, point.minute));
    return { column: drag.from.column, ...resized };
  }
  const moved = movedTo(drag.from, Math.max(0, drag.from.startMin + point.minute - drag.grabbed.minute));
  return { column: point.column, ...inside(moved, hours) };
}

export const samePlace = (a: Place, b: Place): boolean => a.column === b.column && a.startMin === b.startMin && a.endMin === b.endMin;
