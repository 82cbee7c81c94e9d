import { BrowserWindow, MessageChannelMain, session } from 'electron';
import { MEDIA } from '#shared/ipc/channels-media.ts';
import type { OpenMediaDoor } from './softphone/index.ts';
import { createMediaProtocol, mediaUrl, scheme } from './protocol.ts';
import { closeSession, webPreferences } from './windows.ts';

/** The microphone, and choosing where sound comes out: all that this page may ask for. */
const granted: ReadonlySet<string> = new Set(['media', 'speaker-selection']);
/** A page that is not there after this time never will be. */
const loadMs = 5_000;

/**
 * The softphone's window, never shown: a sandboxed page in a session of its own with the microphone and one port. What
 * it is given and what not is compared with a list by tests/window (QUALITY.md S4).
 */
export function createMediaWindows({ preload, renderer }: { readonly preload: string; readonly renderer: string }): { readonly open: OpenMediaDoor; closeAll(): void } {
  const windows = new Set<BrowserWindow>();
  let prepared: Electron.Session | undefined, closed = false;

  function ownSession(): Electron.Session {
    if (prepared) return prepared;
    const own = prepared = session.fromPartition('softphone');   // in memory: nothing of it reaches the disk
    own.protocol.handle(scheme, createMediaProtocol(renderer));
    closeSession(own);
    const isOurs = (contents: Electron.WebContents | null) => contents !== null && [...windows].some((window) => !window.isDestroyed() && window.webContents === contents) && contents.getURL() === mediaUrl;
    own.setPermissionRequestHandler((contents, permission, answer, details) => {
      const video = 'mediaTypes' in details && (details.mediaTypes?.includes('video') ?? false);
      answer(granted.has(permission) && isOurs(contents) && details.isMainFrame && !video);
    });
    own.setPermissionCheckHandler((contents, permission, _origin, details) => granted.has(permission) && isOurs(contents) && details.isMainFrame && details.mediaType !== 'video');
    return own;
  }

  return {
    open: (events) => {
      if (closed) {
        queueMicrotask(() => { events.gone('closed'); });
        return { post: () => undefined, close: () => undefined };
      }
      const window = new BrowserWindow({
        show: false, width: 200, height: 100, skipTaskbar: true, focusable: false, title: 'Стойка: звук',
        // nobody presses anything in a window that is never seen, so sound may begin without
        webPreferences: { ...webPreferences, session: ownSession(), preload, autoplayPolicy: 'no-user-gesture-required' },
      });
      windows.add(window);
      const { webContents: contents } = window, { port1: ours, port2: theirs } = new MessageChannelMain();
      let over = false;
      const gone = (reason: string) => {
        if (over) return;
        over = true;
        clearTimeout(late);
        windows.delete(window);
        ours.close();
        if (!window.isDestroyed()) window.destroy();
        events.gone(reason);
      };
      const late = setTimeout(() => { gone('load'); }, loadMs);
      contents.setWindowOpenHandler(() => ({ action: 'deny' }));
      for (const away of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'] as const) contents.on(away as 'will-navigate', (event) => { event.preventDefault(); });
      contents.on('render-process-gone', (_event, { reason }) => { gone(reason); });
      window.on('closed', () => { gone('closed'); });
      ours.on('message', ({ data }) => { events.message(data); });
      ours.start();
      contents.once('did-finish-load', () => {
        if (over) return;
        clearTimeout(late);
        contents.postMessage(MEDIA, null, [theirs]);
        events.ready();
      });
      void contents.loadURL(mediaUrl).catch(() => { gone('load'); });
      return { post: (message) => { if (!over) ours.postMessage(message); }, close: () => { over = true; clearTimeout(late); windows.delete(window); ours.close(); if (!window.isDestroyed()) window.destroy(); } };
    },
    /** The desk's window was closed: a program without a window to see is not to live on because of this one. */
    closeAll: () => { closed = true; for (const window of Array.from(windows)) if (!window.isDestroyed()) window.destroy(); },
  };
}
