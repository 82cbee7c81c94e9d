import { queryObjects } from 'node:v8';
import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';

it('leaves nothing in memory of a timer that was stopped, whatever its length', () => {
  // Node's list of the timers of one length; its class is reached by a timer that stands in one
  const probe = setTimeout(() => undefined, 86_400_001) as unknown as { _idlePrev: { constructor: new () => object } }, list = probe._idlePrev.constructor;
  clearTimeout(probe as never);
  const lists = (): number => queryObjects(list, { format: 'count' });
  const stop = systemClock.after(86_400_002, () => undefined), before = lists();
  stop();
  stop();
  expect(lists()).toBe(before - 1);
  for (let n = 0; n < 100; n++) systemClock.after(40_000_000 + n, () => undefined)();
  expect(lists()).toBe(before - 1);
});

it('still fires, once, and can be stopped after it fired', async () => {
  let fired = 0;
  const stop = await new Promise<() => void>((done) => { const cancel = systemClock.after(1, () => { fired++; done(cancel); }); });
  stop();
  expect(fired).toBe(1);
});
