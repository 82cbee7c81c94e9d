import { describe, expect, it } from 'vitest';
import { openTestClinic } from '#tests/support/clinic.ts';

const minutes = (n: number): number => n * 60_000;
const at = async () => {
  const clinic = openTestClinic({ lockWhenIdle: true }), window = await clinic.signIn('ivleva', '101');
  return { clinic, window, locked: () => window.snapshot().me?.locked, active: (agoMs = 0) => window.ask('desk.active', { agoMs }) };
};

describe('a window nobody works at (QUALITY.md S10)', () => {
  it('hides after ten minutes to the second, and tells who was there', async () => {
    const { clinic, window, locked } = await at();
    clinic.clock.advance(minutes(10) - 1);
    expect(locked()).toBe(false);
    clinic.clock.advance(1);
    expect(locked()).toBe(true);
    expect(await window.call('patients.search', { text: 'носова', limit: 5 })).toMatchObject({ ok: false, error: { code: 'no-session' } });
    expect(clinic.database.raw.prepare('SELECT action FROM audit_log ORDER BY seq DESC LIMIT 1').get()).toEqual({ action: 'staff.idleLock' });
  });

  it('stays open while somebody is there: the time runs from the last movement, not from its message', async () => {
    const { clinic, locked, active } = await at();
    for (let n = 0; n < 5; n++) {
      clinic.clock.advance(minutes(9));
      await active(5000);
    }
    expect(locked()).toBe(false);
    await active(minutes(60)); // older than what is known: takes nothing back
    clinic.clock.advance(minutes(10) - 5001);
    expect(locked()).toBe(false);
    clinic.clock.advance(1);
    expect(locked()).toBe(true);
  });

  it('goes by the clinic’s own minutes, also for a window that is already idle', async () => {
    const { clinic, locked } = await at(), manager = await clinic.signIn('popova');
    clinic.clock.advance(minutes(4));
    await manager.ask('settings.setWorkstation', { lockMinutes: 3 });
    clinic.clock.advance(0);
    expect(locked()).toBe(true);
    expect(manager.snapshot().me?.locked).toBe(true); // she was idle for as long
  });

  it('still shows that somebody calls, and nothing of who it is', async () => {
    const { clinic, window, locked } = await at();
    clinic.clock.advance(minutes(10));
    expect(locked()).toBe(true);
    const { e164 } = clinic.database.raw.prepare(`SELECT e164 FROM patient_phones WHERE e164 IS NOT NULL AND patient_id = ?`).get(clinic.loaded.patients.get('P1')!.id) as { e164: string };
    clinic.simulator!.ring({ from: e164, line: '+74950001001' });
    clinic.clock.advance(1000);
    const { cards } = window.snapshot();
    expect(cards.map((card) => [card.status, card.number, card.lines, card.buttons])).toEqual([['ringing', '', [], []]]);
    expect(JSON.stringify(window.snapshot())).not.toContain(e164.slice(-4));
  });

  it('does not lock a window that is locked or empty, and starts anew after unlocking', async () => {
    const { clinic, window, locked } = await at();
    await window.ask('staff.lock');
    const { seq } = clinic.audit.head();
    clinic.clock.advance(minutes(30));
    expect(clinic.audit.head().seq).toBe(seq);
    const password = (await window.ask<{ login: string; demoPassword: string }[]>('staff.logins')).find((l) => l.login === 'ivleva')!.demoPassword;
    await window.ask('staff.unlock', { password });
    clinic.clock.advance(minutes(9));
    expect(locked()).toBe(false);
    clinic.clock.advance(minutes(1));
    expect(locked()).toBe(true);
  });
});
