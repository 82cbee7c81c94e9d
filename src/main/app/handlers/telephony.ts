import { networkInterfaces } from 'node:os';
import { AppError } from '#shared/kernel/errors.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { isNearAddress } from '#shared/telephony/connections.ts';
import type { telephonyContract } from '#shared/telephony/contract.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Shift } from '../../modules/shift/index.ts';
import { callIdOf } from '../../kernel/ids.ts';
import type { Simulator } from '../../modules/telephony/connectors/simulator/index.ts';
import type { Telephony } from '../../modules/telephony/index.ts';
import type { Calling } from '../calling/index.ts';
import { ownCalls } from '../desk/cards.ts';
import type { Desk } from '../desk/index.ts';
import type { DeskDeps } from '../desk/ports.ts';

export interface TelephonyHandlerDeps {
  readonly desk: Desk;
  readonly deskDeps: DeskDeps;
  readonly telephony: Telephony;
  readonly shift: Shift;
  /** The built-in exchange of the demo and the scenarios, when it is connected. */
  readonly simulator: Simulator | undefined;
  readonly calling: Calling;
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

export function telephonyHandlers({ desk, deskDeps, telephony, shift, simulator, calling }: TelephonyHandlerDeps): Handlers<typeof telephonyContract, CallContext> {
  const own = (ctx: CallContext, callId: string) => {
    const found = ownCalls(deskDeps, actorOf(ctx).employeeId).find((o) => o.call.callId === callId);
    if (!found) throw new AppError('not-found', 'call');
    return found;
  };
  return {
    phones: () => shift.withOwners(),
    choosePhone: async ({ phoneId }, ctx) => {
      const chosen = await shift.choose(actorOf(ctx).employeeId, phoneId);
      desk.announce();
      return chosen.kind === 'chosen' ? { kind: 'chosen' } : chosen;
    },
    dial: async ({ phone, again, inquiryId, evenTaken }, ctx) => {
      const { employeeId } = actorOf(ctx), { leads } = deskDeps, before = inquiryId && !evenTaken ? leads.takenBefore(inquiryId, employeeId) : undefined;
      if (before && deskDeps.inquiries.store.get(inquiryId!)?.processedAt === null) return { kind: 'taken', ...before };
      // taken before the order is placed: a colleague who presses the same moment is told
      const taken = inquiryId !== undefined && leads.take(inquiryId, employeeId, evenTaken), outcome = await calling.dial(employeeId, phone, again, inquiryId);
      if (inquiryId !== undefined && outcome.kind === 'dialing') desk.awaitCall(ctx, outcome.callId);
      else if (taken && outcome.kind !== 'unsure') leads.release(inquiryId, employeeId);
      return outcome;
    },
    phoneStates: () => telephony.phoneStates().map((one) => ({ ...one })),
    startCheck: ({ phone }) => { calling.checks.start(phone); return null; },
    stopCheck: () => { calling.checks.stop(); return null; },
    lineCheck: () => calling.checks.view(),
    localAddresses: () => [...new Set(Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter((one) => one.family === 'IPv4').map((one) => one.address)))].filter(isNearAddress).sort(),
    closeLink: ({ id }) => { calling.closeLink(id); return null; },
    links: () => ({ state: calling.linkState() }),
    takeLinks: ({ on }, ctx) => ({ done: calling.takeLinks(actorOf(ctx).employeeId, on) }),
    suspend: (_, ctx) => { calling.suspend(actorOf(ctx).employeeId); return null; },
    resume: (_, ctx) => { calling.resume(actorOf(ctx).employeeId); return null; },
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
