/**
 * A child of trial.ts and of flood/trial.ts: the whole of main with a SIP phone. It says what it was asked, what rang, and
 * what escaped. Arguments: folder, server, and `weak` for the control: a desk with a listener of the naive kind beside ours.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { SipTransport } from '#main/modules/telephony/connectors/sip/transport.ts';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { openFile } from '../kill/setting.ts';
import { openSipClinic } from '../support/sip-clinic.ts';
import type { Asked, Told } from './speech.ts';

const [folder, server, weak] = process.argv.slice(2) as [string, string, string?];
const tell = (told: Told): void => { process.send?.(told); };
let escaped = 0, leap = 0, mostCards = 0;
const logged: Record<string, number> = {};
for (const what of ['uncaughtException', 'unhandledRejection'] as const) process.on(what, () => { escaped++; });

/** What must be noticed: it reads headers that may be missing outside of any border, keeps every message, and takes its time over long ones. */
function weaken(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const kept: string[] = [], connect = SipTransport.prototype.connect;
  SipTransport.prototype.connect = async function weakly(this: SipTransport) {
    await connect.call(this);
    const inner = this.onMessage;
    this.onMessage = (text) => {
      inner?.(text);
      kept.push(`${text}${'.'.repeat(100_000)}`.slice(1));
      for (const until = performance.now() + (text.length > 4_000 ? 300 : 0); performance.now() < until;);
      setImmediate(() => { kept.push(/^From:.*<sip:([^@]+)@/m.exec(text)![1]!); });
    };
  };
}
if (weak === 'weak') weaken();

// The wall and the monotonic clock can be set ahead together: what is kept for some minutes is then let go.
const clock: Clock = { ...systemClock, now: () => instant(systemClock.now() + leap), mono: () => systemClock.mono() + leap };
const rang = new Set<string>(), carded = new Set<string>();
const { clinic, session } = await openSipClinic({
  database: openFile(folder, { journal: undefined }), server, clock, log: (_, event) => { logged[event] = (logged[event] ?? 0) + 1; },
  onDesk: ({ cards }) => {
    mostCards = Math.max(mostCards, cards.length);
    for (const card of cards) if (card.status === 'ringing' && !carded.has(card.number)) { carded.add(card.number); tell({ kind: 'card', number: card.number }); }
  },
});

function look(): void {
  for (const call of clinic.telephony.calls()) {
    const number = call.state === 'ringing' && call.party.kind === 'phone' ? call.party.e164 : undefined;
    if (number !== undefined && !rang.has(number)) { rang.add(number); tell({ kind: 'rings', number }); }
  }
}
async function memory(): Promise<number> {
  for (let n = 0; n < 6; n++) { globalThis.gc?.(); await pause(20); }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
const contacts = (): number => (clinic.database.raw.prepare(`SELECT count(*) FROM inquiries WHERE kind = 'call' AND phone_e_164 LIKE '+7903%'`).raw().get() as [number])[0];

process.on('message', (asked: Asked) => {
  void (async () => {
    if (asked.kind === 'health') tell({ kind: 'health', state: clinic.telephony.health()[0]?.health.state ?? 'none' });
    else if (asked.kind === 'calls') { look(); tell({ kind: 'calls', alive: clinic.telephony.calls().filter((call) => call.state !== 'ended').length, contacts: contacts() }); }
    else if (asked.kind === 'leap') { leap += asked.ms; tell({ kind: 'leapt' }); }
    else if (asked.kind === 'memory') tell({ kind: 'memory', bytes: await memory(), rss: process.memoryUsage.rss() });
    else if (asked.kind === 'sum') { tell({ kind: 'sum', escaped, logged, mostCards }); mostCards = 0; }
    else { session.close(); await clinic.close(); process.exit(0); }
  })().catch((error: unknown) => { console.error(error); process.exit(3); });
});
process.on('disconnect', () => { process.exit(1); });
tell({ kind: 'ready' });
