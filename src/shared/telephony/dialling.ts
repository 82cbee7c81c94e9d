import type { Instant } from '../kernel/values.ts';

/** Why «Позвонить» cannot be pressed now. `unsure`: an earlier order may have gone through, nobody knows (R-164…R-170). */
export const dialRefusals = ['no-phone', 'talking', 'dialing', 'unsure', 'suspended', 'bad-number', 'not-possible', 'demo-only'] as const;
export type DialRefusal = (typeof dialRefusals)[number];

/** The order of one phone, from the press of a button until a call is seen or it is certain that there is none. */
export interface DialOrder {
  /** `unsure` when neither the exchange nor any event could say what became of it. */
  readonly state: 'placed' | 'looking' | 'unsure';
  readonly to: string;
}
/** Everything the buttons «Позвонить» of one window depend on; they are off with the reason why. */
export type DialState = { readonly can: true } | { readonly can: false; readonly why: DialRefusal; /** The number of the order that is in the way. */ readonly to?: string };

/** Who suspended the module, and when. */
export interface Suspension { readonly by: string; readonly at: Instant }

export interface DialSituation {
  readonly hasPhone: boolean;
  readonly suspended: boolean;
  /** A conversation on this employee's phone, held or not. */
  readonly talking: boolean;
  /** An outgoing call of this phone that nobody has answered yet. */
  readonly dialing: boolean;
  readonly order: DialOrder | undefined;
  /** Some exchange can dial from this phone. */
  readonly possible: boolean;
}

/** Whether a call may be started now, and the first reason against it: what the person can mend comes first. */
export function dialStateOf({ hasPhone, suspended, talking, dialing, order, possible }: DialSituation): DialState {
  if (suspended) return { can: false, why: 'suspended' };
  if (!hasPhone) return { can: false, why: 'no-phone' };
  if (talking) return { can: false, why: 'talking' };
  if (order?.state === 'unsure') return { can: false, why: 'unsure', to: order.to };
  if (order) return { can: false, why: 'dialing', to: order.to };
  if (dialing) return { can: false, why: 'dialing' };
  return possible ? { can: true } : { can: false, why: 'not-possible' };
}
