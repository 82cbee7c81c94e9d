import type { Cancel, Clock } from '../kernel/clock.ts';

export interface IdleDeps {
  readonly clock: Pick<Clock, 'mono' | 'after'>;
  /** Minutes of this PC, read at every turn: a new setting holds for a window that is already idle. */
  minutes(): number;
  lock(sessionId: string): void;
}

/** Hides a window nobody works at (QUALITY.md S10). Measured by the monotonic clock: setting the wall clock opens nothing. */
export function createIdle({ clock, minutes, lock }: IdleDeps) {
  const watched = new Map<string, { lastAt: number; cancel: Cancel }>();

  function forget(sessionId: string): void {
    watched.get(sessionId)?.cancel();
    watched.delete(sessionId);
  }
  function arm(sessionId: string, lastAt: number): void {
    watched.get(sessionId)?.cancel();
    const left = lastAt + minutes() * 60_000 - clock.mono();
    watched.set(sessionId, { lastAt, cancel: clock.after(Math.max(0, left), () => {
      const now = watched.get(sessionId);
      if (!now) return;
      if (clock.mono() < now.lastAt + minutes() * 60_000) return arm(sessionId, now.lastAt);
      forget(sessionId);
      lock(sessionId);
    }) });
  }

  return {
    /** Somebody signed in or unlocked (`open`), or the window is locked or empty. */
    session: (sessionId: string, open: boolean): void => {
      if (!open) forget(sessionId);
      else if (!watched.has(sessionId)) arm(sessionId, clock.mono());
    },
    /** The last key or movement was this long ago; an older message never takes time back. */
    active: (sessionId: string, agoMs: number): void => {
      const known = watched.get(sessionId), at = clock.mono() - agoMs;
      if (known && at > known.lastAt) arm(sessionId, at);
    },
    /** The setting has changed. */
    rearm: (): void => { for (const [sessionId, { lastAt }] of watched) arm(sessionId, lastAt); },
    stop: (): void => { for (const sessionId of watched.keys()) forget(sessionId); },
  };
}
export type Idle = ReturnType<typeof createIdle>;
