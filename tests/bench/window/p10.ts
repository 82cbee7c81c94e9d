import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { CALL, COLUMNS } from '#shared/ipc/channels.ts';
import { inMain, type RunningDesk } from '#tests/window/support/desk.ts';
import { byRatio, type Figure } from '../figure.ts';

/** shared/ipc/columns.ts as a script: the same text runs in main and in the page. */
const columnsScript = (): string => `(() => { ${stripTypeScriptTypes(readFileSync(join(import.meta.dirname, '../../../src/shared/ipc/columns.ts'), 'utf8')).replaceAll('export ', '')}; return { packValue, rowReader, isColumns }; })()`;

/**
 * P10: rows of the history from main to the page over a MessagePort. The product sends short lists as they are and long
 * ones as columns, and reads what a screen shows; the floor is columns written by hand and not read at all; beside them
 * invoke with the bridge, as everything else travels.
 */
export async function p10(desk: RunningDesk, rounds: number): Promise<Figure[]> {
  const script = columnsScript();
  await awaitPort(desk);
  await inMain(desk, ({ BrowserWindow, MessageChannelMain, ipcMain }, { source, channel, call }) => {
    const { packValue } = (0, eval)(source) as { packValue: (value: unknown) => unknown }; // eslint-disable-line no-eval
    const rowsOf = (length: number) => Array.from({ length }, (_, n) => ({
      id: `01936f5e-7c00-7000-8000-${String(n).padStart(12, '0')}`, kind: 'call', direction: n % 5 ? 'inbound' : 'outbound', startedAt: 1_790_000_000_000 + n * 1_000, time: `1${n % 10}:0${n % 6}`, outcome: n % 11 ? 'answered' : 'missed', running: false,
      talkText: `${n % 7}:${10 + (n % 50)}`, phone: `+7 (916) 555-${String(n % 10_000).padStart(4, '0')}`, who: `Иванова Екатерина ${n}`, whoType: 'wantsToBook', whoTypeText: 'Пациент. Хочет записаться', topic: n % 3 ? 'Терапия' : 'Имплантация', comment: 'Уточняла цену имплантации', author: 'Ивлева Анна', adChannel: 'Сайт', incomplete: false, yellow: false,
    }));
    const rows = new Map([50, 10_000].map((n) => [n, rowsOf(n)]));
    const byHand = (n: number) => {
      const all = rows.get(n)!;
      return {
        startedAt: Float64Array.from(all, (r) => r.startedAt), small: Uint8Array.from(all, (r) => Number(r.running) + 2 * Number(r.incomplete) + 4 * Number(r.yellow)),
        text: all.map((r) => [r.id, r.kind, r.direction, r.time, r.outcome, r.talkText, r.phone, r.who, r.whoType, r.whoTypeText, r.topic, r.comment, r.author, r.adChannel].join('\u0001')).join('\u0002'),
      };
    };
    const { port1, port2 } = new MessageChannelMain();
    port1.on('message', ({ data }: { data: { n: number; way: string } }) => { port1.postMessage(data.way === 'product' ? packValue(rows.get(data.n)) : byHand(data.n)); });
    port1.start();
    // This desk answers nothing else from now on.
    ipcMain.removeHandler(call);
    ipcMain.handle(call, (_, __, n: number) => ({ ok: true, value: rows.get(n) }));
    BrowserWindow.getAllWindows()[0]!.webContents.postMessage(channel, null, [port2]);
  }, { source: script, channel: COLUMNS, call: CALL });
  return measured(desk, script, rounds);
}

interface Times { readonly product: number; readonly floor: number; readonly invoke: number }

async function measured(desk: RunningDesk, script: string, rounds: number): Promise<Figure[]> {
  const text = `(async () => {
    const { rowReader, isColumns } = ${script}, port = await window.benchPort, waiting = [];
    port.onmessage = (event) => { waiting.shift()(event.data); };
    const ask = (message) => new Promise((done) => { waiting.push(done); port.postMessage(message); });
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    const shown = 30;
    const ways = {
      product: async (n) => { const value = await ask({ n, way: 'product' }), row = isColumns(value) ? rowReader(value) : (k) => value[k]; let last; for (let k = 0; k < shown; k++) last = row(k); return last; },
      floor: async (n) => { const value = await ask({ n, way: 'floor' }); return value; },
      invoke: async (n) => { const { value } = await window.stoika.call('bench', n); return value[shown - 1]; },
    };
    const out = {};
    for (const [n, rounds, inner] of [[50, ${rounds * 2}, 10], [10000, ${Math.max(3, Math.round(rounds / 3))}, 1]]) {
      const one = await ways.product(n), two = await ways.invoke(n), three = (await ways.floor(n)).text.split('\\u0002')[shown - 1].split('\\u0001');
      if (JSON.stringify(one) !== JSON.stringify(two) || three[0] !== one.id || three[7] !== one.who) throw new Error('P10: the ways bring different rows: ' + JSON.stringify([one, two, three]));
      const times = { product: [], floor: [], invoke: [] }, names = Object.keys(ways);
      for (let r = 0; r < rounds + 2; r++) for (let t = 0; t < 3; t++) {
        const name = names[(t + r) % 3], from = performance.now();
        for (let k = 0; k < inner; k++) await ways[name](n);
        if (r > 1) times[name].push((performance.now() - from) / inner);
      }
      out[n] = { product: median(times.product), floor: median(times.floor), invoke: median(times.invoke) };
    }
    return out;
  })()`;
  const times = await desk.page.evaluate<Record<'50' | '10000', Times>>(text), page = times['50'], long = times['10000'];
  return [
    byRatio('P10 page of 50', `history rows over the port; floor: columns by hand, not read; invoke with the bridge takes ${page.invoke.toPrecision(3)} ms`, page.product, page.floor, 2),
    byRatio('P10 10,000 rows', 'history rows as columns over the port, thirty of them read; floor: columns by hand, not read', long.product, long.floor, 2),
    byRatio('P10 against invoke', '10,000 rows over the port; floor: invoke with the bridge', long.product, long.invoke, 1 / 4),
  ];
}

/** The page keeps the port that comes next. */
const awaitPort = (desk: RunningDesk): Promise<void> => desk.page.evaluate((channel) => {
  (window as unknown as { benchPort: Promise<MessagePort> }).benchPort = new Promise((done) => { addEventListener('message', (event) => { if (event.data === channel && event.ports[0]) done(event.ports[0]); }); });
}, COLUMNS);
