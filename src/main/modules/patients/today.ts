import type { Clock } from '#main/kernel/clock.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { Day, Zone } from '#shared/kernel/values.ts';

/** The branch's calendar day of now. Worked out once a day: the calendar's arithmetic costs as much as a lookup of the card. */
export function createToday(clock: Clock, zone: () => Zone): () => Day {
  let known: { readonly zone: Zone; readonly day: Day; readonly from: number; readonly till: number } | undefined;
  return () => {
    const now = clock.now(), here = zone();
    if (!known || known.zone !== here || now < known.from || now >= known.till) {
      const day = dayOf(now, here);
      known = { zone: here, day, from: instantOf(day, 0, here), till: instantOf(addDays(day, 1), 0, here) };
    }
    return known.day;
  };
}
