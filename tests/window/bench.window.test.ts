import { appendFileSync, existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { figureLine, type Figure } from '#tests/bench/figure.ts';
import { atWork } from '#tests/bench/window/at-work.ts';
import { p1 } from '#tests/bench/window/p1.ts';
import { p10 } from '#tests/bench/window/p10.ts';
import { p14 } from '#tests/bench/window/p14.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { prepareProfile } from './support/profile.ts';

/**
 * The rows of the quality table that need the window. `npm test` proves on the small clinic that they work and asserts no
 * time; `npm run bench` runs this file at full effort and reads the figures from the file it names.
 */
const { STOIKA_BENCH_ROWS: asked, STOIKA_BENCH_OUT: out, STOIKA_BENCH_DB: database } = process.env;
const wanted = (row: string): boolean => asked === undefined || asked.split(',').includes(row);
const rounds = (full: number, few: number): number => (asked === undefined ? few : full);

let desk: RunningDesk | undefined;
afterAll(async () => { await desk?.close(); });

function report(row: string, figures: readonly Figure[]): void {
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    expect(figure.name.startsWith(`${row} `)).toBe(true);
    expect(figure.value).toBeGreaterThan(0);
    expect(figure.floor).toBeGreaterThan(0);
    if (out !== undefined) appendFileSync(out, `${figureLine(figure)}\n`);
  }
}

it.runIf(wanted('P1') || wanted('P10'))('P1, P10: a card is painted and rows travel, measured against their floors', async () => {
  desk = await launchDesk({ profile: prepareProfile() });
  await atWork(desk);
  await desk.page.getByRole('banner').waitFor({ timeout: 60_000 });
  if (wanted('P1')) report('P1', await p1(desk, rounds(60, 3)));
  if (wanted('P10')) report('P10', await p10(desk, rounds(30, 3)));
}, 300_000);

it.runIf(wanted('P14'))('P14: the desk starts beside an empty window', async () => {
  report('P14', await p14(rounds(7, 1), database !== undefined && existsSync(database) ? database : undefined));
}, 600_000);
