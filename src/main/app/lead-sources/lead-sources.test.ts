import { describe, expect, it } from 'vitest';
import { auditTexts, leads, localSettings } from '#main/db/schema/index.ts';
import { fakeIdent, fakeNapopravku, type FakeVendor } from '#tests/connectors/leads/fake-vendors.ts';
import { settle } from '#tests/connectors/leads/desk.ts';
import { openTestClinic, type TestClinic } from '#tests/support/clinic.ts';

const minute = 60_000, url = 'http://127.0.0.1:9';
interface Listed { readonly source: { readonly name: string; readonly channelId: string | null }; readonly kept: readonly string[]; readonly health: { readonly state: string; readonly alarm: boolean; readonly code?: string } }
let clinic: TestClinic;
const open = (fake: FakeVendor): TestClinic => clinic = openTestClinic({ leadWays: { fetch: fake.fetch, random: () => 0.5 } });
/** Time passes, and every look that it brings. */
const pass = async (ms: number): Promise<void> => { clinic.clock.advance(ms); await settle(clinic, clinic.leadSources.lines.settled()); };

describe('the sources of leads of a PC', () => {
  it('bring leads with nobody signed in, and after a restart of the base too', async () => {
    const fake = fakeIdent({ now: () => clinic.clock.now() }), source = fake.source(url), manager = await open(fake).signIn('popova');
    await manager.ask('leadSources.save', source);
    await manager.ask('staff.signOut');
    await pass(0);
    fake.leads.push({ id: 'a', atMs: clinic.clock.now(), phone: '+79110001122', name: 'Тестов Тест' });
    await pass(minute);
    expect(clinic.database.db.select().from(leads).all().map((row) => row.externalId)).toEqual(['a']);
  });
  it('show no secret to a window, none to the change log, and none to another address', async () => {
    const fake = fakeIdent(), source = { ...fake.source(url), key: 'verysecret' }, manager = await open(fake).signIn('popova');
    await manager.ask('leadSources.save', source);
    expect(await manager.ask<Listed[]>('leadSources.list')).toMatchObject([{ source: { key: '' }, kept: ['key'] }]);
    await manager.ask('leadSources.save', { ...source, name: 'Другое', key: '' });
    expect((await manager.ask<Listed[]>('leadSources.list'))[0]!.kept).toEqual(['key']);
    await manager.ask('leadSources.save', { ...source, key: '', url: 'http://127.0.0.1:10' });
    expect((await manager.ask<Listed[]>('leadSources.list'))[0]!.kept).toEqual([]);
    expect(JSON.stringify(clinic.database.db.select().from(auditTexts).all())).not.toContain('verysecret');
    await manager.ask('leadSources.remove', { id: source.id });
    expect(await manager.ask('leadSources.list')).toEqual([]);
    await expect(manager.ask('leadSources.remove', { id: source.id })).rejects.toThrow('not-found');
  });
  it('of a demo base are asked on this very PC alone', async () => {
    const fake = fakeIdent(), far = { ...fake.source(url), url: 'https://clinic.example' }, manager = await open(fake).signIn('popova');
    await manager.ask('leadSources.save', far);
    await pass(10 * minute);
    expect(await manager.ask<Listed[]>('leadSources.list')).toMatchObject([{ health: { state: 'off', code: 'demo-only' } }]);
    expect([await manager.ask('leadSources.check', far), fake.requests]).toEqual([{ how: 'fails', code: 'demo-only' }, []]);
  });
  it('tell the desk by a banner when one has been silent for five minutes, and take it back', async () => {
    const fake = fakeIdent({ now: () => clinic.clock.now() }), manager = await open(fake).signIn('popova'), codes = (): string[] => manager.snapshot().notices.map((one) => one.code);
    await manager.ask('leadSources.save', fake.source(url));
    await pass(0);
    fake.broken = () => ({ status: 503, type: 'text/plain', text: '' });
    for (let n = 0; n < 6; n++) await pass(minute);
    expect([codes().includes('leads-silent'), await manager.ask<Listed[]>('leadSources.list')]).toMatchObject([true, [{ health: { alarm: true } }]]);
    fake.broken = undefined;
    for (let n = 0; n < 2; n++) await pass(minute);
    expect([codes().includes('leads-silent'), await manager.ask<Listed[]>('leadSources.list')]).toMatchObject([false, [{ health: { state: 'connected', alarm: false } }]]);
  });
  it('give a lead the advertising channel that was chosen for its source', async () => {
    const fake = fakeIdent({ now: () => clinic.clock.now() }), manager = await open(fake).signIn('popova'), { adChannels } = await manager.ask<{ adChannels: { id: string }[] }>('directories.all');
    fake.leads.push({ id: 'a', atMs: clinic.clock.now(), phone: '+79110001122', name: 'Тестов Тест' });
    await manager.ask('leadSources.save', { ...fake.source(url), channelId: adChannels[1]!.id });
    await pass(0);
    expect((await manager.ask<Listed[]>('leadSources.list'))[0]!.source.channelId).toBe(adChannels[1]!.id);
    const [lead] = clinic.database.db.select().from(leads).all();
    expect(clinic.inquiries.store.get(lead!.id)?.adChannelId).toBe(adChannels[1]!.id);
    expect(JSON.stringify(clinic.database.db.select().from(localSettings).all())).toContain('"leadSources"');
  });
  it('are sent the hours of the numbered doctors every ten minutes: no patient, nothing past', async () => {
    const fake = fakeIdent({ now: () => clinic.clock.now() }), manager = await open(fake).signIn('popova'), { doctors } = await manager.ask<{ doctors: { id: string; name: string }[] }>('directories.all');
    await manager.ask('leadSources.save', { ...fake.source(url), timetable: true, doctors: [{ doctorId: doctors[0]!.id, vendorId: '12' }] });
    for (let n = 0; n < 21; n++) await pass(minute);
    expect(fake.posted.length).toBe(3);
    const table = fake.posted[0]!.body as { Doctors: unknown[]; Branches: { Id: number }[]; Intervals: { DoctorId: number; StartDateTime: string; LengthInMinutes: number; IsBusy: boolean }[] };
    expect([table.Doctors, table.Branches.map((one) => one.Id)]).toEqual([[{ Id: 12, Name: doctors[0]!.name }], [1]]);
    expect(table.Intervals.length).toBeGreaterThan(0);
    const start = clinic.clock.now() - 21 * minute;
    for (const [n, one] of table.Intervals.entries()) {
      expect(Date.parse(one.StartDateTime)).toBeGreaterThanOrEqual(start);
      expect([one.DoctorId, one.LengthInMinutes > 0]).toEqual([12, true]);
      const next = table.Intervals[n + 1];
      if (next) expect(Date.parse(next.StartDateTime)).toBeGreaterThanOrEqual(Date.parse(one.StartDateTime) + one.LengthInMinutes * minute);
    }
    expect(JSON.stringify(fake.posted)).not.toMatch(/\+7|Пациент/);
  });
  it('НаПоправку: clinics, doctors and free places, after the bookings were fetched', async () => {
    const fake = fakeNapopravku({ now: () => clinic.clock.now() }), manager = await open(fake).signIn('popova'), { doctors } = await manager.ask<{ doctors: { id: string }[] }>('directories.all');
    await manager.ask('leadSources.save', { ...fake.source(url), timetable: true, clinicId: '7', doctors: [{ doctorId: doctors[0]!.id, vendorId: '12' }] });
    for (let n = 0; n < 2; n++) await pass(minute);
    expect(fake.posted.map((one) => one.path)).toEqual(['clinics', 'doctors', 'slots']);
    expect(fake.posted[2]!.body).toMatchObject({ clinics: [{ mis_clinic_id: '7', doctors: [{ mis_doctor_id: '12' }] }] });
    expect(fake.requests.findIndex((one) => one.includes('appointments'))).toBeLessThan(fake.requests.findIndex((one) => one.includes('POST /api/v1/clinics')));
  });
  it('letters that wait: read again by new settings, made by hand, put aside; each is in the change log', async () => {
    const fake = fakeIdent({ now: () => clinic.clock.now() }), manager = await open(fake).signIn('popova');
    fake.odd.push({ Id: 'x', DateAndTime: new Date(clinic.clock.now()).toISOString() }, 'слова', 17);
    await manager.ask('leadSources.save', fake.source(url));
    await pass(0);
    interface Waiting { readonly total: number; readonly items: readonly { readonly id: string; readonly problems: readonly string[] }[] }
    const waiting = (): Promise<Waiting> => manager.ask<Waiting>('leadSources.waiting'), first = await waiting(), byRaw = first.items.map((one) => one.id);
    expect(first.total).toBe(3);
    expect(await manager.ask('leadSources.readAgain', { id: byRaw[0] })).toEqual({ kind: 'unreadable' });
    await expect(manager.ask('leadSources.makeLead', { id: byRaw[0], phone: ' ', name: '', comment: '' })).rejects.toThrow('invalid-input');
    const { inquiryId } = await manager.ask<{ inquiryId: string }>('leadSources.makeLead', { id: byRaw[0], phone: '8 911 000-11-22', name: 'Тестов Тест', comment: 'перезвонить' });
    expect(clinic.inquiries.store.get(inquiryId)).toMatchObject({ kind: 'lead', phoneE164: '+79110001122' });
    await expect(manager.ask('leadSources.makeLead', { id: byRaw[0], phone: '8 911 000-11-22', name: '', comment: '' })).rejects.toThrow('conflict');
    await manager.ask('leadSources.putAside', { id: byRaw[1] });
    expect((await waiting()).total).toBe(1);
    await expect(manager.ask('leadSources.putAside', { id: byRaw[1] })).rejects.toThrow('conflict');
    expect((clinic.database.raw.prepare(`SELECT action FROM audit_log WHERE action LIKE 'leadSources.%' ORDER BY seq`).raw().all() as string[][]).flat()).toEqual(['leadSources.save', 'leadSources.makeLead', 'leadSources.putAside']);
  });
});
