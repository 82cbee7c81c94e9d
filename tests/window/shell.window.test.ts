import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contentSecurityPolicy } from '#main/app/csp.ts';
import { CALL, COLUMNS, type Bridge } from '#shared/ipc/channels.ts';
import { electronBinary, inMain, launchDesk, type RunningDesk } from './support/desk.ts';
import { fusesOf, windowSettings } from './support/settings.ts';

declare global { interface Window { readonly stoika: Bridge } }
const root = join(import.meta.dirname, '../..');
const fuses = JSON.parse(readFileSync(join(root, 'scripts/fuses.json'), 'utf8')) as Record<'testRuntime' | 'packaged', Record<string, boolean>>;

/** What the running page must have (QUALITY.md S4). */
const expectedSettings = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, experimentalFeatures: false,
};

describe('the window of the desk', () => {
  let desk: RunningDesk;
  beforeAll(async () => { desk = await launchDesk(); });
  afterAll(async () => { await desk.close(); });

  it('opens and draws a page of our own', async () => {
    expect(desk.page.url()).toBe('app://stoika/index.html');
    await desk.page.waitForSelector('#root :is([data-screen], input, button)', { timeout: 45_000 });
    expect(await desk.page.title()).toContain('Стойка');
  });

  it('is no smaller than a receptionist needs and fits a screen of 1366 by 768', async () => {
    const [width, height] = await inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getMinimumSize(), undefined);
    expect(width).toBeLessThanOrEqual(1366);
    expect(height).toBeLessThanOrEqual(768);
  });

  it('runs every page with the settings on the list', async () => {
    const all = await windowSettings(desk);
    expect(all).toHaveLength(1);
    // Electron leaves out what is off by default
    const named = Object.fromEntries(Object.keys(expectedSettings).map((name) => [name, all[0]?.[name] ?? false]));
    expect(named).toEqual(expectedSettings);
  });

  it('has the sandbox on: no switch turns it off, and the page is alone in its namespace or under seccomp', async () => {
    const switches = await inMain(desk, ({ app }) => ['no-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox'].filter((name) => app.commandLine.hasSwitch(name)), undefined);
    expect(switches).toEqual([]);
    const pid = await inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(), undefined);
    expect(process.platform !== 'linux' || /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))).toBe(true);
    expect(desk.electron.process().spawnargs.join(' ')).not.toContain('--no-sandbox');
    expect(process.getuid?.()).not.toBe(0);
  });

  it('sends the strict policy with every file, and a new style nonce with every start', async () => {
    const sent = await desk.page.evaluate(async () => (await fetch('app://stoika/index.html')).headers.get('content-security-policy'));
    const nonce = await desk.page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '');
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(sent).toBe(contentSecurityPolicy(nonce));
  });

  it('runs no script from data and loads nothing from the network or the disk', async () => {
    const tried = await desk.page.evaluate(async () => {
      const reports: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => { reports.push(event.effectiveDirective); });
      const outcome = async (work: () => unknown): Promise<string> => {
        try {
          await work();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      const inline = document.createElement('script');
      inline.textContent = 'window.planted = true';
      document.body.append(inline);
      const image = document.createElement('div');
      image.innerHTML = '<img src="x:" onerror="window.planted = true">';
      document.body.append(image);
      const result = {
        // later, because what the test itself evaluates is exempt from the policy
        eval: await outcome(() => new Promise((done, fail) => { setTimeout(() => { try { done((0, eval)('1')); } catch (error) { fail(error); } }); })),
        file: await outcome(() => fetch('file:///etc/hostname')),
        network: await outcome(() => fetch('http://127.0.0.1:9/')),
        socket: await outcome(() => new Promise((done, fail) => {
          const socket = new WebSocket('ws://127.0.0.1:9/');
          socket.onopen = done;
          socket.onerror = fail;
        })),
        planted: 'planted' in window,
        require: 'require' in window || 'process' in window,
      };
      inline.remove();
      image.remove();
      return { ...result, reports: reports.length > 0 };
    });
    expect(tried).toEqual({ eval: 'refused', file: 'refused', network: 'refused', socket: 'refused', planted: false, require: false, reports: true });
  });

  it('serves its own folder only', async () => {
    const answers = await desk.page.evaluate(async () => {
      const status = async (path: string) => (await fetch(`app://stoika${path}`).catch(() => undefined))?.status ?? 0;
      return { up: await status('/%2e%2e%2fmain/index.js'), upTwice: await status('/assets/..%2f..%2f..%2fpackage.json'), none: await status('/none.js'), own: await status('/index.html') };
    });
    expect(answers).toEqual({ up: 403, upTwice: 403, none: 404, own: 200 });
    const host = await desk.page.evaluate(() => fetch('app://other/index.html').then(() => 'done', () => 'refused'));
    expect(host).toBe('refused');
  });

  it('grants no permission, opens no window and goes nowhere else', async () => {
    const asked = await desk.page.evaluate(async () => {
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', () => 'refused');
      const clipboard = await navigator.clipboard.readText().then(() => 'granted', () => 'refused');
      const notification = await Notification.requestPermission();
      const opened = window.open('https://example.org/');
      location.href = 'https://example.org/';
      await new Promise((done) => { setTimeout(done, 200); });
      return { media, clipboard, notification, opened: opened === null ? 'refused' : 'opened', at: location.href };
    });
    expect(asked).toEqual({ media: 'refused', clipboard: 'refused', notification: 'denied', opened: 'refused', at: 'app://stoika/index.html' });
    expect(await inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
  });

  it('answers its own page and refuses another window of the same program, on every channel that answers', async () => {
    expect(await desk.page.evaluate(() => window.stoika.call('no.such-method', {}))).toMatchObject({ ok: false });
    const before = desk.log().length;
    const foreign = await inMain(desk, async ({ app, BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, preload: `${app.getAppPath()}/preload/index.cjs` } });
      await other.loadURL('app://stoika/index.html');
      const reply: unknown = await other.webContents.executeJavaScript(`window.stoika.call('start.state', {})`);
      const port: unknown = await other.webContents.executeJavaScript(`new Promise((done) => { addEventListener('message', () => done('port')); window.stoika.openColumns(); setTimeout(done, 300, 'none'); })`);
      other.destroy();
      return { reply, port };
    }, undefined);
    expect(foreign).toMatchObject({ reply: { ok: false, error: { code: 'forbidden' } }, port: 'none' });
    const refusedOn = desk.log().slice(before).filter((line) => line['event'] === 'ipc.foreign-frame').map((line) => line['channel']);
    expect(refusedOn).toContain(CALL);
    expect(refusedOn).toContain(COLUMNS);
  });

  it('frames nothing, not even itself', async () => {
    const framed = await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'app://stoika/index.html';
      document.body.append(frame);
      await new Promise((done) => { setTimeout(done, 300); });
      let bridge = false;
      try {
        bridge = Boolean(frame.contentWindow && 'stoika' in frame.contentWindow);
      } catch {
        // a refused frame is an empty page of another origin
      }
      frame.remove();
      return bridge;
    });
    expect(framed).toBe(false);
  });

  it('refuses names that are not methods', async () => {
    const replies = await desk.page.evaluate(() => Promise.all(['__proto__', 'constructor', 'start.constructor', '', 'x'.repeat(101)].map(async (name) => {
      const reply = (await window.stoika.call(name, {})) as { ok: boolean };
      return reply.ok;
    })));
    expect(replies).toEqual([false, false, false, false, false]);
  });
});

describe('fuses', () => {
  it('of the runtime that runs here are those of the list for tests', async () => {
    expect(await fusesOf(electronBinary())).toMatchObject(fuses.testRuntime);
  });

  it('of the packaged program are written alike in both places', () => {
    const { electronFuses } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as { electronFuses: Record<string, boolean> };
    const lower = Object.fromEntries(Object.entries(fuses.packaged).map(([name, on]) => [name.charAt(0).toLowerCase() + name.slice(1), on]));
    expect(electronFuses).toEqual(lower);
  });
});
