import { expect, it } from 'vitest';
import { killTrials } from './kill/trial.ts';

it('loses no acknowledged write and leaves nothing half-done in 45 deaths of the desk at work', async () => {
  const { acknowledged, lost, halfDone } = await killTrials({ runs: 45, seed: 4_511, longestMs: 350 });
  expect(lost).toEqual([]);
  expect(halfDone).toEqual([]);
  // Otherwise the deaths came before the work, and nothing was tried.
  expect(acknowledged).toBeGreaterThan(45);
}, 240_000);
