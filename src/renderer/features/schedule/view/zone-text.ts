import { daysBetween, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';

/** How many minutes the clock of one zone is ahead of another's at a moment. */
export function aheadBy(at: number, zone: string, than: string): number {
  const a = wallOf(instant(at), zone), b = wallOf(instant(at), than);
  return daysBetween(b.day, a.day) * 1440 + a.minute - b.minute;
}

/** «+7 ч», «−3 ч 30 мин»: the difference in words; undefined where the clocks agree. */
export function aheadText(ahead: number, words: { readonly hours: string; readonly minutes: string }): string | undefined {
  if (ahead === 0) return undefined;
  const whole = Math.abs(ahead), hours = Math.floor(whole / 60), minutes = whole % 60;
  return `${ahead < 0 ? '−' : '+'}${[...(hours ? [`${hours} ${words.hours}`] : []), ...(minutes ? [`${minutes} ${words.minutes}`] : [])].join(' ')}`;
}
