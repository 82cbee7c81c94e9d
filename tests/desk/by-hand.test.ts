import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { instant } from '#shared/kernel/values.ts';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';
import { relinkAll } from '#tests/support/relink.ts';

const minutes = 60_000;
interface Added { readonly inquiryId: string; readonly bufferId?: string }

async function openDesk() {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
  const { adChannels } = await anna.ask<{ adChannels: { id: string; name: string }[] }>('directories.all');
  return { clinic, anna, channel: adChannels[0]!.id };
}
const history = async (window: TestWindow): Promise<HistoryRow[]> => (await window.ask<{ rows: HistoryRow[] }>('inquiries.history', { fromDay: '2026-11-23', tillDay: '2026-11-24' })).rows;
const person = (clinic: TestClinic, key: string) => ({ kind: 'patient', id: clinic.loaded.patients.get(key)!.id }) as const;
const book = (clinic: TestClinic, window: TestWindow, key: string) => window.ask('schedule.book', { slot: { doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin: 720, endMin: 750 }, patientId: person(clinic, key).id });

describe('a dialog', () => {
  it('takes over the number of the card that was chosen, and shows no number before (R-129)', async () => {
    const { clinic, anna, channel } = await openDesk();
    expect(await anna.ask<FoundPerson>('inquiries.lookUp', { person: person(clinic, 'P3') })).toMatchObject({ phone: 'none', who: 'Сафин Олег', whoType: 'alreadyBooked', canBook: true, choices: [], mustChoose: false });
    await anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, change: { person: person(clinic, 'P3') }, text: 'Перезвоните' });
    expect(await history(anna)).toMatchObject([{ kind: 'dialogLead', phone: '+7 (900) 100-02-02', who: 'Сафин Олег', topic: 'Неизвестно', author: 'Ивлева Анна', yellow: true }]);
  });
  it('fills «Кто» from the only card of a number, and leaves several to be picked (R-128)', async () => {
    const { clinic, anna, channel } = await openDesk();
    expect(await anna.ask<FoundPerson>('inquiries.lookUp', { phone: '8 (900) 100-06-06' })).toMatchObject({ phone: 'number', phoneText: '+7 (900) 100-06-06', person: person(clinic, 'P7'), who: 'Зуев Антон' });
    const shared = await anna.ask<FoundPerson>('inquiries.lookUp', { phone: '+7 900 100-01-01' });
    expect(shared).toMatchObject({ person: { kind: 'none' }, who: '', mustChoose: true });
    expect(shared.choices.map(({ name }) => name).sort()).toEqual(['Громов Тимур', 'Громова Елена']);
    await expect(anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, phone: '+7 900 100-01-01' })).rejects.toThrow('person-required');
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, phone: '+7 900 100-01-01', change: { person: person(clinic, 'P2') } });
    expect(await history(anna)).toMatchObject([{ who: 'Громов Тимур', phone: '+7 (900) 100-01-01' }]);
  });
  it('of a number that is in no card keeps the typed name, and offers the card when a name stands beside a known number (R-126)', async () => {
    const { anna, channel } = await openDesk();
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, phone: '9003000077', change: { person: { kind: 'typed', name: 'Носова Мария' } } });
    expect(await history(anna)).toMatchObject([{ who: 'Носова Мария', phone: '+7 (900) 300-00-77', whoTypeText: 'Пациент. Хочет записаться' }]);
    const beside = await anna.ask<FoundPerson>('inquiries.lookUp', { phone: '+7 900 100-06-06', person: { kind: 'typed', name: 'Зуева Анна' } });
    expect([beside.who, beside.mustChoose, beside.choices.map(({ name }) => name)]).toEqual(['Зуева Анна', false, ['Зуев Антон']]);
  });
  it('keeps the pasted text word for word, markup and all, without the control characters of a copied page (R-130, R-131)', async () => {
    const { anna, channel } = await openDesk(), text = '<img src=x onerror=alert(1)>\r\nДобрый\u0000 день 🙂\n\t{{name}}';
    const { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, text });
    expect(await anna.ask('inquiries.text', { inquiryId })).toMatchObject({ kind: 'dialog', who: '', text: '<img src=x onerror=alert(1)>\nДобрый день 🙂\n\t{{name}}', author: 'Ивлева Анна' });
    await expect(anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, text: 'я'.repeat(50_001) })).rejects.toThrow('invalid-input');
  });
  it('needs its channel and nothing of a topic or a comment; the copied text is read from its row (R-124, R-125, R-127, R-130, R-131)', async () => {
    const { anna, channel } = await openDesk();
    await expect(anna.ask('inquiries.addDialog', { kind: 'dialog', phone: '9003000077', text: 'Спросила цену' })).rejects.toThrow('ad-channel-required');
    expect(await history(anna)).toEqual([]);
    const { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, phone: '9003000077', text: 'Спросила цену' });
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, phone: '9003000078', change: { comment: 'Подошла к стойке' } });
    const rows = new Map((await history(anna)).map((row) => [row.phone, row]));
    expect(rows.get('+7 (900) 300-00-77')).toMatchObject({ kind: 'dialog', direction: 'inbound', manual: true, topic: 'Неизвестно', comment: '', textId: inquiryId, yellow: false, author: 'Ивлева Анна' });
    expect(rows.get('+7 (900) 300-00-78')).toMatchObject({ comment: 'Подошла к стойке' });
    // no icon where nothing was copied
    expect(rows.get('+7 (900) 300-00-78')).not.toHaveProperty('textId');
    expect(await anna.ask('inquiries.text', { inquiryId })).toMatchObject({ text: 'Спросила цену' });
  });
  it('of a new patient has the typed name and the number; a number is needed only where somebody has to call (R-126, A-31)', async () => {
    const { anna, channel } = await openDesk(), change = { person: { kind: 'typed', name: 'Носова Мария' } };
    await expect(anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, change })).rejects.toThrow('phone-required');
    await anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, phone: '9003000077', change });
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, change });
    expect((await history(anna)).map(({ kind, who, phone }) => [kind, who, phone]).sort(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([['dialog', 'Носова Мария', undefined], ['dialogLead', 'Носова Мария', '+7 (900) 300-00-77']]);
  });
  it('may be of an earlier time and is linked to the booking made within its half hour; never of a later one', async () => {
    const { clinic, anna, channel } = await openDesk();
    await book(clinic, anna, 'P7');
    clinic.clock.advance(50 * minutes);
    const add = (ago: number) => anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, at: clinic.clock.now() - ago * minutes, change: { person: person(clinic, 'P7') } });
    await expect(add(-1)).rejects.toThrow('in-future');
    await add(0);
    expect(await history(anna)).toMatchObject([{ success: [] }]);
    await add(20);
    expect((await history(anna)).map(({ success }) => success.map(({ text }) => text))).toEqual([[], ['запись 27.11 12:00 Ким']]);
    expect(clinic.database.write((tx) => relinkAll(tx, clinic.inquiries))).toBe(0);
  });
  it('puts its person into the buffer, save for one who may not be booked', async () => {
    const { clinic, anna, channel } = await openDesk();
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, change: { person: person(clinic, 'P1') }, thenBook: true });
    expect(anna.snapshot().buffer).toMatchObject({ who: 'Громова Елена', patientId: person(clinic, 'P1').id, button: expect.stringMatching(/^Диалог в \d\d:\d\d$/) as string });
    await expect(anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, change: { person: person(clinic, 'P5') }, thenBook: true })).rejects.toThrow('booking-banned');
    expect(await history(anna)).toHaveLength(1);
    await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId: channel, change: { person: person(clinic, 'P5') } });
    expect(await history(anna)).toHaveLength(2);
  });
  it('is written down: who added what', async () => {
    const { clinic, anna, channel } = await openDesk(), { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, phone: '9003000077' });
    const manager = await clinic.signIn('popova');
    expect(await manager.ask('audit.ofEntity', { entity: 'inquiry', entityId: inquiryId })).toMatchObject([{ employee: 'Ивлева Анна', action: 'inquiry.added' }]);
  });
});

