import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { callLegs, consents, inquiries, recordingChunks, recordings } from '#main/db/schema/index.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import { noDialogs } from '#main/kernel/files.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { FolderCheck, Heard, RecordingRow, RecordingSettings } from '#shared/recordings/contract.ts';
import { anMp3, anOgg, aWav } from '#shared/recordings/test-sounds.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '#tests/support/clinic.ts';
import { testFolder, testStart } from '#tests/support/database.ts';

const at = (h: number, m: number, s = 0) => instant(Date.UTC(2026, 10, 24, h - 3, m, s));
let folder: string, chosen: { folder: string | undefined };
const files = (): FileDialogs => ({ ...noDialogs, chooseFolder: () => Promise.resolve(chosen.folder) });

interface World { readonly clinic: TestClinic; readonly manager: TestWindow; call(more?: { readonly at?: number; readonly talkMs?: number; readonly phone?: string; readonly key?: string; readonly answered?: boolean }): Id; rows(callId: Id): Promise<RecordingRow[]>; heard(callId: Id): Promise<Heard>; listens(): unknown[] }
async function open(): Promise<World> {
  const clinic = openTestClinic({ files: files() }), manager = await clinic.signIn('popova');
  let n = 0;
  return {
    clinic, manager,
    call: ({ at: startedAt = at(10, 2, 10), talkMs = 60_000, phone = '+79002000001', key, answered = true } = {}) => {
      const id = crypto.randomUUID(), callKey = key ?? `key-${String(++n)}`, branchId = clinic.loaded.branchId, ended = { answeredAt: answered ? startedAt + 5_000 : null, endedAt: startedAt + 5_000 + talkMs, talkMs: answered ? talkMs : null };
      clinic.database.write((tx) => {
        tx.insert(inquiries).values({ id, branchId, kind: 'call', direction: 'inbound', startedAt, ...ended, outcome: answered ? 'answered' : 'missed', phoneE164: phone, phoneRaw: phone }).run();
        tx.insert(callLegs).values({ id: crypto.randomUUID(), branchId, callId: id, callKey, exchange: 'ats', phone: '101', startedAt, ...ended, state: 'ended' }).run();
      });
      return id;
    },
    rows: (callId) => manager.ask('recordings.ofCalls', { callIds: [callId] }),
    heard: async (callId) => {
      const [row] = await manager.ask<RecordingRow[]>('recordings.ofCalls', { callIds: [callId] });
      return manager.ask('recordings.listen', { recordingId: row!.id });
    },
    listens: () => clinic.database.raw.prepare("SELECT entity_id FROM audit_log WHERE action = 'recordings.listen' ORDER BY seq").pluck().all(),
  };
}
const put = (path: string, bytes: Uint8Array): void => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), bytes); };
/** A file counts once two looks saw the same size. */
const looks = async ({ clinic }: World): Promise<void> => { await clinic.recordings.work(); await clinic.recordings.work(); };
const source = (manager: TestWindow, more: object) => manager.ask('recordings.setSource', { pattern: '{date}-{time}_{number}_{phone}', linkTemplate: '', linkUser: '', ...more });
const policy = (manager: TestWindow, keep: 'copy' | 'link', days = 90) => manager.ask('recordings.setPolicy', { keep, days, notice: 'Разговор записывается' });

