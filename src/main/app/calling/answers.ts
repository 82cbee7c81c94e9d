import type { Id } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { Clock } from '../../kernel/clock.ts';

/** An order whose call has not begun by then is not waited for: whatever is dialled later is another matter. */
export const answersWithinMs = 90_000;
interface Expected { readonly to: string; readonly inquiryId: Id; readonly since: number }

/** What an ordered call answers: known before its first event comes, so that its row is born with it. */
export function createAnswers(clock: Pick<Clock, 'mono'>) {
  const expected = new Map<string, Expected>();
  return {
    /** The next call from this phone to that number answers the inquiry; without one, nothing. */
    expect: (phone: string, to: string, inquiryId: Id | undefined): void => {
      if (inquiryId === undefined) expected.delete(phone);
      else expected.set(phone, { to, inquiryId, since: clock.mono() });
    },
    forget: (phone: string): void => { expected.delete(phone); },
    /** What this new call answers. */
    of: (call: CallFacts): Id | undefined => {
      for (const { phone } of call.direction === 'outbound' && call.party.kind === 'phone' ? call.legs : []) {
        const order = expected.get(phone);
        if (!order || call.party.kind !== 'phone' || order.to !== call.party.e164) continue;
        expected.delete(phone);
        if (clock.mono() - order.since <= answersWithinMs) return order.inquiryId;
      }
      return undefined;
    },
  };
}
