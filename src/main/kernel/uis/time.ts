import { dayOf, instantOf, wallOf } from '#shared/kernel/time.ts';
import { day, instant, type Instant, type Zone } from '#shared/kernel/values.ts';

/** The account's zone when it cannot be asked for: most accounts of this vendor are in it. */
export const usualZone: Zone = 'Europe/Moscow';

const stamp = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2}):(\d{2})/;
/** `2026-11-22 08:00:00` of the account's zone; `aheadMs` is how much their clock is ahead of ours. */
export function readTime(text: string | null | undefined, zone: Zone, aheadMs: number): Instant | undefined {
  const found = stamp.exec(text ?? '');
  if (!found) return undefined;
  const [, date, hour, minute, second] = found;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  try {
    return instant(instantOf(day(date!), Number(hour) * 60 + Number(minute), zone) + Number(second) * 1000 - aheadMs);
  } catch {
    return undefined;
  }
}
export function writeTime(at: Instant, zone: Zone): string {
  const { minute, second } = wallOf(at, zone), two = (n: number) => String(n).padStart(2, '0');
  return `${dayOf(at, zone)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`;
}
