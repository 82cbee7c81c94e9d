import type { DeskWords } from '#shared/desk/words.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Zone } from '#shared/kernel/values.ts';

/** The stored decision of attribution. */
export interface StoredLink {
  readonly kind: 'booked' | 'cancelled' | 'moved';
  readonly at: number;
  readonly givenHow: 'buffer' | 'current' | 'panel' | null;
  readonly linkRule: 'buffer' | 'running' | 'nearest' | null;
  readonly linkFrom: number | null;
  readonly linkTill: number | null;
  readonly linkDistance: number | null;
}

const clock = (at: number, zone: Zone): string => {
  const wall = wallOf(instant(at), zone);
  return `${clockText(wall.minute)}:${String(wall.second).padStart(2, '0')}`;
};

/** Why an action is linked, in one sentence with the two times that were compared (USERS.md 3: the why-panel). */
export function whyText(link: StoredLink, zone: Zone, words: DeskWords): string {
  const talk = link.linkFrom === null ? '' : words.talk(clock(link.linkFrom, zone), link.linkTill === null ? words.running : clock(link.linkTill, zone));
  const what = `${words.deedAt(words.deed[link.kind], clock(link.at, zone))}${talk}`;
  switch (link.linkRule) {
    case 'buffer': return words.why[link.givenHow ?? 'buffer'](what);
    case 'running': return words.why.running(what);
    case 'nearest': return words.nearest(Math.ceil((link.linkDistance ?? 0) / 60_000), what);
    case null: return words.why.none(what);
  }
}
