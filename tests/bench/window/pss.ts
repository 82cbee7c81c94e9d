import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

/** Memory that is the program's own, its share of the common included, by kind of process (`Browser` is main, `Tab` the pages); MiB. */
export async function pssByKind(electron: ElectronApplication): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  for (const { pid, type } of await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })))) {
    try {
      const kib = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
      shares.set(type, (shares.get(type) ?? 0) + kib / 1_024);
    } catch { /* it has ended meanwhile */ }
  }
  return shares;
}

/** The same of all its processes together. */
export const pssOf = async (electron: ElectronApplication): Promise<number> => [...(await pssByKind(electron)).values()].reduce((sum, one) => sum + one, 0);
