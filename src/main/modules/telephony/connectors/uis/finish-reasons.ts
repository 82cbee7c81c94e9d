import type { CallDirection, EndCause } from '#shared/telephony/call.ts';

const of = (cause: EndCause, words: string): [string, EndCause][] => words.split(' ').map((word) => [word, cause]);

/** Why a call nobody answered ended, by the words of the report (Data API, get.calls_report, finish_reason). */
const anyWay = new Map(of('no-answer', 'operator_not_responsible subscriber_not_responsible no_success_operator_call no_success_subscriber_call no_operator_confirmation action_interval_exceeded timeout')
  .concat(of('busy', 'subscriber_busy operator_busy employee_busy employee_busy_after_call operator_channels_busy')));
const inbound = new Map(of('rejected', 'numa_in_black_list numa_in_spam_list').concat(of('caller-abandoned', 'subscriber_disconnects disconnect_before_call_processing')));
/** The patient's phone did not ring: money, rights, a wrong number, the vendor's own failure. */
const outbound = new Map(of('failed', [
  'no_money not_enough_money limit_exceeded no_resources out_call_not_allowed out_call_not_allowed_by_status external_call_not_allowed external_call_not_allowed_by_status call_not_allowed_on_tp',
  'locked_numb locked_phone subscriber_number_problems operator_number_problems sip_offline sip_trunk_is_locked max_out_call_reached internal_error',
].join(' ')).concat(of('no-answer', 'subscriber_disconnects operator_disconnects')));

/** The cause of an unanswered call; `isKnown` is false for a word nobody has seen yet, which is read by its look. */
export function causeOfReason(word: string, direction: CallDirection): { readonly cause: EndCause; readonly isKnown: boolean } {
  const cause = anyWay.get(word) ?? (direction === 'inbound' ? inbound : outbound).get(word);
  if (cause) return { cause, isKnown: true };
  const isKnown = word === '' || inbound.has(word) || outbound.has(word);
  if (/busy/i.test(word)) return { cause: 'busy', isKnown };
  if (/no_?answer|timeout/i.test(word)) return { cause: 'no-answer', isKnown };
  return { cause: direction === 'inbound' ? 'caller-abandoned' : 'no-answer', isKnown };
}
