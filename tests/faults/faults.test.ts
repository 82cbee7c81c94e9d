import { expect, it } from 'vitest';
import { clockTrials } from './clock/trial.ts';
import { copyTrials } from './copy/trial.ts';
import { diskTrials } from './disk/trial.ts';
import { exchangeTrials } from './exchange/trial.ts';
import { flipTrials } from './flip/trial.ts';
import { keyTrials } from './key/trial.ts';
import { leadTrials } from './lead/trial.ts';
import { migrateTrials } from './migrate/trial.ts';
import { powerTrials, straceThere } from './power/trial.ts';
import { sipTrials } from './sip/trial.ts';
import type { Effort, Verdict } from './support/verdict.ts';

/** A few of each; `npm run faults` runs them at their full size. */
const few = (runs: number): Effort => ({ runs, seed: 4_511, say: () => undefined });
const problemsOf = ({ groups }: Verdict): string[] => groups.flatMap(({ what, problems }) => problems.map((one) => `${what}: ${one}`));

it('loses nothing acknowledged in a power cut, and the control that flushes less does', async ({ skip }) => {
  if (!straceThere()) skip('strace is missing');
  expect(problemsOf(await powerTrials(few(10)))).toEqual([]);
}, 120_000);

it('notices every damage to the file, shows nothing wrong, and gets every row back', async () => {
  const verdict = await flipTrials(few(25));
  expect(problemsOf(verdict)).toEqual([]);
  expect(verdict.groups.find(({ what }) => what.startsWith('one bit flipped in the file'))?.outcomes['of no effect']).toBeUndefined();
}, 120_000);

it('keeps a base whose key is lost, foreign or refused, and opens it by the printed code', async () => {
  expect(problemsOf(await keyTrials(few(9)))).toEqual([]);
}, 120_000);

it('goes on after a full and a failing disk, with nothing lost', async () => {
  const verdict = await diskTrials(few(2));
  expect(problemsOf(verdict)).toEqual([]);
  expect(verdict.ok).toBe(true);
}, 120_000);

it('makes copies while the desk writes, each of which restores and with the journal equals the present', async () => {
  expect(problemsOf(await copyTrials(few(4)))).toEqual([]);
}, 120_000);

it('brings every old schema to the newest, whatever step it dies at, and leaves a newer file alone', async () => {
  expect(problemsOf(await migrateTrials(few(6)))).toEqual([]);
}, 120_000);

it('lets no broken SIP message escape, and the call right after it rings', async () => {
  expect(problemsOf(await sipTrials(few(120)))).toEqual([]);
}, 120_000);

it('counts calls, cards and reminders right whatever is done to the clock, and the control that asks the wall does not', async () => {
  expect(problemsOf(await clockTrials(few(14)))).toEqual([]);
}, 120_000);

it('closes the call of an exchange that stops, keeps its record, and is registered soon after it is back', async () => {
  expect(problemsOf(await exchangeTrials(few(3)))).toEqual([]);
}, 120_000);

it('lets no broken payload of a lead source escape, loses no valid lead among them, and stands a flood', async () => {
  expect(problemsOf(await leadTrials(few(80)))).toEqual([]);
}, 120_000);
