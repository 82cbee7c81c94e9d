import { describe, expect, it } from 'vitest';
import { createIds } from '#main/kernel/ids.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createMemoryLegStore, createTelephony, type LegRow } from '#main/modules/telephony/index.ts';
import { createUisConnector } from '#main/modules/telephony/connectors/uis/index.ts';
import { instant } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { FakeUis } from './fake-uis.ts';
import { until } from './telephony-contract.ts';
import { uisAt } from './vendor-connections.ts';
import { closeUis, deskAt, fakeWith, opened, quick } from './uis-desk.ts';

closeUis();

describe('clocks and zones', () => {
  it.each([['Asia/Vladivostok', 0], ['Europe/Moscow', 3_600_000], ['Europe/Kaliningrad', -7_200_000]])('a call of an account in %s whose clock is %d ms ahead began now', async (timezone, aheadMs) => {
    const uis = await fakeWith({ timezone, aheadMs }), desk = deskAt(uis);
    await desk.to('connected');
    const before = Date.now();
    uis.end(uis.ring({ from: '79002000001', line: '+74950001002' }));
    const page = await desk.connector.fetchFinished!({ from: instant(before - 60_000), till: instant(before + 60_000) });
    expect(page.calls).toHaveLength(1);
    expect(Math.abs(page.calls[0]!.startedAt - before)).toBeLessThan(3_000);
  });
});

