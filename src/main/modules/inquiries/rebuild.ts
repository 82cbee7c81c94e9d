import { openSecondWriter, type Database, type Turn } from '#main/db/index.ts';
import type { TaskContext } from '#main/worker/task.ts';
import type { WindowsSetting } from '#shared/inquiries/windows.ts';
import { differingActions } from './history-columns.ts';
import { createLinking } from './linking.ts';
import { createInquiryStore } from './store.ts';
import { tryWindows, type TryOrder, type Tried } from './try-windows.ts';

export interface RebuildOrder { readonly windows: WindowsSetting; readonly turn: Turn }
export interface Rebuilt { readonly actions: number; readonly inquiries: number; readonly changed: number }

/** Links written in one transaction. */
const together = 200;

/**
 * Decides all history anew and writes the links that differ. The sweep only says which; each is decided once more where
 * it is written, so what the desk does meanwhile is neither lost nor overwritten.
 */
async function rebuild({ windows, turn }: RebuildOrder, { database, file, key, progress, breathe }: TaskContext): Promise<Rebuilt> {
  const { ids, actions, inquiries } = await differingActions(database().raw, windows, async (part) => {
    progress(Math.round(part * 90), 100, 'attribution');
    await breathe();
  });
  if (ids.length === 0) return { actions, inquiries, changed: 0 };
  const writer = openSecondWriter(file, key, turn, { now: () => Date.now() as never });
  try {
    const store = createInquiryStore(writer.db), linking = createLinking({ raw: writer.raw, store, windows: () => windows, onlyOwnerOf: () => undefined });
    let changed = 0;
    for (let at = 0; at < ids.length;) {
      const part = ids.slice(at, at + together);
      const done = writer.attempt((tx, yieldIfWanted) => {
        let moved = 0;
        for (const id of part) {
          const row = store.action(id);
          if (row && !row.deleted && linking.relink(tx, row)) moved++;
          yieldIfWanted();
        }
        return moved;
      });
      // the desk wanted to write: this portion is begun anew
      if (done === undefined) continue;
      changed += done;
      at += part.length;
      progress(90 + Math.round((at / ids.length) * 10), 100, 'writing');
      await breathe();
    }
    return { actions, inquiries, changed };
  } finally {
    writer.close();
  }
}

/** The same in the caller's own thread, for a base that is being made: the links that a whole history says. */
export async function settleLinks(database: Pick<Database, 'db' | 'raw' | 'write'>, windows: WindowsSetting = []): Promise<number> {
  const { ids } = await differingActions(database.raw, windows, () => Promise.resolve()), store = createInquiryStore(database.db), linking = createLinking({ raw: database.raw, store, windows: () => windows, onlyOwnerOf: () => undefined });
  let changed = 0;
  for (let at = 0; at < ids.length; at += together) {
    changed += database.write((tx) => ids.slice(at, at + together).filter((id) => {
      const row = store.action(id);
      return row !== undefined && linking.relink(tx, row);
    }).length);
  }
  return changed;
}

/** What the worker thread does for attribution. */
export const attributionTasks = {
  'inquiries.rebuild': rebuild,
  'inquiries.tryWindows': (order: TryOrder, { database }: TaskContext): Promise<Tried> => Promise.resolve(tryWindows(database(), order)),
} as const;
