import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '#main/app/demo/random.ts';
import { bundleProgram } from '#tests/support/bundle.ts';
import { damageOf } from './check.ts';
import type { Acknowledged } from './report.ts';
import { composed, makeClinicFile, openFile } from './setting.ts';

export interface KillSum {
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly halfDone: readonly string[];
  readonly reopenMs: number;
}
/** A file grows too large to be checked whole after each death: a fresh one after so many. */
const runsPerFile = 25;
const startLimitMs = 30_000;

/** One life: starts the desk, kills it `afterMs` after it is at work, gives what it acknowledged until then. */
async function live(program: string, folder: string, seed: number, afterMs: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'stoika-compile-cache') },
  });
  const said: Acknowledged[] = [], lines = createInterface({ input: child.stdout });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => { complaint += data.toString(); });
  const gone = new Promise<NodeJS.Signals | null>((done) => { child.once('close', (_, signal) => { done(signal); }); });
  const late = setTimeout(() => { child.kill('SIGKILL'); }, startLimitMs);
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((done) => { begin = done; });
  lines.on('line', (line) => {
    let parsed: Acknowledged | undefined;
    try { parsed = JSON.parse(line) as Acknowledged; } catch { return; } // the line the kill cut in two was not acknowledged
    if (parsed.kind === 'ready') begin();
    else said.push(parsed);
  });
  await Promise.race([ready, gone]);
  await pause(afterMs);
  child.kill('SIGKILL');
  const signal = await gone;
  clearTimeout(late);
  if (signal !== 'SIGKILL') throw new Error(`the desk ended by itself (seed ${seed}): ${complaint.slice(0, 2_000)}`);
  if (said.length === 0 && complaint) throw new Error(`the desk did nothing (seed ${seed}): ${complaint.slice(0, 2_000)}`);
  return said;
}

/**
 * QUALITY.md R1: kill -9 of all of main at random moments while calls, panels, cards and bookings are written; then the
 * file is opened again as the program does it and searched for damage. The moments follow from the seed.
 */
export async function killTrials({ runs, seed, longestMs = 450, say = () => undefined }: { runs: number; seed: number; longestMs?: number; say?: (line: string) => void }): Promise<KillSum> {
  const random = createRandom(seed), lost: string[] = [], halfDone: string[] = [], opened: number[] = [];
  const program = await bundleProgram('tests/faults/kill/desk-at-work.ts');
  let acknowledged = 0, folder: string | undefined;
  try {
    for (let run = 0; run < runs; run++) {
      if (run % runsPerFile === 0) {
        if (folder) rmSync(folder, { recursive: true, force: true });
        makeClinicFile(folder = mkdtempSync(join(tmpdir(), 'stoika-kill-')));
      }
      const afterMs = random.between(0, longestMs), runSeed = seed * 1_000 + run, said = await live(program.file, folder!, runSeed, afterMs);
      acknowledged += said.length;
      const started = performance.now(), clinic = composed(openFile(folder!));
      opened.push(performance.now() - started);
      const damage = await damageOf(clinic, said);
      await clinic.close();
      for (const one of damage.lost) lost.push(`run ${run} (seed ${runSeed}, killed after ${afterMs} ms): ${one}`);
      for (const one of damage.halfDone) halfDone.push(`run ${run} (seed ${runSeed}, killed after ${afterMs} ms): ${one}`);
      say(`run ${run + 1} of ${runs}: killed after ${afterMs} ms, ${said.length} acknowledged, lost ${damage.lost.length}, half-done ${damage.halfDone.length}`);
      // The same old damage would be found again after every further death.
      if (damage.lost.length + damage.halfDone.length > 0) run = Math.ceil((run + 1) / runsPerFile) * runsPerFile - 1;
    }
  } finally {
    program.remove();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
  return { runs, acknowledged, lost, halfDone, reopenMs: opened.sort((a, b) => a - b)[Math.floor(opened.length / 2)] ?? 0 };
}
