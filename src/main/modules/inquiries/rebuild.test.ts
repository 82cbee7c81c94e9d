import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appointmentActions, inquiries, patientPhones, patients } from '#main/db/schema/index.ts';
import { minutesAt, usualMinutes, windowsOf, type WindowsSetting } from '#shared/inquiries/windows.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { openTestClinic, type TestClinic } from '#tests/support/clinic.ts';
import { differingActions } from './history-columns.ts';
import { decideLink } from './rules/attribution.ts';
import { conversationOf } from './rules/conversation.ts';
import { relinkAll } from '#tests/support/relink.ts';

const minuteMs = 60_000, begin = Date.UTC(2026, 10, 24, 6);
const moment = fc.oneof(fc.integer({ min: 0, max: 180 }).map((m) => begin + m * minuteMs), fc.integer({ min: begin, max: begin + 3 * 60 * minuteMs }));
const who = fc.nat(4);
const talk = fc.record({
  who: fc.option(who, { nil: undefined, freq: 4 }), phone: fc.option(fc.nat(5), { nil: undefined }), kind: fc.constantFrom('call' as const, 'call' as const, 'call' as const, 'chat' as const, 'dialog' as const, 'lead' as const),
  at: moment, rang: fc.integer({ min: 0, max: 50_000 }), length: fc.option(fc.integer({ min: 0, max: 40 * minuteMs }), { nil: undefined }), answered: fc.boolean(), employee: fc.constantFrom(false, false, false, true), deleted: fc.constantFrom(0, 0, 0, 1),
});
const deed = fc.record({ who: fc.option(who, { nil: undefined, freq: 8 }), at: moment, kind: fc.constantFrom('booked' as const, 'cancelled' as const, 'moved' as const), given: fc.option(fc.nat(30), { nil: undefined, freq: 2 }), stale: fc.option(fc.nat(30), { nil: undefined }) });
/** Cards and the numbers they hold; one number may be in several. */
const holders = fc.array(fc.record({ who, phone: fc.nat(5) }), { maxLength: 8 });
const setting = fc.array(fc.record({ bookedMin: fc.constantFrom(0, 10, 30, 45), changedMin: fc.constantFrom(0, 15, 20), since: moment.map(instant) }), { maxLength: 2 }).map((all): WindowsSetting => all.toSorted((a, b) => a.since - b.since));
const history = fc.record({ talks: fc.array(talk, { maxLength: 14 }), deeds: fc.array(deed, { maxLength: 12 }), holders, setting });
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const idOf = (letter: string, run: number, n: number): Id => `${letter}0000000-0000-7000-8000-${String(run).padStart(6, '0')}${String(n).padStart(6, '0')}`;
const phoneOf = (run: number, n: number): string => `+7901${String(run).padStart(6, '0')}${n}`;

