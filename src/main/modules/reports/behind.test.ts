import { expect, it } from 'vitest';
import { appointmentActions, branches, callLegs, employees, inquiries, leads, phoneBindings, phones } from '#main/db/schema/index.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day } from '#shared/kernel/values.ts';
import type { BehindRow, CallFigure, ContactFigure } from '#shared/reports/figures.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { portsOf } from '#tests/support/reports.ts';
import { foldAll } from './fold.ts';
import { createReports } from './index.ts';

const zone = 'Europe/Moscow', ctx = { sessionId: 's', actor: undefined }, days = [day('2026-11-02'), day('2026-11-03'), day('2026-11-04')];
const period = { fromDay: days[0]!, tillDay: days[2]! };

/** Three days of calls, leads and dialogs, one like another but for what a number decides. */
function aClinic(folded: boolean) {
  const database = openTestDatabase();
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(employees).values([{ id: 'e1', surname: 'Ивлева' }, { id: 'e2', surname: 'Чуев' }]).run();
    tx.insert(phones).values([{ id: 'f1', branchId: 'b', extension: '101' }, { id: 'f2', branchId: 'b', extension: '102' }]).run();
    tx.insert(phoneBindings).values([{ id: 'p1', branchId: 'b', phoneId: 'f1', employeeId: 'e1', fromAt: 0 }, { id: 'p2', branchId: 'b', phoneId: 'f2', employeeId: 'e2', fromAt: 0 }]).run();
    for (const [d, on] of days.entries()) {
      for (let n = 0; n < 40; n++) {
        const id = `i${d}-${String(n).padStart(2, '0')}`, startedAt = instantOf(on, 500 + n * 15, zone), outcome = n % 5 === 0 ? 'missed' as const : n % 7 === 0 ? 'unanswered' as const : 'answered' as const, direction = n % 7 === 0 || n % 9 === 0 ? 'outbound' as const : 'inbound' as const;
        const kind = n % 11 === 0 ? 'lead' as const : n % 13 === 0 ? 'dialog' as const : 'call' as const, saved = n % 3 !== 0;
        tx.insert(inquiries).values({
          id, branchId: 'b', kind, direction, startedAt, headId: id, phoneE164: `+7900200000${String(n % 6)}`, adChannelId: n % 4 === 0 ? null : `c${n % 2}`, topicId: n % 6 === 0 ? null : `t${n % 3}`, whoType: n % 8 === 0 ? 'contractor' : n % 2 ? 'wantsToBook' : 'alreadyBooked',
          ...(saved ? { authorId: n % 2 ? 'e1' : 'e2', savedAt: startedAt + 1000 } : {}), ...(kind === 'call' ? { outcome, ...(outcome === 'answered' ? { answeredAt: startedAt + n * 1000, talkMs: 60_000 } : {}) } : {}), ...(kind === 'lead' && n < 30 ? { processedAt: startedAt + n * 60_000 } : {}),
        }).run();
        if (kind === 'call') tx.insert(callLegs).values({ id: `l${id}`, branchId: 'b', callId: id, phone: n % 2 ? '101' : '102', startedAt, answeredAt: outcome === 'answered' ? startedAt + n * 1000 : null }).run();
        if (kind === 'lead') tx.insert(leads).values({ id, branchId: 'b', sourceName: 'сайт' }).run();
        if (n % 4 === 1) tx.insert(appointmentActions).values({ id: `a${id}`, branchId: 'b', linkedInquiryId: id, givenInquiryId: id, givenInCall: true }).run();
      }
    }
  });
  if (folded) foldAll(database, instantOf(day('2026-11-20'), 0, zone));
  return createReports(portsOf(database)).handlers;
}

