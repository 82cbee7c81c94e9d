import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Random } from '#main/app/demo/random.ts';
import { percentile } from '#tests/bench/measure.ts';
import { createFakeExchange, type FakeExchange } from '#tests/connectors/fake-exchange.ts';
import { until } from '#tests/connectors/until.ts';
import { makeClinicFile } from '../kill/setting.ts';
import { sipDomain, sipLine, sipPassword } from '../support/sip-clinic.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import { wounded, type Sample } from './mutate.ts';
import { startDesk, type DeskChild } from './speech.ts';

/** After so many broken messages a valid call comes; then the connection is made anew, as at the end of a bad day. */
const batch = 250;
const bars = { p99Ms: 50, mostMs: 250, memory: 1.05 } as const;

function sampleOf(exchange: FakeExchange, n: number, random: Random): Sample {
  const call = { callId: `m${n}`, from: `+7902${String(random.int(10_000_000)).padStart(7, '0')}`, line: sipLine, name: random.pick(['Nosova', 'Носова', '']), phones: ['101'], anonymous: random.chance(0.1) };
  const invite = exchange.inviteText(call, '101'), uri = invite.split(' ')[1]!;
  const kinds: readonly (() => Sample)[] = [
    () => ({ kind: 'INVITE', text: invite }),
    () => ({ kind: 'INVITE', text: invite.replace('Max-Forwards', 'P-Asserted-Identity: <tel:+79020000001>\r\nDiversion: <sip:1@a>;reason=unknown,<sip:2@b>\r\nHistory-Info: <sip:3@c>\r\nMax-Forwards') }),
    () => ({ kind: 'CANCEL', text: invite.replaceAll('INVITE', 'CANCEL') }),
    // of the subscription that is alive: what passes the parser reaches the reader of documents
    () => ({ kind: 'NOTIFY', text: exchange.notifyText('101', random.chance(0.5) ? undefined : `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" entity="sip:101@x"><dialog id="n${n}" call-id="n${n}" direction="recipient"><state>${random.pick(['trying', 'early', 'confirmed', 'terminated'])}</state><remote><identity display="N">sip:${call.from}@x</identity></remote></dialog></dialog-info>`) ?? invite }),
    () => ({ kind: 'answer', text: invite.replace(`INVITE ${uri} SIP/2.0`, `SIP/2.0 ${random.pick(['100 Trying', '200 OK', '401 Unauthorized', '423 Interval Too Brief', '503 Later'])}`).replace('CSeq: 1 INVITE', `CSeq: 2 ${random.pick(['REGISTER', 'SUBSCRIBE', 'INVITE'])}`) }),
    () => ({ kind: 'other', text: invite.replaceAll('INVITE', random.pick(['OPTIONS', 'BYE', 'MESSAGE', 'INFO', 'REFER'])) }),
  ];
  return random.pick(kinds)();
}

const ready = (exchange: FakeExchange, desk: DeskChild): Promise<unknown> =>
  until(() => (exchange.registered('101') && exchange.subscribed('101')) || desk.exit() !== undefined, 'the phone at the exchange', 15_000);

interface Sum { readonly times: number[]; readonly escaped: number; readonly exit: string | undefined; readonly silent: readonly string[]; readonly memory: number; readonly rss: number; readonly logged: Readonly<Record<string, number>>; readonly wounds: Readonly<Record<string, number>> }

