import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { instant } from '#shared/kernel/values.ts';
import { createFakeExchange } from '#tests/connectors/fake-exchange.ts';
import { until } from '#tests/connectors/until.ts';
import { makeClinicFile, openFile } from '../kill/setting.ts';
import { openSipClinic, sipDomain, sipLine, sipPassword } from '../support/sip-clinic.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';

const states = ['ringing', 'talking', 'held'] as const;
interface Case {
  readonly state: (typeof states)[number];
  readonly downS: number;
  /** It comes back elsewhere, and the administrator writes the new address into the settings. */
  readonly moved: boolean;
  /** `hangs`: its machine lost power; nothing is closed, nothing answers. */
  readonly how: 'closes' | 'hangs';
  /** For the control: it never stops, or comes back and says nothing. */
  readonly control?: 'goes on' | 'mute';
}
export const cases: readonly Case[] = states.flatMap((state) => [5, 60].flatMap((downS) => [false, true].map((moved): Case => ({ state, downS, moved, how: downS === 60 && !moved ? 'hangs' : 'closes' }))));
const nameOf = ({ state, downS, moved, how }: Case): string => `the exchange ${how === 'hangs' ? 'loses power' : 'stops'} in a call that is ${state}, back after ${downS} s${moved ? ' at another address' : ''}`;
/** How soon the phone must be registered again, and how long a silent exchange may go unnoticed. */
const backWithinMs = 5_000, noticedWithinMs = 30_000;

/** The program's clock, so many times as fast as ours. */
function fastClock(times: number): Clock {
  const wall = Date.now(), mono = performance.now(), passed = (): number => (performance.now() - mono) * times;
  return {
    now: () => instant(Math.round(wall + passed())), mono: () => mono + passed(),
    after: (ms, run) => { const timer = setTimeout(run, ms / times); timer.unref(); return () => { clearTimeout(timer); }; },
  };
}

