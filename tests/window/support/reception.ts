import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { CardStatus } from '#shared/telephony/view.ts';
import { startBench, type Bench, type BenchOptions } from '../../telephony/bench/index.ts';
import { launchDesk, type RunningDesk } from './desk.ts';
import { sipAccountOf } from './exchange.ts';
import { prepareProfile } from './profile.ts';
import { signIn, slow } from './sign-in.ts';

declare global { interface Window { readonly stoika: Bridge } }

/** How long a call may take from the city to the screen while the machine is busy, ms. */
export const soon = 10_000;

/** Text of an element as a person reads it: one kind of space. */
export const read = async (locator: Locator): Promise<string> => (await locator.innerText({ timeout: soon })).replaceAll(/\s+/g, ' ').trim();

export interface Reception {
  readonly desk: RunningDesk;
  readonly bench: Bench;
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
  let desk: RunningDesk | undefined;
  try {
    desk = await launchDesk({ profile: prepareProfile({ sip: [sipAccountOf(bench, '101')] }) });
    await signIn(desk, 'ivleva', '101');
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
  } catch (error) {
    await desk?.close();
    await bench.stop();
    throw error;
  }
  return receptionOf(desk, bench);
}

function receptionOf(desk: RunningDesk, bench: Bench): Reception {
  const { page } = desk;
  const phone = bench.deskPhone('101');
  const snapshot = () => snapshotOf(desk);
  const cards = page.getByRole('region', { name: 'Текущие звонки' });
  const alive = async () => (await snapshot()).cards.filter((card) => !card.closable);
  const lift = async () => {
    // the card may be there a moment before the handset rings
    await expect.poll(() => phone.accept().then(() => alive()).then((all) => all.some((card) => card.status === 'talking'), () => false), { timeout: soon, interval: 100 }).toBe(true);
  };
  const quiet = async () => {
    await expect.poll(async () => {
      const left = await alive();
      if (left.some((card) => card.status === 'ringing')) await phone.accept().catch(() => undefined);
      if (left.length) await phone.hangup().catch(() => undefined);
      return left.length;
    }, { timeout: 30_000, interval: 100 }).toBe(0);
    await page.mouse.move(700, 5);
    const crosses = cards.getByRole('button', { name: 'Убрать карточку' });
    while (await crosses.count()) await crosses.first().click({ timeout: 2_000 }).catch(() => undefined);
    await cards.getByRole('article').first().waitFor({ state: 'detached', timeout: soon });
    const close = page.getByRole('button', { name: 'Закрыть окно звонка' });
    if (await close.count()) await close.click();
    await page.getByTestId('call-panel').waitFor({ state: 'detached', timeout: soon });
  };
  return {
    desk, bench, snapshot, lift, quiet,
    card: (status) => page.locator(`[data-testid="call-card"]${status ? `[data-status="${status}"]` : ''}`),
    rows: () => page.getByTestId('call-row'),
    panel: () => page.getByTestId('call-panel'),
    close: async () => {
      await desk.close();
      await bench.stop();
    },
  };
}

/** What main says the page of this desk shows. */
export async function snapshotOf(desk: RunningDesk): Promise<DeskSnapshot> {
  const reply = await desk.page.evaluate(() => window.stoika.call('desk.snapshot', null)) as { readonly ok: boolean; readonly value: DeskSnapshot };
  if (!reply.ok) throw new Error(`Main refused its snapshot: ${JSON.stringify(reply)}`);
  return reply.value;
}
