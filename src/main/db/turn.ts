/**
 * Who writes next. SQLite has one writer at a time and the desk must not wait for an import: the desk raises its hand
 * before each of its transactions, and a second writer that sees it gives its own transaction back at once.
 */
export type Turn = Int32Array<SharedArrayBuffer>;

export const createTurn = (): Turn => new Int32Array(new SharedArrayBuffer(4));

/** Around a transaction of the desk. */
export const raiseHand = (turn: Turn): void => { Atomics.add(turn, 0, 1); };
export function lowerHand(turn: Turn): void {
  Atomics.sub(turn, 0, 1);
  Atomics.notify(turn, 0);
}
export const isWanted = (turn: Turn): boolean => Atomics.load(turn, 0) > 0;

/** Stands still until no hand is up. Only in a thread that may block: never in main. */
export function awaitTurn(turn: Turn): void {
  for (let hands = Atomics.load(turn, 0); hands > 0; hands = Atomics.load(turn, 0)) Atomics.wait(turn, 0, hands, 50);
}

/**
 * Keeps one more hand up for `ms` after a transaction of the desk, so that the transactions that follow at once, and the
 * picture they end in, need not wait anew for an import. It is not prolonged by them, and rests as long as it was up: a
 * desk that never stops writing leaves the import half of the time. By the real clock whatever the clinic's: an import
 * that waits in its own thread moves no virtual one.
 */
export function lingerAfter(turn: Turn, ms: number): { begin(): void; end(): void } {
  let up = false, timer: NodeJS.Timeout | undefined;
  const lower = (): void => {
    if (up) lowerHand(turn);
    up = false;
  };
  return {
    begin: () => {
      if (timer) return;
      up = true;
      raiseHand(turn);
      timer = setTimeout(() => {
        lower();
        timer = setTimeout(() => { timer = undefined; }, ms).unref();
      }, ms).unref();
    },
    end: () => {
      clearTimeout(timer);
      timer = undefined;
      lower();
    },
  };
}
