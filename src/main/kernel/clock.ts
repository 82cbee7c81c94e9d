import { instant, type Instant } from '#shared/kernel/values.ts';

/** Stops a timer set with {@link Clock.after}; stopping twice is harmless. */
export type Cancel = () => void;

/**
 * Time as a dependency. `now` may jump (the user sets the clock); durations are measured with `mono`, which never
 * goes back (QUALITY.md R12). Every timer of main goes through `after`, so that scenarios run on a virtual clock.
 */
export interface Clock {
  /** Wall time, UTC milliseconds. */
  now(): Instant;
  /** Milliseconds of a monotonic clock; only differences mean anything. */
  mono(): number;
  /** Runs `run` once after `ms` milliseconds. Does not keep the process alive. */
  after(ms: number, run: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  mono: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    // Node keeps the list of a duration that nobody waits for any more until it would have run out, unless the last timer
    // of it was one that holds the process: a shift of calls leaves thousands of them.
    return () => { clearTimeout(timer.ref()); };
  },
};
