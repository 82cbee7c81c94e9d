import { describe, expect, it, vi } from 'vitest';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { incomingLead, type LeadDraft } from '#shared/leads/incoming.ts';
import type { LeadsView } from '#shared/leads/view.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

const stranger = '+79004000001', minute = 60_000, day = 24 * 60 * minute;
const receive = (clinic: TestClinic, draft: Partial<LeadDraft> = {}): string => clinic.leads.receive(incomingLead.parse({ sourceId: 'site', sourceName: 'Сайт', phone: stranger, fullName: 'Носов Игорь', ...draft })).inquiryId;
const row = (clinic: TestClinic, id: string) => clinic.inquiries.store.get(id)!;
const topicOf = (clinic: TestClinic) => clinic.loaded.topics.get('Терапия')!;
const call = async (window: TestWindow, inquiryId: string, more: object = {}): Promise<string> => {
  const result = await window.ask<{ kind: string; callId: string }>('telephony.dial', { phone: stranger, inquiryId, ...more });
  expect(result.kind).toBe('dialing');
  return result.callId;
};

describe('a lead is dealt with (A-25)', () => {
  it('by «+» and a save without a topic, with «Кому» before the name (A-13, A-24)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    await anna.ask('inquiries.openPanel', { inquiryId: lead });
    expect(anna.snapshot().panel).toMatchObject({ mode: 'form', form: { title: 'Заявка', direction: 'outbound', who: 'Носов Игорь', adChannel: 'Сайт', topicRequired: false, lead: { source: 'Сайт', processed: false } } });
    await anna.ask('inquiries.save', { inquiryId: lead, change: { comment: 'Спросил цену' } });
    expect(row(clinic, lead)).toMatchObject({ processedHow: 'saved', processedBy: clinic.loaded.employees.get('Анна')!.id, comment: 'Спросил цену' });
    expect(anna.snapshot()).toMatchObject({ leads: { rows: [] } });
    expect(anna.snapshot().panel).toBeUndefined();
  });

  it('by «+» with a topic and a comment where there is something to say (R-114)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    await anna.ask('inquiries.openPanel', { inquiryId: lead });
    await anna.ask('inquiries.save', { inquiryId: lead, change: { topicId: topicOf(clinic), comment: 'Спросил цену' } });
    expect(row(clinic, lead)).toMatchObject({ topicId: topicOf(clinic), comment: 'Спросил цену', processedHow: 'saved' });
    const { rows } = await anna.ask<{ rows: { topic: string; comment: string; author: string }[] }>('inquiries.history', { view: 'heads', fromDay: '2026-11-24', tillDay: '2026-11-24' });
    expect(rows).toMatchObject([{ topic: 'Терапия', comment: 'Спросил цену', author: 'Ивлева Анна' }]);
  });

  it('by a call from its row that nobody answered, once its comment is saved with a topic', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    clinic.simulator!.setPatient(stranger, { does: 'no-answer', afterMs: 20_000 });
    const callId = await call(anna, lead);
    expect(row(clinic, callId)).toMatchObject({ headId: lead, sourceId: lead, typedName: 'Носов Игорь', adChannelId: row(clinic, lead).adChannelId });
    expect(anna.snapshot().panel).toMatchObject({ mode: 'form', form: { inquiryId: callId, answers: 'lead', topicRequired: true, adChannel: 'Сайт' } });
    expect(row(clinic, lead).processedAt).toBeNull();
    await expect(anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'не ответил' } })).rejects.toThrow('topic-required');
    expect(row(clinic, callId).comment).toBe('');
    await anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'не ответил', topicId: topicOf(clinic) } });
    expect(row(clinic, lead).processedHow).toBe('callBack');
  });

  it('also the next day, but then the call is an обращение of its own (A-30)', async () => {
    const clinic = openTestClinic(), lead = receive(clinic);
    clinic.clock.advance(day);
    const anna = await clinic.signIn('ivleva', '101'), callId = await call(anna, lead);
    expect(row(clinic, callId)).toMatchObject({ headId: callId, sourceId: lead });
    await anna.ask('inquiries.save', { inquiryId: callId, change: { whoType: 'other' } });
    expect(row(clinic, lead).processedHow).toBe('callBack');
  });

  it('by an incoming call of the same number only when somebody says so', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    clinic.simulator!.ring({ from: stranger, line: '+74950001002', key: 'in' });
    clinic.simulator!.answer('in', '101');
    const { callId } = anna.snapshot().cards[0]!;
    await anna.ask('inquiries.openPanel', { inquiryId: callId });
    expect(anna.snapshot().panel).toMatchObject({ form: { openLead: { inquiryId: lead, source: 'Сайт' } } });
    await anna.ask('inquiries.save', { inquiryId: callId, change: { comment: 'сам позвонил' } });
    expect(row(clinic, lead).processedAt).toBeNull();
    await anna.ask('leads.closeByCall', { leadId: lead, callId });
    expect(row(clinic, lead).processedHow).toBe('incoming');
    expect(row(clinic, callId).headId).toBe(callId);
    await expect(anna.ask('leads.closeByCall', { leadId: lead, callId })).rejects.toThrow('lead-processed');
  });

  it('by an outgoing call that was dialled by hand, which then belongs to it', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    const { callId } = await anna.ask<{ callId: string }>('telephony.dial', { phone: stranger });
    expect(row(clinic, callId)).toMatchObject({ headId: callId, sourceId: null });
    await anna.ask('leads.closeByCall', { leadId: lead, callId });
    expect(row(clinic, callId)).toMatchObject({ headId: lead, sourceId: lead });
    expect(row(clinic, lead).processedAt).toBeNull();
    await anna.ask('inquiries.save', { inquiryId: callId, change: { topicId: topicOf(clinic) } });
    expect(row(clinic, lead).processedHow).toBe('callBack');
  });
});

