import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { lift, lines, sipAccountOf } from './support/exchange.ts';
import { ask, signIn } from './support/hands.ts';
import { prepareProfile } from './support/profile.ts';
import { slow, soon } from './support/reception.ts';

let bench: Bench;
const desks: RunningDesk[] = [];
beforeAll(async () => {
  bench = await startBench({ deskPhones: ['101', '102'] });
  for (const [login, phone] of [['ivleva', '101'], ['dan', '102']] as const) {
    const desk = await launchDesk({ profile: prepareProfile({ sip: [sipAccountOf(bench, phone)] }) });
    desks.push(desk);
    await signIn(desk.page, login, phone);
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
  }
});
afterAll(async () => {
  for (const desk of desks) { await desk.close(); rmSync(desk.profile, { recursive: true, force: true }); }
  await bench?.stop();
});

/** What one desk shows, a word and the last digits each. */
const shown = async (desk: RunningDesk) => (await ask<DeskSnapshot>(desk.page, 'desk.snapshot')).cards.filter((card) => !card.closable).map((card) => `${card.status} ${card.number.replace(/\D/g, '').slice(-2)}`).sort();

it('three calls at two desks: each is shown at both while it rings and only where it was lifted afterwards', async () => {
  const [anna, vera] = desks as [RunningDesk, RunningDesk];
  const both = async (atAnna: string[], atVera: string[]) => { await expect.poll(async () => [await shown(anna), await shown(vera)], { timeout: soon }).toEqual([atAnna, atVera]); };
  const talks = (desk: RunningDesk, number: string) => async () => (await shown(desk)).includes(`talking ${number}`);
  const first = bench.ring({ from: '+79002000081', did: lines.site, untilTold: true });
  await both(['ringing 81'], ['ringing 81']);
  await lift(bench, '101', talks(anna, '81'));
  await both(['talking 81'], []);   // answered elsewhere: no card and no missed call at the other desk
  const second = bench.ring({ from: '+79002000082', did: lines.site, untilTold: true });
  await both(['ringing 82', 'talking 81'], ['ringing 82']);
  await lift(bench, '102', talks(vera, '82'));
  await both(['talking 81'], ['talking 82']);
  const third = bench.ring({ from: '+79002000083', did: lines.site, untilTold: true });
  await both(['ringing 83', 'talking 81'], ['ringing 83', 'talking 82']);
  first.hangup();
  await both(['ringing 83'], ['ringing 83', 'talking 82']);
  await lift(bench, '101', talks(anna, '83'));
  await both(['talking 83'], ['talking 82']);
  third.hangup();
  second.hangup();
  await both([], []);
  // one call has one id at both desks, and neither kept a missed one
  const missed = await Promise.all(desks.map(async (desk) => (await ask<DeskSnapshot>(desk.page, 'desk.snapshot')).counters.missed));
  expect(missed).toEqual([0, 0]);
});
