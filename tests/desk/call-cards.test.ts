import { describe, expect, it } from 'vitest';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

const maps = '+74950001002'; // rings 101 alone
const elena = '+79001000101', maria = '+79001000808';
const minute = 60_000;
const brief = (s: DeskSnapshot) => s.cards.map(({ status, title, full, more }) => [status, title, full, more]);
const conversions = async (clinic: TestClinic): Promise<string[]> => {
  const manager = await clinic.signIn('popova');
  return (await manager.ask<{ rows: { conversion: string }[] }>('reports.callHistory', { fromDay: '2026-11-24', tillDay: '2026-11-24' })).rows.map(({ conversion }) => conversion);
};
const slotOf = (clinic: TestClinic, startMin: number) => ({ doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin, endMin: startMin + 30 });
const talk = (clinic: TestClinic, from: string, key: string): void => {
  clinic.simulator!.ring({ from, line: maps, key });
  clinic.simulator!.answer(key, '101');
};

describe('the calls of the clinic', () => {
  it('are in the program without anybody’s doing, in and out, with the name, the card and the booking of who is known (R-139)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), manager = await clinic.signIn('popova'), id = clinic.loaded.patients.get('P8')!.id;
    talk(clinic, maria, 'in');
    expect(anna.snapshot().cards).toMatchObject([{ status: 'talking', title: 'Лебедева Мария', patientId: id, buttons: [{ action: 'assign', enabled: true }] }]);
    clinic.simulator!.callerHangsUp('in');
    clinic.clock.advance(minute);
    clinic.simulator!.setPatient(maria, { does: 'answers', afterMs: 1_000, talksMs: 5_000 });
    await anna.ask('telephony.dial', { phone: maria });
    expect(anna.snapshot().cards).toMatchObject([{ status: 'dialing', title: 'Лебедева Мария', colour: 'orange', buttons: [] }]);
    clinic.clock.advance(1_000);
    expect(anna.snapshot().cards).toMatchObject([{ status: 'talking', title: 'Лебедева Мария', patientId: id, buttons: [{ action: 'assign', enabled: true }] }]);
    clinic.clock.advance(minute);
    const { rows } = await manager.ask<{ rows: { kind: string; direction: string; who: string }[] }>('inquiries.history', { fromDay: '2026-11-24', tillDay: '2026-11-24', view: 'rows' });
    expect(rows.map(({ kind, direction, who }) => [kind, direction, who])).toEqual([['call', 'outbound', 'Лебедева Мария'], ['call', 'inbound', 'Лебедева Мария']]);
  });
});