it('a call to the number that was not ordered from the lead is none of its', async () => {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
  const callId = await call(anna, lead);
  clinic.simulator!.hangup(clinic.simulator!.keys()[0]!, '101');
  clinic.clock.advance(minute);
  const again = await anna.ask<{ callId: string }>('telephony.dial', { phone: stranger });
  expect(row(clinic, again.callId)).toMatchObject({ sourceId: null });
  expect(row(clinic, callId).sourceId).toBe(lead);
});

it('a missed call and its call-back of the same day are one обращение, by the number or from its row (A-41)', async () => {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
  clinic.simulator!.ring({ from: stranger, line: '+74950001002', key: 'missed' });
  const missed = anna.snapshot().cards[0]!.callId;
  clinic.simulator!.callerHangsUp('missed');
  clinic.clock.advance(minute);
  expect(row(clinic, await call(anna, missed))).toMatchObject({ headId: missed, sourceId: missed });
});

describe('two administrators at one lead', () => {
  it('do not both call it unawares', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boris = await clinic.signIn('chuev', '102'), lead = receive(clinic);
    await anna.ask('inquiries.openPanel', { inquiryId: lead });
    expect(boris.snapshot().leads!.rows).toMatchObject([{ inquiryId: lead, taken: { by: 'Ивлева Анна', mine: false } }]);
    expect(await boris.ask('telephony.dial', { phone: stranger, inquiryId: lead })).toEqual({ kind: 'taken', by: 'Ивлева Анна', at: clinic.clock.now() });
    await call(boris, lead, { evenTaken: true });
    expect(anna.snapshot().leads!.rows).toMatchObject([{ taken: { by: 'Чуев Борис', mine: false } }]);
  });
  it('pressing at the same moment: one calls, the other is told', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boris = await clinic.signIn('chuev', '102'), lead = receive(clinic);
    const results = await Promise.all([anna, boris].map((window) => window.ask<{ kind: string }>('telephony.dial', { phone: stranger, inquiryId: lead })));
    expect(results.map(({ kind }) => kind)).toEqual(['dialing', 'taken']);
  });
  it('a call that did not begin gives the lead back', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva'), lead = receive(clinic);
    await anna.ask('telephony.choosePhone', { phoneId: null });
    expect(await anna.ask('telephony.dial', { phone: stranger, inquiryId: lead })).toMatchObject({ kind: 'refused' });
    expect(anna.snapshot().leads!.rows[0]!.taken).toBeUndefined();
  });
});

