/**
 * Who writes next. SQLite has one writer at a time and the desk must not wait for an import: the desk raises its hand
 * before each of its transactions, and a second writer that sees it gives its own transaction back at once. The second
 * number says whether the second writer is inside one, so that the desk wakes at the moment it is let in: SQLite's own
 * waiting asks again after 1, 3, 8 and 18 ms (sqliteDefaultBusyCallback).
 */
export type Turn = Int32Array<SharedArrayBuffer>;
const hands = 0, inside = 1;

export const createTurn = (): Turn => new Int32Array(new SharedArrayBuffer(8));

/** Around a transaction of the desk. */
export const raiseHand = (turn: Turn): void => { Atomics.add(turn, hands, 1); };
export function lowerHand(turn: Turn): void {
  Atomics.sub(turn, hands, 1);
  Atomics.notify(turn, hands);
}
export const isWanted = (turn: Turn): boolean => Atomics.load(turn, hands) > 0;
/** The desk, its hand up, stands still until the second writer is out, for `ms` at most. */
export const awaitEntry = (turn: Turn, ms: number): void => { if (Atomics.load(turn, inside) !== 0) Atomics.wait(turn, inside, 1, ms); };

/** Around a transaction of the second writer. Stands still until no hand is up: only in a thread that may block, never in main. */
export function enter(turn: Turn): void {
  for (;;) {
    for (let up = Atomics.load(turn, hands); up > 0; up = Atomics.load(turn, hands)) Atomics.wait(turn, hands, up, 50);
    Atomics.store(turn, inside, 1);
    // whoever raised a hand between the two is already at the door
    if (!isWanted(turn)) return;
    leave(turn);
  }
}
export function leave(turn: Turn): void {
  Atomics.store(turn, inside, 0);
  Atomics.notify(turn, inside);
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
