import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { CardStatus } from '#shared/telephony/view.ts';
import { startBench, type Bench, type BenchOptions, type CityCall } from '../../telephony/bench/index.ts';
import { launchDesk, type RunningDesk } from './desk.ts';
import { lift, sipAccountOf } from './exchange.ts';
import { ask, signIn } from './hands.ts';
import { prepareProfile } from './profile.ts';

/** How long the program may take to open its base and draw its first screens on a busy machine, ms. */
export const slow = 30_000;
/** How long a call may take from the city to the screen while the machine is busy, ms. */
export const soon = 10_000;

/** Text of an element as a person reads it: one kind of space. */
export const read = async (locator: Locator): Promise<string> => (await locator.innerText({ timeout: soon })).replaceAll(/\s+/g, ' ').trim();

export interface Reception {
  readonly desk: RunningDesk;
  readonly bench: Bench;
  /** A call from the city; it waits and talks until quiet(), unless it is timed itself. */
  ring(call: CityCall): void;
  /** The full card, in this state if given. */
  card(status?: CardStatus): Locator;
  /** The slim rows under it. */
  rows(): Locator;
  panel(): Locator;
  /** What main says this window shows. */
  snapshot(): Promise<DeskSnapshot>;
  /** Lifts the handset of 101: the call that rings there is answered. */
  lift(): Promise<void>;
  /** Nobody on the line, no card, no panel: as before the first call. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A desk with Anna at phone 101, a phone of the same number beside it, and the city behind a real exchange. */
export async function openReception(options: BenchOptions = { deskPhones: ['101'] }): Promise<Reception> {
  const bench = await startBench(options);
  const profile = prepareProfile({ sip: [sipAccountOf(bench, '101')] });
  let desk: RunningDesk | undefined;
  try {
    desk = await launchDesk({ profile });
    await signIn(desk.page);
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
  } catch (error) {
    await desk?.close();
    await bench.stop();
    rmSync(profile, { recursive: true, force: true });
    throw error;
  }
  return receptionOf(desk, bench);
}

function receptionOf(desk: RunningDesk, bench: Bench): Reception {
  const { page } = desk;
  const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');
  const cards = page.getByRole('region', { name: 'Текущие звонки' });
  const alive = async () => (await snapshot()).cards.filter((card) => !card.closable);
  const callers: ReturnType<Bench['ring']>[] = [];
  const quiet = async () => {
    await expect.poll(async () => {
      const left = (await alive()).length;
      if (left) for (const caller of callers) caller.hangup();
      return left;
    }, { timeout: 20_000, interval: 200 }).toBe(0);
    callers.length = 0;
    await page.mouse.move(700, 5);
    const crosses = cards.getByRole('button', { name: 'Убрать карточку' });
    while (await crosses.count()) await crosses.first().click({ timeout: 2_000 }).catch(() => undefined);
    await cards.getByRole('article').first().waitFor({ state: 'detached', timeout: soon });
    const close = page.getByRole('button', { name: 'Закрыть окно звонка' });
    if (await close.count()) await close.click();
    await page.getByTestId('call-panel').waitFor({ state: 'detached', timeout: soon });
  };
  return {
    desk, bench, snapshot, quiet,
    lift: () => lift(bench, '101', async () => (await alive()).some((card) => card.status === 'talking')),
    ring: (call) => { callers.push(bench.ring(call.cancelAfterMs === undefined ? { ...call, untilTold: true } : call)); },
    card: (status) => page.locator(`[data-testid="call-card"]${status ? `[data-status="${status}"]` : ''}`),
    rows: () => page.getByTestId('call-row'),
    panel: () => page.getByTestId('call-panel'),
    close: async () => {
      await desk.close();
      await bench.stop();
      rmSync(desk.profile, { recursive: true, force: true });
    },
  };
}
