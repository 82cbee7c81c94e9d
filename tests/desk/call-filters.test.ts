import { describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { noFilter, type CallFilter } from '#shared/telephony/filter.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

const site = '+74950001001', maps = '+74950001002', sign = '+74950001003'; // ring 101 and 102; 101; 102
const minute = 60_000;
const cards = (s: DeskSnapshot) => s.cards.map(({ status, number }) => `${status} ${number}`);
const only = (change: Partial<CallFilter>): { filter: CallFilter } => ({ filter: { ...noFilter, ...change } });
const ring = (clinic: TestClinic, line: string, key: string) => clinic.simulator!.ring({ from: `+7900300007${key}`, line, key });
const history = async (window: TestWindow) => (await window.ask<{ rows: { phone: string }[] }>('inquiries.history', { fromDay: '2026-11-24', tillDay: '2026-11-24' })).rows.length;

describe('filters of calls', () => {
  it('of this PC leave a line out for whoever works at it, in cards, in the table and in the numbers; what is recorded stays whole', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), manager = await clinic.signIn('popova');
    await manager.ask('callFilters.setWorkplace', only({ lines: [maps] }));
    expect(anna.snapshot().filter).toEqual(['lines']);
    ring(clinic, site, '1');
    expect([cards(anna.snapshot()), anna.snapshot().counters.calls]).toEqual([[], 0]);
    ring(clinic, maps, '2');
    expect(cards(anna.snapshot())).toEqual(['ringing +7 (900) 300-00-72']);
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ mode: 'form', form: { number: '+7 (900) 300-00-72' }, others: [] });

    clinic.simulator!.callerHangsUp('1');
    clinic.simulator!.callerHangsUp('2');
    expect(anna.snapshot().counters.missed).toBe(1);
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ mode: 'recent', rows: [{ number: '+7 (900) 300-00-72' }] });
    expect(await history(anna)).toBe(2);

    await manager.ask('callFilters.setWorkplace', only({}));
    expect([anna.snapshot().filter, anna.snapshot().counters.missed]).toEqual([[], 2]);
  });
  it('come before the length of «Звонки»: an older call of a shown line stands there however many newer ones are left out', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    const missed = (line: string, n: number): void => {
      clinic.simulator!.ring({ from: `+790030010${String(n)}`, line, key: String(n) });
      clinic.simulator!.callerHangsUp(String(n));
      clinic.clock.advance(10_000);
    };
    missed(maps, 10);
    for (let n = 11; n < 71; n++) missed(site, n);
    await anna.ask('inquiries.openPanel', {});
    const whole = anna.snapshot().panel;
    expect(whole?.mode === 'recent' && whole.rows.map(({ number }) => number)).toHaveLength(50);
    await anna.ask('callFilters.setOwn', only({ lines: [maps] }));
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ mode: 'recent', rows: [{ number: '+7 (900) 300-10-10' }] });
  });
  it('of one user are that user’s at any PC, and nobody else’s', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boris = await clinic.signIn('chuev', '102');
    await anna.ask('callFilters.setOwn', only({ lines: [maps] }));
    ring(clinic, site, '1');
    expect([cards(anna.snapshot()), cards(boris.snapshot())]).toEqual([[], ['ringing +7 (900) 300-00-71']]);
    expect([anna.snapshot().filter, boris.snapshot().filter]).toEqual([['lines'], []]);
    expect(await anna.ask('callFilters.get')).toMatchObject({ workplace: noFilter, own: { lines: [maps] } });
    expect(await boris.ask('callFilters.get')).toMatchObject({ own: noFilter });
  });
  it('never hide a call that was answered here after all, nor one that was dialled here', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    await anna.ask('callFilters.setOwn', only({ extensions: ['102'] }));
    ring(clinic, maps, '1');
    expect(cards(anna.snapshot())).toEqual([]);
    clinic.simulator!.answer('1', '101');
    expect(cards(anna.snapshot())).toEqual(['talking +7 (900) 300-00-71']);
    clinic.simulator!.callerHangsUp('1');
    clinic.clock.advance(minute);
    await anna.ask('telephony.dial', { phone: '+79003000077' });
    expect(cards(anna.snapshot())).toEqual(['dialing +7 (900) 300-00-77']);
  });
  it('by employee, by branch and by the scenario of the exchange tell calls apart as well', async () => {
    const clinic = openTestClinic(), boris = await clinic.signIn('chuev', '102'), id = boris.snapshot().me!.employeeId, here = clinic.directories.branch().id;
    const shown = async (change: Partial<CallFilter>, key: string): Promise<number> => {
      await boris.ask('callFilters.setOwn', only(change));
      ring(clinic, sign, key);
      const { length } = boris.snapshot().cards;
      clinic.simulator!.callerHangsUp(key);
      clinic.clock.advance(minute);
      return length;
    };
    expect(await shown({ employees: [id] }, '1')).toBe(1);
    expect(await shown({ employees: [clinic.loaded.employees.get('Анна')!.id] }, '2')).toBe(0);
    expect(await shown({ branches: [here] }, '3')).toBe(1);
    expect(await shown({ branches: [clinic.loaded.phones.get('101')!] }, '4')).toBe(0);
    // this exchange names no scenario: what nobody told is shown rather than lost
    expect(await shown({ scenarios: ['Ночью'] }, '5')).toBe(1);
  });
  it('are written into the log with what they were and became, and the PC’s own is set by whoever sets up the telephony', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), manager = await clinic.signIn('popova');
    await expect(anna.ask('callFilters.setWorkplace', only({ lines: [maps] }))).rejects.toThrow('forbidden');
    await manager.ask('callFilters.setWorkplace', only({ lines: [maps] }));
    const { rows } = await manager.ask<{ rows: { action: string; employee?: string }[] }>('audit.page', { limit: 1 });
    expect(rows).toMatchObject([{ action: 'settings.setCallFilter', employee: 'Попова' }]);
  });
  it('offer the lines with their channels, the phones, the employees and the branches there are', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    const { choices } = await anna.ask<{ choices: Record<string, unknown[]> }>('callFilters.get');
    expect(choices).toMatchObject({ lines: [{ e164: site, channel: 'Сайт' }, { e164: maps, channel: 'Яндекс Карты' }, { e164: sign, channel: 'Вывеска' }], branches: [{ name: 'Арбат' }], scenarios: [] });
    expect(choices['phones']).toMatchObject([{ extension: '101' }, { extension: '102' }]);
  });
});
