import { BrowserWindow, Menu, nativeTheme, screen, session, type WebPreferences } from 'electron';
import type { Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import { createCrashGuard, createHeartbeat } from './heartbeat.ts';
import { deskUrl, safeModeUrl } from './protocol.ts';

/** What every page of ours runs with; tests/window compares the running window with this list (QUALITY.md S4). */
export const webPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // a call must ring and count its seconds behind another window, too
  backgroundThrottling: false,
} as const satisfies WebPreferences;

export interface DeskWindow {
  readonly window: BrowserWindow;
  /** The page's sign of life. */
  beat(): void;
  /** Brings the window into view for a call; the focus stays where the person is typing. */
  showWithoutFocus(): void;
  /** Brings the window to the front because the person asked for it. */
  focus(): void;
}
export interface DeskWindowOptions {
  readonly preload: string;
  readonly clock: Clock;
  readonly log: Log;
  /** In the title of the window, where it is another than the desk's. */
  readonly title?: string;
}

/** Nothing is asked of the user by a page, and no page talks to the network: main does that (DESIGN.md 2). */
export function closeSession(closed = session.defaultSession): void {
  closed.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false); });
  closed.setPermissionCheckHandler(() => false);
  closed.setDevicePermissionHandler(() => false);
  closed.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] },
    (_details, answer) => { answer({ cancel: true }); },
  );
}

/** The one window of the desk. A fallen or hanging page is opened again by itself; after three falls in a minute it is not. */
export function openDeskWindow({ preload, clock, log, title = 'Стойка' }: DeskWindowOptions): DeskWindow {
  Menu.setApplicationMenu(null);
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    width: Math.min(width, 1600), height: Math.min(height, 1000), minWidth: Math.min(width, 1024), minHeight: Math.min(height, 640),
    show: false, title, backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: { ...webPreferences, preload },
  });
  const contents = window.webContents;
  window.once('ready-to-show', () => { window.show(); });

  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: { preventDefault(): void }, url: string) => {
    if (url === deskUrl && contents.getURL() === safeModeUrl) return; // the one link that safe mode has
    event.preventDefault();
    log('warn', 'window.navigation-refused');
  };
  contents.on('will-navigate', (event) => { refuse(event, event.url); });
  contents.on('will-redirect', (event) => { refuse(event, event.url); });
  contents.on('will-frame-navigate', (event) => { if (!event.isMainFrame) event.preventDefault(); });
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });

  const afterFall = createCrashGuard();
  const heartbeat = createHeartbeat(clock, () => {
    log('error', 'window.hang');
    contents.forcefullyCrashRenderer();
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    heartbeat.pause();
    const next = afterFall(clock.mono());
    log('error', 'window.fell', { reason, next });
    void contents.loadURL(next === 'reload' ? deskUrl : safeModeUrl).catch((error: unknown) => { log('error', 'window.load-failed', {}, error); });
  });
  contents.on('did-start-loading', () => { heartbeat.pause(); });
  contents.on('dom-ready', () => { heartbeat.loaded(); });
  contents.on('devtools-opened', () => { heartbeat.stop(); });
  window.on('closed', () => { heartbeat.stop(); });

  void contents.loadURL(deskUrl).catch((error: unknown) => { log('error', 'window.load-failed', {}, error); });
  return {
    window,
    beat: heartbeat.beat,
    showWithoutFocus: () => {
      if (window.isDestroyed() || window.isFocused()) return;
      if (!window.isVisible() || window.isMinimized()) window.showInactive();
      window.moveTop();
      window.flashFrame(true);
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}