describe('the window of new leads', () => {
  it('lists leads, counts each «Заявка-диалог» besides, and all of them are yellow in the history until they are dealt with (A-27, A-28, R-134, R-135)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), lead = receive(clinic);
    const { adChannels } = await anna.ask<{ adChannels: { id: string }[] }>('directories.all');
    await anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId: adChannels[0]!.id, phone: '+7 900 300-00-77' });
    const yellow = async () => (await anna.ask<{ rows: { kind: string; yellow: boolean }[] }>('inquiries.history', { fromDay: '2026-11-23', tillDay: '2026-11-26' })).rows.map(({ kind, yellow: is }) => `${kind} ${String(is)}`).sort();
    expect(anna.snapshot().leads).toMatchObject({ rows: [{ inquiryId: lead }], showAll: 2 });
    expect(await yellow()).toEqual(['dialogLead true', 'lead true']);
    clinic.clock.advance(60 * minute);
    expect(anna.snapshot().leads).toMatchObject({ rows: [], showAll: 2 });
    expect(await yellow()).toEqual(['dialogLead true', 'lead true']);
    await anna.ask('inquiries.save', { inquiryId: lead, change: { comment: 'Дозвонились' } });
    expect(anna.snapshot().leads).toMatchObject({ rows: [], showAll: 1 });
    expect(await yellow()).toEqual(['dialogLead true', 'lead false']);
  });
  it('says the sound, quieter in a talk, and nothing of who it is on a locked desk', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    receive(clinic);
    expect(anna.snapshot().leads).toMatchObject({ sound: 'full', chime: { kind: 'arrival', at: clinic.clock.now() } });
    clinic.simulator!.ring({ from: '+79001000808', line: '+74950001002', key: 'talk' });
    clinic.simulator!.answer('talk', '101');
    expect(anna.snapshot().leads!.sound).toBe('tick');
    await anna.ask('leads.setSound', { inTalk: 'off' });
    expect(anna.snapshot().leads!.sound).toBe('off');
    clinic.simulator!.callerHangsUp('talk');
    expect(anna.snapshot().leads!.sound).toBe('full');
    await anna.ask('staff.lock');
    expect(anna.snapshot().leads).toMatchObject({ rows: [], chime: { kind: 'arrival' } });
  });
  it('is pushed when a reminder is due and when a lead leaves', async () => {
    const clinic = openTestClinic(), pushed: (LeadsView | undefined)[] = [];
    const window = clinic.openSession((event, value) => { if (event === 'desk') pushed.push((value as DeskSnapshot).leads); });
    await window.call('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
    const arrived = clinic.clock.now();
    receive(clinic);
    await vi.waitFor(() => { expect(pushed.at(-1)).toMatchObject({ chime: { kind: 'arrival' }, nextAt: arrived + 5 * minute }); });
    clinic.clock.advance(5 * minute);
    expect(pushed.at(-1)).toMatchObject({ chime: { kind: 'reminder', at: arrived + 5 * minute }, nextAt: arrived + 15 * minute });
    clinic.clock.advance(54 * minute);
    expect(pushed.at(-1)!.rows).toHaveLength(1);
    clinic.clock.advance(minute);
    expect(pushed.at(-1)).toMatchObject({ rows: [], showAll: 1 });
  });
  it('leaves out the sources this PC does not answer; a doctor has none', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), manager = await clinic.signIn('popova');
    receive(clinic);
    expect((await anna.ask<{ sources: unknown[] }>('leads.workplace')).sources).toEqual([{ id: 'site', name: 'Сайт' }]);
    await manager.ask('leads.setHidden', { hidden: ['site'] });
    expect(anna.snapshot().leads).toMatchObject({ rows: [], showAll: 1 });
  });
  it('has a practice lead on the demo base', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    await anna.ask('leads.practice');
    await anna.ask('leads.practice');
    expect(anna.snapshot().leads!.rows).toHaveLength(2);
  });
});
