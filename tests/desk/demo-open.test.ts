import { afterEach, describe, expect, it } from 'vitest';
import { createClinic } from '#main/app/compose.ts';
import { demoScale, makeDemoClinic } from '#main/app/demo/index.ts';
import { demoPasswordOf, liniya, liniyaExchange } from '#main/app/fixture/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { day, type Instant } from '#shared/kernel/values.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { LostRow } from '#shared/lost/contract.ts';
import { openTestDatabase, testKey } from '#tests/support/database.ts';
import { testWorker } from '#tests/support/worker.ts';

const { zone } = liniya.branch, thursday = day('2026-12-03'), hours = 3_600_000;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closers.splice(0)) await close(); });

/** The demo clinic as `npm start` makes it, smaller, opened at a moment. */
async function demoAt(now: Instant) {
  const clock = createVirtualClock(now), database = openTestDatabase({ clock });
  await makeDemoClinic(database, { newId: createIds(clock), clock, hashPassword: (password) => hashPassword(password, publishedCost), scale: { ...demoScale, patients: 3_000, doctorsPerBranch: 8, calls: 2_400, callDays: 120 } });
  const clinic = createClinic({ database, workerFile: testWorker, key: testKey, clock, newId: createIds(clock), log: silentLog, lockWhenIdle: false, about: { version: 'test', demo: true, driver: 'test', keyHow: 'test' }, simulator: { id: 'simulator', ...liniyaExchange } });
  closers.push(() => clinic.close());
  const session = clinic.openSession(() => undefined);
  const ask = async <T>(method: string, input: unknown = null): Promise<T> => {
    const reply = await session.call(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value as T;
  };
  await ask('staff.signIn', { login: 'popova', password: demoPasswordOf('popova') });
  return { database, ask };
}

describe('the demo at its opening', () => {
  for (const [when, minute] of [['in the night', 3 * 60], ['five minutes after the doors opened', 9 * 60 + 5], ['at noon', 12 * 60], ['after the doors closed', 21 * 60 + 40]] as const) {
    it(`owes a handful of today's and yesterday's, of different kinds, ${when}`, async () => {
      const now = instantOf(thursday, minute, zone), { database, ask } = await demoAt(now);
      const { rows } = await ask<{ rows: LostRow[] }>('lost.list', {}), kinds = Map.groupBy(rows, ({ kind }) => kind), count = (kind: LostRow['kind']) => kinds.get(kind)?.length ?? 0;
      expect([count('missedCall'), count('lead'), count('dialogLead'), count('buffer')]).toEqual([4, 2, 1, 1]);
      // what was promised for the rest of the day depends on how much of it is left
      expect(count('task')).toBeGreaterThanOrEqual(1);
      expect(rows.length).toBe(8 + count('task'));
      const yesterday = addDays(thursday, -1);
      for (const { kind, since, promisedAt } of rows) if (kind !== 'task') expect([kind, dayOf(since, zone) >= yesterday, since < now, promisedAt]).toEqual([kind, true, true, undefined]);
      // the hour in which a lead is announced is over: nothing sounds, and the link still counts them
      const { leads } = await ask<DeskSnapshot>('desk.snapshot');
      expect([leads?.rows, leads?.showAll, leads?.chime]).toEqual([[], 3, undefined]);

      // most missed calls of before were called back within the hour; a few were closed with a reason
      const old = `inquiries m WHERE m.kind = 'call' AND m.outcome = 'missed' AND m.started_at < ${String(now - 48 * hours)}`;
      const n = (query: string) => (database.raw.prepare(`SELECT count(*) AS n FROM ${query}`).get() as { n: number }).n, all = n(old);
      const back = n(`${old} AND EXISTS (SELECT 1 FROM inquiries b WHERE b.head_id = m.head_id AND b.direction = 'outbound' AND b.started_at BETWEEN m.started_at AND m.started_at + ${String(hours)})`);
      expect(all).toBeGreaterThan(100);
      expect(back / all).toBeGreaterThan(0.85);
      expect(n(`lost_marks WHERE kind = 'missedCall' AND closed = 1`)).toBeGreaterThan(2);
    });
  }
});
