import { contextBridge, ipcRenderer, webFrame } from 'electron';
import { CALL, COLUMNS, EVENT, HEARTBEAT, QUIET, type Bridge } from '../shared/ipc/channels.ts';
import { actInQuiet } from './quiet.ts';

const beatMs = 500;

// What is kept for reuse grows through a shift; between two calls a desk is quiet for long enough to give it back, here and in main (QUALITY.md R15).
const quietBeat = actInQuiet({
  now: () => performance.now(), onEvent: (sign) => { ipcRenderer.on(EVENT, sign); }, window,
  act: () => {
    webFrame.clearCache();
    ipcRenderer.send(QUIET);
  },
});

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL, name, input),
  onEvent: (listener) => {
    const forward = (_: unknown, event: unknown) => { listener(event); };
    ipcRenderer.on(EVENT, forward);
    return () => { ipcRenderer.removeListener(EVENT, forward); };
  },
  openColumns: () => { ipcRenderer.send(COLUMNS); },
};
contextBridge.exposeInMainWorld('stoika', bridge);

// A MessagePort cannot cross the context bridge; it is handed to our own page as a message of the same origin.
ipcRenderer.on(COLUMNS, (event) => { window.postMessage(COLUMNS, '/', event.ports); });
// The timer runs on the page's own thread: when the page hangs, the beats stop.
setInterval(() => {
  ipcRenderer.send(HEARTBEAT);
  quietBeat();
}, beatMs);
