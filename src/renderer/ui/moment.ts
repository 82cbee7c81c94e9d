import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import type { Instant, Zone } from '#shared/kernel/values.ts';

/** «22.11.2026 23:40» by the clock of a zone. */
export function momentText(at: Instant, zone: Zone): string {
  const { day, minute } = wallOf(at, zone);
  return `${dayText(day)} ${clockText(minute)}`;
}
/** The same by the clock of this PC: before anybody has signed in the clinic's zone is not known. */
export const momentHere = (at: Instant): string => momentText(at, Intl.DateTimeFormat().resolvedOptions().timeZone);

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** «1,2 МБ», in steps of 1024 as the system counts. */
export function sizeText(bytes: number, language: string): string {
  let size = bytes, unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit++) size /= 1024;
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[unit]!, unitDisplay: 'short', maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 }).format(size);
}
