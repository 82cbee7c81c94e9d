import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { telephonyContract } from '#shared/telephony/contract.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Shift } from '../../modules/shift/index.ts';
import { callIdOf } from '../../kernel/ids.ts';
import type { Simulator } from '../../modules/telephony/connectors/simulator/index.ts';
import type { Telephony } from '../../modules/telephony/index.ts';
import { ownCalls, talkingCall } from '../desk/cards.ts';
import type { Desk } from '../desk/index.ts';
import type { DeskDeps } from '../desk/ports.ts';

export interface TelephonyHandlerDeps {
  readonly desk: Desk;
  readonly deskDeps: DeskDeps;
  readonly telephony: Telephony;
  readonly shift: Shift;
  /** The built-in exchange of the demo and the scenarios, when it is connected. */
  readonly simulator: Simulator | undefined;
  /** A demo base dials only the simulator or 127.0.0.1 (DESIGN.md 9). */
  readonly log: (event: string, fields: Record<string, string | number>) => void;
}

/** What only the handset itself can do is said so: the screen has a sentence for it. */
async function orByHand(deed: Promise<void>): Promise<null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof AppError && error.reason?.startsWith('telephony.cannot-')) throw new AppError('conflict', 'not-supported', {}, { cause: error });
    throw error;
  }
}

export function telephonyHandlers({ desk, deskDeps, telephony, shift, simulator, log }: TelephonyHandlerDeps): Handlers<typeof telephonyContract, CallContext> {
  const own = (ctx: CallContext, callId: string) => {
    const found = ownCalls(deskDeps, actorOf(ctx).employeeId).find((o) => o.call.callId === callId);
    if (!found) throw new AppError('not-found', 'call');
    return found;
  };
  return {
    phones: () => shift.withOwners(),
    choosePhone: ({ phoneId }, ctx) => {
      const { employeeId } = actorOf(ctx);
      shift.choose(employeeId, phoneId);
      desk.announce();
      return null;
    },
    dial: async ({ phone }, ctx) => {
      const { employeeId } = actorOf(ctx), phoneOfShift = shift.phoneOf(employeeId), to = parsePhone(phone);
      if (!phoneOfShift) return { kind: 'refused', reason: 'no-phone' };
      if (talkingCall(deskDeps, employeeId)) return { kind: 'refused', reason: 'talking' };
      if (!to.e164) return { kind: 'refused', reason: 'bad-number' };
      try {
        const { callId } = await telephony.dial({ phone: phoneOfShift.extension, to: to.e164 });
        return callId === undefined ? { kind: 'refused', reason: 'not-possible' } : { kind: 'dialing', callId };
      } catch (error) {
        const reason = error instanceof AppError ? error.reason ?? error.code : 'unknown';
        log('dial.failed', { reason });
        if (error instanceof AppError && error.code === 'conflict') return { kind: 'refused', reason: 'not-possible' };
        desk.notices.push('call-failed', 'error', { reason });
        throw error;
      }
    },
    answer: ({ callId }, ctx) => orByHand(telephony.answer(callId, own(ctx, callId).leg.phone)),
    hangup: ({ callId }, ctx) => orByHand(telephony.hangup(callId, own(ctx, callId).leg.phone)),
    hold: ({ callId, on }, ctx) => orByHand(telephony.hold(callId, own(ctx, callId).leg.phone, on)),
    mute: ({ callId, on }, ctx) => orByHand(telephony.mute(callId, own(ctx, callId).leg.phone, on)),
    transfer: (order, ctx) => {
      const { phone } = own(ctx, order.callId).leg;
      if (order.deed === 'blind') return orByHand(telephony.blindTransfer(order.callId, phone, order.to));
      if (order.deed === 'consult') return orByHand(telephony.startTransfer(order.callId, phone, order.to));
      return orByHand(order.deed === 'complete' ? telephony.completeTransfer(order.callId, phone) : telephony.cancelTransfer(order.callId, phone));
    },
    dtmf: ({ callId, digits }, ctx) => orByHand(telephony.sendDtmf(callId, own(ctx, callId).leg.phone, digits)),
    holdCard: ({ callId, held }, ctx) => { desk.holdCard(ctx, callId, held); return null; },
    dismissCard: ({ callId }, ctx) => { desk.dismissCard(ctx, callId); return null; },
    health: () => telephony.health().map(({ connectorId, health }) => ({
      connectorId, state: health.state, ...(health.code ? { code: health.code } : {}),
      phones: telephony.registrations().filter((r) => r.connectorId === connectorId).map((r) => ({ phone: r.phone, registered: r.state === 'registered' })),
    })),
    simulate: ({ deed, from, line, anonymous, callId }, ctx) => {
      if (!simulator || !telephony.capabilities().some((c) => c.connectorId === simulator.connector.id)) throw new AppError('conflict', 'no-simulator');
      if (deed === 'ring') {
        simulator.ring({ from: from ?? '', line: line ?? '', anonymous });
        return null;
      }
      const key = simulator.keys().find((k) => callIdOf(simulator.connector.exchange, k) === callId);
      if (key === undefined) throw new AppError('not-found', 'call');
      const phone = shift.phoneOf(actorOf(ctx).employeeId)?.extension ?? '';
      if (deed === 'answer') simulator.answer(key, phone);
      else if (deed === 'callerHangsUp') simulator.callerHangsUp(key);
      else simulator.hangup(key, phone);
      return null;
    },
  };
}
