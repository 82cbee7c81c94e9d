import { instant, type Instant } from '#shared/kernel/values.ts';
import type { CallFacts, LegFacts } from '#shared/telephony/call.ts';
import type { Clock } from '../kernel/clock.ts';

/** When the answer and the end of a leg were, on the clock that nobody sets. */
interface Marks { answered?: number; ended?: number }
/** A wall that says the same to within this is believed. */
const tolerableMs = 1_000;

/**
 * The calls as the screen counts them: what is shown of a talk and of a card's ten seconds is measured by the monotonic
 * clock and told in today's wall time, so that a clock set in between changes neither (QUALITY.md R12). The rows keep
 * the wall as it was.
 */
export function createSteadyCalls(clock: Clock, calls: () => readonly CallFacts[]): () => readonly CallFacts[] {
  const marks = new Map<string, Marks>();

  /** The mark of a moment, made when it is first seen, and the moment as the wall of now tells it. */
  function steady(wall: Instant, mark: number | undefined): { readonly mark: number; readonly at: Instant } {
    const now = clock.now(), mono = clock.mono(), known = mark ?? mono - Math.max(0, now - wall), at = now - (mono - known);
    return { mark: known, at: Math.abs(at - wall) < tolerableMs ? wall : instant(Math.round(at)) };
  }
  function steadyLeg(callId: string, leg: LegFacts): LegFacts {
    if (leg.answeredAt === undefined && leg.endedAt === undefined) return leg;
    const key = `${callId}\n${leg.phone}`, known = marks.get(key) ?? {};
    marks.set(key, known);
    const answered = leg.answeredAt === undefined ? undefined : steady(leg.answeredAt, known.answered), ended = leg.endedAt === undefined ? undefined : steady(leg.endedAt, known.ended);
    if (answered) known.answered = answered.mark;
    if (ended) known.ended = ended.mark; else delete known.ended;
    if (answered?.at === leg.answeredAt && ended?.at === leg.endedAt) return leg;
    return { ...leg, ...(answered ? { answeredAt: answered.at } : {}), ...(ended ? { endedAt: ended.at } : {}) };
  }

  return () => {
    const list = calls();
    if (marks.size > 2 * list.length + 100) {
      const alive = new Set(list.map(({ callId }) => callId));
      for (const key of marks.keys()) if (!alive.has(key.slice(0, key.indexOf('\n')))) marks.delete(key);
    }
    return list.map((call) => {
      const legs = call.legs.map((leg) => steadyLeg(call.callId, leg));
      return legs.every((leg, i) => leg === call.legs[i]) ? call : { ...call, legs };
    });
  };
}
