import { origin } from './protocol.ts';
import type { Sender } from './desk-port.ts';

/** The parts of Electron's frame and window that the gate looks at. */
interface Frame { readonly url: string; readonly parent: unknown }
interface Contents { readonly id: number; readonly mainFrame: Frame; isDestroyed(): boolean }
interface Asking { readonly sender: { readonly id: number }; readonly senderFrame: Frame | null }

/**
 * The first check of every message from a window, before anything of it is parsed (QUALITY.md S2): only the main frame
 * of our own window, and only while it shows a page of ours. A frame that is gone counts as foreign.
 */
export function senderOf(event: Asking, window: Contents | undefined): Sender | undefined {
  try {
    const frame = event.senderFrame;
    if (!window || !frame || window.isDestroyed() || event.sender.id !== window.id) return undefined;
    if (frame !== window.mainFrame || frame.parent !== null || !frame.url.startsWith(`${origin}/`)) return undefined;
    return { window: window.id };
  } catch {
    return undefined; // Electron throws when the frame died on the way
  }
}
