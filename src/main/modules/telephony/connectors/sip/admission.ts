import type { Clock } from '#main/kernel/clock.ts';

/**
 * How many calls one account takes (QUALITY.md R9). A reception desk never sees fifty calls a second for long; three
 * hundred are an attack or a loop at the exchange. The rest are refused on our branch alone: the desk phone rings on.
 */
export const admission = { burst: 100, perSecond: 60 } as const;
/** More ring at once only when the exchange forgets to cancel: then the oldest is given up, and the newest rings. */
export const ringingAtMost = 1_000;
const tellEveryMs = 1_000;

export interface Admission {
  /** Whether one more call is taken now. */
  admits(): boolean;
}

/** `told` hears of the refused ones once a second, with their number. */
export function createAdmission(clock: Pick<Clock, 'mono' | 'after'>, told: (refused: number) => void): Admission {
  let left: number = admission.burst, at = clock.mono(), refused = 0;
  return {
    admits: () => {
      const now = clock.mono();
      left = Math.min(admission.burst, left + Math.max(0, now - at) * admission.perSecond / 1_000);
      at = now;
      if (left >= 1) { left--; return true; }
      if (refused++ === 0) clock.after(tellEveryMs, () => { told(refused); refused = 0; });
      return false;
    },
  };
}
