import { isUnprocessed } from '#main/modules/inquiries/index.ts';
import { describe, expect, it } from 'vitest';
import { incomingLead, type LeadDraft } from '#shared/leads/incoming.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

const receive = (clinic: TestClinic, draft: Partial<LeadDraft>) => clinic.leads.receive(incomingLead.parse({ sourceId: 'site', sourceName: 'Сайт', phone: '+7 900 400-00-01', ...draft }));
const row = (clinic: TestClinic, id: string) => clinic.inquiries.store.get(id)!;

describe('a lead that arrives', () => {
  it('is an inquiry of the channel of its source, with its wish as the comment', () => {
    const clinic = openTestClinic(), { inquiryId, created } = receive(clinic, { fullName: 'Носов Игорь', wish: { words: 'после 17:00', doctorName: 'Орлова' } });
    expect(created).toBe(true);
    expect(row(clinic, inquiryId)).toMatchObject({ kind: 'lead', direction: 'inbound', typedName: 'Носов Игорь', comment: 'после 17:00, Орлова', phoneE164: '+79004000001', whoType: 'wantsToBook', startedAt: clinic.clock.now(), processedAt: null });
    expect(clinic.directories.channelName(row(clinic, inquiryId).adChannelId!)).toBe('Сайт');
  });
  it('is of the only card that has its number, and of nobody where several have it', () => {
    const clinic = openTestClinic();
    expect(row(clinic, receive(clinic, { phone: '8 900 100-02-02', fullName: 'Олег' }).inquiryId)).toMatchObject({ patientId: clinic.loaded.patients.get('P3')!.id, typedName: null });
    expect(row(clinic, receive(clinic, { phone: '+79001000101', fullName: 'Кто-то' }).inquiryId)).toMatchObject({ patientId: null, typedName: null });
  });
  it('is a row also without a phone', () => {
    const clinic = openTestClinic(), { inquiryId } = receive(clinic, { phone: 'нет', firstName: 'Игорь' });
    expect(row(clinic, inquiryId)).toMatchObject({ phoneE164: null, phoneRaw: 'нет', typedName: 'Игорь' });
    expect(clinic.leads.store.get(inquiryId)!.problems).toBe('["bad-phone"]');
  });
  it('twice is one row, and joins what came between', () => {
    const clinic = openTestClinic(), at = clinic.clock.now();
    const first = receive(clinic, { createdAt: at - 16 * 60_000, comment: 'первый' }), last = receive(clinic, { createdAt: at, comment: 'третий' });
    expect(last.created).toBe(true);
    const middle = receive(clinic, { createdAt: at - 8 * 60_000, comment: 'второй' });
    expect(middle).toEqual({ inquiryId: first.inquiryId, created: false, how: 'joined' });
    expect(row(clinic, last.inquiryId).deleted).toBe(1);
    expect(row(clinic, first.inquiryId).comment).toBe('первый · второй · третий');
  });
  it('under its id with another content changes what nobody of ours has written', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    const { inquiryId } = receive(clinic, { externalId: '1', comment: 'имплант' });
    expect(receive(clinic, { externalId: '1', comment: 'имплант' })).toMatchObject({ inquiryId, how: 'repeated' });
    receive(clinic, { externalId: '1', comment: 'коронка', phone: '+79004000002' });
    expect(row(clinic, inquiryId)).toMatchObject({ comment: 'коронка', phoneE164: '+79004000002' });
    expect(clinic.leads.store.get(inquiryId)!.problems).toBe('["changed"]');
    await anna.ask('inquiries.save', { inquiryId, change: { comment: 'Придёт в среду' } });
    receive(clinic, { externalId: '1', comment: 'чистка' });
    expect(row(clinic, inquiryId).comment).toBe('Придёт в среду');
  });
});

it('is dealt with once', () => {
  const clinic = openTestClinic(), { inquiryId } = receive(clinic, {}), anna = clinic.loaded.employees.get('Анна')!.id, { processing } = clinic.inquiries, at = clinic.clock.now();
  expect(isUnprocessed(row(clinic, inquiryId))).toBe(true);
  expect(clinic.database.write((tx) => processing.close(tx, inquiryId, 'callBack', anna, at))).toBe(true);
  expect(row(clinic, inquiryId)).toMatchObject({ processedAt: at, processedBy: anna, processedHow: 'callBack' });
  expect(clinic.database.write((tx) => processing.close(tx, inquiryId, 'saved', anna, at))).toBe(false);
});
