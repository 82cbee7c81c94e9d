import { describe, expect, it } from 'vitest';
import { appointmentActions, branches, callLegs, employees, inquiries, phoneBindings, phones } from '#main/db/schema/index.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { portsOf } from '#tests/support/reports.ts';
import { createReports } from './index.ts';

const zone = 'Asia/Yekaterinburg', today = day('2026-11-24'), ctx = { sessionId: 's', actor: undefined };
const at = (minute: number, on = today) => instantOf(on, minute, zone);
const period = { fromDay: today, tillDay: today };

/** One clinic five hours ahead of UTC; Ивлева has phone 101 since eight. */
function aClinic() {
  const database = openTestDatabase();
  database.write((tx) => {
    tx.insert(branches).values({ id: 'b', zone }).run();
    tx.insert(employees).values([{ id: 'e1', surname: 'Ивлева', firstName: 'Анна' }, { id: 'e2', surname: 'Чуев', firstName: 'Борис' }]).run();
    tx.insert(phones).values({ id: 'f1', branchId: 'b', extension: '101' }).run();
    tx.insert(phoneBindings).values({ id: 'pb', branchId: 'b', phoneId: 'f1', employeeId: 'e1', fromAt: at(480) }).run();
  });
  const { handlers } = createReports(portsOf(database));
  return {
    handlers,
    /** A call on phone 101, answered at once and two minutes long unless said otherwise. */
    aCall: (id: string, minute: number, change: Partial<typeof inquiries.$inferInsert> = {}, leg = true): void => {
      const startedAt = change.startedAt ?? at(minute);
      database.write((tx) => {
        tx.insert(inquiries).values({ id, branchId: 'b', startedAt, answeredAt: startedAt, outcome: 'answered', talkMs: 120_000, phoneE164: '+79002000001', ...change }).run();
        if (leg) tx.insert(callLegs).values({ id: `leg-${id}`, branchId: 'b', callId: id, phone: '101', startedAt, ...(change.outcome === undefined ? { answeredAt: startedAt } : {}) }).run();
      });
    },
    aBooking: (id: string, change: Partial<typeof appointmentActions.$inferInsert>): void => {
      database.write((tx) => { tx.insert(appointmentActions).values({ id, branchId: 'b', kind: 'booked', at: at(700), ...change }).run(); });
    },
  };
}
const history = async ({ handlers }: ReturnType<typeof aClinic>) => (await handlers.callHistory({ ...period, limit: 200 }, ctx)).rows.reverse().map(({ callId, type, conversion, employee }) => [callId, type, conversion, employee]);

describe('the calls of a day', () => {
  it('are those of the branch’s own midnight to midnight', async () => {
    const clinic = aClinic();
    clinic.aCall('first', 0);
    clinic.aCall('last', 1439);
    clinic.aCall('before', 0, { startedAt: at(1439, day('2026-11-23')) });
    clinic.aCall('after', 0, { startedAt: at(0, day('2026-11-25')) });
    expect((await history(clinic)).map(([callId]) => callId)).toEqual(['first', 'last']);
  });
  it('leave out what is no call of the four types: still running, lost in the network, added by hand, deleted', async () => {
    const clinic = aClinic();
    clinic.aCall('running', 600, { outcome: null });
    clinic.aCall('failed', 610, { direction: 'outbound', outcome: 'failed' });
    clinic.aCall('by hand', 620, {}, false);
    clinic.aCall('deleted', 630, { deleted: 1 });
    clinic.aCall('missed', 640, { outcome: 'missed', answeredAt: null, talkMs: null });
    expect(await history(clinic)).toEqual([['missed', 'missed', 'dash', '']]);
    const { rows, clinic: whole } = await clinic.handlers.efficiency(period, ctx);
    expect(rows.map(({ name, total, missed }) => [name, total, missed.n])).toEqual([['Ивлева Анна', 1, 1]]);
    expect(whole.total).toBe(1);
  });
  it('are booked by what was given while they ran, not by what «Успешность» links', async () => {
    const clinic = aClinic();
    for (const [id, minute] of [['given', 600], ['late', 620], ['linked', 640], ['cancelled', 660]] as const) clinic.aCall(id, minute);
    clinic.aBooking('1', { givenInquiryId: 'given', givenInCall: true });
    clinic.aBooking('2', { givenInquiryId: 'late', givenInCall: false });
    clinic.aBooking('3', { linkedInquiryId: 'linked' });
    clinic.aBooking('4', { kind: 'cancelled', givenInquiryId: 'cancelled', givenInCall: true });
    expect((await history(clinic)).map(([callId, , conversion]) => [callId, conversion])).toEqual([['given', 'yes'], ['late', 'no'], ['linked', 'no'], ['cancelled', 'no']]);
  });
});

it('the conversion of administrators counts saved contacts by their author and what is linked to them', async () => {
  const clinic = aClinic();
  const saved = { authorId: 'e2', savedAt: at(605), whoType: 'wantsToBook', topicId: 't' } as const;
  clinic.aCall('a', 600, saved);
  clinic.aCall('b', 610, saved);
  clinic.aCall('unsaved', 620, { whoType: 'wantsToBook', topicId: 't' });
  clinic.aBooking('1', { linkedInquiryId: 'a' });
  clinic.aBooking('2', { linkedInquiryId: 'unsaved' });
  expect(await clinic.handlers.bookingConversion(period, ctx)).toEqual([{ employeeId: 'e2', name: 'Чуев Борис', conversion: { n: 1, of: 2, percent: 50 } }]);
});
