import { create } from 'zustand';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { DayPlan, PlannedShift } from '#shared/schedule/plan-contract.ts';

interface PlanDraft {
  /** Days changed by hand and not saved yet; they outlive the screen. */
  readonly doctorId: Id | undefined;
  readonly days: ReadonlyMap<Day, readonly PlannedShift[]>;
  change(doctorId: Id, day: Day, shifts: readonly PlannedShift[]): void;
  forget(): void;
}

export const usePlanDraft = create<PlanDraft>()((set) => ({
  doctorId: undefined,
  days: new Map(),
  change: (doctorId, day, shifts) => { set((now) => ({ doctorId, days: new Map(now.doctorId === doctorId ? now.days : []).set(day, shifts) })); },
  forget: () => { set({ doctorId: undefined, days: new Map() }); },
}));

export const draftDays = (days: ReadonlyMap<Day, readonly PlannedShift[]>): DayPlan[] => [...days].map(([day, shifts]) => ({ day, shifts: [...shifts] })).sort((a, b) => (a.day < b.day ? -1 : 1));
