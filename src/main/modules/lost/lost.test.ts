import { describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { HandoverRow, LostRow } from '#shared/lost/contract.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '#tests/support/clinic.ts';

const minutes = 60_000, hours = 60 * minutes, line = '+74950001002', stranger = '+79003000081';
const settle = () => new Promise((done) => { setImmediate(done); });
let calls = 0;

async function missedCall(clinic: TestClinic, from = stranger, anonymous = false): Promise<void> {
  const key = `missed-${String(calls++)}`;
  clinic.simulator!.ring({ key, from, line, anonymous });
  clinic.clock.advance(20_000);
  clinic.simulator!.callerHangsUp(key);
  await settle();
}
async function answeredCall(clinic: TestClinic, from = stranger): Promise<void> {
  const key = `answered-${String(calls++)}`;
  clinic.simulator!.ring({ key, from, line, anonymous: false });
  clinic.clock.advance(5000);
  clinic.simulator!.answer(key, '101');
  await settle();
  clinic.clock.advance(60_000);
  clinic.simulator!.callerHangsUp(key);
  await settle();
}
const list = async (window: TestWindow, filter: object = {}) => (await window.ask<{ rows: LostRow[] }>('lost.list', filter)).rows;
const only = async (window: TestWindow): Promise<LostRow> => { const rows = await list(window); expect(rows).toHaveLength(1); return rows[0]!; };
/** The count comes beside the desk's work. */
async function counted(clinic: TestClinic, window: TestWindow): Promise<DeskSnapshot['lost']> {
  window.snapshot();
  clinic.clock.advance(400);
  for (let n = 0; n < 40; n++) await settle();
  return window.snapshot().lost;
}
async function aDesk() {
  const clinic = openTestClinic({ printing: { paper: () => Promise.resolve(true), pdf: () => Promise.resolve(new Uint8Array()) } });
  const anna = await clinic.signIn('ivleva', '101');
  return { clinic, anna };
}
const employee = (clinic: TestClinic, name: string) => { const { id, name: shown, login, password } = clinic.loaded.employees.get(name)!; return { id, name: shown, login: login!, password: password! }; };

describe('a missed call', () => {
  it('is owed until somebody calls back or they get through, and several of one number are one', async () => {
    const { clinic, anna } = await aDesk();
    await missedCall(clinic);
    clinic.clock.advance(10 * minutes);
    await missedCall(clinic);
    const row = await only(anna);
    expect(row).toMatchObject({ kind: 'missedCall', phone: stranger, owed: 'Перезвонить: звонили 2\u00a0раза', owner: { name: 'Ивлева Анна' }, overdue: false });
    expect(await counted(clinic, anna)).toEqual({ count: 1, overdue: 0, shift: 1 });
    await answeredCall(clinic);
    expect(await list(anna)).toEqual([]);
    expect(await counted(clinic, anna)).toEqual({ count: 0, overdue: 0, shift: 0 });
  });
  it('is not settled by a call-back nobody answered until somebody wrote what came of it', async () => {
    const { clinic, anna } = await aDesk();
    await missedCall(clinic);
    clinic.clock.advance(5 * minutes);
    clinic.simulator!.setPatient(stranger, { does: 'no-answer', afterMs: 20_000 });
    await anna.ask('telephony.dial', { phone: stranger });
    await settle();
    const card = anna.snapshot().cards.find((one) => one.status === 'dialing')!;
    clinic.clock.advance(30_000);
    await settle();
    expect((await only(anna)).owed).toContain('не ответили');
    await anna.ask('inquiries.save', { inquiryId: card.callId, change: { comment: 'Не дозвонилась, напишем' }, thenBook: false });
    expect(await list(anna)).toEqual([]);
  });
  it('is settled by its own comment, and carries over midnight without one', async () => {
    const { clinic, anna } = await aDesk();
    await missedCall(clinic);
    await missedCall(clinic, '+79003000082');
    clinic.clock.advance(24 * hours);
    expect((await list(anna)).map(({ overdue }) => overdue)).toEqual([true, true]);
    expect(await counted(clinic, anna)).toEqual({ count: 2, overdue: 2, shift: 2 });
    const [first] = await list(anna);
    await anna.ask('inquiries.save', { inquiryId: first!.inquiryId, change: { comment: 'Ошиблись номером' }, thenBook: false });
    expect((await list(anna)).map(({ phone }) => phone)).toEqual(['+79003000082']);
  });
  it('of a hidden number ends by a reason alone, and the reason is written down', async () => {
    const { clinic, anna } = await aDesk();
    await missedCall(clinic, stranger, true);
    const row = await only(anna);
    expect(row).toMatchObject({ who: 'Номер скрыт', owed: expect.stringContaining('Номер скрыт') as string });
    await expect(anna.ask('lost.close', { kind: row.kind, id: row.id, reason: '  ' })).rejects.toThrow('invalid-input');
    expect(anna.snapshot().counters.missed).toBe(1);
    await anna.ask('lost.close', { kind: row.kind, id: row.id, reason: 'Номер скрыт' });
    expect(await list(anna)).toEqual([]);
    expect(anna.snapshot().counters.missed).toBe(0);
    await expect(anna.ask('lost.close', { kind: row.kind, id: row.id, reason: 'ещё раз' })).rejects.toThrow('matter-settled');
    const entry = clinic.database.raw.prepare(`SELECT t.text FROM audit_log l JOIN audit_texts t ON t.seq = l.seq WHERE l.action = 'lost.close'`).all() as { text: string }[];
    expect(entry.map(({ text }) => text).join()).toContain('Номер скрыт');
  });
});

describe('what was begun and not finished', () => {
  it('becomes a matter ten minutes later: a panel, a form, a buffer', async () => {
    const { clinic, anna } = await aDesk();
    await answeredCall(clinic);
    const inquiryId = anna.snapshot().cards[0]?.callId ?? (await anna.ask<{ rows: { id: string }[] }>('inquiries.history', { fromDay: '2026-11-24', tillDay: '2026-11-24', limit: 5 })).rows[0]!.id;
    await anna.ask('inquiries.editPanel', { inquiryId, change: { comment: 'Хочет на чистку' } });
    expect(await list(anna)).toEqual([]);
    clinic.clock.advance(11 * minutes);
    expect(await only(anna)).toMatchObject({ kind: 'panel', owed: 'Сохранить комментарий: «Хочет на чистку»' });
    await anna.ask('inquiries.save', { inquiryId, change: {}, thenBook: true });
    clinic.clock.advance(11 * minutes);
    expect(await only(anna)).toMatchObject({ kind: 'buffer', owed: 'Записать на приём: ждёт в буфере' });
    // the end of the shift takes the buffer away, not what was promised
    await anna.ask('staff.signOut');
    const again = await clinic.signIn('ivleva', '101');
    expect(await only(again)).toMatchObject({ kind: 'buffer', owed: 'Записать на приём: буфер ушёл вместе со сменой' });
  });
  it('keeps a form that was closed with somebody in it, opens it again, and lets it go once they are booked', async () => {
    const { clinic, anna } = await aDesk(), doctor = clinic.loaded.doctors.get('Орлова')!.id, patientId = clinic.loaded.patients.get('P1')!.id;
    const slot = { doctorId: doctor, day: '2026-11-27', startMin: 600, endMin: 630 };
    const { formId: empty } = await anna.ask<{ formId: string }>('schedule.openForm', { slot });
    await anna.ask('schedule.closeForm', { formId: empty });
    const { formId } = await anna.ask<{ formId: string }>('schedule.openForm', { slot, patientId });
    await anna.ask('desk.keepDraft', { key: `booking:${formId}`, value: JSON.stringify({ comment: 'после 10', earlier: false, wish: '' }) });
    await anna.ask('schedule.closeForm', { formId });
    clinic.clock.advance(11 * minutes);
    expect(await only(anna)).toMatchObject({ kind: 'bookingForm', patientId, owed: 'Дозаполнить запись на 27.11 10:00, Орлова' });
    const again = await anna.ask<{ formId: string }>('lost.resumeForm', { formId });
    expect(await anna.ask('desk.draft', { key: `booking:${again.formId}` })).toContain('после 10');
    expect(await anna.ask<{ kind: string }>('schedule.book', { slot, kind: 'ordinary', patientId, comment: '', formId: again.formId })).toMatchObject({ kind: 'done' });
    clinic.clock.advance(11 * minutes);
    expect(await list(anna)).toEqual([]);
  });
  it('is a task from the morning of its day, given on and finished from here', async () => {
    const { clinic, anna } = await aDesk(), due = clinic.clock.now() + 2 * hours, { id: boris } = employee(clinic, 'Борис');
    const { taskId } = await anna.ask<{ taskId: string }>('crm.addTask', { kind: 'callBack', what: 'Узнать про снимок', typedName: 'Иванов', phone: stranger, dueAt: due });
    await anna.ask('crm.addTask', { kind: 'callBack', what: 'Потом', typedName: 'Петров', phone: stranger, dueAt: due + 48 * hours });
    expect(await only(anna)).toMatchObject({ kind: 'task', id: taskId, owed: 'Узнать про снимок', promisedAt: due, overdue: false });
    clinic.clock.advance(3 * hours);
    expect(await only(anna)).toMatchObject({ overdue: true });
    await anna.ask('lost.assign', { kind: 'task', id: taskId, ownerId: boris });
    expect(await only(anna)).toMatchObject({ owner: { id: boris } });
    await anna.ask('lost.close', { kind: 'task', id: taskId, reason: 'Снимок уже прислали' });
    expect(await list(anna)).toEqual([]);
    expect((await anna.ask<{ result: string }[]>('crm.tasks', { open: false, mine: false, overdue: false })).map(({ result }) => result)).toEqual(['Снимок уже прислали']);
  });
  it('is an unsaved tag while tags are asked for, and its pop-up can be had again', async () => {
    const { clinic, anna } = await aDesk(), manager = await clinic.signIn('popova');
    await manager.ask('tags.setMode', { mode: 'always' });
    await manager.ask('tags.addGroup', { name: 'Услуга', tags: ['Чистка'] });
    await answeredCall(clinic);
    clinic.clock.advance(11 * minutes);
    await anna.ask('staff.signOut');
    const again = await clinic.signIn('ivleva', '101'), row = await only(again);
    expect(row).toMatchObject({ kind: 'tagPrompt', owner: { name: 'Ивлева Анна' } });
    expect(again.snapshot().tagPopup).toBeUndefined();
    await again.ask('tags.reopen', { callId: row.id });
    expect(again.snapshot().tagPopup).toMatchObject({ callId: row.id });
    await manager.ask('tags.setMode', { mode: 'off' });
    expect(await list(again)).toEqual([]);
  });
});

describe('over a midnight', () => {
  it('everything begun and everybody who wrote is still owed, as old as it is, by whom it was, and overdue', async () => {
    const { clinic, anna } = await aDesk(), manager = await clinic.signIn('popova'), began = clinic.clock.now(), { id: me } = employee(clinic, 'Анна');
    await manager.ask('tags.setMode', { mode: 'always' });
    await manager.ask('tags.addGroup', { name: 'Услуга', tags: ['Чистка'] });
    await anna.ask('leads.practice');
    const { adChannels } = await anna.ask<{ adChannels: { id: string }[] }>('directories.all');
    await anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId: adChannels[0]!.id, phone: '+7 900 300-00-82', text: 'Перезвоните' });
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: adChannels[0]!.id, phone: '+7 900 300-00-83', thenBook: true });
    const slot = { doctorId: clinic.loaded.doctors.get('Орлова')!.id, day: '2026-11-27', startMin: 600, endMin: 630 };
    const { formId } = await anna.ask<{ formId: string }>('schedule.openForm', { slot, patientId: clinic.loaded.patients.get('P1')!.id });
    await anna.ask('schedule.closeForm', { formId });
    await answeredCall(clinic, '+79003000084');
    await anna.ask('crm.addTask', { kind: 'callBack', what: 'Узнать про снимок', typedName: 'Иванов', phone: stranger, dueAt: began + hours });
    clinic.clock.advance(24 * hours);
    await settle();
    const rows = await list(manager);
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['bookingForm', 'buffer', 'dialogLead', 'lead', 'tagPrompt', 'task']);
    for (const { kind, since, overdue, owner } of rows) expect([kind, since >= began && since < began + 10 * minutes, overdue, owner?.id]).toEqual([kind, true, true, kind === 'lead' ? undefined : me]);
    expect(rows.flatMap(({ promisedAt }) => promisedAt ?? [])).toEqual([began + hours]);
    expect(await counted(clinic, manager)).toMatchObject({ count: 6, overdue: 6 });
  });
});

