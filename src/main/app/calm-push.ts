import type { Clock } from '../kernel/clock.ts';

/** What a person's work never reaches: so many snapshots at a stretch go out at once, and this many a second after that. */
const burst = 12, perSecond = 20;

/**
 * Hands on every value at once until there are too many for the screen to draw; then the newest only, as often as it can
 * be drawn (QUALITY.md R9). A snapshot replaces the one before it, so nothing is lost.
 */
export function createCalmPush<T>(clock: Pick<Clock, 'mono' | 'after'>, send: (value: T) => void): (value: T) => void {
  let left: number = burst, at = clock.mono(), waiting: { value: T } | undefined;
  function fill(): void {
    const now = clock.mono();
    left = Math.min(burst, left + Math.max(0, now - at) * perSecond / 1_000);
    at = now;
  }
  return (value) => {
    if (waiting) { waiting.value = value; return; }
    fill();
    if (left >= 1) { left--; send(value); return; }
    const held = waiting = { value };
    clock.after(((1 - left) * 1_000) / perSecond, () => { fill(); left = Math.max(0, left - 1); waiting = undefined; send(held.value); });
  };
}
