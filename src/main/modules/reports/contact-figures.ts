import { backLimits, type CallbackFigures, type ChannelFigure, type TopicFigure } from '#shared/reports/figures.ts';
import type { Id } from '#shared/kernel/values.ts';
import { contactBits, contactKinds, kindAt, none, type FoldedDay } from './columns.ts';
import { shareOf, type Share } from './rules.ts';
import { inScope, made, slots, type Scope } from './slots.ts';

type Days = Iterable<FoldedDay<'contacts'>>;
const { excluded, wants, booked, came, fresh } = contactBits, ofWant = wants | booked;

/** «Конверсия администраторов» by the author; every author of the period has a row, so a dash is seen, not guessed. */
export function conversionByAuthor(days: Days, scope: Scope): Map<Id, Share> {
  const tally = new Map<string, { n: number; of: number }>(), tallyOf = made(tally, () => ({ n: 0, of: 0 }));
  for (const day of days) {
    const passes = inScope(day, 'author', scope), { author, flags } = day.columns, slot = slots(day.ids, tallyOf), nobody = day.ids.indexOf('');
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) {
      if (author[n] === nobody || !passes(n)) continue;
      const own = slot(author[n]!);
      if ((flags[n]! & wants) === 0) continue;
      own.of++;
      if ((flags[n]! & booked) !== 0) own.n++;
    }
  }
  return new Map([...tally].map(([id, { n, of }]) => [id, shareOf(n, of)]));
}

interface Counts { inquiries: number; wants: number; booked: number; came: number; fresh: number }
const noCounts = (): Counts => ({ inquiries: 0, wants: 0, booked: 0, came: 0, fresh: 0 });
function count(to: Counts, flags: number): void {
  to.inquiries++;
  if ((flags & wants) !== 0) to.wants++;
  if ((flags & ofWant) !== ofWant) return;
  to.booked++;
  if ((flags & came) !== 0) to.came++;
  if ((flags & fresh) !== 0) to.fresh++;
}

/** By advertising channel, and within it by what kind of inquiry it was and which site sent it. */
export function channelFigures(days: Days, scope: Scope): ChannelFigure[] {
  const found = new Map<string, { readonly channelId: string; readonly kind: ChannelFigure['kind']; readonly source: string; readonly counts: Counts }>();
  for (const day of days) {
    const passes = inScope(day, 'author', scope), { channel, source, flags } = day.columns, names = day.ids.length, own: (Counts | undefined)[] = [];
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) {
      if ((flags[n]! & excluded) !== 0 || !passes(n)) continue;
      const kind = kindAt(flags[n]!), place = (channel[n]! * names + source[n]!) * 8 + kind;
      let counts = own[place];
      if (!counts) {
        const [channelId, sourceName] = [day.ids[channel[n]!]!, day.ids[source[n]!]!], key = JSON.stringify([channelId, kind, sourceName]);
        const known = found.get(key) ?? { channelId, kind: contactKinds[kind]!, source: sourceName, counts: noCounts() };
        found.set(key, known);
        counts = own[place] = known.counts;
      }
      count(counts, flags[n]!);
    }
  }
  return [...found.values()].map(({ channelId, kind, source, counts }) => ({ ...(channelId === '' ? {} : { channelId }), kind, source, ...counts, conversion: shareOf(counts.booked, counts.wants) }));
}

/** By «Тема разговора»; '' is «Неизвестно». */
export function topicFigures(days: Days, scope: Scope): TopicFigure[] {
  const found = new Map<string, Counts>(), countsOf = made(found, noCounts);
  for (const day of days) {
    const passes = inScope(day, 'author', scope), { topic, flags } = day.columns, slot = slots(day.ids, countsOf);
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) if ((flags[n]! & excluded) === 0 && passes(n)) count(slot(topic[n]!), flags[n]!);
  }
  return [...found].map(([topicId, { inquiries, wants: wanted, booked: made }]) => ({ ...(topicId === '' ? {} : { topicId }), inquiries, wants: wanted, booked: made, conversion: shareOf(made, wanted) }));
}

/** Leads to call-back: from arrival to the first call or to being dealt with, whichever came first. A weekend may lie between, so no wait is too long to be told. */
export function callbackFigures(days: Days, scope: Scope): CallbackFigures {
  const waits: number[] = [];
  let leads = 0;
  for (const day of days) {
    const passes = inScope(day, 'author', scope), { flags, reactS } = day.columns;
    if (!passes) continue;
    for (let n = 0; n < day.length; n++) {
      const kind = contactKinds[kindAt(flags[n]!)];
      if ((kind !== 'lead' && kind !== 'dialogLead') || !passes(n)) continue;
      leads++;
      if (reactS[n] !== none.long) waits.push(reactS[n]!);
    }
  }
  const sorted = Uint32Array.from(waits).sort(), upTo = (limitS: number): number => { const after = sorted.findIndex((s) => s > limitS); return after < 0 ? sorted.length : after; };
  const rank = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1]!;
  return {
    leads, never: shareOf(leads - sorted.length, leads), within: backLimits.map((limitS) => ({ limitS, share: shareOf(upTo(limitS), leads) })), later: shareOf(sorted.length - upTo(backLimits.at(-1)!), leads),
    ...(sorted.length === 0 ? {} : { medianS: rank(0.5), p90S: rank(0.9) }),
  };
}
