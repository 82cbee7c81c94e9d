import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { createPhoneCalls } from '#main/modules/telephony/connectors/action-url/calls.ts';
import { createMemoryLegStore, createTelephony, type ConnectorSink, type LegAddress, type LegSnapshot, type LegStep } from '#main/modules/telephony/index.ts';
import { instant } from '#shared/kernel/values.ts';
import type { PhoneEvent } from '#shared/telephony/action-url.ts';
import { partyOf } from '#shared/telephony/party.ts';
import { desks } from './phones-desk.ts';
import { until } from './telephony-contract.ts';

describe('a call that ends before an answer', () => {
  const { deskWith } = desks();
  const ends = [
    ['the caller gives up', 'incoming', 'remote-canceled', 'missed', 'caller-abandoned'], ['it is rejected on the phone', 'incoming', 'rejected', 'missed', 'rejected'],
    ['the dialling is given up', 'outgoing', 'callout-canceled', 'unanswered', 'no-answer'], ['the patient is busy', 'outgoing', 'remote-busy', 'unanswered', 'busy'],
  ] as const;
  const call = { call: '1', remote: 'sip:89002000001@pbx' };
  it.each(ends)('ends when %s, without «terminated» too', async (_, begins, ends, outcome, cause) => {
    const desk = await deskWith();
    await desk.phone.tell(begins, call);
    await desk.phone.tell(ends, call);
    expect(await until(() => desk.telephony.calls().find((one) => one.state === 'ended'), 'the end', 4_000)).toMatchObject({ outcome, cause });
  });
  it.each(ends)('ends once and for the reason that is told, in any order: %s', async (_, begins, ends, outcome, cause) => {
    const words: readonly PhoneEvent[] = [ends, 'terminated', 'missed'];
    for (const order of [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]]) {
      const desk = await deskWith();
      await desk.phone.tell(begins, call);
      for (const n of order) await desk.phone.tell(words[n]!, call);
      await until(() => desk.telephony.calls()[0]?.cause === cause, cause, 4_000, () => desk.telephony.calls());
      expect(desk.telephony.calls()).toMatchObject([{ state: 'ended', outcome, cause }]);
      expect(desk.rows()).toHaveLength(1);
    }
  });
  it('is not ended by such a word when somebody talks', async () => {
    const desk = await deskWith();
    for (const event of ['incoming', 'established', 'remote-canceled', 'missed', 'hold'] as const) await desk.phone.tell(event, call);
    expect(await until(() => desk.telephony.calls().find((one) => one.state === 'held'), 'the talk on hold', 4_000)).toMatchObject({ answeredPhone: '101' });
  });
});

describe('what a phone says', () => {
  function phone() {
    const clock = createVirtualClock(instant(0)), told: (LegStep & Pick<LegAddress, 'callKey' | 'direction'>)[] = [], shown: (readonly LegSnapshot[])[] = [];
    const calls = createPhoneCalls({ phone: '101', clock, emit: ({ callKey, direction }, step) => { told.push({ callKey, direction, ...step }); }, alive: (legs) => { shown.push(legs); }, dialled: () => undefined });
    return { clock, told, shown, calls, says: (event: PhoneEvent, call = '1', from: string | undefined = '+79002000001') => { calls.said({ phone: '101', event, call, ...(from === undefined ? {} : { party: partyOf(from) }) }); } };
  }
  const types = ({ told }: ReturnType<typeof phone>) => told.map((one) => (one.type === 'ended' ? `ended ${one.cause}${one.guessed ? '?' : ''}` : one.type));

  it.each([['incoming', 'ringing'], ['outgoing', 'dialing']] as const)('ends by itself as unknown when nothing follows an %s call for five minutes', (begins, type) => {
    const at = phone();
    at.says(begins);
    at.clock.advance(299_000);
    expect(types(at)).toEqual([type]);
    at.clock.advance(2_000);
    expect(types(at)).toEqual([type, 'ended unknown?']);
  });
  it('never ends a talk by itself, and an answer after all brings the call back', () => {
    const at = phone();
    at.says('incoming');
    at.clock.advance(301_000);
    at.says('established');
    at.clock.advance(3_600_000);
    expect(types(at)).toEqual(['ringing', 'ended unknown?', 'answered']);
    expect(new Set(at.told.map((one) => one.callKey)).size).toBe(1);
    expect(at.shown).toMatchObject([[{ callKey: at.told[0]!.callKey, state: 'talking', direction: 'inbound' }]]);
    at.says('terminated');
    expect(types(at).at(-1)).toBe('ended normal');
  });
  it('is one call on the desk, given up and answered after all', () => {
    const clock = createVirtualClock(instant(1_800_000_000_000)), made = createTelephony({ clock, newId: createIds(clock), store: createMemoryLegStore(), settings: { node: 'desk-1' }, sink: { callChanged: () => undefined } });
    let sink: ConnectorSink | undefined, events = 0;
    const base = () => ({ connectorId: 'phones', exchange: 'phones', eventId: String(++events), occurredAt: clock.now() });
    made.addConnector({
      id: 'phones', vendor: 'action-url', exchange: 'phones', phones: ['101'], capabilities: { events: true, dial: false, answer: false, hangup: false, hold: false, media: 'none' },
      connect: (given) => { sink = given; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: clock.now() }),
    });
    const calls = createPhoneCalls({ phone: '101', clock, emit: (leg, step) => { sink!.emit({ ...base(), ...leg, ...step }); }, alive: (legs) => { sink!.emit({ ...base(), type: 'snapshot', phones: ['101'], legs }); }, dialled: () => undefined });
    const says = (event: PhoneEvent) => { calls.said({ phone: '101', event, call: '1', party: partyOf('+79002000001') }); };
    says('incoming');
    clock.advance(301_000);
    expect(made.calls()).toMatchObject([{ state: 'ended', outcome: 'missed', cause: 'unknown' }]);
    says('established');
    expect(made.calls()).toMatchObject([{ state: 'talking', answeredPhone: '101' }]);
    clock.advance(60_000);
    says('terminated');
    expect(made.calls()).toMatchObject([{ state: 'ended', outcome: 'answered', cause: 'normal', talkMs: 60_000 }]);
  });
  it('says nothing of calls it has forgotten', () => {
    const at = phone();
    at.says('incoming');
    at.calls.clear();
    at.clock.advance(600_000);
    at.says('rejected');
    expect(types(at)).toEqual(['ringing']);
  });
  it('leaves no call for ever, whatever it is and in whatever order, but those that talk', () => {
    const events = fc.constantFrom<PhoneEvent>('setup', 'incoming', 'outgoing', 'established', 'terminated', 'missed', 'remote-canceled', 'rejected', 'callout-canceled', 'remote-busy', 'hold', 'unhold');
    fc.assert(fc.property(fc.array(fc.tuple(events, fc.constantFrom('', '1', '2'), fc.constantFrom(undefined, '', '+79002000001', '+79002000002'), fc.nat(400_000)), { maxLength: 30 }), (said) => {
      const at = phone(), states = new Map<string, string>();
      for (const [event, call, from, later] of said) { at.says(event, call, from); at.clock.advance(later); }
      at.clock.advance(301_000);
      // a ring that its answer has overtaken changes nothing
      for (const one of at.told) if (states.get(one.callKey) !== 'answered' || one.type === 'ended') states.set(one.callKey, one.type);
      expect([...states.values()].filter((type) => type === 'ringing' || type === 'dialing')).toEqual([]);
    }), { numRuns: 500 });
  });
});
