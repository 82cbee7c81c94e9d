import { addDays, dayOf, instantOf, weekdayOf } from '#shared/kernel/time.ts';
import type { FolderTrouble } from '#shared/copies/contract.ts';
import type { Instant, Zone } from '#shared/kernel/values.ts';

export interface Keep { readonly daily: number; readonly weekly: number; readonly monthly: number }
export const standardKeep: Keep = { daily: 7, weekly: 4, monthly: 6 };

/**
 * The copies that have served their time: kept are the newest of each of the last days, weeks and months that have one
 * (so a clinic that closes for the holidays keeps as many as one that does not), and always the two newest.
 */
export function outOfTime<T extends { readonly at: Instant }>(copies: readonly T[], keep: Keep, zone: Zone): T[] {
  const newestFirst = [...copies].sort((a, b) => b.at - a.at), kept = new Set<T>(newestFirst.slice(0, 2));
  const spans = [
    [keep.daily, (at: Instant) => dayOf(at, zone)],
    [keep.weekly, (at: Instant) => addDays(dayOf(at, zone), 1 - weekdayOf(dayOf(at, zone)))],
    [keep.monthly, (at: Instant) => dayOf(at, zone).slice(0, 7)],
  ] as const;
  for (const [most, spanOf] of spans) {
    const seen = new Set<string>();
    for (const copy of newestFirst) {
      const span = spanOf(copy.at);
      if (seen.has(span) || seen.size >= most) continue;
      seen.add(span);
      kept.add(copy);
    }
  }
  return newestFirst.filter((copy) => !kept.has(copy));
}

const nightOf = (at: Instant, hour: number, zone: Zone, days: number): Instant => instantOf(addDays(dayOf(at, zone), days), hour * 60, zone);

/** When the next copy is due: at once when the last night's was missed, otherwise the coming night. */
export function nextCopyAt(now: Instant, last: Instant | undefined, hour: number, zone: Zone): Instant {
  const today = nightOf(now, hour, zone, 0), past = today <= now ? today : nightOf(now, hour, zone, -1);
  if (last === undefined || last < past) return now;
  return today > now ? today : nightOf(now, hour, zone, 1);
}

const oldAfterMs = 2 * 24 * 60 * 60_000;
export const healthOf = (now: Instant, last: Instant | undefined): 'fresh' | 'old' | 'never' => (last === undefined ? 'never' : now - last > oldAfterMs ? 'old' : 'fresh');

/** What was found out about a folder. */
export interface FolderFacts { readonly exists: boolean; readonly isFolder: boolean; readonly writable: boolean; readonly own: boolean; readonly freeBytes: number }

/** Why a folder cannot take a copy of this size; a tenth is left to grow. */
export function troubleOf({ exists, isFolder, writable, own, freeBytes }: FolderFacts, bytes: number): FolderTrouble | undefined {
  if (!exists) return 'away';
  if (!isFolder) return 'not-a-folder';
  if (own) return 'own-folder';
  if (!writable) return 'not-writable';
  return freeBytes < bytes * 1.1 ? 'no-room' : undefined;
}

/** The groups of five of a code, in capitals and without what a keyboard adds. */
export const groupsOf = (code: string): string[] => code.split('-');
const folded = (text: string): string => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Which of the asked groups were not read off the paper. */
export const wrongGroups = (code: string, asked: readonly number[], typed: readonly string[]): number[] => {
  const groups = groupsOf(code);
  return asked.filter((group, n) => folded(typed[n] ?? '') !== folded(groups[group - 1] ?? ''));
};

/** How long the next password has to wait, in milliseconds since the last wrong one. */
export const waitAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(60_000, 2 ** (wrong - 3) * 1_000));
