import { appendFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consents, inquiries, recordingChunks, recordings } from '#main/db/schema/index.ts';
import type { FolderCheck, RecordingSettings } from '#shared/recordings/contract.ts';
import { anMp3, aWav } from '#shared/recordings/test-sounds.ts';
import { testFolder, testStart } from '#tests/support/database.ts';
import { anewFolder, at, looks, open, place, policy, put, source, type World } from '#tests/support/recordings.ts';

anewFolder();

describe('recordings from a folder of the exchange', () => {
  async function watching(): Promise<World> {
    const world = await open();
    world.clinic.clock.moveTo(at(10, 30));
    await world.manager.ask('recordings.chooseFolder');
    return world;
  }
  const name = '20261124-100212_79002000001_101.wav';

  it('are found by the name, heard whole, and each hearing is written down with who and what', async () => {
    const world = await watching(), callId = world.call(), other = world.call({ phone: '+79002000002' }), wav = aWav({ seconds: 2 });
    put(name, wav);
    await looks(world);
    expect(await world.rows(callId)).toMatchObject([{ callId, startedAt: at(10, 2, 10), durationMs: 2000, where: 'linked' }]);
    expect(await world.rows(other)).toEqual([]);
    expect(world.listens()).toEqual([]);
    const heard = await world.heard(callId);
    expect([Buffer.compare(heard.bytes, wav), heard.mime, heard.consent]).toEqual([0, 'audio/wav', 'unknown']);
    await world.heard(callId);
    expect(world.listens()).toEqual([callId, callId]);
    const page = await world.manager.ask<{ rows: { action: string; by?: string }[] }>('audit.page', { entity: 'inquiry', action: 'recordings.listen' });
    expect(page.rows.length).toBe(2);
  });

  it('wait until the exchange has finished writing, and for a call that is written down late', async () => {
    const world = await watching();
    put(name, aWav({ seconds: 1 }).subarray(0, 2000));
    await world.clinic.recordings.work();
    appendFileSync(join(place.folder, name), aWav({ seconds: 1 }).subarray(2000));
    await world.clinic.recordings.work();
    const callId = world.call({ talkMs: 1_000 });
    await world.clinic.recordings.work();
    expect(await world.rows(callId)).toHaveLength(1);
    expect((await world.heard(callId)).bytes).toHaveLength(16_044);
  });

  it('lie in folders by day, name the key of the call, and are read once however often the folder is looked into', async () => {
    const world = await watching(), callId = world.call({ key: '1764054130.12' });
    await source(world.manager, { pattern: '{date}/q-{callid}.mp3' });
    put('2026-11-24/q-1764054130.12.mp3', anMp3());
    utimesSync(join(place.folder, '2026-11-24/q-1764054130.12.mp3'), at(10, 4) / 1000, at(10, 4) / 1000);
    await looks(world);
    await looks(world);
    expect(await world.rows(callId)).toHaveLength(1);
    expect(world.clinic.database.raw.prepare('SELECT source_key, type FROM recordings').raw().all()).toEqual([['2026-11-24/q-1764054130.12.mp3', 'mp3']]);
  });

  it('are no pages, no links out of the folder and no calls that nobody answered', async () => {
    const world = await watching(), page = world.call(), missed = world.call({ phone: '+79002000003', answered: false }), linked = world.call({ phone: '+79002000004' }), outside = join(testFolder(), 'secret.wav');
    writeFileSync(outside, aWav());
    put(name, Buffer.from('<html>'.padEnd(500, 'x')));
    put('20261124-100212_79002000003_101.wav', aWav());
    symlinkSync(outside, join(place.folder, '20261124-100212_79002000004_101.wav'));
    await looks(world);
    expect([await world.rows(page), await world.rows(missed), await world.rows(linked)]).toEqual([[], [], []]);
  });

  it('that are gone from the folder say so; kept ones stay, inside the encrypted base alone', async () => {
    const world = await watching(), callId = world.call(), wav = aWav({ seconds: 90 });
    await policy(world.manager, 'copy');
    put(name, wav);
    await looks(world);
    rmSync(join(place.folder, name));
    expect(await world.rows(callId)).toMatchObject([{ where: 'kept' }]);
    expect(Buffer.compare((await world.heard(callId)).bytes, wav)).toBe(0);
    expect(await world.manager.ask<RecordingSettings>('recordings.settings')).toMatchObject({ kept: 1, keptBytes: wav.length, linked: 0, keep: 'copy' });
    const linked = world.call({ phone: '+79002000002' });
    await policy(world.manager, 'link');
    put('20261124-100212_79002000002_101.wav', aWav());
    await looks(world);
    world.clinic.clock.advance(1_000);
    await policy(world.manager, 'copy'); // what was found as a link before stays one
    await world.clinic.recordings.work();
    rmSync(join(place.folder, '20261124-100212_79002000002_101.wav'));
    await expect(world.heard(linked)).rejects.toThrow('not-found recording-source');
    expect(world.listens()).toEqual([callId]);
  });

  it('changed on the disk of this PC are noticed, not played', async () => {
    const world = await watching(), callId = world.call();
    put(name, aWav());
    await policy(world.manager, 'copy');
    await looks(world);
    world.clinic.database.raw.prepare('UPDATE recording_chunks SET bytes = zeroblob(length(bytes))').run();
    await expect(world.heard(callId)).rejects.toThrow('database damaged');
  });

  it('are looked at before saving: how many names are read, how many have a call, and no number of anybody', async () => {
    const world = await watching();
    world.call();
    put(name, aWav());
    put('20261124-180000_79990000000_101.wav', aWav());
    put('in 79003334455 at ten.wav', aWav());
    expect(await world.manager.ask<FolderCheck>('recordings.checkFolder', { pattern: '{date}-{time}_{number}_{phone}' })).toEqual({ kind: 'looked', files: 3, read: 2, matched: 1, unread: ['in 00000000000 at ten.wav'] });
    expect(await world.manager.ask('recordings.checkFolder', { pattern: '{day}' })).toEqual({ kind: 'pattern', why: 'unknown', what: '{day}' });
    expect(await source(world.manager, { pattern: '{number}' })).toEqual({ kind: 'pattern', why: 'tells-nothing' });
    rmSync(place.folder, { recursive: true });
    expect(await world.manager.ask('recordings.checkFolder', { pattern: '{unix}' })).toEqual({ kind: 'unreadable' });
    await looks(world); // a share that is away is no fault
    await world.manager.ask('recordings.dropFolder');
    expect(await world.manager.ask('recordings.checkFolder', { pattern: '{unix}' })).toEqual({ kind: 'no-folder' });
  });

  it('go after their days, bytes and way and all, and those of calls long before never come', async () => {
    const world = await watching(), callId = world.call(), old = world.call({ at: testStart - 40 * 86_400_000, phone: '+79002000002' });
    put(name, aWav());
    put('20261015-090002_79002000002_101.wav', aWav());
    await policy(world.manager, 'copy', 10);
    await looks(world);
    expect(await world.rows(old)).toEqual([]);
    expect(await world.rows(callId)).toHaveLength(1);
    const [row] = await world.rows(callId);
    world.clinic.clock.advance(10 * 86_400_000);
    await policy(world.manager, 'copy', 10);
    await world.clinic.recordings.work();
    expect(await world.rows(callId)).toEqual([]);
    expect(world.clinic.database.db.select().from(recordingChunks).all()).toEqual([]);
    expect(world.clinic.database.db.select().from(recordings).all()).toMatchObject([{ sourceKey: '', goneHow: 'retention', keptAt: null }]);
    await expect(world.manager.ask('recordings.listen', { recordingId: row!.id })).rejects.toThrow('not-found recording');
    expect(world.clinic.database.raw.prepare("SELECT count(*) FROM audit_log WHERE action = 'recordings.expire'").pluck().get()).toBe(1);
  });
});