describe('the history of UIS', () => {
  /** A program started on a base that already holds `rows`, with its marks. */
  function program(uis: FakeUis, rows: readonly LegRow[], marks: Map<string, number>) {
    const store = createMemoryLegStore(rows), ended = new Map<string, CallFacts>(), recordings: string[] = [];
    const connector = createUisConnector(uisAt(uis), quick);
    const telephony = createTelephony({
      clock: systemClock, newId: createIds(systemClock), store, settings: { node: 'desk-1', confirmWithinMs: 50 }, marks: { get: (name) => marks.get(name), set: (name, value) => { marks.set(name, value); } },
      sink: { callChanged: (call) => { ended.set(call.callId, call); }, recordingReady: (one) => { recordings.push(one.recordingId); } },
    });
    telephony.addConnector(connector);
    opened.push(telephony.stop);
    return { telephony, connector, ended, store, recordings };
  }
  it('brings what happened while the program was away: none lost, none doubled, read twice or not', async () => {
    const uis = await fakeWith(), marks = new Map<string, number>();
    const first = program(uis, [], marks);
    await until(() => first.connector.health().state === 'connected', 'connection');
    const seen = uis.ring({ from: '79002000001', line: '+74950001002' });
    await until(() => first.telephony.calls().length === 1, 'the first call');
    uis.answer(seen, '101');
    await until(() => first.telephony.calls()[0]?.state === 'talking', 'talk');
    await until(() => marks.size === 1, 'the first reading', 8_000);
    await first.telephony.stop();
    // the conversation ends, and forty more calls come, with nobody there
    uis.end(seen);
    for (let n = 0; n < 40; n++) {
      const id = uis.ring({ from: `790030000${String(n).padStart(2, '0')}`, line: n % 2 === 0 ? '+74950001001' : '+74950001002' });
      if (n % 3 === 0) uis.answer(id, '101');
      uis.end(id);
    }
    uis.end(uis.ring({ from: '79003000099', line: '+74950001001', phones: [] }));   // left the menu
    const second = program(uis, first.store.rows(), marks);
    await until(() => second.ended.size >= 42, 'forty-two calls', 12_000, () => second.ended.size);
    const all = [...second.ended.values()];
    expect(all).toHaveLength(42);
    expect(new Set(all.map((one) => one.party.kind === 'phone' && one.party.e164)).size).toBe(42);
    expect(all.every((one) => one.state === 'ended')).toBe(true);
    const interrupted = all.find((one) => one.party.kind === 'phone' && one.party.e164 === '+79002000001')!;
    expect(interrupted).toMatchObject({ outcome: 'answered', cause: 'normal', answeredPhone: '101' });
    expect(all.find((one) => one.party.kind === 'phone' && one.party.e164 === '+79003000099')).toMatchObject({ outcome: 'missed', legs: [{ phone: '' }] });
    const rows = second.store.rows().length;
    await second.telephony.stop();
    // a third start reads the same hours again and changes nothing
    const third = program(uis, second.store.rows(), marks);
    await until(() => third.connector.health().state === 'connected' && uis.seen.requests.filter((one) => one.method === 'get.calls_report').length >= 3, 'the third reading', 12_000);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    expect([third.ended.size, third.store.rows().length]).toEqual([0, rows]);
    expect(new Set(third.recordings).size).toBe(third.recordings.length);
  }, 40_000);
  it('knows better than a look that came too late: a talk between two looks is no missed call', async () => {
    const uis = await fakeWith(), { telephony, connector, ended } = program(uis, [], new Map());
    await until(() => connector.health().state === 'connected', 'connection');
    const id = uis.ring({ from: '79002000001', line: '+74950001002' });
    await until(() => telephony.calls().length === 1, 'the ring');
    uis.answer(id, '101');
    uis.end(id);
    await until(() => [...ended.values()][0]?.state === 'ended', 'the end');
    uis.report[0]!.talk_duration = 0;
    await telephony.removeConnector(connector.id);
    telephony.addConnector(createUisConnector(uisAt(uis), quick));
    await until(() => [...ended.values()][0]?.outcome === 'answered', 'the truth', 12_000, () => [...ended.values()]);
    expect(ended.size).toBe(1);
  }, 20_000);
  it('comes in pages and parts of a month', async () => {
    const uis = await fakeWith(), desk = deskAt(uis), now = Date.now();
    for (let n = 0; n < 1_203; n++) uis.report.push({ id: n + 1, start_time: uis.stamp(now - n * 4_800_000), finish_time: uis.stamp(now - n * 4_800_000 + 30_000), direction: 'in', is_lost: true, contact_phone_number: '79002000001', virtual_phone_number: '74950001001', employees: [] });
    await desk.to('connected');
    const keys = new Set<string>();
    let cursor: string | undefined, pages = 0;
    do {
      const page = await desk.connector.fetchFinished!({ from: instant(now - 80 * 86_400_000), till: instant(now + 60_000) }, cursor);
      for (const call of page.calls) keys.add(call.callKey);
      cursor = page.nextCursor;
      pages++;
    } while (cursor !== undefined && pages < 50);
    expect([keys.size, pages]).toEqual([1_203, 4]);
  });
  it.each([
    ['in', 'operator_not_responsible', 'no-answer'], ['in', 'no_success_operator_call', 'no-answer'], ['in', 'timeout', 'no-answer'], ['in', 'operator_busy', 'busy'], ['in', 'numa_in_black_list', 'rejected'], ['in', 'numa_in_spam_list', 'rejected'],
    ['in', 'subscriber_disconnects', 'caller-abandoned'], ['in', 'no_money', 'caller-abandoned'], ['out', 'no_success_subscriber_call', 'no-answer'], ['out', 'subscriber_busy', 'busy'], ['out', 'subscriber_disconnects', 'no-answer'],
    ...['no_money', 'limit_exceeded', 'out_call_not_allowed', 'locked_numb', 'subscriber_number_problems', 'sip_trunk_is_locked', 'internal_error'].map((word) => ['out', word, 'failed'] as const),
  ] as const)('an unanswered call (%s) that ended by %s is %s', async (direction, word, cause) => {
    const uis = await fakeWith(), logs: unknown[] = [], desk = deskAt(uis, {}, { log: (_, event) => { logs.push(event); } }), now = Date.now();
    uis.report.push({ id: 1, start_time: uis.stamp(now - 60_000), finish_time: uis.stamp(now - 30_000), finish_reason: word, direction, is_lost: direction === 'in', contact_phone_number: '79002000001', virtual_phone_number: '74950001001', employees: [] });
    await desk.to('connected');
    expect((await desk.connector.fetchFinished!({ from: instant(now - 120_000), till: instant(now) })).calls).toMatchObject([{ cause }]);
    expect(logs).not.toContain('uis.finish-reason-unknown');
  });
  it('reads a word nobody has seen yet by its look, and notes it once', async () => {
    const uis = await fakeWith(), logs: unknown[] = [], desk = deskAt(uis, {}, { log: (_, event, fields) => { if (event === 'uis.finish-reason-unknown') logs.push(fields?.reason); } }), now = Date.now();
    for (const [n, word] of ['robot_busy', 'robot_busy', 'Абонент +79002000001', 'robot_noanswer', null].entries()) uis.report.push({ id: n + 1, start_time: uis.stamp(now - 60_000), finish_time: uis.stamp(now - 30_000), finish_reason: word, direction: 'in', is_lost: true, contact_phone_number: '79002000001', virtual_phone_number: '74950001001', employees: [] });
    await desk.to('connected');
    for (const _ of [1, 2]) expect((await desk.connector.fetchFinished!({ from: instant(now - 120_000), till: instant(now) })).calls.map((call) => call.cause)).toEqual(['busy', 'busy', 'caller-abandoned', 'no-answer', 'caller-abandoned']);
    expect(logs).toEqual(['robot_busy', 'other', 'robot_noanswer']);
  });
});
