import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronBinary, inMain, launchDesk, programFolder, type RunningDesk } from './support/desk.ts';

describe('a page that falls or hangs', () => {
  let desk: RunningDesk;
  beforeAll(async () => { desk = await launchDesk(); });
  afterAll(async () => { await desk.close(); });

  /** The URL of the page once a new renderer process has drawn it. */
  const drawnAfter = (pid: number) => expect.poll(() => inMain(desk, async ({ BrowserWindow }, before) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const now = contents.getOSProcessId();
    if (now === 0 || now === before || contents.isLoading()) return '';
    const text: unknown = await contents.executeJavaScript('document.body.innerText.trim().length > 0');
    return text === true ? contents.getURL() : '';
  }, pid), { timeout: 40_000, interval: 100 });
  const pidOf = () => inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(), undefined);
  const crash = async () => {
    const pid = await pidOf();
    process.kill(pid, 'SIGKILL');
    return pid;
  };

  it('is focused, not doubled, by a second start', async () => {
    const second = spawn(electronBinary(), [programFolder(), '--disable-gpu', '--demo', `--profile=${desk.profile}`], { stdio: 'ignore', env: process.env });
    const timer = setTimeout(() => { second.kill('SIGKILL'); }, 30_000);
    const code = await new Promise((done) => { second.once('exit', done); });
    clearTimeout(timer);
    expect(code).toBe(0);
    expect(await inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
  });

  it('is opened again at once, also after a hang, and waits in safe mode after the third time', async () => {
    await drawnAfter(0).toBe('app://stoika/index.html');
    await drawnAfter(await crash()).toBe('app://stoika/index.html');

    const hanging = await pidOf();
    await inMain(desk, ({ BrowserWindow }) => { void BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('for (;;);').catch(() => undefined); }, undefined);
    await expect.poll(() => pidOf().then((pid) => pid !== hanging && pid !== 0), { timeout: 40_000 }).toBe(true);
    await drawnAfter(hanging).toBe('app://stoika/index.html');

    await drawnAfter(await crash()).toBe('app://stoika/safe-mode.html');
    expect(desk.log().map((line) => line['event']).filter((event) => String(event).startsWith('window.'))).toEqual(['window.fell', 'window.hang', 'window.fell', 'window.fell']);
  });
});
