import { describe, expect, it } from 'vitest';
import type { MediaQuestion } from '#shared/softphone/media.ts';
import { instant } from '#shared/kernel/values.ts';
import { createVirtualClock } from '../../kernel/virtual-clock.ts';
import { createMediaClient, type MediaDoorEvents } from './media-client.ts';

/** A window in memory: what it was asked, and what it does. */
function pages() {
  const clock = createVirtualClock(instant(0)), logged: string[] = [], lost: number[] = [];
  const opened: { readonly events: MediaDoorEvents; readonly asked: MediaQuestion[]; closed: boolean }[] = [];
  const client = createMediaClient({
    clock, log: (_, event, fields) => { logged.push(`${event} ${String(fields?.['reason'] ?? fields?.['why'] ?? '')}`.trim()); }, devices: () => ({ ringVolume: 70, speaker: 'Headset' }),
    open: (events) => {
      const page = { events, asked: [] as MediaQuestion[], closed: false };
      opened.push(page);
      return { post: (message) => { page.asked.push(message as MediaQuestion); }, close: () => { page.closed = true; } };
    },
  });
  client.port.onLost(() => { lost.push(opened.length); });
  const page = () => opened.at(-1)!;
  const asks = (deed: string) => page().asked.find(({ ask }) => ask.deed === deed);
  const says = (deed: string, value: unknown) => { page().events.message({ id: asks(deed)!.id, ok: true, value }); };
  return { client, clock, logged, lost, opened, page, asks, says };
}
const settled = (promise: Promise<unknown>) => promise.then((value) => ({ value }), (error: { readonly code: string; readonly reason: string }) => ({ code: error.code, reason: error.reason }));
const turn = () => new Promise((done) => { setImmediate(done); });

describe('the window of the voice, seen from main', () => {
  it('opens when it is first needed, is told its devices, and answers what waited for it', async () => {
    const { client, opened, page, asks, says } = pages();
    expect(opened).toEqual([]);
    const offer = client.port.offer('v1', 'sendrecv');
    expect(page().asked).toEqual([]);
    page().events.ready();
    expect(page().asked.map(({ ask }) => ask)).toEqual([{ deed: 'use', devices: { ringVolume: 70, speaker: 'Headset' } }, { deed: 'offer', voice: 'v1', direction: 'sendrecv' }]);
    says('offer', 'v=0');
    expect([await offer, opened.length, asks('ping')]).toEqual(['v=0', 1, undefined]);
  });

  it('tells what the page refused by a code of ours, and logs the name of it alone', async () => {
    const { client, page, asks, logged } = pages();
    const offer = settled(client.port.offer('v1', 'sendrecv'));
    page().events.ready();
    page().events.message({ id: asks('offer')!.id, ok: false, fault: 'no-microphone', why: 'NotFoundError' });
    expect([await offer, logged]).toEqual([{ code: 'conflict', reason: 'media.no-microphone' }, ['softphone.refused NotFoundError']]);
  });

  it.each([[''], [7], [null], ['v'.repeat(70_000)]])('believes no description that is none (%#)', async (value) => {
    const { client, page, says } = pages();
    const offer = settled(client.port.offer('v1', 'sendrecv'));
    page().events.ready();
    says('offer', value);
    expect(await offer).toEqual({ code: 'connector-failed', reason: 'media.failed' });
  });

  it('takes no notice of answers to nothing, and of what is no answer', async () => {
    const { client, page, says } = pages();
    const offer = client.port.offer('v1', 'sendrecv');
    page().events.ready();
    for (const message of [undefined, null, 'x', { id: 99, ok: true, value: 'v=1' }, { id: 'a' }, { id: 1, ok: 'yes' }]) page().events.message(message);
    says('offer', 'v=0');
    expect(await offer).toBe('v=0');
  });

  it('falls: what waited fails at once, the calls are told, and the next question opens another', async () => {
    const { client, page, lost, opened, says } = pages();
    const first = settled(client.port.offer('v1', 'sendrecv'));
    page().events.ready();
    page().events.gone('crashed');
    expect([await first, lost]).toEqual([{ code: 'connector-failed', reason: 'media.silent' }, [1]]);
    const again = client.port.offer('v1', 'sendrecv');
    expect(opened).toHaveLength(2);
    page().events.ready();
    says('offer', 'v=0');
    expect(await again).toBe('v=0');
  });

  it('hangs: a question that is not answered in five seconds fails, and a page that does not answer a ping is closed', async () => {
    const { client, page, clock, asks, lost, opened } = pages();
    const offer = settled(client.port.offer('v1', 'sendrecv'));
    page().events.ready();
    clock.advance(5_000);
    expect(await offer).toEqual({ code: 'connector-failed', reason: 'media.silent' });
    expect(asks('ping')).toBeDefined();
    clock.advance(2_000);
    await turn();
    expect([opened[0]!.closed, lost]).toEqual([true, [1]]);
  });

  it('is slow but alive: it is let be', async () => {
    const { client, page, clock, says, lost } = pages();
    const offer = settled(client.port.offer('v1', 'sendrecv'));
    page().events.ready();
    says('use', null);
    clock.advance(5_000);
    await offer;
    says('ping', null);
    clock.advance(10_000);
    await turn();
    expect([page().closed, lost]).toEqual([false, []]);
  });

  it('falls three times in a minute: it stays shut for half a minute, and then is tried again', async () => {
    const { client, page, clock, opened } = pages();
    for (let n = 0; n < 3; n++) {
      const offer = settled(client.port.offer('v1', 'sendrecv'));
      page().events.gone('crashed');
      await offer;
    }
    expect(await settled(client.port.offer('v1', 'sendrecv'))).toEqual({ code: 'connector-failed', reason: 'media.silent' });
    expect(opened).toHaveLength(3);
    clock.advance(30_000);
    void settled(client.port.offer('v1', 'sendrecv'));
    expect(opened).toHaveLength(4);
  });

  it('is not opened to be told that nothing sounds or that a voice is over', () => {
    const { client, opened } = pages();
    client.port.sound('off');
    client.port.close('v1');
    client.use();
    expect(opened).toEqual([]);
  });

  it('is closed with the program, and never opens again', async () => {
    const { client, page, opened } = pages();
    const offer = settled(client.port.offer('v1', 'sendrecv'));
    client.close();
    expect([await offer, page().closed]).toEqual([{ code: 'connector-failed', reason: 'media.silent' }, true]);
    client.port.prepare();
    expect(opened).toHaveLength(1);
  });
});