describe('a «Заявка-диалог»', () => {
  /** Left at 14:00 of 24.11 by P3; the clock stands there. */
  async function waiting() {
    const { clinic, anna, channel } = await openDesk();
    clinic.clock.moveTo(instant(Date.UTC(2026, 10, 24, 11, 0)));
    const { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, change: { person: person(clinic, 'P3') }, text: 'Перезвоните' });
    /** «Позвонить» of its row; the patient answers or not, and it is over. */
    const callBack = async (answers: boolean): Promise<string> => {
      clinic.simulator!.setPatient('+79001000202', { does: answers ? 'answers' : 'no-answer', afterMs: 5000 });
      const { callId } = await anna.ask<{ callId: string }>('telephony.dial', { phone: '+79001000202', inquiryId });
      clinic.clock.advance(2 * minutes);
      if (answers) await anna.ask('telephony.hangup', { callId });
      clinic.clock.advance(minutes);
      return callId;
    };
    const heads = async (fromDay = '2026-11-24', tillDay = fromDay) => (await anna.ask<{ rows: HistoryRow[] }>('inquiries.history', { fromDay, tillDay, view: 'heads' })).rows.map(({ kind, yellow, comment }) => [kind, yellow, comment]);
    return { clinic, anna, inquiryId, callBack, heads };
  }

  it('waits until its call has a comment, answered or not, and is one обращение with it (R-138, A-25)', async () => {
    for (const answers of [true, false]) {
      const { anna, callBack, heads } = await waiting(), callId = await callBack(answers);
      expect(await heads()).toEqual([['dialogLead', true, '']]);
      await anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'Придёт в четверг' } });
      expect(await heads()).toEqual([['dialogLead', false, 'Придёт в четверг']]);
    }
  });
  it('that is called back on the next day is closed by it, and the call is an обращение of its own (A-30)', async () => {
    const { clinic, anna, callBack, heads } = await waiting();
    clinic.clock.moveTo(instant(Date.UTC(2026, 10, 25, 7, 0)));
    await anna.ask('telephony.choosePhone', { phoneId: clinic.loaded.phones.get('101') });
    const callId = await callBack(true);
    await anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'Придёт' } });
    expect([await heads(), await heads('2026-11-25')]).toEqual([[['dialogLead', false, '']], [['call', false, 'Придёт']]]);
  });
  it('is not closed by changing what it says, nor by another call of the same person', async () => {
    const { clinic, anna, inquiryId, heads } = await waiting();
    await anna.ask('inquiries.save', { inquiryId, change: { comment: 'Ждёт звонка после обеда' } });
    clinic.simulator!.ring({ from: '+79001000202', line: '+74950001001', key: 'in' });
    clinic.simulator!.answer('in', '101');
    clinic.clock.advance(minutes);
    const [card] = anna.snapshot().cards;
    await anna.ask('inquiries.save', { inquiryId: card!.callId, change: { comment: 'Спросил адрес' } });
    expect((await heads()).at(-1)).toEqual(['dialogLead', true, 'Ждёт звонка после обеда']);
  });
  it('is closed by a call on a mobile phone when that is ticked, and never by itself (A-25)', async () => {
    const { clinic, anna, inquiryId, heads } = await waiting();
    clinic.clock.advance(minutes);
    const call = { direction: 'outbound', phone: '+7 900 100-02-02', at: clinic.clock.now(), change: { comment: 'Звонили с мобильного' } };
    expect(await anna.ask<FoundPerson>('inquiries.lookUp', { phone: call.phone })).toMatchObject({ waiting: { inquiryId, kind: 'dialogLead' } });
    await expect(anna.ask('inquiries.addByHand', { ...call, at: clinic.clock.now() - 5 * minutes, answers: inquiryId })).rejects.toThrow('before-lead');
    await expect(anna.ask('inquiries.addByHand', { ...call, answers: inquiryId, change: { whoType: 'wantsToBook' } })).rejects.toThrow('topic-required');
    await anna.ask('inquiries.addByHand', call);
    expect((await heads()).filter(([, yellow]) => yellow)).toHaveLength(1);
    await anna.ask('inquiries.addByHand', { ...call, answers: inquiryId });
    expect(await heads()).toEqual([['call', false, 'Звонили с мобильного'], ['dialogLead', false, 'Звонили с мобильного']]);
    await expect(anna.ask('inquiries.addByHand', { ...call, answers: inquiryId })).rejects.toThrow('lead-processed');
    expect(await anna.ask<FoundPerson>('inquiries.lookUp', { phone: call.phone })).not.toHaveProperty('waiting');
  });
  it('takes the booking that is made from it, and none that only lies near: nobody has talked yet (docs/decisions/0027)', async () => {
    const { clinic, anna, channel } = await openDesk(), success = async () => (await history(anna)).map(({ kind, success: of }) => [kind, of.map(({ text }) => text)]);
    const { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, change: { person: person(clinic, 'P7') }, text: 'Запишите меня', thenBook: true });
    clinic.clock.advance(2 * minutes);
    await book(clinic, anna, 'P7');
    expect(await success()).toEqual([['dialogLead', []]]);
    // «Записать» of the dialog itself, through its buffer
    const slot = { doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-28', startMin: 720, endMin: 750 };
    expect(await anna.ask('schedule.book', { slot, patientId: person(clinic, 'P7').id, given: { inquiryId, how: 'buffer' } })).toMatchObject({ kind: 'done' });
    expect(await success()).toEqual([['dialogLead', ['запись 28.11 12:00 Ким']]]);
    // the call that answers it within the half hour takes the other one, and all history says the same again
    clinic.clock.advance(5 * minutes);
    await anna.ask('inquiries.addByHand', { direction: 'outbound', at: clinic.clock.now(), phone: '+7 900 100-06-06', answers: inquiryId, change: { comment: 'Подтвердила время' } });
    expect((await success()).flatMap(([kind, of]) => (kind === 'call' ? [of] : []))).toEqual([['запись 27.11 12:00 Ким']]);
    expect(clinic.database.write((tx) => relinkAll(tx, clinic.inquiries))).toBe(0);
  });
  it('brings its topic to its call, where another may be chosen, and is saved and booked as one обращение (R-137)', async () => {
    const { clinic, anna, channel } = await openDesk(), topic = (name: string) => clinic.loaded.topics.get(name)!;
    const { inquiryId } = await anna.ask<Added>('inquiries.addDialog', { kind: 'dialogLead', adChannelId: channel, change: { person: person(clinic, 'P7'), topicId: topic('Имплантация') }, text: 'Перезвоните' });
    clinic.simulator!.setPatient('+79001000606', { does: 'answers', afterMs: 5000 });
    const { callId } = await anna.ask<{ callId: string }>('telephony.dial', { phone: '+79001000606', inquiryId });
    expect(anna.snapshot().panel).toMatchObject({ form: { inquiryId: callId, answers: 'dialogLead', direction: 'outbound', topicId: topic('Имплантация'), who: 'Зуев Антон' } });
    await anna.ask('inquiries.save', { inquiryId: callId, change: { topicId: topic('Терапия'), comment: 'Нужна пломба' }, thenBook: true });
    const slot = { doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin: 720, endMin: 750 };
    expect(await anna.ask('schedule.book', { slot, patientId: person(clinic, 'P7').id, given: { inquiryId: callId, how: 'buffer' } })).toMatchObject({ kind: 'done' });
    const { rows } = await anna.ask<{ rows: HistoryRow[] }>('inquiries.history', { fromDay: '2026-11-23', tillDay: '2026-11-24', view: 'heads' });
    expect(rows).toMatchObject([{ kind: 'dialogLead', yellow: false, topic: 'Терапия', comment: 'Нужна пломба', success: [{ text: 'запись 27.11 12:00 Ким' }] }]);
    const manager = await clinic.signIn('popova');
    expect(await manager.ask('audit.ofEntity', { entity: 'inquiry', entityId: inquiryId })).toHaveLength(3);
    // once it is closed, its topic is its own again
    await anna.ask('inquiries.save', { inquiryId, change: { topicId: topic('Имплантация') } });
    await anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'Нужна пломба и коронка' } });
    expect(await anna.ask('inquiries.history', { fromDay: '2026-11-23', tillDay: '2026-11-24', view: 'heads' })).toMatchObject({ rows: [{ topic: 'Имплантация' }] });
  });
  it('is read in its own panel and in that of its call', async () => {
    const { anna, inquiryId, callBack } = await waiting();
    await anna.ask('inquiries.openPanel', { inquiryId });
    expect(anna.snapshot().panel).toMatchObject({ form: { title: 'Заявка-диалог', dialog: 'dialogLead', textOf: inquiryId, numberE164: '+79001000202' } });
    await anna.ask('inquiries.openPanel', { inquiryId: await callBack(true) });
    expect(anna.snapshot().panel).toMatchObject({ form: { answers: 'dialogLead', textOf: inquiryId, adChannel: 'Вывеска' } });
  });
  it('is yellow from its arrival and after its hour, in no list of notifications but in «Показать все (N)» (R-134, R-135, A-27, A-28)', async () => {
    const { clinic, anna, heads } = await waiting();
    for (const later of [0, 59, 2, 6 * 60]) {
      clinic.clock.advance(later * minutes);
      expect([await heads(), anna.snapshot().leads?.rows, anna.snapshot().leads?.showAll]).toEqual([[['dialogLead', true, '']], [], 1]);
    }
    // the next day it still counts, among the overdue ones
    clinic.clock.advance(24 * 60 * minutes);
    expect(await anna.ask('inquiries.unprocessedCounts')).toEqual({ current: 0, overdue: 1 });
    const boris = await clinic.signIn('chuev', '102');
    expect(boris.snapshot().leads).toMatchObject({ rows: [], showAll: 1 });
  });
  it('is about «Кому» where the clinic calls, a call that comes in about «Кто»: the panel says which way it went (A-24)', async () => {
    const { clinic, anna, callBack } = await waiting();
    await anna.ask('inquiries.openPanel', { inquiryId: await callBack(true) });
    expect(anna.snapshot().panel).toMatchObject({ form: { direction: 'outbound', who: 'Сафин Олег' } });
    clinic.simulator!.ring({ from: '+79003000071', line: '+74950001001', key: 'in' });
    clinic.simulator!.answer('in', '101');
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ form: { direction: 'inbound' } });
  });
  it('called back for somebody who wants to book asks for the topic (A-12)', async () => {
    const { anna, callBack, heads } = await waiting(), callId = await callBack(true);
    await expect(anna.ask('inquiries.save', { inquiryId: callId, change: { whoType: 'wantsToBook', comment: 'Хочет' } })).rejects.toThrow('topic-required');
    expect(await heads()).toEqual([['dialogLead', true, '']]);
  });
});

