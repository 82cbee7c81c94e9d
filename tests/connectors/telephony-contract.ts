import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createMemoryLegStore, createTelephony, type Telephony, type TelephonyConnector } from '#main/modules/telephony/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { until } from './until.ts';

/** What a telephone system must let the suite do to it. Numbers and phones are those of the fixture «Линия». */
export interface TelephonyWorld {
  readonly connector: TelephonyConnector;
  /** What this telephone system does not tell, whoever asks: the caller's name, the phone that answered. All it tells is checked. */
  readonly silentAbout?: readonly ('name' | 'answered-phone')[];
  /** A call comes in; returns a handle. */
  ring(call: { readonly from: string; readonly line: string; readonly name?: string; readonly anonymous?: boolean }): string;
  /** Somebody lifts the handset of the desk phone. */
  answer(call: string, phone: string): void | Promise<void>;
  callerHangsUp(call: string): void | Promise<void>;
  goOffline(): void | Promise<void>;
  goOnline(): void | Promise<void>;
  stop(): Promise<void>;
}

export { until };

export interface Desk { readonly telephony: Telephony; readonly changes: CallFacts[]; readonly rows: () => readonly unknown[]; readonly logs: string[] }
/** A desk with one connector and everything it was told. */
export function openDesk(connector: TelephonyConnector): Desk {
  const changes: CallFacts[] = [], logs: string[] = [];
  const store = createMemoryLegStore();
  const telephony = createTelephony({
    clock: systemClock, newId: createIds(systemClock), store, log: (_, event) => { logs.push(event); }, settings: { node: 'desk-1' },
    sink: { callChanged: call => { changes.push(call); } },
  });
  telephony.addConnector(connector);
  return { telephony, changes, rows: store.rows, logs };
}

