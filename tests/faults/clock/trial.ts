import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClinic } from '#main/app/compose.ts';
import { createRandom, type Random } from '#main/app/demo/random.ts';
import { demoPasswordOf, liniya, liniyaExchange, loadLiniya } from '#main/app/fixture/index.ts';
import { openDatabase } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { callIdOf, createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock, type VirtualClock } from '#main/kernel/virtual-clock.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { faultKey, migrations } from '../kill/setting.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import { createObserver } from './observe.ts';

const hour = 3_600_000;
interface Disturbance { readonly what: string; readonly start: number; readonly zone: string; readonly jump?: number; readonly rezone?: readonly string[] }
const tuesday = Date.UTC(2026, 10, 24, 6, 0);
/** What is done to the clock in the middle of calls and timers. */
const disturbances: readonly Disturbance[] = [
  { what: 'two hours ahead', start: tuesday, zone: 'Europe/Moscow', jump: 2 * hour },
  { what: 'two hours back', start: tuesday, zone: 'Europe/Moscow', jump: -2 * hour },
  { what: 'two days ahead', start: tuesday, zone: 'Europe/Moscow', jump: 48 * hour },
  { what: 'a quarter of a minute back', start: tuesday, zone: 'Europe/Moscow', jump: -15_000 },
  { what: 'another zone', start: tuesday, zone: 'Europe/Moscow', rezone: ['Asia/Omsk', 'Europe/Kaliningrad', 'Asia/Kamchatka', 'Europe/Moscow'] },
  { what: 'into summer time', start: Date.UTC(2027, 2, 28, 0, 58), zone: 'Europe/Berlin' },
  { what: 'out of summer time', start: Date.UTC(2026, 9, 25, 0, 58), zone: 'Europe/Berlin' },
];

