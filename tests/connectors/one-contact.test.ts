import { expect, it } from 'vitest';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { connected, deskAt, exchangeWith } from './sip-desk.ts';
import { until } from './until.ts';

/** The watchdog's seconds, ten times faster. */
const fast: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / 10, run) };

it('leaves the number to the phone of an exchange that keeps one contact, instead of driving it out for ever', async () => {
  const exchange = await exchangeWith({ oneContact: 'replaces' });
  const desk = deskAt(exchange.url, {}, Math.random, fast);
  await connected(desk);
  const before = exchange.seen.registers;
  exchange.phoneRegisters('101');
  await until(() => desk.health() === 'unauthorized sip.one-contact', 'the verdict', 15_000, desk.health);
  expect(exchange.registered('101')).toBe(false);
  exchange.phoneRegisters('101');
  const after = exchange.seen.registers;
  expect(desk.telephony.health()[0]!.health.nextAttemptAt! - Date.now()).toBeGreaterThan(3_000_000);
  expect(after).toBeGreaterThan(before);
  expect(exchange.phoneRegistered('101')).toBe(true);
}, 30_000);

it('stays beside a phone where the exchange keeps both, also after it was forgotten once', async () => {
  const exchange = await exchangeWith();
  const desk = deskAt(exchange.url, {}, Math.random, fast);
  await connected(desk);
  exchange.phoneRegisters('101');
  exchange.forget('101');
  await until(() => exchange.registered('101'), 'a new registration', 15_000, desk.health);
  const asked = exchange.seen.registers;
  await until(() => exchange.seen.registers > asked + 2, 'two more looks at the list', 15_000, () => exchange.seen.registers);
  expect(desk.health()).toBe('connected');
  expect(exchange.registered('101')).toBe(true);
}, 40_000);

it('blames no phone for what was on a connection that is gone', async () => {
  const exchange = await exchangeWith();
  const desk = deskAt(exchange.url, {}, Math.random, fast);
  await connected(desk);
  exchange.phoneRegisters('101');
  exchange.forget('101');
  await until(() => exchange.registered('101'), 'a new registration', 15_000, desk.health);
  exchange.phoneLeaves('101');
  exchange.cutOff('101');
  await until(() => desk.logs.includes('sip.connection-lost'), 'the break', 8_000, () => desk.logs);
  await connected(desk);
  const asked = exchange.seen.registers;
  await until(() => exchange.seen.registers > asked + 2, 'two looks at the list', 15_000, () => exchange.seen.registers);
  expect(desk.health()).toBe('connected');
}, 40_000);

it('says that a second sign-in may be what is refused', async () => {
  const exchange = await exchangeWith({ oneContact: 'refuses' });
  exchange.phoneRegisters('101');
  const desk = deskAt(exchange.url);
  await until(() => desk.health() === 'unauthorized sip.forbidden', 'the refusal', 8_000, desk.health);
  expect(exchange.phoneRegistered('101')).toBe(true);
});
