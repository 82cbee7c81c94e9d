import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appointmentActions, branches, callLegs, callTags, employees, inquiries, phoneBindings, phones, tagGroups, tagPrompts, tags } from '#main/db/schema/index.ts';
import { day, instant } from '#shared/kernel/values.ts';
import type { CallFilter } from '#shared/reports/contract.ts';
import { figureFilters, tagFilter } from '#shared/reports/drill.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { portsOf } from '#tests/support/reports.ts';
import { createReports } from './index.ts';

const from = Date.UTC(2026, 10, 23, 21), hour = 3_600_000, ctx = { sessionId: 's', actor: undefined };
const staff = ['anna', 'boris', 'vera'], extensions = ['101', '102', '103'], tagIds = ['t1', 't2', 't3'];

const leg = fc.record({ phone: fc.constantFrom(...extensions), after: fc.integer({ min: 0, max: 60_000 }), answered: fc.boolean() });
const call = fc.record({
  at: fc.integer({ min: -2 * hour, max: 50 * hour }), direction: fc.constantFrom('inbound' as const, 'outbound' as const), outcome: fc.constantFrom('answered' as const, 'missed' as const, 'unanswered' as const, 'failed' as const, null),
  branchId: fc.constantFrom('b1', 'b2'), legs: fc.array(leg, { maxLength: 3 }), talkMs: fc.integer({ min: 0, max: 600_000 }), booking: fc.constantFrom('none' as const, 'inCall' as const, 'later' as const, 'moved' as const),
  prompt: fc.constantFrom(undefined, 'always' as const, 'withoutBooking' as const), tags: fc.uniqueArray(fc.constantFrom(...tagIds, null), { maxLength: 3 }), phone: fc.constantFrom('79001000101', '79001000202', '74950007777'), deleted: fc.constantFrom(0, 0, 0, 1),
});
const binding = fc.record({ phone: fc.constantFrom(...extensions), employee: fc.constantFrom(...staff), at: fc.integer({ min: -4 * hour, max: 40 * hour }), hours: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }) });
const history = fc.record({ calls: fc.array(call, { maxLength: 30 }), bindings: fc.array(binding, { maxLength: 8 }) });

it('every figure of the reports opens exactly the calls behind it, over random histories', async () => {
  const database = openTestDatabase(), { handlers } = createReports(portsOf(database));
  database.write((tx) => {
    tx.insert(branches).values(['b1', 'b2'].map((id) => ({ id, zone: 'Europe/Moscow' }))).run();
    tx.insert(employees).values(staff.map((id) => ({ id, surname: id }))).run();
    tx.insert(phones).values(extensions.map((extension) => ({ id: `p${extension}`, branchId: 'b1', extension }))).run();
    tx.insert(tagGroups).values([{ id: 'g1', name: 'Почему' }, { id: 'g2', name: 'Услуга', retiredAt: 1 }]).run();
    tx.insert(tags).values([{ id: 't1', groupId: 'g1', name: 'Цена' }, { id: 't2', groupId: 'g2', name: 'Чистка', retiredAt: 1 }, { id: 't3', groupId: 'g1', name: 'Время', retiredAt: 1 }]).run();
  });
  let made = 0;
  await fc.assert(fc.asyncProperty(history, fc.constantFrom(undefined, 'b1', 'b2'), async ({ calls, bindings }, branchId) => {
    database.write((tx) => {
      // the history before is put away, as rows are here
      for (const table of [inquiries, callLegs, phoneBindings, appointmentActions, callTags, tagPrompts]) tx.update(table).set({ deleted: 1 }).run();
      for (const b of bindings) tx.insert(phoneBindings).values({ id: `b${String(made++)}`, branchId: 'b1', phoneId: `p${b.phone}`, employeeId: b.employee, fromAt: from + b.at, ...(b.hours === undefined ? {} : { tillAt: from + b.at + b.hours * hour }) }).run();
      for (const c of calls) {
        const id = `c${String(made++)}`, startedAt = from + c.at, branch = { branchId: c.branchId }, talked = c.outcome === 'answered';
        tx.insert(inquiries).values({ id, ...branch, direction: c.direction, outcome: c.outcome, startedAt, talkMs: talked ? c.talkMs : null, phoneE164: `+${c.phone}`, phoneDigitsRev: [...c.phone].reverse().join(''), deleted: c.deleted }).run();
        for (const l of c.legs) tx.insert(callLegs).values({ id: `l${String(made++)}`, ...branch, callId: id, phone: l.phone, startedAt: startedAt + l.after, ...(talked && l.answered ? { answeredAt: startedAt + l.after + 5_000 } : {}) }).run();
        if (c.booking !== 'none') tx.insert(appointmentActions).values({ id: `a${String(made++)}`, ...branch, kind: c.booking === 'moved' ? 'moved' : 'booked', givenInquiryId: id, givenInCall: c.booking !== 'later' }).run();
        if (c.prompt) tx.insert(tagPrompts).values({ id, ...branch, mode: c.prompt, savedAt: c.tags.length ? startedAt : null }).run();
        for (const tagId of c.tags) tx.insert(callTags).values({ id: `s${String(made++)}`, ...branch, callId: id, tagId, text: tagId ? '' : 'другое' }).run();
      }
    });
    const period = { fromDay: day('2026-11-24'), tillDay: day('2026-11-25'), ...(branchId ? { branchId } : {}) };
    async function listed(filter: CallFilter) {
      const rows: Awaited<ReturnType<typeof handlers.callHistory>>['rows'] = [];
      for (let after: Parameters<typeof handlers.callHistory>[0]['after'], more = true; more;) {
        const page = await handlers.callHistory({ ...filter, after, limit: 4 }, ctx);
        rows.push(...page.rows);
        after = page.next && { id: page.next.id, startedAt: instant(page.next.startedAt) };
        more = after !== undefined;
      }
      expect(new Set(rows.map(({ callId }) => callId)).size).toBe(rows.length);
      expect(await handlers.callCount(filter, ctx)).toEqual({ count: rows.length });
      return rows;
    }
    const { rows, clinic } = await handlers.efficiency(period, ctx);
    for (const row of [...rows, clinic]) {
      const filters = figureFilters(period, row === clinic ? undefined : row.employeeId ?? 'shared'), answered = await listed(filters.talk);
      expect([(await listed(filters.total)).length, (await listed(filters.booked)).length, (await listed(filters.missed)).length, (await listed(filters.unanswered)).length])
        .toEqual([row.total, row.booked, row.missed.n, row.unanswered.n]);
      expect(answered.reduce((sum, one) => sum + (one.talkMs ?? 0), 0)).toBe(row.talkMs);
      expect(row.averageMs).toBe(answered.length === 0 ? undefined : Math.floor(row.talkMs / answered.length + 0.5));
    }
    for (const groupId of [undefined, 'g1', 'g2']) {
      for (const row of (await handlers.tags({ ...period, groupId }, ctx)).rows) expect([row, (await listed(tagFilter(period, row))).length]).toEqual([row, row.calls]);
    }
    const byDigits = await listed({ ...period, phoneDigits: '02-02' });
    expect(byDigits.map(({ callId }) => callId)).toEqual((await listed(period)).filter((one) => one.phone.endsWith('0202')).map(({ callId }) => callId));
  }), { numRuns: 60, seed: 2411 });
}, 60_000);
