import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { DialOrder } from '#shared/telephony/dialling.ts';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Telephony } from '../../modules/telephony/index.ts';

/** An exchange that has not answered an order after this is asked what became of it. */
export const answerWithinMs = 10_000;
export const tellWithinMs = 5_000;
/** A phone that is silent for so long after an order nobody answered will not ring any more. */
export const unsureForMs = 60_000;

export type Ordered = { readonly kind: 'dialing'; readonly callId: Id } | { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'unsure' };
export interface OrdersDeps {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly telephony: Pick<Telephony, 'dial' | 'findDialed' | 'calls'>;
  /** The state of an order changed: screens are told. */
  announce(): void;
  /** It became known late what an unsure order was: a call, or nothing. */
  settled(phone: string, to: string): void;
}
interface Live extends DialOrder { readonly orderId: string; readonly since: number; forget?: Cancel; done(callId: Id): void }

/**
 * What was ordered from each phone. An order is never repeated by the program: without an answer it is looked up, at the
 * exchange and among the events that name it; where nobody knows, the phone is closed for new orders for a minute.
 *
 *   placed ── taken ────────────────────────► (a call; the order is over)
 *      │ no answer, connection lost              ▲ found, or an event of it
 *      ├─────────────► looking ──────────────────┤
 *      │ refused         │ surely not there      │
 *      ▼                 ▼                       │
 *    failed ◄────────────┘   cannot tell ──► unsure ── a minute of silence, or a person says so ──► over
 */
export function createOrders({ clock, newId, log, telephony, announce, settled }: OrdersDeps) {
  const live = new Map<string, Live>();

  const put = (phone: string, order: Live | undefined) => {
    live.get(phone)?.forget?.();
    if (order) live.set(phone, order);
    else live.delete(phone);
    announce();
  };
  const isOf = (order: Live, phone: string, call: CallFacts): boolean => call.direction === 'outbound' && call.party.kind === 'phone' && call.party.e164 === order.to
    && call.legs.some((leg) => leg.phone === phone && clock.mono() - (clock.now() - leg.startedAt) >= order.since - 2_000);
  const limited = <T>(work: Promise<T>, ms: number): Promise<T> => new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => { reject(new AppError('offline', 'telephony.no-reply')); });
    work.then(resolve, reject).finally(stop);
  });
  const isUnknown = (error: unknown): boolean => error instanceof AppError && error.reason === 'telephony.no-reply';
  const reasonOf = (error: unknown): string => (error instanceof AppError ? error.reason ?? error.code : 'internal');

  async function lookUp(phone: string, order: Live): Promise<Ordered> {
    put(phone, { ...order, state: 'looking' });
    try {
      const callId = await limited(telephony.findDialed(phone, order.orderId), tellWithinMs);
      return callId === undefined ? { kind: 'failed', reason: 'telephony.not-arrived' } : { kind: 'dialing', callId };
    } catch (error) {
      log('warn', 'dial.fate-unknown', { reason: reasonOf(error) });
      return { kind: 'unsure' };
    }
  }

  return {
    of: (phone: string): DialOrder | undefined => live.get(phone),
    /** Orders one call. The caller has checked that this phone has no other order. */
    place: async (phone: string, to: string): Promise<Ordered> => {
      let seen: (callId: Id) => void = () => undefined;
      const byEvent = new Promise<Ordered>((resolve) => { seen = (callId) => { resolve({ kind: 'dialing', callId }); }; });
      const order: Live = { orderId: newId(), state: 'placed', to, since: clock.mono(), done: seen };
      put(phone, order);
      const answered = limited(telephony.dial({ phone, to, orderId: order.orderId }), answerWithinMs).then(
        ({ callId }): Ordered => (callId === undefined ? { kind: 'failed', reason: 'telephony.no-call' } : { kind: 'dialing', callId }),
        (error: unknown): Ordered | Promise<Ordered> => {
          log('warn', 'dial.failed', { reason: reasonOf(error) });
          return isUnknown(error) && live.get(phone)?.orderId === order.orderId ? lookUp(phone, order) : { kind: 'failed', reason: reasonOf(error) };
        },
      );
      const outcome = await Promise.race([answered, byEvent]);
      if (live.get(phone)?.orderId !== order.orderId) return outcome;
      put(phone, outcome.kind === 'unsure' ? { ...order, state: 'unsure', forget: clock.after(unsureForMs, () => { put(phone, undefined); settled(phone, to); }) } : undefined);
      return outcome;
    },
    /** A person looked at the phone of an unsure order and found it silent. */
    giveUp: (phone: string): void => { if (live.get(phone)?.state === 'unsure') put(phone, undefined); },
    /** Every call the exchange tells of: the one an order is waiting for ends the waiting. */
    seen: (call: CallFacts): void => {
      for (const [phone, order] of Array.from(live)) {
        if (!isOf(order, phone, call)) continue;
        order.done(call.callId);
        if (order.state !== 'unsure') continue;
        put(phone, undefined);
        settled(phone, order.to);
      }
    },
    stop: (): void => { for (const order of live.values()) order.forget?.(); live.clear(); },
  };
}
export type Orders = ReturnType<typeof createOrders>;