describe('the picture of a ring', () => {
  const isKept = (clinic: TestClinic, callId: string): boolean => !clinic.writing() && clinic.database.raw.prepare('SELECT 1 FROM inquiries WHERE id = ?').get(callId) !== undefined;
  /** Administrator Анна at the phone 101, and the pictures her window is sent, with whether the rows were committed. */
  async function watched() {
    const clinic = openTestClinic(), sent: { snapshot: DeskSnapshot; committed: boolean }[] = [];
    const session = clinic.openSession((topic, value) => { if (topic === 'desk') { const snapshot = value as DeskSnapshot; sent.push({ snapshot, committed: snapshot.cards.every(({ callId }) => isKept(clinic, callId)) }); } });
    await session.call('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
    await session.call('telephony.choosePhone', { phoneId: clinic.loaded.phones.get('101') });
    await Promise.resolve();
    sent.length = 0;
    return { clinic, session, sent };
  }

  it('has the whole card before the disk has written, and the counters after it (QUALITY.md P1)', async () => {
    const { clinic, session, sent } = await watched();
    clinic.simulator!.ring({ from: maria, line: maps, key: 'one' });
    await Promise.resolve();
    expect(sent.map(({ committed, snapshot }) => [committed, snapshot.counters.calls])).toEqual([[false, 0], [true, 1]]);
    expect(sent[0]!.snapshot.cards).toEqual(sent[1]!.snapshot.cards);
    expect(sent[0]!.snapshot.cards).toMatchObject([{ status: 'ringing', title: 'Лебедева Мария' }]);
    expect(sent[1]!.snapshot.version).toBeGreaterThan(sent[0]!.snapshot.version);
    expect(sent[1]!.snapshot).toEqual({ ...session.snapshot(), version: sent[1]!.snapshot.version });
  });

  it('comes early to whoever the call rings for, and to nobody whose desk is locked', async () => {
    const { clinic, session, sent } = await watched();
    clinic.simulator!.ring({ from: maria, line: '+74950001003', key: 'for 102' });
    await Promise.resolve();
    expect(sent.map(({ committed }) => committed)).toEqual([true]);
    await session.call('staff.lock', null);
    await Promise.resolve();
    sent.length = 0;
    clinic.simulator!.ring({ from: maria, line: maps, key: 'for 101' });
    await Promise.resolve();
    expect(sent.every(({ committed, snapshot }) => committed && JSON.stringify(snapshot).includes('Лебедева') === false)).toBe(true);
    expect(sent.at(-1)!.snapshot.cards).toMatchObject([{ status: 'ringing', title: 'Входящий звонок' }]);
  });

  it('is one after the commit when many ring at once', async () => {
    const { clinic, sent } = await watched();
    for (let n = 0; n < 9; n++) clinic.simulator!.ring({ from: `+7900300010${n}`, line: maps, key: `many ${n}` });
    await Promise.resolve();
    expect(sent.filter(({ committed }) => !committed)).toHaveLength(6);
    expect(sent.at(-1)!.snapshot.counters.calls).toBe(9);
  });

  it('is early in a busy minute too, whose calls are over', async () => {
    const { clinic, sent } = await watched();
    for (let n = 0; n < 9; n++) {
      clinic.simulator!.ring({ from: `+7900300010${n}`, line: maps, key: `busy ${n}` });
      clinic.simulator!.callerHangsUp(`busy ${n}`);
      await Promise.resolve();
    }
    expect(sent.filter(({ committed }) => !committed)).toHaveLength(9);
  });

  it('that cannot be sent keeps no call from being written', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    const broken = clinic.openSession((topic, value) => { if (topic === 'desk' && (value as DeskSnapshot).cards.some(({ callId }) => !isKept(clinic, callId))) throw new Error('the window is gone'); });
    await broken.call('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
    clinic.simulator!.ring({ from: maria, line: maps, key: 'one' });
    await Promise.resolve();
    expect(anna.snapshot().cards).toMatchObject([{ status: 'ringing', title: 'Лебедева Мария' }]);
    expect(isKept(clinic, anna.snapshot().cards[0]!.callId)).toBe(true);
  });
});

describe('the cards of a phone', () => {
  it('count who waits during an incoming call and during an outgoing one alike (R-159, R-160)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    talk(clinic, maria, 'first');
    clinic.clock.advance(1_000);
    clinic.simulator!.ring({ from: '+79003000081', line: maps, key: 'second' });
    expect(brief(anna.snapshot())).toEqual([['talking', 'Лебедева Мария', true, 'Ещё 1 на линии'], ['ringing', '+7 (900) 300-00-81', false, undefined]]);
    // the second one is answered after the first has ended
    clinic.simulator!.callerHangsUp('first');
    clinic.simulator!.answer('second', '101');
    expect(brief(anna.snapshot())[0]).toEqual(['talking', '+7 (900) 300-00-81', true, undefined]);
    clinic.simulator!.callerHangsUp('second');
    clinic.clock.advance(minute);

    await anna.ask('telephony.dial', { phone: '+79003000082' });
    clinic.simulator!.ring({ from: maria, line: maps, key: 'third' });
    expect(brief(anna.snapshot())).toEqual([['dialing', '+7 (900) 300-00-82', true, 'Ещё 1 на линии'], ['ringing', 'Лебедева Мария', false, undefined]]);
  });
  it('of a missed and of a finished call stay ten seconds, open the profile by the name and close by the cross (R-161, R-162, A-35)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), id = clinic.loaded.patients.get('P8')!.id;
    clinic.simulator!.ring({ from: maria, line: maps, key: 'missed' });
    clinic.simulator!.callerHangsUp('missed');
    expect(anna.snapshot().cards).toMatchObject([{ status: 'missed', colour: 'red', patientId: id, closable: true }]);
    clinic.clock.advance(9_999);
    expect(anna.snapshot().cards).toHaveLength(1);
    clinic.clock.advance(1);
    expect(anna.snapshot().cards).toEqual([]);

    talk(clinic, maria, 'talked');
    clinic.simulator!.callerHangsUp('talked');
    const [card] = anna.snapshot().cards;
    expect(card).toMatchObject({ status: 'ended', colour: 'grey', patientId: id, closable: true });
    await anna.ask('telephony.dismissCard', { callId: card!.callId });
    expect(anna.snapshot().cards).toEqual([]);
  });
  it('of a call without a number name nobody; who it was is chosen by hand after the answer and no number is kept (R-163, A-36)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), id = clinic.loaded.patients.get('P8')!.id, numbers = () => clinic.patients.phonesOf(id);
    const before = numbers();
    clinic.simulator!.ring({ anonymous: true, line: maps, key: 'hidden' });
    expect(anna.snapshot().cards).toMatchObject([{ title: 'Номер скрыт', lines: [], choices: [], buttons: [] }]);
    clinic.simulator!.answer('hidden', '101');
    const { callId } = anna.snapshot().cards[0]!;
    await anna.ask('inquiries.save', { inquiryId: callId, change: { person: { kind: 'patient', id } } });
    expect(anna.snapshot().cards).toMatchObject([{ title: 'Лебедева Мария', lines: ['Номер скрыт'], patientId: id }]);
    expect(numbers()).toEqual(before);
    expect(clinic.inquiries.store.get(callId)).toMatchObject({ phoneE164: null, phoneRaw: null, patientId: id });
  });
  it('of a masked number name nobody, however much of it is left, and keep nothing of it (R-163)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), [phone] = clinic.patients.phonesOf(clinic.loaded.patients.get('P8')!.id);
    clinic.simulator!.ring({ from: `${phone!.slice(0, 5)}***${phone!.slice(8)}`, anonymous: false, line: maps, key: 'masked' });
    clinic.simulator!.answer('masked', '101');
    const [card] = anna.snapshot().cards;
    expect(card).toMatchObject({ title: 'Номер скрыт', lines: [], choices: [] });
    expect(clinic.inquiries.store.get(card!.callId)).toMatchObject({ phoneE164: null, phoneRaw: null, patientId: null });
  });
  it('of a number in several cards ask anew at every call: a choice is not remembered (A-19, A-21)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    talk(clinic, elena, 'first');
    const { callId, choices } = anna.snapshot().cards[0]!;
    expect(choices.map(({ name }) => name)).toEqual(['Громова Елена', 'Громов Тимур']);
    await anna.ask('inquiries.save', { inquiryId: callId, change: { person: { kind: 'patient', id: choices[1]!.patientId } } });
    expect(brief(anna.snapshot())).toEqual([['talking', 'Громов Тимур', true, undefined]]);
    clinic.simulator!.callerHangsUp('first');
    clinic.clock.advance(minute);
    clinic.simulator!.ring({ from: elena, line: maps, key: 'second' });
    expect(brief(anna.snapshot())).toEqual([['ringing', 'Неизвестный пациент', true, undefined]]);
  });
});

