import { setTimeout as pause } from 'node:timers/promises';
import { mostCards } from '#shared/telephony/cards.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { createFakeExchange, type FakeExchange } from '#tests/connectors/fake-exchange.ts';
import { until } from '#tests/connectors/until.ts';
import { launchDesk, type RunningDesk } from '#tests/window/support/desk.ts';
import { prepareProfile } from '#tests/window/support/profile.ts';
import { within, type Figure } from '../figure.ts';
import { median, percentile } from '../measure.ts';
import { ask, atWork } from './at-work.ts';

const line = '+74950001002', domain = 'clinic.test';
const numberOf = (series: number, n: number): string => `+7904${series}${String(n).padStart(6, '0')}`;

/** Writes down every frame of the page, and how many cards it showed at most. */
const watchFrames = (desk: RunningDesk): Promise<void> => desk.page.evaluate(() => {
  const kept = { frames: [] as number[], cards: 0, on: true };
  (window as unknown as { flood: typeof kept }).flood = kept;
  let last = performance.now();
  const frame = (): void => {
    const now = performance.now();
    kept.frames.push(now - last);
    last = now;
    kept.cards = Math.max(kept.cards, document.querySelectorAll('[data-call]').length);
    if (kept.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});
const seen = (desk: RunningDesk): Promise<{ frames: number[]; cards: number }> => desk.page.evaluate(() => {
  const { flood } = window as unknown as { flood: { frames: number[]; cards: number; on: boolean } };
  flood.on = false;
  return { frames: flood.frames.slice(2), cards: flood.cards };
});

/** So many calls a second, evenly, each with a number of its own. */
async function flood(exchange: FakeExchange, series: number, perSecond: number, seconds: number): Promise<string[]> {
  const ids: string[] = [], began = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1_000) / perSecond;
    if (due > performance.now() + 1) await pause(due - performance.now());
    const callId = `flood-${series}-${n}`;
    exchange.ring({ callId, from: numberOf(series, n), line, phones: ['101'] });
    ids.push(callId);
  }
  return ids;
}

/**
 * R9: fifty calls a second lose nothing, three hundred are shed and the desk recovers by itself; all the while the page
 * draws its frames and shows a handful of cards. Over the real connection, against an exchange in this process.
 */
export async function r9(seconds: number): Promise<Figure[]> {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1' }, domain });
  const desk = await launchDesk({ profile: prepareProfile({ sip: [{ extension: '101', user: '101', password: 'p1', server: exchange.url, domain, watchDialog: false, dial: 'off', dialAs: 'e164' }] }) });
  const calls = async (): Promise<number> => (await ask<DeskSnapshot>(desk, 'desk.snapshot')).counters.calls;
  const card = (number: string): Promise<unknown> => desk.page.locator('[data-call][data-status="ringing"]', { hasText: number }).first().waitFor({ timeout: 20_000 });
  /** A call on a quiet line, from the exchange to its card. */
  const one = async (n: number): Promise<number> => {
    const began = performance.now();
    exchange.ring({ callId: `one-${n}`, from: numberOf(9, n), line, phones: ['101'] });
    await card(`${numberOf(9, n).slice(8, 10)}-${numberOf(9, n).slice(10)}`);
    const took = performance.now() - began;
    exchange.end(`one-${n}`);
    await until(answering(calls, (left) => left === 0), 'the end of one call', 20_000);
    return took;
  };
  try {
    await atWork(desk);
    await until(() => exchange.registered('101'), 'the phone at the exchange', 20_000);
    await desk.page.getByRole('banner').waitFor({ timeout: 60_000 });
    const before = [await one(1), await one(2), await one(3)];

    // what else the machine does falls on an idle page as well
    await watchFrames(desk);
    await pause(seconds * 500);
    const idle = await seen(desk), idleMost = Math.max(...idle.frames);
    await watchFrames(desk);
    const some = await flood(exchange, 1, 50, seconds);
    let ringing = 0;
    await until(answering(calls, (alive) => { ringing = alive; return alive >= some.length; }), 'all of the fifty a second', 10_000).catch(() => undefined);
    const busy = await seen(desk);
    for (const callId of some) exchange.end(callId);
    await until(answering(calls, (left) => left === 0), 'the end of the fifty a second', 60_000);

    await watchFrames(desk);
    const refusedBefore = exchange.seen.replies.filter((reply) => reply.startsWith('486')).length, many = await flood(exchange, 2, 300, seconds);
    const refused = (): number => exchange.seen.replies.filter((reply) => reply.startsWith('486')).length - refusedBefore;
    let taken = 0;
    await until(answering(calls, (alive) => { taken = alive; return alive + refused() >= many.length; }), 'a word about every call', 30_000).catch(() => undefined);
    const storm = await seen(desk), shed = refused();
    for (const callId of many) exchange.end(callId);
    await until(answering(calls, (left) => left === 0), 'the end of the three hundred a second', 120_000);
    const after = [await one(4), await one(5), await one(6)];

    const most = Math.max(busy.cards, storm.cards);
    return [
      { ...within('R9 calls taken at 50 a second', `of ${some.length} over ${seconds} s; floor: all of them`, (ringing / some.length) * 100, 100, 100, '%'), ok: ringing === some.length },
      within('R9 longest frame at 50 a second', `of ${busy.frames.length}, 99 of 100 within ${percentile(busy.frames, 0.99).toFixed(0)} ms; floor: the longest of the page at rest`, Math.max(...busy.frames), idleMost, 100),
      { ...within('R9 calls accounted for at 300 a second', `of ${many.length}: ${taken} taken, ${shed} refused; floor: all of them`, ((taken + shed) / many.length) * 100, 100, 100, '%'), ok: taken + shed === many.length && shed > 0 && taken > 0 },
      within('R9 longest frame at 300 a second', `of ${storm.frames.length}, 99 of 100 within ${percentile(storm.frames, 0.99).toFixed(0)} ms; floor: the longest of the page at rest`, Math.max(...storm.frames), idleMost, 100),
      { ...within('R9 cards on the screen', `at most, of ${ringing} and ${taken} calls at once; floor: the cap`, most, mostCards, mostCards, 'cards'), ok: most <= mostCards },
      within('R9 a card after the floods', 'INVITE -> card, the longest of three; floor: the median before them', Math.max(...after), median(before), 1_000),
    ];
  } finally {
    await desk.close();
    await exchange.stop();
  }
}

/** A question whose answer comes later, for a loop that asks again and again. */
function answering(question: () => Promise<number>, fits: (answer: number) => boolean): () => boolean {
  let fitting = false, asking = false;
  return () => {
    if (!asking && !fitting) { asking = true; void question().then((answer) => { fitting = fits(answer); asking = false; }, () => { asking = false; }); }
    return fitting;
  };
}
