import type { Clock } from '#main/kernel/clock.ts';

/**
 * How many calls one account takes (QUALITY.md R9). A reception desk never sees fifty calls a second for long; three
 * hundred are an attack or a loop at the exchange. The rest are refused on our branch alone: the desk phone rings on.
 */
export const admission = { burst: 100, perSecond: 60 } as const;
/**
 * So many ring at once: what ten seconds of a flood let in. A computer too slow to take sixty a second would never use up
 * the sixty, and every call that rings makes the next dearer.
 */
export const ringingAtMost = admission.burst + 10 * admission.perSecond;
/** The oldest rings longer than this, ms, only when the exchange forgets to cancel: then it is given up, and the newest rings. */
export const forgottenAfterMs = 60_000;
const tellEveryMs = 1_000;

export interface Admission {
  /** Whether one more call is taken now; none is where there is no room for it. */
  admits(room?: boolean): boolean;
}

/** `told` hears of the refused ones once a second, with their number. */
export function createAdmission(clock: Pick<Clock, 'mono' | 'after'>, told: (refused: number) => void): Admission {
  let left: number = admission.burst, at = clock.mono(), refused = 0;
  return {
    admits: (room = true) => {
      const now = clock.mono();
      left = Math.min(admission.burst, left + Math.max(0, now - at) * admission.perSecond / 1_000);
      at = now;
      if (room && left >= 1) { left--; return true; }
      if (refused++ === 0) clock.after(tellEveryMs, () => { told(refused); refused = 0; });
      return false;
    },
  };
}
