const longMs = 25;

/**
 * Walks a stretch of keys in windows that take about as long as the desk may wait. `step` does one window, its end not
 * included, and gives what came of it, or undefined when it had to give way: then it is tried again with half the window.
 */
export async function stepOver(
  [first, last]: readonly [string, string], edge: (from: string, size: number) => string | undefined, step: (from: string, till: string) => number | undefined, after: (result: number) => Promise<void>,
): Promise<void> {
  for (let from = first, size = 512; ;) {
    const next = edge(from, size), started = performance.now();
    const result = step(from, next ?? `${last}~`);
    if (result === undefined) { size = Math.max(64, size >> 1); continue; }
    const took = performance.now() - started;
    if (took > longMs) size = Math.max(64, size >> 1);
    else if (took < longMs / 3) size = Math.min(16_384, size * 2);
    await after(result);
    if (next === undefined) return;
    from = next;
  }
}