beforeEach(() => { folder = testFolder(); chosen = { folder }; });

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
    appendFileSync(join(folder, name), aWav({ seconds: 1 }).subarray(2000));
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
    utimesSync(join(folder, '2026-11-24/q-1764054130.12.mp3'), at(10, 4) / 1000, at(10, 4) / 1000);
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
    symlinkSync(outside, join(folder, '20261124-100212_79002000004_101.wav'));
    await looks(world);
    expect([await world.rows(page), await world.rows(missed), await world.rows(linked)]).toEqual([[], [], []]);
  });

  it('that are gone from the folder say so; kept ones stay, inside the encrypted base alone', async () => {
    const world = await watching(), callId = world.call(), wav = aWav({ seconds: 90 });
    await policy(world.manager, 'copy');
    put(name, wav);
    await looks(world);
    rmSync(join(folder, name));
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
    rmSync(join(folder, '20261124-100212_79002000002_101.wav'));
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
    rmSync(folder, { recursive: true });
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

describe('recordings asked for by link', () => {
  async function server(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const http = createServer(answer);
    await new Promise<void>((done) => { http.listen(0, '127.0.0.1', done); });
    onTestFinished(() => { http.closeAllConnections(); http.close(); });
    return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  }
  const facts = (callId: Id, callKey: string) => ({ callId, startedAt: at(10, 2, 10), direction: 'inbound' as const, number: '79002000001', phone: '101', callKey });
  async function asking(answer: (request: IncomingMessage, response: ServerResponse) => void, more: object = {}): Promise<World & { readonly callId: Id; readonly url: string }> {
    const url = await server(answer), world = await open(), callId = world.call({ key: 'k 1' });
    world.clinic.clock.moveTo(at(10, 30));
    await source(world.manager, { linkTemplate: `${url}/rec/{callid}.mp3`, ...more });
    world.clinic.recordings.ended(facts(callId, 'k 1'));
    return { ...world, callId, url };
  }

  it('appear once the exchange has them, with the name and the password in the head alone', async () => {
    const asked: (string | undefined)[] = [];
    let ready = false;
    const world = await asking(({ url, headers }, response) => {
      asked.push(`${url ?? ''} ${headers.authorization ?? ''}`);
      if (!ready) response.writeHead(404).end();
      else response.end(anOgg());
    }, { linkUser: 'desk', linkPassword: 's3cret' });
    expect(await world.rows(world.callId)).toEqual([]);
    await world.clinic.recordings.work();
    ready = true;
    await world.clinic.recordings.work(); // too soon to ask again
    expect([await world.rows(world.callId), asked.length]).toEqual([[], 1]);
    world.clinic.clock.advance(61_000);
    await world.clinic.recordings.work();
    expect(await world.rows(world.callId)).toMatchObject([{ where: 'linked' }]);
    expect((await world.heard(world.callId)).mime).toBe('audio/ogg');
    expect(new Set(asked)).toEqual(new Set([`/rec/k%201.mp3 Basic ${Buffer.from('desk:s3cret').toString('base64')}`]));
    expect(JSON.stringify(await world.manager.ask('recordings.settings'))).not.toContain('s3cret');
    expect(JSON.stringify(world.clinic.database.raw.prepare('SELECT text FROM audit_texts').pluck().all())).not.toContain('s3cret');
  });

  it('stop being asked for after eight tries', async () => {
    let asked = 0;
    const world = await asking((_, response) => { asked++; response.writeHead(404).end(); });
    for (let n = 0; n < 12; n++) {
      await world.clinic.recordings.work();
      world.clinic.clock.advance(25 * 3_600_000);
    }
    expect(asked).toBe(8);
  });

  it.each<[string, string, (to: string) => (request: IncomingMessage, response: ServerResponse) => void]>([
    ['a page', 'recording-type', () => (_, response) => { response.setHeader('content-type', 'audio/mpeg').end('<html>please sign in</html>'.padEnd(900)); }],
    ['a sound that never ends', 'recording-too-large', () => (_, response) => { const piece = Buffer.alloc(1024 * 1024); response.write(anMp3()); const more = (): void => { while (!response.destroyed && response.write(piece)); }; response.on('drain', more); more(); }],
    ['one that says it is too large', 'recording-too-large', () => (_, response) => { response.writeHead(200, { 'content-length': 70 * 1024 * 1024 }).write(anMp3()); }],
    ['a way to another host', 'recording-redirect', (to) => (_, response) => { response.writeHead(302, { location: to }).end(); }],
    ['a way round and round', 'recording-redirect', () => (request, response) => { response.writeHead(302, { location: `${request.url ?? ''}x` }).end(); }],
    ['a file of the disk', 'recording-redirect', () => (_, response) => { response.writeHead(302, { location: 'file:///etc/passwd' }).end(); }],
    ['no password', 'recording-denied', () => (_, response) => { response.writeHead(401).end(); }],
  ])('refuse %s: %s', async (_, reason, answer) => {
    let elsewhere = 0;
    const other = await server((__, response) => { elsewhere++; response.end(anMp3()); });
    let bad = false;
    const refuse = answer(`${other}/rec.mp3`), world = await asking((request, response) => { if (bad) refuse(request, response); else response.end(anMp3()); });
    await world.clinic.recordings.work();
    bad = true;
    await expect(world.heard(world.callId)).rejects.toThrow(reason);
    expect([world.listens(), elsewhere]).toEqual([[], 0]);
  });

  it('follow a redirect within the host', async () => {
    const world = await asking(({ url }, response) => { if (url?.startsWith('/rec/')) response.writeHead(302, { location: '/store/1.mp3' }).end(); else response.end(anMp3()); });
    await world.clinic.recordings.work();
    expect((await world.heard(world.callId)).mime).toBe('audio/mpeg');
  });

  it('of an exchange that is away are asked for on and on, once a day', async () => {
    const world = await open();
    world.call({ key: 'k' });
    await source(world.manager, { linkTemplate: 'http://127.0.0.1:9/{callid}' });
    world.clinic.recordings.ended(facts(crypto.randomUUID(), 'k'));
    for (let n = 0; n < 12; n++) {
      world.clinic.clock.advance(25 * 3_600_000);
      await world.clinic.recordings.work();
    }
    expect(world.clinic.database.db.select({ tries: recordings.tries, triedAt: recordings.triedAt }).from(recordings).all()).toEqual([{ tries: 7, triedAt: world.clinic.clock.now() }]);
  });

  it('never ask a foreign server from the demo base', async () => {
    const world = await open(), callId = world.call();
    await source(world.manager, { linkTemplate: 'https://pbx.example.org/{callid}' });
    world.clinic.recordings.ended(facts(callId, 'k'));
    await world.clinic.recordings.work();
    expect(world.clinic.database.db.select({ tries: recordings.tries, foundAt: recordings.foundAt }).from(recordings).all()).toEqual([{ tries: 1, foundAt: null }]);
  });
});

describe('recordings of a connector', () => {
  it('come from whoever told of them, as a link or as a stream, and of calls of the simulator by themselves', async () => {
    const clinic = openTestClinic(), manager = await clinic.signIn('popova'), sound = aWav();
    let send: ((event: never) => void) | undefined;
    clinic.telephony.addConnector({
      id: 'pbx', vendor: 'test', exchange: 'ats', phones: ['201'], capabilities: { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' },
      connect: (sink) => { send = sink.emit as never; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: clinic.clock.now() }),
      openRecording: () => Promise.resolve({ stream: (async function* () { yield sound.subarray(0, 5000); yield sound.subarray(5000); })() }),
    });
    const base = { connectorId: 'pbx', exchange: 'ats', callKey: 'k1', phone: '201', direction: 'inbound', party: { kind: 'phone', e164: '+79002000001', raw: '+79002000001' } };
    for (const [n, step] of [{ type: 'ringing' }, { type: 'answered' }, { type: 'ended', cause: 'normal' }].entries()) send!({ ...base, ...step, eventId: String(n), occurredAt: clinic.clock.now() } as never);
    const callId = clinic.telephony.calls()[0]!.callId;
    send!({ type: 'recording', connectorId: 'pbx', exchange: 'ats', callKey: 'k1', recordingId: 'r/1', durationMs: 1000, eventId: 'r', occurredAt: clinic.clock.now() } as never);
    send!({ type: 'recording', connectorId: 'pbx', exchange: 'ats', callKey: 'k1', recordingId: 'r/1', durationMs: 1000, eventId: 'r2', occurredAt: clinic.clock.now() } as never);
    const rows = await manager.ask<RecordingRow[]>('recordings.ofCalls', { callIds: [callId] });
    expect(rows).toMatchObject([{ callId, durationMs: 1000, where: 'linked' }]);
    expect((await manager.ask<Heard>('recordings.listen', { recordingId: rows[0]!.id })).bytes).toHaveLength(sound.length);
    await clinic.telephony.removeConnector('pbx');
    expect(await manager.ask('recordings.ofCalls', { callIds: [callId] })).toMatchObject([{ where: 'elsewhere' }]);
    await expect(manager.ask('recordings.listen', { recordingId: rows[0]!.id })).rejects.toThrow('offline telephony.no-recordings');
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
