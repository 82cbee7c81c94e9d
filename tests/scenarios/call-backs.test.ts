import fc from 'fast-check';
import { expect, it } from 'vitest';
import { branches, callLegs, inquiries, phones } from '#main/db/schema/index.ts';
import { createHistory } from '#main/modules/inquiries/history/index.ts';
import { createInquiryStore } from '#main/modules/inquiries/store.ts';
import { behindPageOf } from '#main/modules/reports/drill.ts';
import { markedCalls } from '#main/modules/reports/marked-calls.ts';
import { deskWords } from '#shared/desk/words.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day, instant } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';

const zone = 'Europe/Moscow', on = day('2026-11-24'), midnight = instantOf(on, 0, zone), minute = 60_000, numbers = ['+79001000101', '+79001000202'];
const call = fc.record({
  at: fc.integer({ min: 0, max: 1_439 }), number: fc.constantFrom(...numbers, null), what: fc.constantFrom('missed', 'missed', 'missed', 'answered', 'calledAnswered', 'calledInVain', 'failed'),
  byHand: fc.boolean(), commented: fc.constantFrom(false, false, true), answers: fc.option(fc.nat(20), { nil: undefined, freq: 6 }),
});
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;
interface Made { readonly id: string; readonly at: number; readonly c: Call; readonly headId: string; readonly hasLegs: boolean }

/** What the requirement says of a missed call, without a look at the code: the first thing that followed decides. */
function fateOf(missed: Made, all: readonly Made[]): 'calledBack' | 'cameAgain' | 'open' {
  const next = all.find((o) => o.at > missed.at && ((o.c.what === 'answered' && o.c.number !== null && o.c.number === missed.c.number)
    || (['calledAnswered', 'calledInVain'].includes(o.c.what) && ((o.c.number !== null && o.c.number === missed.c.number) || o.headId === missed.id))));
  return next === undefined ? 'open' : next.c.what === 'answered' ? 'cameAgain' : 'calledBack';
}

it('history, reports and the number on ☎ say the same of every missed call of a number, however often it rang', () => {
  const database = openTestDatabase(), { db } = database, store = createInquiryStore(db);
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(phones).values({ id: 'p', branchId: 'b', extension: '101' }).run();
  });
  const history = createHistory(db, { zone: () => zone, now: () => instant(midnight + 1_440 * minute), words: () => deskWords.ru });
  const callsOf = markedCalls(db);
  let run = 0;
  fc.assert(fc.property(fc.uniqueArray(call, { selector: ({ at }) => at, minLength: 1, maxLength: 14 }), (calls) => {
    const sorted = calls.toSorted((a, b) => a.at - b.at), idOf = (n: number): string => `00000000-0000-4000-8000-${String(run * 100 + n).padStart(12, '0')}`;
    run++;
    const made = sorted.map((c, n): Made => {
      const target = c.answers === undefined ? undefined : sorted[c.answers], isOut = c.what.startsWith('called') || c.what === 'failed';
      // an outgoing call may be made in answer to a missed one before it
      return { id: idOf(n), at: midnight + c.at * minute, c, headId: isOut && c.answers !== undefined && target?.what === 'missed' && c.answers < n ? idOf(c.answers) : idOf(n), hasLegs: !(c.byHand && (c.what === 'answered' || c.what === 'calledAnswered')) };
    });
    database.write((tx) => {
      tx.update(inquiries).set({ deleted: 1 }).run();
      tx.update(callLegs).set({ deleted: 1 }).run();
      for (const { id, at, c, headId, hasLegs } of made) {
        const isOut = c.what.startsWith('called') || c.what === 'failed', talked = c.what === 'answered' || c.what === 'calledAnswered';
        tx.insert(inquiries).values({ id, branchId: 'b', headId, kind: 'call', direction: isOut ? 'outbound' : 'inbound', startedAt: at, answeredAt: talked ? at + 5_000 : null, endedAt: at + 20_000, talkMs: talked ? 15_000 : null, outcome: talked ? 'answered' : c.what === 'missed' ? 'missed' : c.what === 'failed' ? 'failed' : 'unanswered', phoneE164: c.number, authorId: c.commented ? 'anna' : null }).run();
        if (hasLegs) tx.insert(callLegs).values({ id: `l${id}`, branchId: 'b', callId: id, phone: '101', startedAt: at, answeredAt: talked ? at + 5_000 : null }).run();
      }
    });
    const missed = made.filter(({ c }) => c.what === 'missed'), fates = new Map(missed.map((m) => [m.id, fateOf(m, made)])), ids = (fate: string) => missed.filter(({ id }) => fates.get(id) === fate).map(({ id }) => id).sort();
    const marked = history.page({ view: 'rows' }, { limit: 200 }).rows.filter(({ calledBack }) => calledBack !== undefined).map(({ id }) => id).sort();
    expect(marked, 'events').toEqual(ids('calledBack'));
    const heads = history.page({ view: 'heads' }, { limit: 200 }).rows.filter(({ calledBack }) => calledBack !== undefined).map(({ id }) => id).sort();
    expect(heads, 'обращения').toEqual(ids('calledBack'));
    const ofCalls = callsOf({ fromDay: on, tillDay: on }, undefined, 200).rows.filter(({ calledBack }) => calledBack !== undefined).map(({ callId }) => callId).sort();
    expect(ofCalls, '«История звонков»').toEqual(ids('calledBack'));
    const behind = behindPageOf(db, { fromDay: on, tillDay: on, of: 'calls', figure: { types: ['missed'], fate: 'calledBack' } }, undefined, 200);
    expect(behind.rows.map(({ inquiryId }) => inquiryId).sort(), 'report').toEqual(ids('calledBack'));
    expect(store.missedSince(instant(midnight)), '☎').toBe(missed.filter(({ id, c }) => fates.get(id) === 'open' && !c.commented).length);
  }), { numRuns: 80 });
});