/** A history of its own in the base, and the links that decideLink alone makes of it. */
function write(clinic: TestClinic, run: number, { talks, deeds, holders: held, setting: windows }: History) {
  const branchId = clinic.directories.branch().id, person = (n: number) => idOf('a', run, n), talkId = (n: number) => idOf('b', run, n), deedId = (n: number) => idOf('c', run, n);
  const owners = (phone: number) => [...new Set(held.filter((h) => h.phone === phone).map((h) => h.who))];
  const rows = talks.map((t, n) => ({
    id: talkId(n), branchId, kind: t.kind, startedAt: t.at, answeredAt: t.kind === 'call' && t.answered ? t.at + t.rang : null, endedAt: t.length === undefined ? null : t.at + t.rang + t.length,
    patientId: t.who === undefined || t.employee ? null : person(t.who), employeeId: t.employee ? idOf('e', run, 1) : null, phoneE164: t.phone === undefined ? null : phoneOf(run, t.phone), deleted: t.deleted,
  }));
  const known = rows.flatMap((row, n) => {
    const { phone } = talks[n]!, only = row.patientId === null && row.employeeId === null && phone !== undefined && owners(phone).length === 1 ? person(owners(phone)[0]!) : undefined;
    const all = conversationOf({ ...row, id: row.id }, row.patientId ?? only);
    return all ? [{ ...all, deleted: row.deleted }] : [];
  });
  const alive = known.filter((one) => one.deleted === 0);
  const actions = deeds.map((d, n) => {
    const given = d.given !== undefined && d.given < talks.length ? talkId(d.given) : undefined;
    const action = { id: deedId(n), kind: d.kind, at: instant(d.at), patientId: d.who === undefined ? undefined : person(d.who), givenInquiryId: given };
    const link = decideLink(action, alive, windowsOf(minutesAt(windows, d.at)), known.find((one) => one.inquiryId === given));
    return { action, link, stale: d.stale !== undefined && d.stale < talks.length ? talkId(d.stale) : undefined };
  });
  clinic.database.write((tx) => {
    for (let n = 0; n < 5; n++) tx.insert(patients).values({ id: person(n), surname: `П${n}`, firstName: '', patronymic: '' }).run();
    for (const [n, { who: n2, phone }] of held.entries()) tx.insert(patientPhones).values({ id: idOf('d', run, n), patientId: person(n2), e164: phoneOf(run, phone), digits: phoneOf(run, phone).slice(1) }).run();
    for (const row of rows) tx.insert(inquiries).values(row).run();
    for (const { action, link, stale } of actions) {
      tx.insert(appointmentActions).values({
        id: action.id, branchId, kind: action.kind, at: action.at, patientId: action.patientId ?? null, givenInquiryId: action.givenInquiryId ?? null, givenHow: action.givenInquiryId ? 'buffer' : null,
        ...(stale ? { linkedInquiryId: stale, linkRule: 'nearest', linkFrom: 1, linkTill: 2, linkDistance: 3 } : link ? { linkedInquiryId: link.inquiryId, linkRule: link.rule, linkFrom: link.from, linkTill: link.till ?? null, linkDistance: link.distance } : {}),
      }).run();
    }
  });
  return { windows, actions };
}

it('the rebuild of a whole history finds and writes exactly the links that decideLink makes one by one', async () => {
  const clinic = openTestClinic();
  let run = 0, repaired = 0, byNumber = 0;
  await fc.assert(fc.asyncProperty(history, async (given) => {
    const { windows, actions } = write(clinic, ++run, given), own = new Set(actions.map(({ action }) => action.id));
    const wrong = actions.filter(({ stale }) => stale !== undefined).map(({ action }) => action.id);
    const { ids } = await differingActions(clinic.database.raw, windows, () => Promise.resolve());
    expect(ids.filter((id) => own.has(id)).toSorted()).toEqual(wrong.toSorted());
    repaired += wrong.length;
    byNumber += actions.filter(({ link }) => link && given.talks[Number(link.inquiryId.slice(-6))]?.who === undefined).length;
    // what is left of this history does not speak in the next
    clinic.database.write((tx) => { tx.update(appointmentActions).set({ deleted: 1 }).run(); tx.update(inquiries).set({ deleted: 1 }).run(); });
  }), { numRuns: 150 });
  expect(repaired).toBeGreaterThan(50);
  expect(byNumber).toBeGreaterThan(10);
}, 60_000);

it('the job in the worker repairs a spoilt history beside the desk, and changes nothing the second time', async () => {
  const clinic = openTestClinic(), manager = await clinic.signIn('popova');
  const samples = fc.sample(history, { numRuns: 30, seed: 5 }), all = samples.map((one, n) => write(clinic, n, { ...one, setting: [] }));
  const wanted = new Map(all.flatMap(({ actions }) => actions.map(({ action, link }) => [action.id, link?.inquiryId ?? null])));
  const ended = async (jobId: Id) => {
    for (;;) {
      const job = clinic.jobs.list().find(({ id }) => id === jobId);
      if (job?.state === 'done') return job.result;
      if (job?.state === 'failed') throw new Error('the rebuild failed');
      await new Promise((done) => { setImmediate(done); });
    }
  };
  const first = await ended((await manager.ask<{ jobId: Id }>('attribution.rebuild')).jobId);
  expect(first?.['rows']).toBe(all.flatMap(({ actions }) => actions.filter(({ stale }) => stale !== undefined)).length);
  const rows = clinic.database.db.select({ id: appointmentActions.id, linked: appointmentActions.linkedInquiryId }).from(appointmentActions).all();
  expect(new Map(rows.filter(({ id }) => wanted.has(id)).map(({ id, linked }) => [id, linked]))).toEqual(wanted);
  expect((await ended((await manager.ask<{ jobId: Id }>('attribution.rebuild')).jobId))?.['rows']).toBe(0);
  expect(await manager.ask('attribution.windows')).toMatchObject({ now: usualMinutes, lastRebuild: { changed: 0 } });
}, 60_000);

