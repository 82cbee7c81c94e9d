import { partyOfDigits } from '#shared/telephony/party.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection } from '#shared/telephony/call.ts';
import type { SeenCall, SeenLeg } from '../../connector.ts';
import { legsOf, type LegWire, type SessionWire } from './wire.ts';

/** Which phone of the desk an employee of the cabinet is. */
export type PhoneOfEmployee = (employeeId: string) => string | undefined;
/** Turns the account's wall clock into an instant of this PC's clock. */
export type ReadTime = (text: string | null | undefined) => Instant | undefined;

export const directionOf = (text: string | null | undefined): CallDirection => (text === 'out' ? 'outbound' : 'inbound');

type LegState = SeenLeg['state'] | 'queued' | 'ended';
/** The states of `list.calls` are Russian words. One nobody has seen yet is a conversation that goes on. */
const stateWords: Readonly<Record<string, LegState>> = { дозвон: 'waiting', разговор: 'talking', 'на очереди': 'queued', разъединено: 'ended', 'разговор операторов': 'talking', 'на удержании': 'held', 'перевод вызова': 'held' };
const stateOf = (leg: LegWire): LegState => stateWords[leg.state?.trim().toLowerCase() ?? ''] ?? 'talking';

/** A session of `list.calls` as the desk's phones see it. */
export function seenSession(session: SessionWire, phoneOf: PhoneOfEmployee, read: ReadTime): SeenCall {
  const direction = directionOf(session.direction), legs = legsOf(session);
  const contactTalks = legs.some((leg) => leg.is_operator !== true && (stateOf(leg) === 'talking' || stateOf(leg) === 'held'));
  const contactHeld = legs.some((leg) => leg.is_operator !== true && stateOf(leg) === 'held');
  const byPhone = new Map<string, SeenLeg>();
  let takenElsewhere = false;
  for (const leg of legs) {
    if (leg.is_operator !== true) continue;
    const state = stateOf(leg), phone = leg.employee_id ? phoneOf(leg.employee_id) : undefined;
    if (state === 'ended' || state === 'queued') continue;
    if (phone === undefined) { takenElsewhere ||= state !== 'waiting'; continue; }
    // an outgoing call rings the desk phone first: it is answered when the patient is, not when the handset is lifted
    const seen = state === 'waiting' || (direction === 'outbound' && !contactTalks) ? 'waiting' : state === 'held' || contactHeld ? 'held' : 'talking';
    const other = byPhone.get(phone);
    if (!other || other.state === 'waiting') byPhone.set(phone, { phone, state: seen });
  }
  const startedAt = read(session.start_time);
  return {
    callKey: session.call_session_id, direction, party: partyOfDigits(session.contact_phone_number), legs: [...byPhone.values()], takenElsewhere,
    ...(session.virtual_phone_number ? { line: partyOfDigits(session.virtual_phone_number) } : {}), ...(startedAt === undefined ? {} : { startedAt }),
    ...(session.scenario_name ? { scenario: session.scenario_name } : {}),
  };
}
