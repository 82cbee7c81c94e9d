import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inquiries, lostMarks } from '#main/db/schema/index.ts';
import { createInquiryStore } from '#main/modules/inquiries/store.ts';
import { createWaiting } from '#main/modules/inquiries/waiting.ts';
import { createCollect } from '#main/modules/lost/collect.ts';
import { lostStore } from '#main/modules/lost/store.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';

// What settles a missed call, said call by call: every other inquiry of the number is looked through for each (decisions 23 and 26).
const isDealtWith = sql`(exists (select 1 from inquiries later where later.phone_e_164 = i.phone_e_164 and later.started_at >= i.started_at and later.id <> i.id
    and later.kind = 'call' and later._deleted = 0 and later.outcome is not 'failed' and (later.direction = 'outbound' or later.answered_at is not null))
  or exists (select 1 from inquiries answer where answer.head_id = i.id and answer.direction = 'outbound' and answer._deleted = 0))`;
const isSettled = sql`((i.phone_e_164 is not null and exists (select 1 from inquiries later where later.phone_e_164 = i.phone_e_164 and later.started_at >= i.started_at and later._deleted = 0 and later.id <> i.id
    and (later.answered_at is not null or later.author_id is not null)))
  or exists (select 1 from inquiries answer where answer.head_id = i.id and answer.direction = 'outbound' and answer._deleted = 0 and (answer.answered_at is not null or answer.author_id is not null)))`;
const isClosed = sql`exists (select 1 from lost_marks k where k.kind = 'missedCall' and k.entity_id = i.id and k.closed = 1)`;
const isMissed = sql`i.outcome = 'missed' and i.author_id is null and i._deleted = 0`;

// Few numbers and few moments: most of them meet. What an exchange never sends is among them, too.
const event = fc.record({
  at: fc.integer({ min: 0, max: 12 }), phone: fc.constantFrom(1, 1, 2, null), outcome: fc.constantFrom('missed' as const, 'missed' as const, 'missed' as const, 'answered' as const, 'unanswered' as const, 'failed' as const, null),
  kind: fc.constantFrom('call' as const, 'call' as const, 'call' as const, 'lead' as const, 'dialog' as const), isOut: fc.boolean(), talked: fc.constantFrom(false, false, true), saved: fc.constantFrom(false, false, false, true), deleted: fc.constantFrom(0, 0, 0, 1),
  answers: fc.option(fc.nat(19), { nil: undefined, freq: 4 }), isClosed: fc.constantFrom(false, false, false, true),
});

/** What a reading in pieces comes to. */
function walked<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

it('☎, the morning and «Ничего не потеряно» hold the same missed calls for settled as a look through every other call for each would', () => {
  const database = openTestDatabase(), { db, clock } = database, store = createInquiryStore(db), waiting = createWaiting(db);
  const collect = createCollect({ clock, branch: () => ({ id: 'b', zone: 'Europe/Moscow', name: '' }), ownerAt: () => undefined, doctorName: () => '', tagsAsked: () => false }, lostStore(db));
  const listed = (from: number): string[] => walked(collect(new Set(['missedCall']), { from, till: Number.MAX_SAFE_INTEGER })).flatMap(({ ids }) => ids).sort();
  const oracle = (where: ReturnType<typeof sql>): string[] => db.all<{ id: string }>(sql`select i.id as id from inquiries i where ${where}`).map(({ id }) => id).sort();
  let run = 0, seen = 0;
  fc.assert(fc.property(fc.array(event, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 6 }), (events, after) => {
    // an hour and numbers of its own for each history, the later after the earlier: they lie in one file
    const base = clock.now() + ++run * 3_600_000, since = base + after * 1_000, phoneOf = (n: number) => `+7900${String(run * 10 + n).padStart(7, '0')}`, idOf = (n: number): Id => `00000000-0000-4000-8000-${String(run * 10_000 + n).padStart(12, '0')}`;
    database.write((tx) => {
      for (const [n, e] of events.entries()) {
        const at = base + e.at * 1_000;
        tx.insert(inquiries).values({ id: idOf(n), branchId: 'b', headId: e.answers === undefined ? idOf(n) : idOf(e.answers % events.length), kind: e.kind, direction: e.isOut ? 'outbound' : 'inbound', startedAt: at, answeredAt: e.talked ? at : null, outcome: e.outcome, phoneE164: e.phone === null ? null : phoneOf(e.phone), authorId: e.saved ? idOf(99) : null, deleted: e.deleted }).run();
        if (e.isClosed) tx.insert(lostMarks).values({ id: idOf(n + 1_000), branchId: 'b', kind: 'missedCall', entityId: idOf(n), note: 'причина', closed: true, at }).run();
      }
    });
    const open = oracle(sql`i.started_at >= ${since} and ${isMissed} and not ${isDealtWith} and not ${isClosed}`);
    expect(waiting.missed(since).map(({ id }) => id).sort(), 'the morning').toEqual(open);
    expect(store.missedSince(instant(since)), '☎').toBe(open.length);
    const owed = oracle(sql`i.started_at >= ${since} and i.kind = 'call' and ${isMissed} and not ${isSettled} and not ${isClosed}`);
    expect(listed(since), '«Ничего не потеряно»').toEqual(owed);
    seen += open.length + owed.length;
  }), { numRuns: 300 });
  expect(seen).toBeGreaterThan(100);
});

it('a number that rang in vain all day is asked about once, however often it rang', () => {
  const database = openTestDatabase(), { db, clock, raw } = database, from = clock.now(), times = 400;
  database.write((tx) => {
    for (let n = 0; n < times; n++) tx.insert(inquiries).values({ id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, branchId: 'b', kind: 'call', direction: 'inbound', startedAt: from + n, outcome: 'missed', phoneE164: '+79001000101' }).run();
  });
  const store = lostStore(db);
  const asked: string[] = [];
  const counted = { ...store, lastSettledAt: (phones: readonly string[], since: number) => { asked.push(...phones); return store.lastSettledAt(phones, since); } };
  const collect = createCollect({ clock, branch: () => ({ id: 'b', zone: 'Europe/Moscow', name: '' }), ownerAt: () => undefined, doctorName: () => '', tagsAsked: () => false }, counted);
  expect(walked(collect(new Set(['missedCall']), { from, till: Number.MAX_SAFE_INTEGER }))).toMatchObject([{ about: { times } }]);
  expect(asked).toEqual(['+79001000101']);
  const plan = raw.prepare("EXPLAIN QUERY PLAN select started_at from inquiries where phone_e_164 = ? and _deleted = 0 and (answered_at is not null or author_id is not null) and started_at >= ? order by started_at desc limit 1").all('', 0) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH inquiries USING INDEX inquiries_phone (phone_e_164=? AND started_at>?)']);
});