it('other windows are tried on a day without a change, and count from their own time on', async () => {
  const clinic = openTestClinic(), manager = await clinic.signIn('popova'), anna = await clinic.signIn('ivleva', '101'), patient = clinic.loaded.patients.get('P7')!.id, doctorId = clinic.loaded.doctors.get('Ким')!.id;
  clinic.clock.advance(3 * 60 * minuteMs);
  const talked = clinic.clock.now();
  clinic.database.write((tx) => { tx.insert(inquiries).values({ id: idOf('b', 1, 1), branchId: clinic.directories.branch().id, kind: 'call', startedAt: talked, answeredAt: talked, endedAt: talked, outcome: 'answered', patientId: patient }).run(); });
  const book = async (startMin: number) => (await anna.ask<{ appointmentId: Id }>('schedule.book', { slot: { doctorId, day: '2026-11-27', startMin, endMin: startMin + 30 }, patientId: patient })).appointmentId;
  clinic.clock.advance(20 * minuteMs);
  const early = await book(720), day = { fromDay: '2026-11-24', tillDay: '2026-11-24' }, narrow = { bookedMin: 10, changedMin: 10 };
  const tried = await manager.ask<{ actions: number; changed: number; rows: { before?: object; after?: object }[] }>('attribution.tryWindows', { ...day, windows: narrow });
  expect(tried).toMatchObject({ changed: 1, rows: [{ action: { kind: 'booked', patient: 'Зуев Антон' }, before: { rule: 'nearest', distanceMs: 20 * minuteMs, windowMs: 30 * minuteMs } }] });
  expect(tried.rows[0]).not.toHaveProperty('after');
  await manager.ask('attribution.setWindows', { windows: narrow });
  clinic.clock.advance(1_000);
  const late = await book(780), linked = (appointmentId: Id) => anna.ask<{ link?: { inquiry: { inquiryId: Id } }; losses: { reason: string; overMs?: number }[] }[]>('inquiries.whyAppointment', { appointmentId });
  expect([(await linked(early))[0]?.link?.inquiry.inquiryId, (await linked(late))[0]?.link]).toEqual([idOf('b', 1, 1), undefined]);
  expect((await linked(late))[0]?.losses).toMatchObject([{ reason: 'outside', overMs: 10 * minuteMs + 1_000 }]);
  expect(clinic.database.write((tx) => relinkAll(tx, clinic.inquiries))).toBe(0);
  await expect(manager.ask('attribution.tryWindows', { fromDay: '2026-11-24', tillDay: '2026-12-30', windows: narrow })).rejects.toThrow('period-too-long');
  await expect(anna.ask('attribution.setWindows', { windows: narrow })).rejects.toThrow('forbidden');
  const { jobId } = await manager.ask<{ jobId: Id }>('attribution.setWindows', { windows: narrow, past: true });
  while (clinic.jobs.list().find(({ id }) => id === jobId)?.state !== 'done') await new Promise((done) => { setImmediate(done); });
  expect((await linked(early))[0]?.link).toBeUndefined();
  // set again while the first is at work: what it wrote is judged by the last ones
  await manager.ask('attribution.setWindows', { windows: { bookedMin: 5, changedMin: 5 }, past: true });
  await manager.ask('attribution.setWindows', { windows: usualMinutes, past: true });
  while (clinic.jobs.list().some(({ state }) => state !== 'done')) await new Promise((done) => { setImmediate(done); });
  expect((await linked(early))[0]?.link?.inquiry.inquiryId).toBe(idOf('b', 1, 1));
});
