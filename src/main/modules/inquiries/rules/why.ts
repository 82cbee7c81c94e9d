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
export function whyText(link: StoredLink, zone: Zone): string {
  const deed = { booked: 'запись', cancelled: 'отмена', moved: 'перенос' }[link.kind];
  const talk = link.linkFrom === null ? '' : ` (разговор ${clock(link.linkFrom, zone)}–${link.linkTill === null ? 'идёт' : clock(link.linkTill, zone)})`;
  const when = `${deed} в ${clock(link.at, zone)}`;
  switch (link.linkRule) {
    case 'buffer':
      return link.givenHow === 'current' ? `отмечено «Связать с текущим звонком»: ${when}${talk}`
        : link.givenHow === 'panel' ? `форма открыта во время разговора: ${when}${talk}` : `из буфера: ${when}${talk}`;
    case 'running': return `во время разговора: ${when}${talk}`;
    case 'nearest': return `ближайший разговор, ${String(Math.ceil((link.linkDistance ?? 0) / 60_000))} мин от него: ${when}${talk}`;
    case null: return 'не связано';
  }
}
