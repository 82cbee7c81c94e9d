import type { Instant } from '../kernel/values.ts';
import type { CallDirection } from './call.ts';

export interface LegOfOwner { readonly direction: CallDirection; readonly startedAt: Instant; readonly answeredAt?: Instant }

/**
 * Whoever has the phone at this moment, theirs is the call. An incoming call is of whoever lifts the handset, and
 * one that nobody lifted of whoever had the phone when it began to ring; an outgoing one is of whoever dialled it, also
 * when the phone changes hands before the patient answers. A wall clock that was set back while it rang moves no call:
 * nothing is lifted before it rings.
 */
export const ownedAt = ({ direction, startedAt, answeredAt }: LegOfOwner): Instant => (direction === 'inbound' && answeredAt !== undefined && answeredAt > startedAt ? answeredAt : startedAt);
