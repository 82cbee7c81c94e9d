import { expect, it } from 'vitest';
import { inquiries } from '#main/db/schema/index.ts';
import { incomingLead } from '#shared/leads/incoming.ts';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { openTestClinic } from '../support/clinic.ts';

it('a call, a message, a lead, a visit and what is to be called back are each one обращение, in one list (R-107)', async () => {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), { adChannels } = await anna.ask<{ adChannels: { id: string; name: string }[] }>('directories.all');
  const adChannelId = adChannels[0]!.id, branchId = clinic.loaded.branchId, now = clinic.clock.now();
  await anna.ask('telephony.simulate', { deed: 'ring', line: '+74950001001', from: '+79003000071' });
  // no chat service is connected yet; the row one will write is known
  clinic.database.write((tx) => { tx.insert(inquiries).values({ id: '00000000-0000-7000-8000-0000000000c4', branchId, headId: '00000000-0000-7000-8000-0000000000c4', kind: 'chat', startedAt: now, phoneE164: '+79003000072' }).run(); });
  clinic.leads.receive(incomingLead.parse({ sourceId: 'site', sourceName: 'Сайт', phone: '+79003000073', fullName: 'Носов Игорь' }));
  await anna.ask('inquiries.addDialog', { kind: 'dialog', adChannelId, phone: '+79003000074', change: { comment: 'Подошла к стойке' } });
  await anna.ask('inquiries.addDialog', { kind: 'dialogLead', adChannelId, phone: '+79003000075' });
  const { rows } = await anna.ask<{ rows: HistoryRow[] }>('inquiries.history', { view: 'heads', fromDay: '2026-11-24', tillDay: '2026-11-24' });
  expect(rows.map(({ kind, phone }) => [kind, phone]).sort((a, b) => (a[1]! < b[1]! ? -1 : 1))).toEqual([
    ['call', '+7 (900) 300-00-71'], ['chat', '+7 (900) 300-00-72'], ['lead', '+7 (900) 300-00-73'], ['dialog', '+7 (900) 300-00-74'], ['dialogLead', '+7 (900) 300-00-75'],
  ]);
});
