import type { Database, WritableDb } from '#main/db/index.ts';
import { addDays, instantOf } from '#shared/kernel/time.ts';
import type { Day, Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { LoadedClinic } from '../fixture/index.ts';
import type { Random } from './random.ts';
import type { DemoScale } from './scale.ts';

export type DemoStep = 'clinic' | 'doctors' | 'patients' | 'appointments' | 'calls';
export interface DemoProgress { readonly step: DemoStep; readonly done: number; readonly total: number }

/** A doctor as the generator needs one. */
export interface DemoDoctor {
  readonly id: Id;
  readonly branchId: Id;
  readonly group: string;
  /** The topic people call about when they want this doctor. */
  readonly topicId: Id;
  readonly usualMin: number;
  /** One of the three of the scenarios: some of his time stays free. */
  readonly name: string;
  readonly ofFixture: boolean;
  /** His chair and hours on a day, counted from the base day; undefined when he is off. */
  shiftOn(offset: number): { readonly chairId: Id; readonly startMin: number; readonly endMin: number } | undefined;
}

/** Who was generated, by number; kept as columns because there may be a million. */
export interface DemoPeople {
  readonly ids: readonly Id[];
  readonly phones: readonly string[];
  readonly children: Uint8Array;
  /** Archived or banned: nobody books them. */
  readonly closed: Uint8Array;
  /** Has an appointment: their other calls are not made up, so that attribution stays what it is. */
  readonly visited: Uint8Array;
}

export interface Making {
  readonly database: Database;
  readonly scale: DemoScale;
  readonly now: Instant;
  readonly baseDay: Day;
  readonly zone: Zone;
  readonly clinic: LoadedClinic;
  readonly random: Random;
  /** Administrators, by the order of the fixture, with the extension each usually takes. */
  readonly administrators: readonly { readonly id: Id; readonly phone: string }[];
  readonly calendar: Calendar;
  /** Runs `make` for 0…total-1 in transactions of a few thousand, giving way to other work between them. */
  inPortions(step: DemoStep, total: number, begin: (tx: WritableDb) => (n: number) => void): Promise<void>;
}

export interface Calendar {
  day(offset: number): Day;
  at(offset: number, minute: number): Instant;
}

/** Days and moments by their distance from the base day; a day's midnight is asked of the zone once. */
export function createCalendar(baseDay: Day, zone: Zone): Calendar {
  const days = new Map<number, { readonly day: Day; readonly midnight: number }>();
  const find = (offset: number) => {
    let found = days.get(offset);
    if (!found) {
      const day = addDays(baseDay, offset);
      days.set(offset, found = { day, midnight: instantOf(day, 0, zone) });
    }
    return found;
  };
  return {
    day: (offset) => find(offset).day,
    // A demo may be an hour off around a change to summer time; the branch's zone has had none since 2014.
    at: (offset, minute) => (find(offset).midnight + minute * 60_000) as Instant,
  };
}
