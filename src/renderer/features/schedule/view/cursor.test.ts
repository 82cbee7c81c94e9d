import { describe, expect, it } from 'vitest';
import { coveredBy, moveCursor, nudged, selecting, slotAt, type Cursor } from './cursor.ts';
import { at } from './test-builders.ts';

const space = { columns: ['Орлова', 'Белов', 'Ким'], hours: { startMin: at('08:00'), endMin: at('21:00') } };
const here: Cursor = { column: 'Белов', atMin: at('10:00') };
const press = (cursor: Cursor, key: string, held: { ctrl?: boolean; shift?: boolean } = {}) =>
  moveCursor(cursor, { key, ctrl: held.ctrl ?? false, shift: held.shift ?? false }, space);

describe('the keyboard in the schedule', () => {
  it('goes five minutes by an arrow and an hour with Ctrl', () => {
    expect(press(here, 'ArrowDown')).toEqual({ column: 'Белов', atMin: at('10:05') });
    expect(press(here, 'ArrowUp', { ctrl: true })).toEqual({ column: 'Белов', atMin: at('09:00') });
  });
  it('stops at the ends of the day and at the outer doctors', () => {
    expect(press({ ...here, atMin: at('20:30') }, 'ArrowDown', { ctrl: true })).toEqual({ column: 'Белов', atMin: at('20:55') });
    expect(press(here, 'Home')).toEqual({ column: 'Белов', atMin: at('08:00') });
    expect(press(here, 'End')).toEqual({ column: 'Белов', atMin: at('20:55') });
    expect(press({ ...here, column: 'Ким' }, 'ArrowRight')).toEqual({ column: 'Ким', atMin: at('10:00') });
    expect(press({ ...here, column: 'Орлова' }, 'ArrowLeft')).toEqual({ column: 'Орлова', atMin: at('10:00') });
  });
  it('selects with Shift both ways from where it was begun', () => {
    const down = press(press(here, 'ArrowDown', { shift: true })!, 'ArrowDown', { shift: true })!;
    expect(coveredBy(down)).toEqual({ startMin: at('10:00'), endMin: at('10:15') });
    const up = press(press(here, 'ArrowUp', { shift: true })!, 'ArrowUp', { shift: true })!;
    expect(coveredBy(up)).toEqual({ startMin: at('09:50'), endMin: at('10:05') });
  });
  it('drops the selection when an arrow comes without Shift, and carries it to the next doctor', () => {
    const range = selecting('Белов', { startMin: at('10:00'), endMin: at('11:00') });
    expect(press(range, 'ArrowDown')).toEqual({ column: 'Белов', atMin: at('11:00') });
    expect(coveredBy(press(range, 'ArrowRight')!)).toEqual({ startMin: at('10:00'), endMin: at('11:00') });
  });
  it('leaves other keys alone', () => {
    expect(press(here, 'a')).toBeUndefined();
  });
});

describe('the time a booking takes', () => {
  it('is the wished length from the cursor', () => {
    expect(slotAt(here, 30, [], space.hours)).toEqual({ startMin: at('10:00'), endMin: at('10:30') });
  });
  it('ends where the next appointment begins', () => {
    expect(slotAt(here, 30, [{ startMin: at('10:20'), endMin: at('11:00') }], space.hours)).toEqual({ startMin: at('10:00'), endMin: at('10:20') });
  });
  it('is exactly what was selected', () => {
    expect(slotAt(selecting('Белов', { startMin: at('10:00'), endMin: at('10:45') }), 30, [{ startMin: at('10:20'), endMin: at('11:00') }], space.hours))
      .toEqual({ startMin: at('10:00'), endMin: at('10:45') });
  });
  it('never passes the end of the day', () => {
    expect(slotAt({ column: 'Белов', atMin: at('20:50') }, 30, [], space.hours)).toEqual({ startMin: at('20:50'), endMin: at('21:00') });
  });
});

describe('an appointment moved by Alt and an arrow', () => {
  const appointment = { column: 'Белов', startMin: at('08:00'), endMin: at('08:30') };
  it('goes five minutes or to the next doctor', () => {
    expect(nudged(appointment, 'ArrowDown', space)).toEqual({ column: 'Белов', startMin: at('08:05'), endMin: at('08:35') });
    expect(nudged(appointment, 'ArrowRight', space)).toEqual({ column: 'Ким', startMin: at('08:00'), endMin: at('08:30') });
  });
  it('stays when there is nowhere to go', () => {
    expect(nudged(appointment, 'ArrowUp', space)).toBeUndefined();
    expect(nudged({ ...appointment, column: 'Ким' }, 'ArrowRight', space)).toBeUndefined();
  });
});