/** One life of the desk under `runs` broken messages; the control is weak on purpose. */
async function assault({ runs, seed, say }: Effort, weak: boolean): Promise<Sum> {
  const random = createRandom(seed), folder = mkdtempSync(join(tmpdir(), 'stoika-sip-')), exchange = await createFakeExchange({ passwords: { 101: sipPassword }, domain: sipDomain });
  const times: number[] = [], silent: string[] = [], wounds: Record<string, number> = {};
  makeClinicFile(folder);
  const desk = await startDesk(folder, exchange.url, weak);
  let valid = 0, slowest = { ms: 0, wound: '' };
  /** A valid call: it must ring at once, and on a quiet line be the card on the screen. */
  const rings = async (as: 'rings' | 'card'): Promise<void> => {
    const number = `+7903${String(++valid).padStart(7, '0')}`, shown = as === 'card' ? `+7 (903) ${number.slice(5, 8)}-${number.slice(8, 10)}-${number.slice(10)}` : number;
    exchange.ring({ callId: `valid-${valid}`, from: number, line: sipLine, phones: ['101'] });
    if (!await desk.hears(shown, as, 5_000)) silent.push(`call ${valid} did not ${as === 'card' ? 'come to the screen' : 'ring'}`);
    exchange.end(`valid-${valid}`);
  };
  /** What is kept for some minutes is let go: eleven of them pass, and a call comes by. */
  const settled = async (): Promise<{ bytes: number; rss: number }> => {
    exchange.cutOff('101');
    await ready(exchange, desk);
    await desk.ask({ kind: 'leap', ms: 11 * 60_000 });
    await rings('rings');
    return desk.ask({ kind: 'memory' });
  };
  let before: { bytes: number; rss: number } | undefined, after = { bytes: 0, rss: 0 };
  try {
    await ready(exchange, desk);
    // the first messages compile what the others run
    const warm = Math.max(20, Math.min(batch * 4, Math.floor(runs / 5)));
    for (let sent = 0; sent < runs + warm && desk.exit() === undefined; sent++) {
      if (sent === warm) before = await settled();
      const { text, wound } = wounded(sampleOf(exchange, sent, random), random);
      exchange.sendRaw('101', random.chance(0.2) ? Buffer.from(text, 'latin1') : text);
      const ms = await exchange.roundTrip('101').catch(() => undefined);
      if (ms === undefined) {
        // what is larger than a frame may be ends the connection unread; nothing else may
        if (Buffer.byteLength(text) <= 1_048_576) silent.push(`the connection was given up over ${text.length} characters (${wound})`);
        wounds['larger than any frame'] = (wounds['larger than any frame'] ?? 0) + 1;
        exchange.cutOff('101');
        await ready(exchange, desk);
      } else if (sent >= warm) {
        times.push(ms);
        if (ms > slowest.ms) slowest = { ms, wound };
        wounds[wound] = (wounds[wound] ?? 0) + 1;
      }
      if ((sent + 1) % batch === 0 || sent === runs + warm - 1) {
        await rings('rings');
        exchange.cutOff('101');
        await ready(exchange, desk);
        await rings('card');
        if ((sent + 1) % (batch * 8) === 0) {
          const { bytes, rss } = await settled();
          say(`${sent + 1 - warm} of ${runs}: the longest ${slowest.ms.toFixed(1)} ms (${slowest.wound}), ${(bytes / 1_048_576).toFixed(1)} MiB in use, ${(rss / 1_048_576).toFixed(0)} MiB resident`);
        }
      }
    }
    if (desk.exit() === undefined) after = await settled();
    const { escaped, logged } = desk.exit() === undefined ? await desk.ask({ kind: 'sum' }) : { escaped: 0, logged: {} };
    return { times, escaped, exit: desk.exit(), silent, memory: after.bytes / (before?.bytes ?? after.bytes), rss: after.rss / (before?.rss ?? after.rss), logged, wounds };
  } finally {
    await desk.end();
    await exchange.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** QUALITY.md R8, telephony: broken messages through the real connection, and right after them a valid call. */
export async function sipTrials(effort: Effort): Promise<Verdict> {
  const sum = await assault(effort, false), most = Math.max(...sum.times), p99 = percentile(sum.times, 0.99);
  const product = counter('broken SIP messages'), control = counter('control: a desk that reads outside of the border');
  for (const [wound, n] of Object.entries(sum.wounds)) for (let one = 0; one < n; one++) product.count(wound);
  if (sum.escaped > 0) product.problem(`${sum.escaped} errors escaped`);
  if (sum.exit !== undefined) product.problem(`the desk ended: ${sum.exit}`);
  for (const one of sum.silent) product.problem(one);
  if ((sum.logged['sip.message-too-big'] ?? 0) === 0) product.problem('no message was refused for its size: the trial is blind');
  // times and bytes are asserted where the machine is ours alone
  if (effort.full) {
    if (p99 > bars.p99Ms) product.problem(`99 of 100 messages took up to ${p99.toFixed(1)} ms, not ${bars.p99Ms}`);
    if (most > bars.mostMs) product.problem(`one message took ${most.toFixed(1)} ms, more than ${bars.mostMs}`);
    if (sum.memory > bars.memory) product.problem(`memory is ${sum.memory.toFixed(3)} of what it was`);
  }
  const weak = await assault({ ...effort, runs: Math.min(effort.runs, 200), say: () => undefined }, true);
  control.count(weak.escaped > 0 ? 'errors that escape are noticed' : 'blind');
  if (weak.escaped === 0) control.problem('the weak desk let nothing escape: the trial is blind');
  control.count(Math.max(...weak.times) > bars.mostMs ? 'a slow message is noticed' : 'blind');
  if (Math.max(...weak.times) <= bars.mostMs) control.problem('the slow reader was not noticed');
  control.count(weak.memory > bars.memory ? 'what is kept is noticed' : 'blind');
  if (weak.memory <= bars.memory) control.problem('the hoarder was not noticed');
  return verdictOf('R8 broken SIP', [product.group, control.group], {
    messages: sum.times.length, escaped: sum.escaped, p99Ms: Number(p99.toFixed(2)), mostMs: Number(most.toFixed(1)), memory: Number(sum.memory.toFixed(3)), rss: Number(sum.rss.toFixed(3)), tooBig: sum.logged['sip.message-too-big'] ?? 0, refused: sum.logged['sip.message-refused'] ?? 0,
  });
}
