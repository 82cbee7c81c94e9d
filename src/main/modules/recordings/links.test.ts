import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordings } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Heard, RecordingRow } from '#shared/recordings/contract.ts';
import { anMp3, anOgg, aWav } from '#shared/recordings/test-sounds.ts';
import { openTestClinic } from '#tests/support/clinic.ts';
import { anewFolder, at, open, source, type World } from '#tests/support/recordings.ts';

anewFolder();

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