it('the one who listens is told what the patient agreed to', async () => {
  const world = await open(), callId = world.call(), patientId = world.clinic.loaded.patients.get('P1')!.id;
  world.clinic.clock.moveTo(at(10, 30));
  await world.manager.ask('recordings.chooseFolder');
  await policy(world.manager, 'link');
  put('20261124-100212_79002000001_101.wav', aWav());
  await looks(world);
  const states: string[] = [], consentId = crypto.randomUUID();
  world.clinic.database.write((tx) => { tx.update(inquiries).set({ patientId }).run(); });
  states.push((await world.heard(callId)).consent);
  world.clinic.database.write((tx) => { tx.insert(consents).values({ id: consentId, patientId, kind: 'recording', textVersion: '1', givenAt: at(10, 0), how: 'paper' }).run(); });
  states.push((await world.heard(callId)).consent);
  world.clinic.database.write((tx) => { tx.update(consents).set({ revokedAt: at(10, 5) }).run(); });
  states.push((await world.heard(callId)).consent);
  expect([states, (await world.heard(callId)).notice]).toEqual([['none', 'given', 'revoked'], 'Разговор записывается']);
});

it('nobody hears a recording without the right', async () => {
  const world = await open(), callId = world.call(), desk = await world.clinic.signIn('ivleva');
  for (const [method, input] of [['recordings.ofCalls', { callIds: [callId] }], ['recordings.listen', { recordingId: callId }], ['recordings.settings', null]] as const) await expect(desk.ask(method, input)).rejects.toThrow('forbidden');
});