async function life(one: Case, times: number): Promise<{ readonly problems: string[]; readonly backMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-exchange-')), clock = fastClock(times), problems: string[] = [], passwords = { 101: sipPassword };
  let exchange = await createFakeExchange({ passwords, domain: sipDomain }), shown: DeskSnapshot | undefined, backMs = 0;
  makeClinicFile(folder);
  const { clinic, ask } = await openSipClinic({ database: openFile(folder, { journal: undefined, clock }), server: exchange.url, log: silentLog, clock, onDesk: (snapshot) => { shown = snapshot; } });
  const wait = (ms: number) => pause(ms / times), card = (callId: string) => shown?.cards.find((other) => other.callId === callId);
  const within = async (what: string, ms: number, find: () => boolean): Promise<boolean> => {
    const there = await until(find, what, Math.max(200, ms / times)).catch(() => false);
    if (!there) problems.push(`${what}: not within ${ms / 1_000} s`);
    return there;
  };
  /** On the screen, and answered by this very phone when it says so. */
  const ring = async (callKey: string, number: string): Promise<string> => {
    const callId = callIdOf(sipDomain, callKey);
    exchange.ring({ callId: callKey, from: number, line: sipLine, phones: ['101'] });
    await within('a call comes to the screen', 10_000, () => card(callId)?.status === 'ringing');
    return callId;
  };
  try {
    await within('the phone is registered', 60_000, () => exchange.registered('101') && exchange.subscribed('101'));
    const callId = await ring('before', '+79020000001');
    if (one.state !== 'ringing') { exchange.answer('before', '101'); await within('the talk is on the screen', 10_000, () => card(callId)?.status === 'talking'); }
    if (one.state === 'held') { exchange.hold('before', '101', true); await within('the held call is on the screen', 10_000, () => card(callId)?.status === 'held'); }
    await wait(2_000);

    if (one.control !== 'goes on') {
      if (one.how === 'hangs') exchange.setSilent(true, true);
      else await exchange.goOffline();
      exchange.forgetCalls();
    }
    await within('the call is closed', one.how === 'hangs' ? noticedWithinMs : 2_000, () => clinic.telephony.calls().every((call) => call.state === 'ended'));
    const { state } = clinic.telephony.health()[0]?.health ?? { state: 'none' };
    if (one.control !== 'goes on' && state === 'connected') problems.push('the desk says the exchange is there');
    await wait(one.downS * 1_000);

    if (one.how === 'hangs') { await exchange.goOffline(); exchange.setSilent(false); }
    if (one.moved) {
      const before = exchange;
      exchange = await createFakeExchange({ passwords, domain: sipDomain });
      await before.stop();
      const manager = clinic.openSession(() => undefined);
      await manager.call('staff.signIn', { login: 'popova', password: demoPasswordOf('popova') });
      const changed = await manager.call('settings.setSip', { accounts: [{ extension: '101', user: '101', password: sipPassword, server: exchange.url, domain: sipDomain, watchDialog: true }] });
      if (!changed.ok) problems.push(`the new address was refused: ${changed.error.code}`);
      manager.close();
    } else if (one.control !== 'goes on') await exchange.goOnline();
    if (one.control === 'mute') exchange.setSilent(true);
    const since = clock.mono();
    if (await within('the phone is registered again', backWithinMs, () => exchange.registered('101') && clinic.telephony.registrations().some((other) => other.phone === '101' && other.state === 'registered'))) backMs = clock.mono() - since;

    await wait(15_000);
    if (clinic.telephony.calls().some((call) => call.callId === callId && call.state !== 'ended')) problems.push('the lost call lives on');
    if (card(callId)) problems.push('the card of the lost call haunts the screen');
    const row = clinic.database.raw.prepare('SELECT i.answered_at AS answered, i.ended_at AS ended, i.talk_ms AS talk, l.cause, l.state FROM inquiries i JOIN call_legs l ON l.call_id = i.id WHERE i.id = ?').get(callId) as { answered: number | null; ended: number | null; talk: number | null; cause: string; state: string } | undefined;
    if (!row) problems.push('the lost call left no record');
    else {
      if (row.cause !== 'connection-lost' || row.state !== 'ended' || row.ended === null) problems.push(`the record says ${row.state}, ${row.cause}`);
      if ((row.answered !== null) !== (one.state !== 'ringing')) problems.push('the record does not say whether the call was answered');
      if (one.state !== 'ringing' && !(row.talk !== null && row.talk >= 1_000)) problems.push(`the record says the talk took ${String(row.talk)} ms`);
    }
    const next = await ring('after', '+79020000002');
    if ((shown?.cards.length ?? 0) > 1) problems.push('there are more cards than calls');
    exchange.end('after');
    await within('the call after it ends', 10_000, () => clinic.telephony.calls().find((call) => call.callId === next)?.state === 'ended');
    await ask('desk.snapshot');
    return { problems, backMs };
  } finally {
    await clinic.close();
    await exchange.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** QUALITY.md R11: the exchange stops in a call and comes back, after a while, perhaps elsewhere. In full by our own clock, else by a fast one. */
export async function exchangeTrials({ runs, say, full = false }: Effort): Promise<Verdict> {
  const chosen = Array.from({ length: runs }, (_, n) => cases[(n * 5) % cases.length]!), times = full ? 1 : 12, groups = [], back: number[] = [];
  // side by side: most of it is waiting
  const atOnce = full ? 6 : 3;
  for (let from = 0; from < chosen.length; from += atOnce) {
    const some = chosen.slice(from, from + atOnce), results = await Promise.all(some.map((one) => life(one, times)));
    for (const [n, one] of some.entries()) {
      const group = counter(nameOf(one)), { problems, backMs } = results[n]!;
      group.count(problems.length === 0 ? `registered ${Math.round(backMs)} ms after it was back` : 'wrong');
      for (const problem of problems) group.problem(problem);
      back.push(backMs);
      say(`${nameOf(one)}: registered after ${Math.round(backMs)} ms, ${problems.length} problems`);
      groups.push(group.group);
    }
  }
  const control = counter('control: an exchange that comes back mute, and one that never stopped');
  for (const [what, must] of [['mute', 'the phone is registered again'], ['goes on', 'the record says']] as const) {
    const { problems } = await life({ state: 'talking', downS: 5, moved: false, how: 'closes', control: what }, 12);
    const seen = problems.some((problem) => problem.startsWith(must));
    control.count(seen ? 'noticed' : 'not noticed');
    if (!seen) control.problem(`${what}: nobody noticed: the trial is blind (${problems.join('; ')})`);
  }
  return verdictOf('R11 exchange', [...groups, control.group], { backMostMs: Math.round(Math.max(...back)), byClock: times === 1 ? 'the real one' : `${times}x` });
}