/** A clinic with Anna at her phone, on a clock whose wall can be set apart from its monotonic one. */
async function openClinic(folder: string, virtual: VirtualClock, clock: Clock, zone: string) {
  const database = openDatabase({ file: join(folder, 'clinic.db'), key: faultKey, migrations, clock, log: silentLog, node: 'clock1', ballast: 0 }), newId = createIds(clock);
  database.write((tx) => loadLiniya(tx, { baseDay: dayOf(virtual.now(), zone), newId, hashPassword: (password) => hashPassword(password, publishedCost) }));
  const clinic = createClinic({ database, key: faultKey, clock, newId, log: silentLog, about: { version: '0', demo: true, driver: 'test', keyHow: 'demo' }, simulator: { id: 'simulator', ...liniyaExchange } });
  let last: DeskSnapshot | undefined;
  const asker = (listener: (snapshot: DeskSnapshot) => void) => {
    const session = clinic.openSession((name, payload) => { if (name === 'desk') listener(payload as DeskSnapshot); });
    return async <T>(method: string, input: unknown = null): Promise<T> => {
      const reply = await session.call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.reason ?? ''}`);
      return reply.value as T;
    };
  };
  const ask = asker((snapshot) => { last = snapshot; }), manager = asker(() => undefined);
  await ask('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
  await manager('staff.signIn', { login: 'popova', password: demoPasswordOf('popova') });
  const phones = await ask<{ id: string; extension: string }[]>('telephony.phones');
  await ask('telephony.choosePhone', { phoneId: phones.find(({ extension }) => extension === '101')!.id });
  const rezone = async (to: string): Promise<void> => {
    const branch = (await manager<{ id: string; fields: Record<string, unknown> }[]>('directories.list', { kind: 'branch' }))[0]!;
    await manager('directories.save', { kind: 'branch', id: branch.id, fields: { ...branch.fields, zone: to } });
  };
  if (zone !== liniya.branch.zone) await rezone(zone);
  return { clinic, ask, rezone, shown: () => last };
}

/** Calls, tasks and one disturbance in the middle of them; says what did not hold. */
async function hourOf({ clinic, ask, rezone, shown }: Awaited<ReturnType<typeof openClinic>>, clock: VirtualClock, random: Random, disturbance: Disturbance): Promise<string[]> {
  const { jump, rezone: zones } = disturbance, simulator = clinic.simulator!, observer = createObserver(), ticks = random.between(60, 240), when = random.between(5, 40);
  const free: string[] = [];
  let at = 0;
  const mono = (): number => clock.mono();
  /** Lets what was announced reach the window. */
  const settle = () => new Promise<void>((done) => { setImmediate(done); });
  for (let n = random.between(1, 3); n > 0; n--) {
    const dueAt = clock.now() + random.between(-5_000, 150_000) + (jump !== undefined && random.chance(0.3) ? jump : 0);
    const { taskId } = await ask<{ taskId: string }>('crm.addTask', { typedName: 'Носова Мария', what: 'Перезвонить', dueAt });
    observer.task(taskId, dueAt);
  }
  for (; at < ticks; at++) {
    if (at === when) {
      if (jump !== undefined) clock.setWall(jump);
      if (zones) await rezone(random.pick(zones));
      observer.disturbed(mono());
    }
    const calls = observer.alive();
    if (calls.length < 3 && random.chance(at < when ? 0.2 : 0.05) && at < ticks - 30) {
      const key = simulator.ring({ from: `+7902${String(random.int(10_000_000)).padStart(7, '0')}`, line: '+74950001002' });
      observer.rang(key, callIdOf(liniya.exchange, key), mono());
    }
    for (const call of calls) {
      const fate = random.next();
      if (call.answered === undefined && !calls.some((other) => other.answered !== undefined) && fate < 0.15) { simulator.answer(call.key, '101'); observer.answered(call.key, mono()); }
      else if (call.answered !== undefined && fate < 0.05) simulator.hold(call.key, '101', random.chance(0.5));
      else if (fate > (call.answered === undefined ? 0.98 : 0.97)) { simulator.callerHangsUp(call.key); observer.ended(call.key, mono()); }
    }
    if (at === 45 && random.chance(0.3)) { simulator.goOffline(); simulator.goOnline(); }
    clock.advance(1_000);
    await settle();
    observer.look(shown()!, clock.now(), mono());
  }
  for (const call of observer.alive()) { simulator.callerHangsUp(call.key); observer.ended(call.key, mono()); }
  for (let rest = 0; rest < 15; rest++) { clock.advance(1_000); await settle(); observer.look(shown()!, clock.now(), mono()); }
  for (const taskId of observer.tasks()) await ask('crm.finishTask', { taskId });
  const row = clinic.database.raw.prepare('SELECT talk_ms AS talkMs, started_at AS startedAt, answered_at AS answeredAt, ended_at AS endedAt FROM inquiries WHERE id = ?');
  observer.rows((callId) => row.get(callId) as { talkMs: number | null; startedAt: number; answeredAt: number | null; endedAt: number | null } | undefined);
  const seqs = (clinic.database.raw.prepare('SELECT seq FROM audit_log ORDER BY rowid DESC LIMIT 50').raw().all() as [number][]).map(([seq]) => seq);
  if (seqs.some((seq, n) => n > 0 && seq !== seqs[n - 1]! - 1)) free.push('the change log is not in the order of its numbers');
  return [...free, ...observer.problems()];
}

async function lives(disturbance: Disturbance, runs: number, seed: number, monotonic: boolean, tell: (problem: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-clock-')), virtual = createVirtualClock(instant(disturbance.start)), random = createRandom(seed);
  // the control measures everything by the wall, as a program does that has no other clock
  const clock: Clock = monotonic ? virtual : { now: () => virtual.now(), mono: () => virtual.now(), after: (ms, run) => virtual.after(ms, run) };
  const open = await openClinic(folder, virtual, clock, disturbance.zone);
  try {
    for (let run = 0; run < runs; run++) {
      for (const problem of await hourOf(open, virtual, random, disturbance)) tell(`life ${run} (seed ${seed}): ${problem}`);
      if (disturbance.zone === 'Europe/Berlin') virtual.setWall(disturbance.start - virtual.now());
      if (disturbance.zone === 'Europe/Berlin') virtual.advance(5_000);
    }
    const chain = await open.clinic.audit.verify();
    if (chain.brokenAt !== undefined) tell(`the change log is broken at ${chain.brokenAt}`);
  } finally {
    await open.clinic.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** QUALITY.md R12: the wall clock is set, in all directions, while calls run and timers wait. */
export async function clockTrials({ runs, seed, say }: Effort): Promise<Verdict> {
  const groups = [], each = Math.max(1, Math.ceil(runs / disturbances.length));
  for (const disturbance of disturbances) {
    const group = counter(`the clock: ${disturbance.what}`);
    let wrong = 0;
    await lives(disturbance, each, seed, true, (problem) => { wrong++; group.problem(problem); });
    for (let n = 0; n < each; n++) group.count('held');
    say(`${disturbance.what}: ${each} lives, ${wrong} problems`);
    groups.push(group.group);
  }
  const control = counter('control: durations and timers by the wall clock');
  for (const { jump, ...rest } of disturbances) {
    if (jump === undefined || Math.abs(jump) < hour) continue;
    let wrong = 0;
    await lives({ ...rest, jump }, Math.min(each, 5), seed, false, () => { wrong++; });
    control.count(wrong > 0 ? 'noticed' : 'not noticed');
    if (wrong === 0) control.problem(`${rest.what}: a desk that knows no other clock came through: the trial is blind`);
  }
  return verdictOf('R12 clock', [...groups, control.group], { lives: each * disturbances.length });
}
