import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { lines } from './support/exchange.ts';
import { ask } from './support/hands.ts';
import { openReception, soon, type Reception } from './support/reception.ts';

describe('the exchange restarts in a call (R11)', () => {
  let at: Reception;
  beforeAll(async () => { at = await openReception(); });
  afterEach(() => at.quiet());
  afterAll(() => at.close());

  const health = async () => (await at.snapshot()).telephony.state;
  const alive = async () => (await at.snapshot()).cards.filter((card) => !card.closable);
  const rowOf = async (phone: string) => {
    const today = dayOf(instant(Date.now()), 'Europe/Moscow');
    const { rows } = await ask<{ rows: HistoryRow[] }>(at.desk.page, 'inquiries.history', { fromDay: today, tillDay: today, view: 'rows', limit: 50 });
    return rows.find((row) => row.phoneE164 === phone);
  };

  it.each([['ringing', '+79002000071', 'missed'], ['talking', '+79002000072', 'answered'], ['held', '+79002000073', 'answered']] as const)('while a call is %s: it is closed and kept, no ghost stays, and the desk is back within five seconds', async (state, from, outcome) => {
    at.ring({ from, did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    if (state !== 'ringing') {
      await at.lift();
      await at.card('talking').waitFor({ timeout: soon });
    }
    if (state === 'held') await at.bench.deskPhone('101').hold(true);
    await at.bench.stopExchange();
    await expect.poll(alive, { timeout: soon }).toEqual([]);
    expect(await rowOf(from)).toMatchObject({ running: false, outcome });

    const since = performance.now(), up = at.bench.startExchange();
    await expect.poll(health, { timeout: soon, interval: 50 }).toBe('connected');
    // counted from the order to start, before its doors are open: the bar of 5 s begins a moment later
    expect(performance.now() - since).toBeLessThan(5_000);
    await up;
    expect(await alive()).toEqual([]);

    const next = from.replace('+7900200', '+7900210');
    at.ring({ from: next, did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    expect((await alive()).map((card) => card.number.replace(/\D/g, ''))).toEqual([next.replace(/\D/g, '')]);
  });
});
