import { expect, it } from 'vitest';
import { auditTexts } from '#main/db/schema/index.ts';
import type { MediaQuestion } from '#shared/softphone/media.ts';
import { openTestClinic } from '#tests/support/clinic.ts';
import type { MediaDoorEvents } from './media-client.ts';

const account = { extension: '101', user: '101', password: 'secret', server: 'ws://127.0.0.1:9', domain: 'clinic.test', watchDialog: true };

/** A clinic whose softphone window answers what it is told to. */
function reception(answers: Readonly<Record<string, unknown>> = {}) {
  const asked: MediaQuestion['ask'][] = [], opened: MediaDoorEvents[] = [];
  const clinic = openTestClinic({
    openMedia: (events) => {
      opened.push(events);
      setImmediate(() => { events.ready(); });
      return { post: (message) => { const { id, ask } = message as MediaQuestion; asked.push(ask); events.message({ id, ok: true, value: answers[ask.deed] ?? null }); }, close: () => undefined };
    },
  });
  return { clinic, asked, opened };
}

it('is a desk phone until somebody who may says that this PC is the phone; who, is written down', async () => {
  const { clinic } = reception();
  const anna = await clinic.signIn('ivleva'), manager = await clinic.signIn('popova');
  expect(await anna.ask('softphone.settings')).toEqual({ extension: null, extensions: [], devices: { ringVolume: 70 } });
  await expect(manager.ask('softphone.setExtension', { extension: '101' })).rejects.toThrow('not-found softphone.extension');
  await manager.ask('settings.setSip', { accounts: [account] });
  await expect(anna.ask('softphone.setExtension', { extension: '101' })).rejects.toThrow('forbidden');
  await manager.ask('softphone.setExtension', { extension: '101' });
  expect(await anna.ask('softphone.settings')).toMatchObject({ extension: '101', extensions: ['101'] });
  expect(clinic.database.db.select().from(auditTexts).all().map((row) => JSON.stringify(row)).some((text) => text.includes('"extension\\":\\"101\\"') || text.includes('\\"extension\\":\\"101\\"'))).toBe(true);
});

it('is not switched while somebody calls', async () => {
  const { clinic } = reception();
  const manager = await clinic.signIn('popova', '101');
  await manager.ask('settings.setSip', { accounts: [account] });
  await manager.ask('softphone.setExtension', { extension: '101' });
  await manager.ask('settings.setSip', { accounts: [] });
  await expect.poll(() => clinic.telephony.capabilities().map(({ connectorId }) => connectorId)).toEqual(['simulator']);
  await manager.ask('telephony.simulate', { deed: 'ring', from: '+79001000101', line: '+74950001001' });
  await expect(manager.ask('softphone.setExtension', { extension: null })).rejects.toThrow('conflict softphone.in-call');
  expect(await manager.ask('softphone.settings')).toMatchObject({ extension: '101' });
});

it('hands the devices to the window that is open, keeps them, and opens none for that', async () => {
  const { clinic, asked, opened } = reception({ devices: { microphones: ['Headset'], speakers: ['Headset', 'Loudspeaker'] } });
  const anna = await clinic.signIn('ivleva');
  await anna.ask('softphone.setDevices', { speaker: 'Headset', ringVolume: 40 });
  expect(opened).toHaveLength(0);
  expect(await anna.ask('softphone.devices')).toEqual({ microphones: ['Headset'], speakers: ['Headset', 'Loudspeaker'] });
  await anna.ask('softphone.setDevices', { speaker: 'Headset', ringer: 'Loudspeaker', ringVolume: 90 });
  expect(asked.filter(({ deed }) => deed === 'use')).toEqual([
    { deed: 'use', devices: { speaker: 'Headset', ringVolume: 40 } }, { deed: 'use', devices: { speaker: 'Headset', ringer: 'Loudspeaker', ringVolume: 90 } },
  ]);
  expect((await anna.ask<{ devices: unknown }>('softphone.settings')).devices).toEqual({ speaker: 'Headset', ringer: 'Loudspeaker', ringVolume: 90 });
});

it.each([[0.001, true], [0.5, false]])('tells of an echo test with a peak of %d whether anything was heard', async (peak, quiet) => {
  const { clinic } = reception({ record: { peak } });
  const anna = await clinic.signIn('ivleva');
  expect(await anna.ask('softphone.record')).toEqual({ quiet });
});

it('says so where the program has no sound at all', async () => {
  const anna = await openTestClinic().signIn('ivleva');
  await expect(anna.ask('softphone.levels')).rejects.toThrow('conflict softphone.no-window');
});
