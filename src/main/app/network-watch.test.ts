import { expect, it } from 'vitest';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { instant } from '#shared/kernel/values.ts';
import { lookEveryMs, watchNetwork } from './network-watch.ts';

it('tells of another address, of no network, and of a sleep nobody told of; not of what is as before', () => {
  const clock = createVirtualClock(instant(0)), told: number[] = [];
  let addresses: readonly string[] = ['192.168.1.10'], jump = 0;
  const stop = watchNetwork({
    clock: { ...clock, now: () => instant(clock.now() + jump) }, changed: () => { told.push(clock.now() / lookEveryMs); },
    interfaces: () => ({ lo: [{ address: '127.0.0.1', internal: true }], eth0: addresses.map((address) => ({ address, internal: false })) }),
  });
  const pass = () => { clock.moveTo(instant(clock.now() + lookEveryMs)); };
  pass();
  addresses = ['192.168.1.11'];
  pass();
  pass();
  addresses = [];
  pass();
  jump = 3_600_000;
  pass();
  pass();
  expect(told).toEqual([2, 4, 5]);
  stop();
  addresses = ['10.0.0.1'];
  pass();
  expect(told).toHaveLength(3);
});
