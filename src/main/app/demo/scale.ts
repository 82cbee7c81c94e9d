/** How much life is generated beside the fixture, and over what time. */
export interface DemoScale {
  readonly patients: number;
  /** The fixture's branch and this many more, each with `doctorsPerBranch`. */
  readonly branches: number;
  readonly doctorsPerBranch: number;
  /** Days of the schedule that are filled, counted from the base Tuesday. */
  readonly fromDay: number;
  readonly tillDay: number;
  /** Calls of the last `callDays` besides those that appointments were booked and cancelled in. */
  readonly calls: number;
  readonly callDays: number;
  /** Which part of the visits was booked here, with its actions; the others came from the program before. */
  readonly bookedShare: number;
  /** Old calls and leads have been dealt with, as at a tidy desk, and a handful of today's and yesterday's is left open. A benchmark's clinic stays as it is. */
  readonly tidy?: boolean;
}

/** The demo clinic of `npm start`: last week, this week and the next, and a year of calls. */
export const demoScale: DemoScale = { patients: 20_000, branches: 1, doctorsPerBranch: 25, fromDay: -8, tillDay: 12, calls: 18_000, callDays: 365, bookedShare: 1, tidy: true };

/** What one doctor's day comes to on average, measured: `benchScale` counts its days by it. */
const visitsPerDoctorDay = 4.43;

/** The clinic the figures are taken on: at 1, a million patients, three million appointments, and of the last five years a million inquiries and three hundred thousand bookings. */
export function benchScale(scale = 1): DemoScale {
  const branches = 4, doctorsPerBranch = 25, days = Math.ceil((3_000_000 * scale) / (branches * doctorsPerBranch * visitsPerDoctorDay));
  return { patients: Math.round(1_000_000 * scale), branches, doctorsPerBranch, fromDay: Math.min(-8, 12 - days), tillDay: 12, calls: Math.round(760_000 * scale), bookedShare: 0.36, callDays: Math.max(30, Math.round(1_826 * Math.min(1, scale * 5))) };
}
