import { app, ipcMain, MessageChannelMain, nativeTheme, protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { boot } from './app/boot.ts';
import { connectBridge } from './app/bridge.ts';
import { manageLife, tellSystemEvents } from './app/lifecycle.ts';
import { createMediaWindows } from './app/media-window.ts';
import { createPrinting } from './app/printing.ts';
import { createProtocol, scheme } from './app/protocol.ts';
import { createTrainingWindow } from './app/training-window.ts';
import { smokeTest } from './app/smoke.ts';
import { closeSession, openDeskWindow, type DeskWindow } from './app/windows.ts';
import { systemClock } from './kernel/clock.ts';
import { binding } from './platform/binding.ts';
import { createDialLinks } from './platform/dial-links.ts';
import { createFileDialogs } from './platform/file-dialogs.ts';
import { createSystemSealer } from './platform/key-store.ts';
import { launchOf, linkIn } from './platform/launch.ts';
import { createLogFile } from './platform/log-file.ts';
import { giveBackMemory } from './platform/memory.ts';
import { deskPaths, makeFolders, profileName } from './platform/paths.ts';

// Everything here runs before Electron is ready, and nothing is awaited at the top level: `ready` waits for this file.
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
const launch = launchOf(process.argv, process.env);
const paths = deskPaths(launch.profile ?? join(app.getPath('appData'), 'stoika', profileName(launch.demo, binding)), app.getAppPath());
makeFolders(paths);
// the lock of the single instance lies in this folder: one window for each profile
app.setPath('userData', paths.chromium);

if (app.requestSingleInstanceLock()) start();
else app.exit(0);

function start(): void {
  const log = createLogFile({ folder: paths.logs, now: () => systemClock.now() });
  let deskWindow: DeskWindow | undefined;
  const preload = join(import.meta.dirname, '../preload/index.cjs'), trainingWindow = createTrainingWindow({ preload, clock: systemClock, log }, () => deskWindow);
  nativeTheme.themeSource = launch.theme;

  const booted = app.whenReady().then(() => {
    protocol.handle(scheme, createProtocol(join(import.meta.dirname, '../renderer'), randomBytes(16).toString('base64url')));
    closeSession();
    const mediaWindows = createMediaWindows({ preload: join(import.meta.dirname, '../preload/media.cjs'), renderer: join(import.meta.dirname, '../renderer') });
    deskWindow = openDeskWindow({ preload, clock: systemClock, log });
    deskWindow.window.on('closed', () => { mediaWindows.closeAll(); });
    return boot({ openMedia: mediaWindows.open, paths, demo: launch.demo, sealer: createSystemSealer(), files: createFileDialogs(() => deskWindow?.window), printing: createPrinting(), ...(launch.demo ? {} : { dialLinks: createDialLinks() }), workerFile: join(import.meta.dirname, 'worker.js'), log, trainingWindow });
  });
  booted.catch((error: unknown) => { log('error', 'desk.boot-failed', {}, error); });

  connectBridge({ ipc: ipcMain, openChannel: () => new MessageChannelMain() }, {
    contents: () => deskWindow?.window.webContents, beat: (id) => { (trainingWindow.shown()?.window.webContents.id === id ? trainingWindow.shown() : deskWindow)?.beat(); }, others: () => { const { window } = trainingWindow.shown() ?? {}; return window && !window.isDestroyed() ? [window.webContents] : []; }, showWithoutFocus: () => { deskWindow?.showWithoutFocus(); }, quiet: () => { void booted.then((desk) => desk.quiet?.(), () => undefined).then(giveBackMemory); },
  }, booted, log);
  manageLife(booted, log);
  const openLink = (link: string | undefined): void => { if (link !== undefined) void booted.then((desk) => desk.link?.(link), () => undefined); };
  openLink(linkIn(process.argv));
  app.on('second-instance', (_event, argv) => {
    deskWindow?.focus();
    openLink(linkIn(argv));
  });
  // macOS hands a link over without a second instance
  app.on('open-url', (event, url) => {
    event.preventDefault();
    deskWindow?.focus();
    openLink(url);
  });
  void app.whenReady().then(() => {
    tellSystemEvents(booted);
    if (!launch.smoke || !deskWindow) return;
    void smokeTest(deskWindow.window.webContents, (line) => { process.stdout.write(`${line}\n`); }).then((code) => {
      if (code === 0) app.quit();
      else app.exit(code);
    });
  });
}
