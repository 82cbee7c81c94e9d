import { describe, expect, it } from 'vitest';
import { connectBridge, type BridgeEdge, type BridgeEvent } from '#main/app/bridge.ts';
import { origin } from '#main/app/protocol.ts';
import * as channels from '#shared/ipc/channels.ts';

/** Every channel a page may speak on: whatever the list of names holds but the one main alone speaks on. */
const incoming = Object.values(channels).filter((name) => name !== channels.EVENT);

function connected() {
  const runs = new Map<string, (event: BridgeEvent, ...sent: unknown[]) => unknown>();
  const said: string[] = [], reached: string[] = [];
  const edge: BridgeEdge = {
    ipc: { handle: (channel, run) => { runs.set(channel, run); }, on: (channel, run) => { runs.set(channel, run); } },
    openChannel: () => { reached.push('port'); return { port1: { on: () => undefined, postMessage: () => undefined, start: () => undefined }, port2: {} }; },
  };
  const mainFrame = { url: `${origin}/index.html`, parent: null };
  const contents = { id: 7, mainFrame, isDestroyed: () => false, send: () => undefined };
  const desk = { call: () => { reached.push('call'); return Promise.resolve({ ok: true as const, value: null }); }, onEvent: () => () => undefined, close: () => Promise.resolve() };
  connectBridge(edge, { contents: () => contents, beat: () => { reached.push('beat'); }, quiet: () => { reached.push('quiet'); }, showWithoutFocus: () => undefined }, Promise.resolve(desk), (_, event, fields) => { said.push(`${event} ${String(fields?.channel)}`); });
  const own = { sender: { id: 7, postMessage: () => undefined }, senderFrame: mainFrame } as unknown as BridgeEvent;
  const foreign = {
    'a frame inside our page': { ...own, senderFrame: { url: `${origin}/index.html`, parent: mainFrame } },
    'a frame of another origin': { ...own, senderFrame: { url: 'https://example.org/', parent: mainFrame } },
    'our frame after it went elsewhere': { ...own, senderFrame: Object.assign(Object.create(mainFrame) as object, { url: 'https://example.org/' }) },
    'another window': { ...own, sender: { ...own.sender, id: 8 } },
    'a frame that is gone': { ...own, senderFrame: null },
    'a frame that died on the way': { sender: own.sender, get senderFrame(): never { throw new Error('Render frame was disposed'); } },
  } as unknown as Readonly<Record<string, BridgeEvent>>;
  return { runs, said, reached, own, foreign };
}

describe('the channels between the page and main', () => {
  it('are all guarded: a new name without its guard fails here', () => {
    expect([...connected().runs.keys()].sort()).toEqual([...incoming].sort());
  });
  it.each(incoming)('%s gives nothing to a foreign frame, and says so in the log', async (channel) => {
    for (const [who, event] of Object.entries(connected().foreign)) {
      const { runs, said, reached } = connected();
      const answer = await runs.get(channel)!(event, 'patients.search', { text: 'ив' });
      expect([who, reached, answer ?? 'nothing', said]).toEqual([who, [], channel === channels.CALL ? { ok: false, error: { code: 'forbidden' } } : 'nothing', [`ipc.foreign-frame ${channel}`]]);
    }
  });
  it.each(incoming)('%s serves the main frame of our own window', async (channel) => {
    const { runs, said, reached, own } = connected();
    await runs.get(channel)!(own, 'patients.search', { text: 'ив' });
    expect([reached.length, said]).toEqual([1, []]);
  });
});