describe('a promise', () => {
  it('puts a matter off until its time, then before everything else', async () => {
    const { clinic, anna } = await aDesk();
    await missedCall(clinic);
    await missedCall(clinic, '+79003000082');
    const [first] = await list(anna), at = clinic.clock.now() + hours;
    await expect(anna.ask('lost.promise', { kind: first!.kind, id: first!.id, at: clinic.clock.now() - 1 })).rejects.toThrow('invalid-input');
    await anna.ask('lost.promise', { kind: first!.kind, id: first!.id, at, note: 'после обеда' });
    expect((await list(anna)).map(({ id }) => id).at(-1)).toBe(first!.id);
    clinic.clock.advance(hours + minutes);
    expect((await list(anna))[0]).toMatchObject({ id: first!.id, promisedAt: at, note: 'после обеда', overdue: true });
    expect(await counted(clinic, anna)).toEqual({ count: 2, overdue: 1, shift: 2 });
  });
});

describe('the handover of a shift', () => {
  it('gives the open matters on, is signed with the own password, and stays as it was', async () => {
    const { clinic, anna } = await aDesk(), boris = employee(clinic, 'Борис'), me = employee(clinic, 'Анна');
    await missedCall(clinic);
    const row = await only(anna);
    const { handoverId } = await anna.ask<{ handoverId: string }>('lost.handOver', { toId: boris.id, note: 'Перезвонить до обеда', given: [{ kind: row.kind, id: row.id, ownerId: boris.id }] });
    expect(await only(anna)).toMatchObject({ owner: { id: boris.id } });
    expect(anna.snapshot().lost?.handover).toBeUndefined();
    // what a colleague has is not this shift's any more
    expect(anna.snapshot().lost).toMatchObject({ count: 1, shift: 0 });
    expect(await list(anna, { owner: 'shift', unripe: true })).toEqual([]);
    await anna.ask('staff.signOut');
    const next = await clinic.signIn(boris.login, '102');
    expect(next.snapshot().lost?.handover).toMatchObject({ id: handoverId, items: 1 });
    const sign = (employeeId: string, password: string) => next.ask<{ kind: string }>('lost.signHandover', { handoverId, employeeId, password });
    expect(await sign(me.id, me.password)).toEqual({ kind: 'not-theirs' });
    expect(await sign(boris.id, 'не тот')).toEqual({ kind: 'wrong-password' });
    expect(await sign(boris.id, boris.password)).toEqual({ kind: 'signed' });
    expect(await sign(boris.id, boris.password)).toEqual({ kind: 'not-theirs' });
    expect(next.snapshot().lost?.handover).toBeUndefined();
    await answeredCall(clinic);
    expect(await list(next)).toEqual([]);
    const [handed] = await next.ask<HandoverRow[]>('lost.handovers');
    expect(handed).toMatchObject({ from: 'Ивлева Анна', to: boris.name, note: 'Перезвонить до обеда', canSign: false, items: [{ owed: row.owed, who: row.who, given: boris.name }] });
    expect(handed!.signedAt).toBeDefined();
    expect(await next.ask('lost.printHandover', { handoverId, how: 'paper' })).toEqual({ kind: 'done' });
  });
  it('leaves a colleague’s matters with the colleague, whatever a window asks for', async () => {
    const { clinic, anna } = await aDesk(), boris = employee(clinic, 'Борис');
    await missedCall(clinic);
    const row = await only(anna), key = { kind: row.kind, id: row.id };
    await anna.ask('lost.assign', { ...key, ownerId: boris.id });
    await anna.ask('lost.handOver', { toId: null, note: '', given: [{ ...key, ownerId: null }] });
    expect(await only(anna)).toMatchObject({ owner: { id: boris.id } });
    expect((await anna.ask<HandoverRow[]>('lost.handovers'))[0]!.items).toEqual([]);
  });
  it('waits as long as signing in does after wrong passwords', async () => {
    const { clinic, anna } = await aDesk(), boris = employee(clinic, 'Борис');
    const { handoverId } = await anna.ask<{ handoverId: string }>('lost.handOver', { toId: null, note: '', given: [] });
    const answers: string[] = [];
    for (let n = 0; n < 4; n++) answers.push((await anna.ask<{ kind: string }>('lost.signHandover', { handoverId, employeeId: boris.id, password: 'x' })).kind);
    expect(answers).toEqual(['wrong-password', 'wrong-password', 'wrong-password', 'wait']);
  });
});
