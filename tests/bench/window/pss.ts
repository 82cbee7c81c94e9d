import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

/** Memory that is the program's own, its share of the common included, of all its processes; MiB. */
export async function pssOf(electron: ElectronApplication): Promise<number> {
  const pids = await electron.evaluate(({ app }) => app.getAppMetrics().map((process) => process.pid));
  return pids.reduce((sum, pid) => {
    try { return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024; } catch { return sum; }
  }, 0);
}
