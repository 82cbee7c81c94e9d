import fc from 'fast-check';
import { expect, it } from 'vitest';
import { branches, callLegs, employees, inquiries, phoneBindings, phones } from '#main/db/schema/index.ts';
import { createHistory } from '#main/modules/inquiries/history/index.ts';
import { markedCalls } from '#main/modules/reports/marked-calls.ts';
import { deskWords } from '#shared/desk/words.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day, instant } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';

const zone = 'Europe/Moscow', on = day('2026-11-24'), midnight = instantOf(on, 0, zone), minute = 60_000, extensions = ['101', '102'], staff = ['anna', 'boris'];
const legs = fc.uniqueArray(fc.record({ phone: fc.constantFrom(...extensions), direction: fc.constantFrom('inbound' as const, 'outbound' as const), after: fc.integer({ min: 0, max: 9 }), answered: fc.option(fc.integer({ min: 10, max: 40 }), { nil: undefined, freq: 2 }) }), { selector: ({ phone, after }) => `${phone} ${String(after)}`, minLength: 1, maxLength: 4 });
const binding = fc.record({ phone: fc.constantFrom(...extensions), employee: fc.constantFrom(...staff), from: fc.integer({ min: 0, max: 12 }), hours: fc.integer({ min: 1, max: 14 }) });

it('«Чей телефон» of the history is the administrator a call counts for, however it rang and whoever took the phone over (A-33, A-43)', () => {
  const database = openTestDatabase(), { db } = database;
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(employees).values(staff.map((id) => ({ id, surname: id }))).run();
    tx.insert(phones).values(extensions.map((extension) => ({ id: `p${extension}`, branchId: 'b', extension }))).run();
  });
  const history = createHistory(db, { zone: () => zone, now: () => instant(midnight + 1_440 * minute), words: () => deskWords.ru }), callsOf = markedCalls(db);
  let made = 0;
  fc.assert(fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 1_300 }), legs }), { minLength: 1, maxLength: 6 }), fc.uniqueArray(binding, { selector: ({ phone, from }) => `${phone} ${String(from)}`, maxLength: 4 }), (calls, bindings) => {
    const next = (): string => `00000000-0000-4000-8000-${String(made++).padStart(12, '0')}`;
    database.write((tx) => {
      for (const table of [inquiries, callLegs, phoneBindings]) tx.update(table).set({ deleted: 1 }).run();
      for (const { phone, employee, from, hours } of bindings) tx.insert(phoneBindings).values({ id: next(), branchId: 'b', phoneId: `p${phone}`, employeeId: employee, fromAt: midnight + from * 60 * minute, tillAt: midnight + (from + hours) * 60 * minute }).run();
      for (const call of calls) {
        const id = next(), at = midnight + call.at * minute, answers = call.legs.flatMap(({ answered }) => (answered === undefined ? [] : [answered]));
        tx.insert(inquiries).values({ id, branchId: 'b', headId: id, kind: 'call', direction: 'outbound', startedAt: at, answeredAt: answers.length > 0 ? at + Math.min(...answers) * minute : null, endedAt: at + 60 * minute, outcome: answers.length > 0 ? 'answered' : 'unanswered' }).run();
        for (const leg of call.legs) tx.insert(callLegs).values({ id: next(), branchId: 'b', callId: id, phone: leg.phone, direction: leg.direction, startedAt: at + leg.after * minute, answeredAt: leg.answered === undefined ? null : at + leg.answered * minute }).run();
      }
    });
    const counted = new Map(callsOf({ fromDay: on, tillDay: on }, undefined, 200).rows.map(({ callId, employee }) => [callId, employee])), shown = history.page({ view: 'rows' }, { limit: 200, withPhoneOwner: true }).rows;
    expect(shown.map(({ id, phoneOwner }) => [id, (phoneOwner ?? '').trim()])).toEqual(shown.map(({ id }) => [id, (counted.get(id) ?? '').trim()]));
  }), { numRuns: 80 });
});
