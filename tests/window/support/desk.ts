import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** Where scripts/lib/window.mjs put the runtime and the built program. */
function stage(name: 'ELECTRON' | 'APP' | 'BINDING' | 'WORK'): string {
  const value = process.env[`STOIKA_TEST_${name}`];
  if (!value) throw new Error('Window tests need a built program: run `npm test`, or `node scripts/window.mjs FILE` for some of them.');
  return value;
}
/** Folder of the built program: package.json, main, preload, renderer, migrations. */
export const programFolder = (): string => stage('APP');
export const electronBinary = (): string => stage('ELECTRON');
/** `aegis` or `libsql`: which SQLite binding the window runs on here. */
export const binding = (): string => stage('BINDING');
/** A new folder that the test may write; the desk's profile unless told otherwise. */
export const newFolder = (name: string): string => mkdtempSync(join(stage('WORK'), `${name}-`));

export interface LaunchOptions {
  /** Profile folder; a fresh one, deleted at the end, by default. Give one to start twice on the same clinic. */
  readonly profile?: string;
  /** The demo clinic (default) or an empty profile with its first start. */
  readonly demo?: boolean;
  readonly theme?: 'light' | 'dark';
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** How long the program may take to show its page, ms. */
  readonly timeoutMs?: number;
  /** Whether it waits at its start for Playwright (default): not where the start itself is measured. */
  readonly held?: boolean;
}
export interface RunningDesk {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** What the desk wrote into its log: one object a line. */
  log(): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

/** The display of this worker of vitest's, of those that scripts/lib/window.mjs opened. */
function ownDisplay(): Readonly<Record<string, string>> {
  const displays = JSON.parse(process.env['STOIKA_TEST_DISPLAYS'] ?? '[{}]') as readonly Readonly<Record<string, string>>[];
  return displays[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % displays.length] ?? {};
}

/** How long the debugger's handshake with a started program may take: one second when it goes well. */
const handshakeMs = 15_000;

/**
 * Playwright attached to a started program. Its handshake asks main a question whose answer the old runtime may lose to
 * the garbage collector (as `inMain` below knows too); the program then runs and nobody talks to it. Such a program is
 * ended and started anew. What the program itself does wrong shows later, on its page, and is not tried twice.
 */
async function attached(options: Parameters<typeof _electron.launch>[0], timeoutMs: number): Promise<ElectronApplication> {
  for (let left = Math.floor(timeoutMs / handshakeMs); ; left -= 1) {
    try {
      return await _electron.launch({ ...options, timeout: handshakeMs });
    } catch (error) {
      if (left <= 1 || !String(error).includes('Timeout')) throw error;
      process.stderr.write('The program was started anew: Playwright had no answer from it.\n');
    }
  }
}

/** The page of the desk. The softphone's hidden window is made beside it at the start, and may be told of first. */
async function deskPage(electron: ElectronApplication, timeout: number): Promise<Page> {
  let page = await electron.firstWindow({ timeout });
  for (const seen = new Set<Page>(); ;) {
    await page.waitForURL(({ protocol }) => protocol !== 'about:', { waitUntil: 'domcontentloaded', timeout });
    if (!page.url().endsWith('/media.html')) return page;
    seen.add(page);
    page = electron.windows().find((one) => !seen.has(one)) ?? await electron.waitForEvent('window', { timeout });
  }
}

/** Starts the real program: the sandbox is on, and nobody has to be root for it. */
export async function launchDesk({ profile, demo = true, theme, env = {}, args = [], timeoutMs = 60_000, held = true }: LaunchOptions = {}): Promise<RunningDesk> {
  const folder = profile ?? newFolder('profile');
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const electron = await attached({
    executablePath: electronBinary(),
    chromiumSandbox: true,
    // the invisible display has no graphics card: without this switch Chromium tries five times before it draws by itself
    args: [...(held ? ['-r', join(import.meta.dirname, 'hold.cjs')] : []), programFolder(), '--disable-gpu', `--profile=${folder}`, ...(demo ? ['--demo'] : []), ...(theme ? [`--theme=${theme}`] : []), ...args],
    env: { ...inherited, ...ownDisplay(), ...env },
  }, timeoutMs);
  const page = await deskPage(electron, timeoutMs);
  const close = async () => {
    const child = electron.process();
    const gone = new Promise<void>((done) => { if (child.exitCode !== null || child.signalCode !== null) done(); else child.once('exit', () => { done(); }); });
    const timer = setTimeout(() => { child.kill('SIGKILL'); }, 10_000);
    await electron.close().catch(() => undefined);
    await gone;
    clearTimeout(timer);
    if (!profile) rmSync(folder, { recursive: true, force: true });
  };
  return { electron, page, profile: folder, log: () => readLog(folder), close };
}

function readLog(folder: string): readonly Readonly<Record<string, unknown>>[] {
  const text = readFileSync(join(folder, 'logs/stoika.log'), { encoding: 'utf8', flag: 'a+' });
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/**
 * Evaluates in main. Playwright loses an answer when main collects garbage at that moment; asking again is harmless,
 * so `question` must only look, or do something that may be done twice.
 */
export async function inMain<R, A>(desk: RunningDesk, question: (electron: typeof Electron, argument: A) => R | Promise<R>, argument: A): Promise<R> {
  for (let left = 5; ; left -= 1) {
    try {
      return await desk.electron.evaluate(question as never, argument) as R;
    } catch (error) {
      if (left === 0 || !String(error).includes('garbage collected')) throw error;
    }
  }
}