describe('«Связать с текущим звонком»', () => {
  const tick = (window: TestWindow) => window.snapshot().booking?.linkCurrent?.ticked;
  const book = async (clinic: TestClinic, window: TestWindow, formId: string, startMin: number, patient: string) => {
    const link = window.snapshot().booking?.linkCurrent, opened = window.snapshot().booking?.openedIn;
    const given = link?.ticked ? { given: { inquiryId: link.inquiryId, how: opened ? 'panel' : 'current' } } : {};
    return window.ask('schedule.book', { slot: slotOf(clinic, startMin), patientId: clinic.loaded.patients.get(patient)!.id, formId, ...given });
  };

  it('is ticked for the caller, also as just picked and not yet saved, and for a call of nobody; not for another person (A-39)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), of = (key: string) => clinic.loaded.patients.get(key)!.id;
    talk(clinic, maria, 'her');
    const { formId } = await anna.ask<{ formId: string }>('schedule.openForm', { slot: slotOf(clinic, 600) });
    expect(anna.snapshot().booking).toMatchObject({ patient: { name: 'Лебедева Мария' }, linkCurrent: { ticked: true } });
    await anna.ask('schedule.editForm', { formId, patientId: of('P7') });
    expect(tick(anna)).toBe(false);
    await anna.ask('schedule.editForm', { formId, linkCurrent: true });
    expect(tick(anna)).toBe(true);
    await anna.ask('schedule.closeForm', { formId });
    clinic.simulator!.callerHangsUp('her');
    clinic.clock.advance(minute);

    talk(clinic, elena, 'family');
    const { callId } = anna.snapshot().cards[0]!;
    const again = await anna.ask<{ formId: string }>('schedule.openForm', { slot: slotOf(clinic, 600), patientId: of('P1') });
    expect(tick(anna)).toBe(true);
    await anna.ask('inquiries.editPanel', { inquiryId: callId, change: { person: { kind: 'patient', id: of('P2') } } });
    expect(tick(anna)).toBe(false);
    await anna.ask('schedule.editForm', { formId: again.formId, patientId: of('P2') });
    expect(tick(anna)).toBe(true);
  });
  it('holds after the conversation while the same panel stays open, and makes the call a success (R-178, R-179, A-40)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    talk(clinic, maria, 'her');
    const { formId } = await anna.ask<{ formId: string }>('schedule.openForm', { slot: slotOf(clinic, 600) });
    clinic.simulator!.callerHangsUp('her');
    clinic.clock.advance(90 * minute); // later than any rule of nearness
    expect(tick(anna)).toBe(true);
    await book(clinic, anna, formId, 600, 'P8');
    expect(await conversions(clinic)).toEqual(['yes']);
  });
  it('ends when the panel is closed without saving: a form opened after the call offers no link', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    talk(clinic, maria, 'her');
    const { formId } = await anna.ask<{ formId: string }>('schedule.openForm', { slot: slotOf(clinic, 600) });
    clinic.simulator!.callerHangsUp('her');
    await anna.ask('schedule.closeForm', { formId });
    const again = await anna.ask<{ formId: string }>('schedule.openForm', { slot: slotOf(clinic, 600), patientId: clinic.loaded.patients.get('P8')!.id });
    expect(anna.snapshot().booking?.linkCurrent).toBeUndefined();
    clinic.clock.advance(90 * minute);
    await book(clinic, anna, again.formId, 600, 'P8');
    expect(await conversions(clinic)).toEqual(['no']);
  });
});