it.each([['worked out', false], ['folded', true]] as const)('every figure opens exactly the rows behind it, page by page: days %s', async (_, folded) => {
  const handlers = aClinic(folded);
  async function listed(ask: (after: { day: typeof days[0]; shown: number } | undefined) => ReturnType<typeof handlers.contactsBehind>): Promise<BehindRow[]> {
    const rows: BehindRow[] = [];
    let total = 0;
    for (let after: Parameters<typeof ask>[0], more = true; more;) {
      const page = await ask(after);
      rows.push(...page.rows as BehindRow[]);
      after = page.next && { ...page.next, day: day(page.next.day) };
      more = after !== undefined;
      ({ total } = page);
    }
    expect([rows.length, new Set(rows.map(({ inquiryId }) => inquiryId)).size]).toEqual([total, total]);
    expect(rows.map(({ startedAt }) => startedAt)).toEqual(rows.map(({ startedAt }) => startedAt).toSorted((a, b) => b - a));
    return rows;
  }
  for (const employeeId of [undefined, 'e1']) {
    const scope = { ...period, ...(employeeId ? { employeeId } : {}) };
    const contacts = async (figure: ContactFigure) => (await listed(async (after) => handlers.contactsBehind({ ...scope, figure, after, limit: 7 }, ctx))).length;
    const calls = async (figure: CallFigure) => (await listed(async (after) => handlers.callsBehind({ ...scope, figure, after, limit: 7 }, ctx))).length;
    for (const row of await handlers.channels(scope, ctx)) {
      const of = { channelId: row.channelId ?? 'none', kind: row.kind, source: row.source } as const;
      expect([await contacts(of), await contacts({ ...of, wants: true }), await contacts({ ...of, wants: true, booked: true }), await contacts({ ...of, wants: true, booked: true, came: true })]).toEqual([row.inquiries, row.wants, row.booked, row.came]);
    }
    for (const row of await handlers.topics(scope, ctx)) expect([await contacts({ topicId: row.topicId ?? 'none' }), await contacts({ topicId: row.topicId ?? 'none', wants: true, booked: true })]).toEqual([row.inquiries, row.booked]);
    for (const row of await handlers.bookingConversion(scope, ctx)) expect([await contacts({ authorId: row.employeeId, withExcluded: true, wants: true }), await contacts({ authorId: row.employeeId, withExcluded: true, wants: true, booked: true })]).toEqual([row.conversion.of, row.conversion.n]);
    const back = await handlers.callbacks(scope, ctx), limits = back.within.map(({ limitS }) => limitS);
    expect([await contacts({ withExcluded: true, reacted: 'any' }), await contacts({ withExcluded: true, reacted: 'never' }), await contacts({ withExcluded: true, reacted: { fromS: 3601 } })]).toEqual([back.leads, back.never.n, back.later.n]);
    for (const [n, limitS] of limits.entries()) expect(await contacts({ withExcluded: true, reacted: { fromS: 0, tillS: limitS } })).toBe(back.within[n]!.share.n);
    for (const cell of await handlers.hours(scope, ctx)) expect([await calls({ weekday: cell.weekday, hour: cell.hour, types: ['inbound', 'missed'] }), await calls({ weekday: cell.weekday, hour: cell.hour, types: ['missed'] })]).toEqual([cell.calls, cell.missed]);
    const answers = await handlers.answers({ ...scope, withinS: 20 }, ctx);
    expect(answers.answered).toBeGreaterThan(10);
    expect(await calls({ ring: { fromS: 0, tillS: 20 } })).toBe(answers.within.n);
    for (const band of answers.bands) expect(await calls({ ring: { fromS: band.fromS, ...(band.tillS === undefined ? {} : { tillS: band.tillS }) } })).toBe(band.calls);
    const missed = await handlers.missed(scope, ctx);
    for (const fate of ['none', 'calledBack', 'cameAgain', 'commented'] as const) expect(await calls({ fate })).toBe(missed[fate].n);
    for (const { limitS, share } of missed.within) expect(await calls({ fate: 'calledBack', backTillS: limitS })).toBe(share.n);
    expect(missed.total).toBe(await calls({ types: ['missed'] }));
  }
}, 60_000);

it.each([['worked out', false], ['folded', true]] as const)('calls that nobody commented on are in the reports of the clinic and in none of an employee (R-034): days %s', async (_, folded) => {
  const database = openTestDatabase(), [on] = days, startedAt = instantOf(on!, 600, zone);
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(employees).values({ id: 'e1', surname: 'Ивлева' }).run();
    tx.insert(phones).values({ id: 'f1', branchId: 'b', extension: '101' }).run();
    tx.insert(phoneBindings).values({ id: 'p1', branchId: 'b', phoneId: 'f1', employeeId: 'e1', fromAt: 0 }).run();
    const call = { branchId: 'b', kind: 'call' as const, direction: 'inbound' as const, outcome: 'answered' as const, adChannelId: 'c0', talkMs: 60_000, whoType: 'wantsToBook' as const };
    tx.insert(inquiries).values([
      { ...call, id: 'silent1', headId: 'silent1', startedAt, answeredAt: startedAt + 5_000 }, { ...call, id: 'silent2', headId: 'silent2', startedAt: startedAt + 60_000, answeredAt: startedAt + 66_000 },
      { ...call, id: 'told', headId: 'told', startedAt: startedAt + 120_000, answeredAt: startedAt + 123_000, topicId: 't0', authorId: 'e1', savedAt: startedAt + 200_000 },
    ]).run();
    for (const id of ['silent1', 'silent2', 'told']) tx.insert(callLegs).values({ id: `l${id}`, branchId: 'b', callId: id, phone: '101', startedAt, answeredAt: startedAt + 5_000 }).run();
  });
  if (folded) foldAll(database, instantOf(day('2026-11-20'), 0, zone));
  const { handlers } = createReports(portsOf(database)), own = { ...period, employeeId: 'e1' };
  const inquiriesOf = async (scope: typeof period) => (await handlers.channels(scope, ctx)).reduce((sum, row) => sum + row.inquiries, 0);
  expect([await inquiriesOf(period), await inquiriesOf(own)]).toEqual([3, 1]);
  const listed = async (scope: typeof period) => (await handlers.contactsBehind({ ...scope, figure: { channelId: 'c0' }, after: undefined, limit: 10 }, ctx)).rows.map((row) => (row as BehindRow).inquiryId).toSorted();
  expect(await listed(period)).toEqual(['silent1', 'silent2', 'told']);
  expect(await listed(own)).toEqual(['told']);
  // who had the telephone is known all the same: the report of calls is by telephones, not by comments
  expect((await handlers.answers({ ...own, withinS: 20 }, ctx)).answered).toBe(3);
});
