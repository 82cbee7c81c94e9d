import { ipcRenderer } from 'electron';
import { MEDIA } from '../shared/ipc/channels-media.ts';

// The page that has the voice gets one port and nothing else: it can ask main for nothing.
ipcRenderer.once(MEDIA, (event) => { window.postMessage(MEDIA, '/', event.ports); });
