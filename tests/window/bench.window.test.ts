import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figureLine, type Figure } from '#tests/bench/figure.ts';
import { atWork } from '#tests/bench/window/at-work.ts';
import { p1, p1Busy } from '#tests/bench/window/p1.ts';
import { p10 } from '#tests/bench/window/p10.ts';
import { p14 } from '#tests/bench/window/p14.ts';
import { r9 } from '#tests/bench/window/r9.ts';
import { launchDesk } from './support/desk.ts';
import { prepareProfile, profileOf } from './support/profile.ts';

/**
 * The rows of the quality table that need the window. `npm test` proves on the small clinic that they work and asserts no
 * time; `npm run bench` runs this file at full effort and reads the figures from the file it names. One desk at a time:
 * a second one shares the program's own pages with the first, and its memory looks like half.
 */
const { STOIKA_BENCH_ROWS: asked, STOIKA_BENCH_OUT: out, STOIKA_BENCH_DB: database } = process.env;
const wanted = (row: string): boolean => asked === undefined || asked.split(',').includes(row);
const rounds = (full: number, few: number): number => (asked === undefined ? few : full);

/** The figures go where the benchmark reads them; what is wrong with any comes back. */
function told(row: string, figures: readonly Figure[]): Figure[] {
  if (out !== undefined) for (const figure of figures) appendFileSync(out, `${figureLine(figure)}\n`);
  return figures.filter(({ name, value, floor }) => !name.startsWith(`${row} `) || !(value > 0) || !(floor > 0));
}

it.runIf(wanted('P1') || wanted('P10'))('P1, P10: a card is painted and rows travel, measured against their floors', async () => {
  const desk = await launchDesk({ profile: prepareProfile() });
  try {
    await atWork(desk);
    await desk.page.getByRole('banner').waitFor({ timeout: 60_000 });
    const wrong = wanted('P1') ? told('P1', await p1(desk, rounds(120, 3))) : [];
    if (wanted('P10')) wrong.push(...told('P10', await p10(desk, rounds(30, 3))));
    expect(wrong).toEqual([]);
  } finally {
    await desk.close();
  }
}, 300_000);

it.runIf(wanted('P1'))('P1: a card comes as soon while an import and reports run', async () => {
  const profile = database !== undefined && existsSync(database) ? profileOf(database) : prepareProfile(), busy = await launchDesk({ profile, timeoutMs: 120_000 });
  try {
    await atWork(busy, 'popova');
    await busy.page.getByRole('banner').waitFor({ timeout: 60_000 });
    expect(told('P1', await p1Busy(busy, rounds(120, 3), rounds(300_000, 300)))).toEqual([]);
  } finally {
    await busy.close();
    rmSync(profile, { recursive: true, force: true });
  }
}, 600_000);

it.runIf(wanted('P14'))('P14: the desk starts beside an empty window', async () => {
  expect(told('P14', await p14(rounds(7, 1), database !== undefined && existsSync(database) ? database : undefined))).toEqual([]);
}, 600_000);

it.runIf(wanted('R9'))('R9: a flood of calls loses none, a larger one is shed, and the page goes on', async () => {
  const figures = await r9(rounds(10, 1));
  expect(told('R9', figures)).toEqual([]);
  expect(figures.filter(({ unit, ok }) => unit !== 'ms' && !ok)).toEqual([]);
}, 300_000);
