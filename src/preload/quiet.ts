/** After so long a quiet it acts, in milliseconds: between two calls, and again when the collectors of rubbish have been. */
export const quietMs: readonly number[] = [10_000, 60_000];
/** Hands at the window. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

export interface QuietDeps {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Calls back at each event main pushes; what the window asks by itself from time to time is no sign of work. */
  readonly onEvent: (sign: () => void) => void;
  readonly window: Pick<EventTarget, 'addEventListener'>;
  readonly act: () => void;
}

/** Acts in each quiet stretch at the times of {@link quietMs} after the last sign of work, at the first call of the beat it returns that notices. */
export function actInQuiet({ now, onEvent, window, act }: QuietDeps): () => void {
  let last = now(), acted = 0;
  const sign = (): void => {
    last = now();
    acted = 0;
  };
  onEvent(sign);
  for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true });
  return () => {
    const due = quietMs.filter((ms) => now() - last >= ms).length;
    if (due <= acted) return;
    acted = due;
    act();
  };
}
