import { describe, expect, it } from 'vitest';
import { draggedTo, samePlace, type Drag } from './drag.ts';
import { at } from './test-builders.ts';

const hours = { startMin: at('08:00'), endMin: at('21:00') };
const held = (kind: Drag['kind'], grabbed: number): Drag => ({ kind, from: { column: 'Орлова', startMin: at('10:00'), endMin: at('10:40') }, grabbed: { column: 'Орлова', minute: grabbed } });

describe('dragging in the schedule', () => {
  it('moves an appointment by what the pointer moved, snapped to five minutes, to the doctor under it', () => {
    expect(draggedTo(held('move', at('10:12')), { column: 'Ким', minute: at('11:19') }, hours)).toEqual({ column: 'Ким', startMin: at('11:05'), endMin: at('11:45') });
  });
  it('keeps a moved appointment whole inside the day', () => {
    expect(draggedTo(held('move', at('10:12')), { column: 'Орлова', minute: at('21:00') }, hours)).toEqual({ column: 'Орлова', startMin: at('20:20'), endMin: at('21:00') });
    expect(draggedTo(held('move', at('10:12')), { column: 'Орлова', minute: at('08:00') }, hours)).toEqual({ column: 'Орлова', startMin: at('08:00'), endMin: at('08:40') });
  });
  it('resizes by the lower edge and never below five minutes, whichever column the pointer is over', () => {
    expect(draggedTo(held('resize', at('10:40')), { column: 'Ким', minute: at('11:01') }, hours)).toEqual({ column: 'Орлова', startMin: at('10:00'), endMin: at('11:00') });
    expect(draggedTo(held('resize', at('10:40')), { column: 'Орлова', minute: at('09:00') }, hours)).toEqual({ column: 'Орлова', startMin: at('10:00'), endMin: at('10:05') });
  });
  it('selects free time up and down from where the pointer was pressed', () => {
    expect(draggedTo(held('range', at('12:02')), { column: 'Ким', minute: at('12:31') }, hours)).toEqual({ column: 'Орлова', startMin: at('12:00'), endMin: at('12:35') });
    expect(draggedTo(held('range', at('12:02')), { column: 'Орлова', minute: at('11:48') }, hours)).toEqual({ column: 'Орлова', startMin: at('11:45'), endMin: at('12:05') });
  });
  it('knows when nothing was moved', () => {
    const drag = held('move', at('10:10'));
    expect(samePlace(drag.from, draggedTo(drag, { column: 'Орлова', minute: at('10:12') }, hours))).toBe(true);
    expect(samePlace(drag.from, draggedTo(drag, { column: 'Ким', minute: at('10:10') }, hours))).toBe(false);
  });
});
