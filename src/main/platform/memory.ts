import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's own collector as a function (`--expose-gc`), which only a context made after the flag has. */
type Collect = (options: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void;
let collect: Collect | undefined | null;

function collector(): Collect | undefined {
  if (collect === undefined) {
    try {
      setFlagsFromString('--expose-gc');
      const found: unknown = runInNewContext('gc');
      setFlagsFromString('--no-expose-gc');
      collect = typeof found === 'function' ? found as Collect : null;
    } catch {
      collect = null;
    }
  }
  return collect ?? undefined;
}

/**
 * Gives back what V8 keeps in main for reuse: rubbish, pages of the young generation, halves of pages between what
 * lives. It does so by itself only when memory is short. Main stands still for some 60 ms, so it is for a desk where
 * nothing happens (preload/quiet.ts). False where this runtime does not let one.
 */
export function giveBackMemory(): boolean {
  const run = collector();
  run?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  return run !== undefined;
}