describe('a call on a mobile phone', () => {
  it('stands in «История обращений» with its length, and not in «История звонков» (R-061, R-171)', async () => {
    const { clinic, anna } = await openDesk(), manager = await clinic.signIn('popova');
    await anna.ask('inquiries.addByHand', { direction: 'outbound', at: clinic.clock.now() - 10 * minutes, talkMs: 3 * minutes, phone: '+7 900 100-06-06', change: { comment: 'Звонили с мобильного' } });
    expect(await history(anna)).toMatchObject([{ kind: 'call', direction: 'outbound', outcome: 'answered', talkText: '3:00', who: 'Зуев Антон', phone: '+7 (900) 100-06-06', comment: 'Звонили с мобильного', author: 'Ивлева Анна', running: false }]);
    expect(await manager.ask('reports.callHistory', { fromDay: '2026-11-24', tillDay: '2026-11-24' })).toMatchObject({ rows: [] });
    await expect(anna.ask('inquiries.addByHand', { direction: 'inbound', at: clinic.clock.now() - minutes, talkMs: 2 * minutes })).rejects.toThrow('in-future');
  });
  it('of a number nobody has leaves «Сотрудник» to be chosen by hand (R-051)', async () => {
    const { clinic, anna } = await openDesk();
    expect(await anna.ask<FoundPerson>('inquiries.lookUp', { phone: '+7 900 300-00-71' })).toMatchObject({ person: { kind: 'none' }, whoType: 'wantsToBook' });
    await anna.ask('inquiries.addByHand', { direction: 'inbound', at: clinic.clock.now(), phone: '+7 900 300-00-71', change: { whoType: 'employee' } });
    expect((await history(anna)).map(({ phone, whoTypeText }) => [phone, whoTypeText])).toEqual([['+7 (900) 300-00-71', 'Сотрудник']]);
  });
  it('takes the only card of a pasted number, however it is written, and is only saved, or saved and booked from (R-062, R-063)', async () => {
    const { clinic, anna } = await openDesk(), at = clinic.clock.now();
    for (const phone of ['8 (900) 100-06-06', '+7-900-100-06-06', ' 9001000606\u00a0']) expect(await anna.ask<FoundPerson>('inquiries.lookUp', { phone })).toMatchObject({ person: person(clinic, 'P7'), who: 'Зуев Антон' });
    await anna.ask('inquiries.addByHand', { direction: 'inbound', at: at - 3 * minutes, talkMs: minutes, phone: '8 (900) 100-06-06' });
    expect(anna.snapshot().buffer).toBeUndefined();
    const { inquiryId, bufferId } = await anna.ask<Added>('inquiries.addByHand', { direction: 'outbound', at: at - minutes, talkMs: minutes, phone: '8 (900) 100-06-06', thenBook: true });
    expect(anna.snapshot().buffer).toMatchObject({ bufferId, who: 'Зуев Антон', patientId: person(clinic, 'P7').id });
    await anna.ask('schedule.book', { slot: { doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin: 720, endMin: 750 }, patientId: person(clinic, 'P7').id, given: { inquiryId, how: 'buffer' } });
    expect((await history(anna)).map(({ id, who, success }) => [id === inquiryId, who, success.length])).toEqual([[true, 'Зуев Антон', 1], [false, 'Зуев Антон', 0]]);
    // several cards are never chosen among
    await expect(anna.ask('inquiries.addByHand', { direction: 'inbound', at, phone: '+7 900 100-01-01' })).rejects.toThrow('person-required');
  });
  it('of a supplier from an unknown number takes the type that is chosen by hand and counts for nobody (R-049, R-051)', async () => {
    const { clinic, anna } = await openDesk(), manager = await clinic.signIn('popova'), period = { fromDay: '2026-11-24', tillDay: '2026-11-24' };
    const conversion = async () => (await manager.ask<{ conversion: { of: number } }[]>('reports.bookingConversion', period)).map(({ conversion: { of } }) => of);
    clinic.simulator!.ring({ from: '+79003000071', line: '+74950001001', key: 'supplier' });
    clinic.simulator!.answer('supplier', '101');
    const { callId } = anna.snapshot().cards[0]!;
    expect(clinic.inquiries.store.get(callId)).toMatchObject({ whoType: 'wantsToBook', patientId: null, employeeId: null });
    await anna.ask('inquiries.save', { inquiryId: callId, change: { topicId: clinic.loaded.topics.get('Терапия')! } });
    expect(await conversion()).toEqual([1]);
    await anna.ask('inquiries.save', { inquiryId: callId, change: { whoType: 'contractor' } });
    expect(await history(anna)).toMatchObject([{ whoType: 'contractor', whoTypeText: 'Прочие и контрагенты' }]);
    expect((await conversion()).every((of) => of === 0)).toBe(true);
  });
  it('of an employee is of the type «Сотрудник» by itself, unless another is chosen, and can be booked at once (R-050, R-052, R-063)', async () => {
    const { clinic, anna } = await openDesk(), at = clinic.clock.now();
    await anna.ask('inquiries.addByHand', { direction: 'inbound', at, phone: '+7 900 100-05-05' });
    await anna.ask('inquiries.addByHand', { direction: 'inbound', at: at - minutes, phone: '+7 900 100-05-05', change: { whoType: 'wantsToBook' }, thenBook: true });
    expect((await history(anna)).map(({ who, whoTypeText }) => [who, whoTypeText])).toEqual([['Мороз Ирина', 'Сотрудник'], ['Мороз Ирина', 'Пациент. Хочет записаться']]);
    expect(anna.snapshot().buffer).toMatchObject({ who: 'Мороз Ирина' });
  });
  it('that calls a missed caller back on the same day joins the missed call (A-41)', async () => {
    const { clinic, anna } = await openDesk(), { simulator, clock } = clinic;
    simulator!.ring({ from: '+79003000055', line: '+74950001002', key: 'm' });
    clock.advance(minutes / 2);
    simulator!.callerHangsUp('m');
    clock.advance(5 * minutes);
    await anna.ask('inquiries.addByHand', { direction: 'outbound', at: clock.now(), phone: '+7 900 300-00-55' });
    expect(await anna.ask('inquiries.historyCount', { fromDay: '2026-11-24', tillDay: '2026-11-24', view: 'heads' })).toEqual({ count: 1 });
    expect(anna.snapshot().counters.missed).toBe(0);
  });
});