/** What every connector promises; run it once per telephone system. */
export function telephonyContract(name: string, open: () => Promise<TelephonyWorld>): void {
  describe(`telephony contract: ${name}`, () => {
    const opened: { world: TelephonyWorld; desk: Desk }[] = [];
    afterEach(async () => {
      for (const { world, desk } of opened.splice(0)) { await desk.telephony.stop(); await world.stop(); }
    });
    const start = async () => {
      const world = await open();
      const desk = openDesk(world.connector);
      opened.push({ world, desk });
      await until(() => world.connector.health().state === 'connected', 'the connector to be connected', 8_000, () => world.connector.health());
      const last = () => desk.changes.at(-1);
      const call = (state: CallFacts['state'], more: (facts: CallFacts) => boolean = () => true) =>
        until(() => desk.telephony.calls().find(one => one.state === state && more(one)), `a call that is ${state}`, 8_000, () => desk.telephony.calls());
      return { world, desk, last, call };
    };

    it('a call to a number of two phones rings on both, with caller, name and dialled number', async () => {
      const { world, call } = await start();
      world.ring({ from: '+79002000001', line: '+74950001001', name: 'Nosova' });
      const facts = await call('ringing', one => one.legs.length === 2);
      expect(facts).toMatchObject({
        direction: 'inbound', party: { kind: 'phone', e164: '+79002000001' }, line: { kind: 'phone', e164: '+74950001001' },
      });
      expect(facts.displayName).toBe(world.silentAbout?.includes('name') ? undefined : 'Nosova');
      expect(facts.legs.map(leg => leg.phone).sort()).toEqual(['101', '102']);
      expect(facts.legs.every(leg => leg.state === 'ringing')).toBe(true);
    });

    it('lifting one handset makes the call answered there and answered elsewhere on the other phone', async () => {
      const { world, call, desk } = await start();
      const ring = world.ring({ from: '+79002000001', line: '+74950001001' });
      await call('ringing', one => one.legs.length === 2);
      await world.answer(ring, '101');
      const talking = await call('talking', one => one.legs.some(leg => leg.phone === '102' && leg.state === 'ended'));
      // a system that does not tell who answered must not name anybody
      const who = world.silentAbout?.includes('answered-phone') ? '' : '101';
      expect(talking.answeredPhone).toBe(who);
      expect(talking.legs.find(leg => leg.phone === '102')).toMatchObject({ cause: 'answered-elsewhere' });
      await world.callerHangsUp(ring);
      const ended = await call('ended');
      expect(ended).toMatchObject({ outcome: 'answered', cause: 'normal', answeredPhone: who });
      expect(ended.talkMs).toBeGreaterThanOrEqual(0);
      expect(ended.endedAt!).toBeGreaterThanOrEqual(ended.answeredAt!);
      expect(desk.rows()).toHaveLength(who === '' ? 3 : 2);
      // once ended, nothing brings it back
      expect(desk.changes.slice(desk.changes.findIndex(one => one.state === 'ended')).every(one => one.state === 'ended')).toBe(true);
    });

    it('the second and the third call of a phone are seen as well as the first', async () => {
      const { world, desk, call } = await start();
      for (const from of ['+79002000001', '+79002000002', '+79002000003']) {
        const ring = world.ring({ from, line: '+74950001002' });
        const { callId } = await call('ringing');
        await world.answer(ring, '101');
        await call('talking', one => one.callId === callId);
        await world.callerHangsUp(ring);
        expect(await call('ended', one => one.callId === callId)).toMatchObject({ outcome: 'answered', cause: 'normal', party: { e164: from } });
      }
      expect(desk.telephony.calls()).toHaveLength(3);
    });

    it('a caller who gives up leaves a missed call', async () => {
      const { world, call } = await start();
      const ring = world.ring({ from: '89002000002', line: '+74950001002' });
      await call('ringing');
      await world.callerHangsUp(ring);
      expect(await call('ended')).toMatchObject({ outcome: 'missed', cause: 'caller-abandoned', party: { kind: 'phone', e164: '+79002000002' } });
    });

    it('an anonymous caller is shown as withheld, the dialled number all the same', async () => {
      const { world, call } = await start();
      world.ring({ from: '', line: '+74950001003', anonymous: true });
      const facts = await call('ringing');
      expect(facts.party).toEqual({ kind: 'withheld' });
      expect(facts.displayName).toBeUndefined();
      expect(facts.line).toMatchObject({ e164: '+74950001003' });
    });

    it('three calls at once are three calls', async () => {
      const { world, desk } = await start();
      for (const n of [1, 2, 3]) world.ring({ from: `+7900200001${n}`, line: '+74950001001' });
      const calls = await until(() => { const all = desk.telephony.calls(); return all.length === 3 && all.every(one => one.legs.length === 2) && all; }, 'three calls on two phones', 8_000, () => desk.telephony.calls());
      expect(new Set(calls.map(one => one.callId)).size).toBe(3);
    });

    it('callers of every form are told apart from one another and lost never', async () => {
      const { world, desk } = await start();
      const forms = ['89002000003', '+79002000004', '9002000005', '810375291234567', '112', 'reception', '000'];
      for (const from of forms) world.ring({ from, line: '+74950001002' });
      const calls = await until(() => { const all = desk.telephony.calls(); return all.length === forms.length && all; }, 'a call of each form', 8_000, () => desk.telephony.calls());
      const kinds = calls.map(one => (one.party.kind === 'phone' ? one.party.e164 : one.party.kind)).sort();
      expect(kinds).toEqual(['+375291234567', '+79002000003', '+79002000004', '+79002000005', 'extension', 'extension', 'sip']);
    });

    it('an exchange lost while ringing closes the call as connection lost and keeps its record', async () => {
      const { world, desk, call } = await start();
      world.ring({ from: '+79002000001', line: '+74950001002' });
      await call('ringing');
      await world.goOffline();
      expect(await call('ended')).toMatchObject({ cause: 'connection-lost', outcome: 'missed' });
      await until(() => world.connector.health().state === 'disconnected', 'the connector to know it', 8_000, () => world.connector.health());
      expect(desk.rows()).toMatchObject([{ state: 'ended', cause: 'connection-lost' }]);
    });

    it('an exchange lost in a conversation closes it, and is back by itself without ghosts', async () => {
      const { world, desk, call } = await start();
      const ring = world.ring({ from: '+79002000001', line: '+74950001002' });
      await call('ringing');
      await world.answer(ring, '101');
      await call('talking');
      await world.goOffline();
      expect(await call('ended')).toMatchObject({ cause: 'connection-lost', outcome: 'answered' });
      await world.callerHangsUp(ring);   // unseen
      await world.goOnline();
      await until(() => world.connector.health().state === 'connected', 'reconnection', 8_000, () => world.connector.health());
      world.ring({ from: '+79002000009', line: '+74950001002' });
      const fresh = await call('ringing');
      expect(fresh.party).toMatchObject({ e164: '+79002000009' });
      expect(desk.telephony.calls().filter(one => one.state !== 'ended')).toHaveLength(1);
    });

    it('tells which phones are registered, and disconnects at once, twice if asked', async () => {
      const { world, desk } = await start();
      expect(desk.telephony.registrations().filter(one => one.state === 'registered').map(one => one.phone).sort()).toEqual(['101', '102']);
      await world.connector.disconnect();
      await world.connector.disconnect();
    });

    it('does what it declares and refuses the rest with a reason', async () => {
      const { world, desk, call } = await start();
      const { capabilities } = world.connector;
      const { connector } = world;
      expect({ mute: !!connector.mute, blind: !!connector.blindTransfer, attended: [!!connector.startTransfer, !!connector.completeTransfer, !!connector.cancelTransfer].every(Boolean), dtmf: !!connector.sendDtmf })
        .toEqual({ mute: !!capabilities.mute, blind: !!capabilities.blindTransfer, attended: !!capabilities.attendedTransfer, dtmf: !!capabilities.dtmf });
      expect({ dial: !!world.connector.dial, answer: !!world.connector.answer, hangup: !!world.connector.hangup, hold: !!world.connector.hold })
        .toEqual({ dial: capabilities.dial, answer: capabilities.answer, hangup: capabilities.hangup, hold: capabilities.hold });
      const ring = world.ring({ from: '+79002000001', line: '+74950001002' });
      const { callId } = await call('ringing');
      if (capabilities.answer) {
        await desk.telephony.answer(callId, '101');
        await call('talking');
        await desk.telephony.hold(callId, '101', true);
        await call('held');
        if (capabilities.dtmf) await desk.telephony.sendDtmf(callId, '101', '1');
        if (capabilities.mute) {
          await desk.telephony.hold(callId, '101', false);
          await desk.telephony.mute(callId, '101', true);
          expect(desk.telephony.voiceOf(callId, '101')).toMatchObject({ muted: true });
        }
        await desk.telephony.hangup(callId, '101');
        expect(await call('ended')).toMatchObject({ outcome: 'answered' });
      } else {
        await expect(desk.telephony.answer(callId, '101')).rejects.toMatchObject({ code: 'conflict', reason: 'telephony.cannot-answer' });
        await world.answer(ring, '101');
        await call('talking');
        if (capabilities.hold) {
          await desk.telephony.hold(callId, '101', true);
          await call('held');
          await desk.telephony.hold(callId, '101', false);
          await call('talking');
        } else await expect(desk.telephony.hold(callId, '101', true)).rejects.toMatchObject({ code: 'conflict', reason: 'telephony.cannot-hold' });
        if (capabilities.hangup) {
          await desk.telephony.hangup(callId, '101');
          expect(await call('ended')).toMatchObject({ outcome: 'answered' });
        } else await expect(desk.telephony.hangup(callId, '101')).rejects.toMatchObject({ code: 'conflict', reason: 'telephony.cannot-hangup' });
      }
    });
  });
}
