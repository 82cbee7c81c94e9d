import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitEntry, createTurn, enter, isWanted, leave, lingerAfter, lowerHand, raiseHand } from './turn.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('one hand stays up after a write, is not prolonged by the next, and then rests as long', () => {
  const turn = createTurn(), lingering = lingerAfter(turn, 40), write = (): void => { raiseHand(turn); lingering.begin(); lowerHand(turn); };
  write();
  vi.advanceTimersByTime(30);
  write();
  expect(isWanted(turn)).toBe(true);
  vi.advanceTimersByTime(10);
  expect(isWanted(turn)).toBe(false);
  // the import has its half of the time, however often the desk writes
  let free = 0;
  for (let ms = 0; ms < 400; ms++) { write(); if (!isWanted(turn)) free++; vi.advanceTimersByTime(1); }
  expect(free).toBe(200);
});

it('lets go at once when the base is closed', () => {
  const turn = createTurn(), lingering = lingerAfter(turn, 40);
  lingering.begin();
  lingering.end();
  expect(isWanted(turn)).toBe(false);
  vi.advanceTimersByTime(100);
  expect(Atomics.load(turn, 0)).toBe(0);
});

it('the desk waits for a second writer that is inside, only so long, and not at all when nobody is', () => {
  vi.useRealTimers();
  const turn = createTurn();
  enter(turn);
  const from = performance.now();
  awaitEntry(turn, 20);
  expect(performance.now() - from).toBeGreaterThan(15);
  leave(turn);
  awaitEntry(turn, Infinity);
});

it('a second writer stays outside while a hand is up', () => {
  vi.useRealTimers();
  const turn = createTurn(), wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => { expect(Atomics.load(turn, 1)).toBe(0); lowerHand(turn); return 'ok'; });
  raiseHand(turn);
  enter(turn);
  wait.mockRestore();
  expect([isWanted(turn), Atomics.load(turn, 1)]).toEqual([false, 1]);
});
