import { expect, it } from 'vitest';
import { actInQuiet, quietMs } from './quiet.ts';

const first = quietMs[0]!, last = quietMs.at(-1)!;

function desk() {
  let at = 0, acts = 0, event: () => void = () => undefined;
  const window = new EventTarget();
  const beat = actInQuiet({ now: () => at, onEvent: (sign) => { event = sign; }, window, act: () => { acts += 1; } });
  return { sign: () => { event(); }, hand: (name: string) => { window.dispatchEvent(new Event(name)); }, acts: () => acts, wait: (ms: number) => { at += ms; beat(); } };
}

it('acts when nothing has happened for the whole stretch, and not before', () => {
  const { wait, acts } = desk();
  wait(first - 1);
  expect(acts()).toBe(0);
  wait(1);
  expect(acts()).toBe(1);
});

it('acts once at each of its times, and again after the next sign of work', () => {
  const { wait, sign, acts } = desk();
  for (let ms = 0; ms < last * 3; ms += 500) wait(500);
  expect(acts()).toBe(quietMs.length);
  sign();
  wait(first - 1);
  expect(acts()).toBe(quietMs.length);
  wait(1);
  expect(acts()).toBe(quietMs.length + 1);
});

it('acts once for all the times a machine slept through', () => {
  const { wait, acts } = desk();
  wait(last * 100);
  wait(500);
  expect(acts()).toBe(1);
});

it.each(['an event', 'pointermove', 'pointerdown', 'keydown', 'wheel'])('leaves a desk at work alone, however long the work lasts: %s', (what) => {
  const { wait, sign, hand, acts } = desk();
  for (let n = 0; n < 1_000; n++) {
    wait(first / 2);
    if (what === 'an event') sign(); else hand(what);
  }
  expect(acts()).toBe(0);
});
