import type { Topic } from '#shared/ipc/contract.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { Id } from '#shared/kernel/values.ts';
import { countOf, isVisible, nextTurn, type LostCount, type LostKind, type Matter } from '#shared/lost/view.ts';
import type { Cancel } from '#main/kernel/clock.ts';
import type { Collect, Window } from './collect.ts';
import type { LostDeps } from './deps.ts';

export const lookBackMs = 90 * 86_400_000;
const concerns: ReadonlySet<Topic> = new Set(['inquiries', 'crm', 'schedule', 'tags', 'patients', 'directories', 'settings', 'staff', 'lost']);
/** After a change the desk answers first; then at most a twentieth of main's time goes into counting. */
const restMs = 300, share = 20;
/** Milliseconds of main at a stretch, then whoever waits goes first (QUALITY.md P16). */
const sliceMs = 2;

/**
 * The open matters as they were last read. Every desk shows their number, so they are read once after a change, in pieces
 * between which the desk goes before, and kept; a ring never waits for them.
 */
export function createLive({ clock, branch, tell }: Pick<LostDeps, 'clock' | 'branch' | 'tell'>, collect: Collect, kinds: () => ReadonlySet<LostKind>) {
  let matters: readonly Matter[] | undefined, seen = '', stale = true, running: Promise<void> | undefined, costMs = 0, longestMs = 0, stopped = false;
  let waiting: Cancel | undefined, turning: Cancel | undefined;
  const counts = new Map<string, LostCount>();

  async function walk(window: Window): Promise<Matter[]> {
    const steps = collect(kinds(), window);
    for (;;) {
      const from = performance.now();
      let step = steps.next(), took = performance.now() - from;
      for (; !step.done && took < sliceMs; took = performance.now() - from) step = steps.next();
      costMs += took;
      longestMs = Math.max(longestMs, took);
      if (step.done) return step.value;
      await new Promise((go) => { setImmediate(go); });
      if (stopped) return [];
    }
  }
  const window = (): Window => ({ from: clock.now() - lookBackMs, till: Number.MAX_SAFE_INTEGER });

  /** The next moment at which the count changes by itself: something ripens, is overdue, or the day ends. */
  function wait(): void {
    turning?.();
    const now = clock.now(), { zone } = branch(), midnight = instantOf(addDays(dayOf(now, zone), 1), 0, zone);
    turning = stopped ? undefined : clock.after(Math.max(1, Math.min(nextTurn(matters ?? [], now, zone), midnight) - now), () => {
      stale = true;
      counts.clear();
      tell();
    });
  }
  async function read(): Promise<void> {
    waiting?.();
    waiting = undefined;
    stale = false;
    costMs = longestMs = 0;
    const found = await walk(window());
    if (stopped) return;
    const signature = JSON.stringify(found);
    matters = found;
    counts.clear();
    wait();
    if (signature !== seen) {
      seen = signature;
      tell();
    }
  }
  const reading = (): Promise<void> => running ??= read().finally(() => { running = undefined; });
  function soon(): void {
    if (stopped || waiting || running) return;
    waiting = clock.after(Math.max(restMs, costMs * share), () => { waiting = undefined; void reading().then(() => { if (stale) soon(); }); });
  }

  return {
    stop: (): void => { stopped = true; waiting?.(); turning?.(); },
    invalidate: (topics: readonly Topic[]): void => { if (topics.some((topic) => concerns.has(topic))) { stale = true; counts.clear(); } },
    /** What a desk shows; what is old is read anew beside it. */
    countFor: (me: Id, seesAll: boolean): (LostCount & { readonly shift: number }) | undefined => {
      if (stale) soon();
      if (!matters) return undefined;
      const all = matters, count = (key: string, whole: boolean): LostCount => {
        const known = counts.get(key) ?? countOf(all.filter((m) => isVisible(m, me, whole)), clock.now(), branch().zone);
        counts.set(key, known);
        return known;
      };
      const shift = count(me, false);
      return { ...(seesAll ? count('*', true) : shift), shift: shift.count };
    },
    /** All that is open now, also what is not ripe yet. */
    fresh: async (): Promise<readonly Matter[]> => {
      for (let tries = 0; (stale || !matters || running) && tries < 5 && !stopped; tries++) await reading();
      return matters ?? [];
    },
    /** What waits for longer than ninety days: read when somebody asks. */
    older: async (): Promise<readonly Matter[]> => walk({ from: 0, till: clock.now() - lookBackMs }),
    /** What the last reading cost main: all pieces together, and the longest of them. */
    cost: () => ({ wholeMs: costMs, longestMs }),
  };
}
export type Live = ReturnType<typeof createLive>;
