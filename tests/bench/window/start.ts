import { spawn } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { demoBaseDay } from '#main/app/demo/index.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { demoKey } from '#main/db/index.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { hashPassword, publishedCost } from '#main/modules/staff/index.ts';
import type { Figure } from '../figure.ts';
import type { BenchFiles } from '../make.ts';

/** The rows that are measured in the real window. */
export const windowRows = ['P1', 'P10', 'P14', 'R9'] as const;
export type WindowRow = (typeof windowRows)[number];

interface Stage { readonly cwd: string; readonly env: Record<string, string>; readonly work: string; command(args: readonly string[]): [string, string[]]; stop(): Promise<void> }
interface WindowScripts { ensureWindow(): Promise<{ electron: { binding: string } }>; openStage(built: unknown): Promise<Stage> }
const root = join(import.meta.dirname, '../../..');

/**
 * The generated clinic as the window's own binding reads it and as a demo of this week: the same rows under the demo's
 * published key. libsql knows AES-256-CBC by a passphrase, which better-sqlite3-multiple-ciphers can write as well.
 */
function demoCopy({ plain }: BenchFiles, binding: string, to: string): void {
  copyFileSync(plain, to);
  const raw = new Sqlite(to);
  try {
    raw.prepare(`UPDATE local_settings SET value = json_set(value, '$.baseDay', ?) WHERE key = 'demo'`).run(demoBaseDay(systemClock.now()));
    for (const login of ['ivleva', 'popova']) raw.prepare(`UPDATE employees SET password = ? WHERE login = ?`).run(hashPassword(demoPasswordOf(login), publishedCost), login);
    raw.pragma('journal_mode = DELETE');
    raw.pragma(`cipher='${binding === 'libsql' ? 'aes256cbc' : 'aegis'}'`);
    raw.pragma(binding === 'libsql' ? `rekey='${demoKey}'` : `rekey='raw:${demoKey}'`);
  } finally {
    raw.close();
  }
}

/**
 * Runs a window test in real Electron, as an ordinary user where root started it. `prepare` gets the folder which that
 * user may write and gives the environment of the test; what it printed goes to the standard error.
 */
export async function runInWindow<R>(file: string, timeoutMs: number, prepare: (stage: Stage, binding: string) => { readonly env: Record<string, string>; after(code: number): R; clean(): void }): Promise<R> {
  // The scripts write to the console what they do; the standard output belongs to the figures.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const scripts = await import(join(root, 'scripts/lib/window.mjs')) as WindowScripts;
  const { ensureWindow, openStage } = scripts;
  const built = await ensureWindow(), stage = await openStage(built), { env, after, clean } = prepare(stage, built.electron.binding);
  try {
    const [command, args] = stage.command([join(stage.cwd, 'node_modules/vitest/vitest.mjs'), 'run', '--configLoader', 'native', '--config', 'vitest.window.config.ts', file]);
    const child = spawn(command, args, { cwd: stage.cwd, env: { ...stage.env, ...env }, stdio: ['ignore', 2, 2], timeout: timeoutMs, killSignal: 'SIGKILL' });
    return after(await new Promise<number>((done) => { child.once('close', (exit) => { done(exit ?? 1); }); }));
  } finally {
    process.stdout.write = write;
    clean();
    await stage.stop();
  }
}

/** Runs the rows in the window and gives their figures. */
export const benchWindow = (rows: readonly WindowRow[], files: BenchFiles): Promise<Figure[]> => runInWindow('tests/window/bench.window.test.ts', 900_000, (stage, binding) => {
  const out = join(stage.work, `bench-${process.pid}.jsonl`), clinic = join(stage.work, `bench-${process.pid}.db`);
  if (rows.includes('P14') || rows.includes('P1')) {
    demoCopy(files, binding, clinic);
    if (process.getuid?.() === 0) chownSync(clinic, 65_534, 65_534);
  }
  return {
    env: { STOIKA_BENCH_ROWS: rows.join(), STOIKA_BENCH_OUT: out, STOIKA_BENCH_DB: clinic },
    after: (code) => {
      const figures = existsSync(out) ? readFileSync(out, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Figure) : [];
      if (code !== 0) throw new Error(`the window rows broke off after ${figures.length} figures (code ${code})`);
      return figures;
    },
    clean: () => { for (const path of [out, clinic, `${clinic}-wal`, `${clinic}-shm`]) rmSync(path, { force: true }); },
  };
});
