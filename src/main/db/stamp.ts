import { eq } from 'drizzle-orm';
import type { Clock } from '../kernel/clock.ts';
import { counterLimit } from './capture.ts';
import type { RawDatabase } from './driver.ts';
import { syncMeta } from './schema/index.ts';
import { scalar } from './sql.ts';
import type { WritableDb } from './types.ts';

/** Milliseconds as the first nine characters of an HLC. */
export const hlcMilliseconds = (ms: number): string => ms.toString(36).padStart(9, '0');

/**
 * Stores the time that this transaction's changes are stamped with (SYNC.md, "Capture"); nothing while capture is off.
 * A clock set back never re-issues a stamp: then the counter goes on from the last one, and at half of the counter the
 * stamp moves to the next millisecond.
 */
export function createStamp(raw: RawDatabase, clock: Clock): () => void {
  const capture = raw.prepare(`SELECT v FROM sync_meta WHERE k = 'capture'`).raw();
  const put = raw.prepare('UPDATE sync_meta SET v = ? WHERE k = ?');
  return () => {
    if ((capture.get() as unknown[] | undefined)?.[0] !== 'on') return;
    const value = (k: string): string => (scalar(raw, 'SELECT v FROM sync_meta WHERE k = ?', k) as string | null | undefined) ?? '0';
    const last = Number.parseInt(value('ms'), 36), now = Math.floor(clock.now() + Number(value('offset')));
    const next = now > last ? now : Number(value('counter')) > counterLimit / 2 ? last + 1 : undefined;
    if (next === undefined) return;
    put.run(hlcMilliseconds(next), 'ms');
    put.run('0', 'counter');
  };
}

/** Wakes or stops change capture; takes effect in the next transaction. The sync module calls it when a hub is configured. */
export function setCapture(tx: WritableDb, on: boolean): void {
  tx.update(syncMeta).set({ v: on ? 'on' : 'off' }).where(eq(syncMeta.k, 'capture')).run();
}
