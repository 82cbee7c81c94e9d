import { create } from 'zustand';
import type { Day } from '#shared/kernel/values.ts';
import type { Cursor } from './view/cursor.ts';
import { selecting } from './view/cursor.ts';
import { noFilter, type ScheduleFilter } from './view/filters.ts';
import type { Place } from './view/drag.ts';

interface ScheduleView {
  /** The day shown; undefined is today by the branch's clock, whichever day that becomes. */
  readonly day: Day | undefined;
  readonly cursor: Cursor | undefined;
  readonly filter: ScheduleFilter;
  readonly showCancelled: boolean;
  /** Grows when the grid is asked to bring the cursor into sight and take the keyboard. */
  readonly reveal: number;
  goTo(day: Day | undefined): void;
  setCursor(cursor: Cursor | undefined): void;
  setFilter(change: Partial<ScheduleFilter>): void;
  setShowCancelled(show: boolean): void;
  show(day: Day, place: Place): void;
}

/** What the schedule shows now. It outlives the page, so that coming back finds the same day and place. */
export const useScheduleView = create<ScheduleView>()((set) => ({
  day: undefined,
  cursor: undefined,
  filter: noFilter,
  showCancelled: false,
  reveal: 0,
  goTo: (day) => { set({ day }); },
  setCursor: (cursor) => { set({ cursor }); },
  setFilter: (change) => { set((now) => ({ filter: { ...now.filter, ...change } })); },
  setShowCancelled: (showCancelled) => { set({ showCancelled }); },
  show: (day, place) => {
    set((now) => ({
      day, reveal: now.reveal + 1, cursor: selecting(place.doctorId, place),
      // a filter must not hide what was asked for
      filter: now.filter.doctorIds.length === 0 || now.filter.doctorIds.includes(place.doctorId) ? now.filter : { ...now.filter, doctorIds: [] },
    }));
  },
}));

/** Opens the schedule at a place: a future appointment in a card, a free slot, a wish of the wait list. */
export const showInSchedule = (day: Day, place: Place): void => { useScheduleView.getState().show(day, place); };
