import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { dialStateOf, type DialRefusal, type DialState, type Suspension } from '#shared/telephony/dialling.ts';
import { ownedAt } from '#shared/telephony/owner.ts';
import type { WritableDb } from '../../db/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Shift } from '../../modules/shift/index.ts';
import type { Telephony } from '../../modules/telephony/index.ts';
import { ownCalls, talkingCall } from '../desk/cards.ts';
import type { Desk } from '../desk/index.ts';
import type { DeskDeps } from '../desk/ports.ts';
import { createAnswers } from './answers.ts';
import { createChecks } from './checks.ts';
import { createLinks, type DialLinks } from './links.ts';
import { createOrders } from './orders.ts';
import { createSuspension, type SuspensionDeps } from './suspension.ts';

export type { DialLinks } from './links.ts';

export interface CallingDeps extends SuspensionDeps {
  readonly newId: NewId;
  readonly audit: { append(tx: WritableDb, entry: { employeeId?: Id | null | undefined; action: string; entity: string; after?: unknown }): void };
  readonly log: Log;
  readonly telephony: Telephony;
  readonly shift: Shift;
  /** Nobody gives us links where it is absent. */
  readonly dialLinks?: DialLinks | undefined;
  desk(): Desk;
  deskDeps(): DeskDeps;
}
export type Dialled = { readonly kind: 'dialing'; readonly callId: Id } | { readonly kind: 'refused'; readonly reason: DialRefusal } | { readonly kind: 'failed' | 'unsure' };

/** Calls that begin at the desk: whether one may start now, what became of it, and the module's suspension (R-164…R-170). */
export function createCalling(deps: CallingDeps) {
  const { telephony, shift, log } = deps;
  const suspension = createSuspension(deps);
  const notices = () => deps.desk().notices;
  const orders = createOrders({
    clock: deps.clock, newId: deps.newId, log, telephony, announce: () => { deps.desk().announce(); }, settled: () => { notices().clear('dial-unsure'); },
  });
  const answers = createAnswers(deps.clock);
  /** Calls whose failure is in the banner already, with a better reason. */
  const told = new Set<Id>();
  const checks = createChecks({ telephony, changed: () => { deps.changed(['phones']); } });
  const links = createLinks({ clock: deps.clock, newId: deps.newId, announce: () => { deps.desk().announce(); } });
  /** For whoever dialled. `context` chooses the sentence of the banner; a reason without one of its own is told in general words. */
  const failed = (employeeId: Id | undefined, reason: string, to?: string): void => { notices().push('call-failed', 'error', { context: reason.replace(/^(telephony|media)\./, ''), ...(to === undefined ? {} : { number: phoneText(to) }) }, employeeId); };

  function stateOf(employeeId: Id): DialState {
    const phone = shift.phoneOf(employeeId)?.extension, own = ownCalls(deps.deskDeps(), employeeId);
    return dialStateOf({
      hasPhone: phone !== undefined, suspended: suspension.now() !== undefined, talking: talkingCall(deps.deskDeps(), employeeId) !== undefined,
      dialing: own.some(({ leg }) => leg.state === 'dialing'), order: phone === undefined ? undefined : orders.of(phone), possible: phone !== undefined && telephony.canDial(phone),
    });
  }
  return {
    stateOf,
    suspended: (): Suspension | undefined => suspension.now(),
    checks,
    link: () => links.shown(),
    openLink: (text: string): void => { links.open(text); },
    closeLink: (id: Id): void => { links.close(id); },
    linkState: (): 'ours' | 'others' | 'no' => (deps.dialLinks ? (deps.dialLinks.taken() ? 'ours' : 'others') : 'no'),
    takeLinks: (by: Id, on: boolean): boolean => {
      const done = deps.dialLinks?.take(on) ?? false;
      if (done) deps.database.write((tx) => { deps.audit.append(tx, { employeeId: by, action: 'settings.takeLinks', entity: 'localSetting', after: { on } }); });
      deps.changed(['settings']);
      return done;
    },
    suspend: (by: Id): void => { suspension.suspend(by); },
    resume: (by: Id): void => { suspension.resume(by); },
    /** The inquiry that a call which has just begun answers. */
    answers: (call: CallFacts): Id | undefined => answers.of(call),
    dial: async (employeeId: Id, number: string, again: boolean, inquiryId?: Id): Promise<Dialled> => {
      const phone = shift.phoneOf(employeeId)?.extension, to = parsePhone(number).e164;
      if (again && phone !== undefined) {
        orders.giveUp(phone);
        notices().clear('dial-unsure');
      }
      const state = stateOf(employeeId);
      if (!state.can) return { kind: 'refused', reason: state.why };
      if (to === undefined) return { kind: 'refused', reason: 'bad-number' };
      if (phone === undefined) throw new AppError('internal', 'dial-without-phone');
      answers.expect(phone, to, inquiryId);
      const outcome = await orders.place(phone, to);
      if (outcome.kind === 'failed') answers.forget(phone);
      if (outcome.kind === 'dialing') notices().clear('call-failed', employeeId);
      else if (outcome.kind === 'unsure') notices().push('dial-unsure', 'error', { number: phoneText(to), phone }, employeeId);
      else if (outcome.reason.startsWith('telephony.cannot-') || outcome.reason === 'telephony.no-phone') return { kind: 'refused', reason: 'not-possible' };
      else failed(employeeId, outcome.reason, to);
      return outcome.kind === 'failed' ? { kind: 'failed' } : outcome;
    },
    /** Said just before the call of an order ends: more than its cause tells. */
    dialFailed: (phone: string, reason: string): void => {
      const owner = shift.ownerAt(phone, deps.clock.now()), call = telephony.calls().find((one) => one.state === 'dialing' && one.legs.some((leg) => leg.phone === phone));
      if (call) told.add(call.callId);
      failed(owner, reason, call?.party.kind === 'phone' ? call.party.e164 : undefined);
    },
    /** Every change of a call, after it is written. */
    callChanged: (call: CallFacts, previous: CallFacts | undefined): void => {
      orders.seen(call);
      const wasTold = call.state === 'ended' && told.delete(call.callId), failedNow = call.outcome === 'failed' && previous?.state !== 'ended' && !wasTold;
      for (const leg of failedNow || call.state === 'talking' ? call.legs : []) {
        const owner = shift.ownerAt(leg.phone, ownedAt(leg));
        if (failedNow) failed(owner, call.cause ?? 'failed', call.party.kind === 'phone' ? call.party.e164 : undefined);
        else if (owner !== undefined && leg.state === 'talking') notices().clear('call-failed', owner);
      }
    },
    stop: (): void => { orders.stop(); links.stop(); checks.stop(); },
  };
}
export type Calling = ReturnType<typeof createCalling>;
