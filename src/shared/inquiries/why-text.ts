import { clockText, dayText, shortDayText, wallOf } from '../kernel/time.ts';
import { instant, type Zone } from '../kernel/values.ts';
import type { TypeWhy, WhyAction, WhyFact, WhyInquiry, WhyLink, WhyLoss } from './why.ts';
import type { WhyWords } from './why-words.ts';

const wall = (at: number, zone: Zone) => wallOf(instant(at), zone);
/** `13:45:01`: the windows end on a second. */
export const secondText = (at: number, zone: Zone): string => `${clockText(wall(at, zone).minute)}:${String(wall(at, zone).second).padStart(2, '0')}`;
/** The same with its day where it is another one than `beside`. */
export const momentText = (at: number, zone: Zone, beside?: number): string => (beside !== undefined && wall(at, zone).day === wall(beside, zone).day ? secondText(at, zone) : `${shortDayText(wall(at, zone).day)} ${secondText(at, zone)}`);

const talkText = ({ from, till }: { readonly from?: number | undefined; readonly till?: number | undefined }, zone: Zone, words: WhyWords, beside: number): string =>
  from === undefined ? '' : till === undefined ? words.talkRunning(momentText(from, zone, beside)) : words.talk(momentText(from, zone, beside), secondText(till, zone));

/** The two times a decision compared: «запись в 13:45:01, разговор 13:00:00–13:15:00». */
export function timesText(action: Pick<WhyAction, 'kind' | 'at'>, talk: { readonly from?: number | undefined; readonly till?: number | undefined }, zone: Zone, words: WhyWords): string {
  const deed = `${words.deed[action.kind]} ${secondText(action.at, zone)}`, conversation = talkText(talk, zone, words, action.at);
  return conversation ? `${deed}, ${conversation}` : deed;
}

/** The rule by which an action is linked. */
export const linkText = (link: WhyLink, words: WhyWords): string =>
  link.rule === 'nearest' ? words.link.nearest(words.span(link.distanceMs), words.span(link.windowMs)) : words.link[link.rule];

/** The rule by which an action is not this inquiry's. */
export function lossText(loss: WhyLoss, words: WhyWords): string {
  const { distanceMs = 0, windowMs = 0, overMs = 0, winnerMs = 0 } = loss;
  switch (loss.reason) {
    case 'given': return words.loss.given[loss.how ?? 'buffer'];
    case 'outside': return words.loss.outside(words.span(overMs), words.span(windowMs), words.span(distanceMs));
    case 'farther': return winnerMs === 0 ? words.loss.fartherThanRunning(words.span(distanceMs)) : words.loss.farther(words.span(distanceMs), words.span(winnerMs));
    default: return words.loss[loss.reason];
  }
}

const visitText = (visit: NonNullable<TypeWhy['visit']>): string => `${shortDayText(visit.day)} ${clockText(visit.startMin)} ${visit.doctor}`.trim();

/** Why the type is what it is: the rule, and when it was decided. */
export function typeText(type: NonNullable<WhyInquiry['type']>, zone: Zone, words: WhyWords): { readonly rule: string; readonly at: string } {
  if (type.byHand) return { rule: words.type.byHand, at: '' };
  const { why } = type;
  if (!why) return { rule: words.type.unknown, at: '' };
  return { rule: why.rule === 'future' ? words.type.future(why.visit ? visitText(why.visit) : '') : words.type[why.rule], at: words.type.at(momentText(why.at, zone)) };
}

/** Why nobody can be booked, and since when. */
export const banText = (ban: NonNullable<WhyInquiry['ban']>, zone: Zone, words: WhyWords): string => words.ban(dayText(wall(ban.since, zone).day), ban.reason);

/** What else was decided: the rule, and the two times. */
export function factText(fact: WhyFact, zone: Zone, { fact: words }: WhyWords): { readonly rule: string; readonly times: string } {
  const list = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(', ');
  switch (fact.what) {
    case 'buffer': return { rule: words.buffer[fact.endedHow ?? 'waits'], times: list(words.put(momentText(fact.madeAt, zone), fact.inCall), fact.endedAt !== undefined && words.ended(momentText(fact.endedAt, zone, fact.madeAt)), fact.by) };
    case 'lead': return {
      rule: words.lead[fact.how ?? (fact.triedAt === undefined ? 'open' : 'tried')],
      times: list(words.came(momentText(fact.arrivedAt, zone)), fact.processedAt !== undefined && words.done(momentText(fact.processedAt, zone, fact.arrivedAt)), fact.triedAt !== undefined && words.call(momentText(fact.triedAt, zone, fact.arrivedAt)), fact.by),
    };
    case 'missed': return { rule: words.missed[fact.fate], times: list(words.rang(momentText(fact.at, zone)), fact.thenAt !== undefined && words.after(momentText(fact.thenAt, zone, fact.at))) };
    case 'conversion': return { rule: words.conversion[fact.rule], times: list(words.call(momentText(fact.at, zone)), fact.thenAt !== undefined && words.booked(momentText(fact.thenAt, zone, fact.at))) };
    default: return { rule: words[fact.what], times: words.call(momentText(fact.at, zone)) };
  }
}
