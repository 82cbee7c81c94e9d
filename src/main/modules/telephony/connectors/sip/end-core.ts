import type { UserAgent } from 'sip.js';

interface Disposable { dispose(): void }

/**
 * Lets go of everything that hangs on a core, piece by piece. SIP.js disposes of all in one go and stops at the first
 * that throws: a dialog whose INVITE carried a broken body stays in the core half made, throws there, and the timers of
 * every other call would repeat for ever with the whole agent behind them.
 */
export function endCore(core: UserAgent['userAgentCore']): void {
  for (const group of [core.userAgentServers, core.userAgentClients, core.subscribers, core.dialogs] as readonly Map<string, Disposable>[]) {
    for (const one of Array.from(group.values())) try { one.dispose(); } catch { continue; }
    group.clear();
  }
  core.dispose();
}
