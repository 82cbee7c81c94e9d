import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { answerWithinMs, createOrders, tellWithinMs, unsureForMs, type Ordered } from './orders.ts';

type Answer = { readonly callId: Id | undefined } | Error | 'silence';
const to = '+79001234567', start = instant(1_700_000_000_000);

/** Orders over an exchange that answers as it is told, and everything the screen heard of late. */
function orders(dialAnswers: readonly Answer[], found: readonly Answer[] = []) {
  const clock = createVirtualClock(start), newId = createIds(clock), dials: string[] = [], settled: string[] = [], left = [...dialAnswers], finds = [...found];
  const say = (answer: Answer | undefined): Promise<{ callId: Id | undefined }> => (answer instanceof Error ? Promise.reject(answer) : answer === 'silence' || answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer));
  const made = createOrders({
    clock, newId, log: silentLog, announce: () => undefined, settled: (phone) => { settled.push(phone); },
    telephony: { calls: () => [], dial: ({ orderId }) => { dials.push(orderId!); return say(left.shift()); }, findDialed: async () => (await say(finds.shift())).callId },
  });
  return { made, clock, dials, settled };
}
const call = (more: Partial<CallFacts> = {}): CallFacts => ({
  callId: 'seen', exchange: 'pbx', direction: 'outbound', state: 'dialing', startedAt: start, party: { kind: 'phone', e164: to as never, raw: to },
  legs: [{ phone: '101', connectorId: 'c', direction: 'outbound', state: 'dialing', startedAt: start, party: { kind: 'phone', e164: to as never, raw: to } }], ...more,
});
const ticks = async () => { for (let i = 0; i < 10; i++) await Promise.resolve(); };
const later = async (clock: ReturnType<typeof createVirtualClock>, ms: number) => { await ticks(); clock.moveTo(instant(clock.now() + ms)); await ticks(); };
const noReply = new AppError('offline', 'telephony.no-reply'), cannotTell = new AppError('conflict', 'telephony.cannot-tell');

describe('an order without an answer', () => {
  it('is looked up, and the call the exchange finds is the one that was ordered', async () => {
    const { made, clock, dials } = orders(['silence'], [{ callId: 'found' }]);
    const placed = made.place('101', to);
    await later(clock, answerWithinMs);
    expect(await placed).toEqual({ kind: 'dialing', callId: 'found' });
    expect([dials.length, made.of('101')]).toEqual([1, undefined]);
  });

  it('never arrived when the exchange knows nothing of it: it may be dialled again at once', async () => {
    const { made } = orders([noReply], [{ callId: undefined }]);
    expect(await made.place('101', to)).toEqual({ kind: 'failed', reason: 'telephony.not-arrived' });
    expect(made.of('101')).toBeUndefined();
  });

  it.each([['refuses to tell', cannotTell], ['is silent again', 'silence'] as const])('whose exchange %s closes the phone until a minute of silence is over', async (_, answer) => {
    const { made, clock, dials, settled } = orders(['silence'], [answer]);
    const placed = made.place('101', to);
    await later(clock, answerWithinMs);
    if (answer === 'silence') await later(clock, tellWithinMs);
    expect(await placed).toEqual({ kind: 'unsure' });
    expect(made.of('101')).toMatchObject({ state: 'unsure', to });
    await later(clock, unsureForMs - 1);
    expect(made.of('101')?.state).toBe('unsure');
    await later(clock, 1);
    expect([made.of('101'), settled, dials.length]).toEqual([undefined, ['101'], 1]);
  });

  it('is settled by the event that names its number, however late, and by no other call', async () => {
    const { made, settled } = orders([noReply], [cannotTell]);
    expect(await made.place('101', to)).toEqual({ kind: 'unsure' });
    made.seen(call({ party: { kind: 'phone', e164: '+79000000000' as never, raw: '' } }));
    made.seen(call({ direction: 'inbound' }));
    made.seen(call({ legs: [{ ...call().legs[0]!, phone: '102' }] }));
    made.seen(call({ legs: [{ ...call().legs[0]!, startedAt: instant(start - 60_000) }] }));
    expect(made.of('101')?.state).toBe('unsure');
    made.seen(call());
    expect([made.of('101'), settled]).toEqual([undefined, ['101']]);
  });

  it('ends its waiting when the call is seen before anybody answers', async () => {
    const { made } = orders(['silence']);
    const placed = made.place('101', to);
    await ticks();
    made.seen(call());
    expect(await placed).toEqual({ kind: 'dialing', callId: 'seen' });
    expect(made.of('101')).toBeUndefined();
  });
});

it('dials once an order whatever the exchange does, and always comes to an end', async () => {
  const answer = fc.constantFrom<Answer>({ callId: 'a' }, { callId: undefined }, noReply, cannotTell, new AppError('connector-failed', 'telephony.refused'), 'silence');
  await fc.assert(fc.asyncProperty(answer, answer, fc.boolean(), async (dialled, found, seen) => {
    const { made, clock, dials } = orders([dialled], [found]);
    let outcome: Ordered | undefined;
    void made.place('101', to).then((value) => { outcome = value; });
    await ticks();
    if (seen) made.seen(call());
    await later(clock, answerWithinMs);
    await later(clock, tellWithinMs);
    await later(clock, unsureForMs);
    expect(outcome).toBeDefined();
    expect([dials.length, made.of('101')]).toEqual([1, undefined]);
  }), { numRuns: 200 });
});
