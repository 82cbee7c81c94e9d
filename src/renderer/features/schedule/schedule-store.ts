import { create } from 'zustand';
import type { Day, Id } from '#shared/kernel/values.ts';
import { scheduleLook, type ScheduleLook } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import type { Cursor } from './view/cursor.ts';
import { selecting } from './view/cursor.ts';
import { noFilter, type ScheduleFilter } from './view/filters.ts';
import { keyOf } from './view/sheet.ts';

/** How the person likes to see it; `doctorIds` are kept with the filter, where they are used. */
export type Look = Omit<ScheduleLook, 'doctorIds'>;
export type ViewName = ScheduleLook['view'];

interface ScheduleView {
  /** The day shown; undefined is today by the branch's clock, whichever day that becomes. */
  readonly day: Day | undefined;
  /** The branch shown; undefined is the one this PC stands in. */
  readonly branchId: Id | undefined;
  readonly cursor: Cursor | undefined;
  readonly filter: ScheduleFilter;
  readonly look: Look;
  /** Whose look it is: another person's is read first (use-look.ts). */
  readonly lookOf: Id | undefined;
  /** «График работы врачей» instead of the appointments, for this doctor. */
  readonly planning: { readonly doctorId: Id | undefined } | undefined;
  /** Grows when the grid is asked to bring the cursor into sight and take the keyboard. */
  readonly reveal: number;
  goTo(day: Day | undefined): void;
  setBranch(branchId: Id | undefined): void;
  setCursor(cursor: Cursor | undefined): void;
  setFilter(change: Partial<ScheduleFilter>): void;
  setLook(change: Partial<Look>): void;
  plan(planning: ScheduleView['planning']): void;
  show(day: Day, place: Stretch & { readonly doctorId: Id }): void;
}

const { doctorIds: _, ...firstLook } = scheduleLook.parse({});

/** What the schedule shows now. It outlives the page, so that coming back finds the same day and place. */
export const useScheduleView = create<ScheduleView>()((set) => ({
  day: undefined,
  branchId: undefined,
  cursor: undefined,
  filter: noFilter,
  look: firstLook,
  lookOf: undefined,
  planning: undefined,
  reveal: 0,
  goTo: (day) => { set({ day }); },
  setBranch: (branchId) => { set({ branchId, cursor: undefined, filter: noFilter }); },
  setCursor: (cursor) => { set({ cursor }); },
  setFilter: (change) => { set((now) => ({ filter: { ...now.filter, ...change } })); },
  setLook: (change) => { set((now) => ({ look: { ...now.look, ...change } })); },
  plan: (planning) => { set({ planning }); },
  show: (day, place) => {
    set((now) => ({
      day, reveal: now.reveal + 1, cursor: selecting(keyOf({ day, doctorId: place.doctorId }), place), planning: undefined,
      // a filter must not hide what was asked for, and only a grid has a cursor
      filter: now.filter.doctorIds.length === 0 || now.filter.doctorIds.includes(place.doctorId) ? now.filter : { ...now.filter, doctorIds: [] },
      look: now.look.view === 'doctor' && now.filter.doctorIds[0] === place.doctorId ? now.look : { ...now.look, view: 'day' },
    }));
  },
}));

/** Opens the schedule at a place: a future appointment in a card, a free slot, a wish of the wait list. */
export const showInSchedule = (day: Day, place: Stretch & { readonly doctorId: Id }): void => { useScheduleView.getState().show(day, place); };
