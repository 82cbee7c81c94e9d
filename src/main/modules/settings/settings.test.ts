import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { auditTexts, localSettings } from '#main/db/schema/index.ts';
import { openModules } from '#tests/support/modules.ts';

const account = { extension: '101', user: '101', password: 'verysecret', server: 'wss://pbx.example:7443', domain: 'pbx.example', watchDialog: true, dial: 'auto', dialAs: 'e164' } as const;

describe('settings of this PC', () => {
  it('remember the looks, and fall back when what is stored is no longer readable', async () => {
    const m = openModules(), anyone = m.as('doctor');
    await anyone.settings.setLocal({ theme: 'dark' });
    await anyone.settings.setLocal({ zoom: 120 });
    expect(await anyone.settings.local(null)).toEqual({ theme: 'dark', language: 'ru', zoom: 120 });
    m.database.write((tx) => { tx.update(localSettings).set({ value: '{"theme":"neon","zoom":120' }).where(eq(localSettings.key, 'preferences')).run(); });
    expect(await anyone.settings.local(null)).toEqual({ theme: 'auto', language: 'ru', zoom: 100 });
    expect((await anyone.settings.about(null)).language).toBe('ru');
  });

  it('never give a SIP password back, keep it when the form leaves it empty, and keep it out of the audit', async () => {
    const m = openModules(), system = m.as('systemAdministrator');
    await system.settings.setSip({ accounts: [account] });
    expect(JSON.stringify(await system.settings.sip(null))).not.toContain('verysecret');
    await system.settings.setSip({ accounts: [{ ...account, password: '', watchDialog: false }] });
    expect(m.settings.sipAccounts()).toEqual([{ ...account, watchDialog: false }]);
    await system.settings.setSip({ accounts: [{ ...account, password: '', server: 'wss://elsewhere.example' }] });
    expect(m.settings.sipAccounts()[0]!.password).toBe('');
    expect(JSON.stringify(m.database.db.select().from(auditTexts).all())).not.toContain('verysecret');
    await expect(m.as('administrator').settings.sip(null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('settings of the clinic', () => {
  it('are values with a shape: what does not fit is as if unset', () => {
    const m = openModules();
    m.database.write((tx) => { m.settings.set(tx, m.ids.anna, 'link.bookingMinutes', 30); });
    expect(m.settings.get('link.bookingMinutes', z.number())).toBe(30);
    m.database.write((tx) => { m.settings.set(tx, m.ids.anna, 'link.bookingMinutes', 45); });
    expect(m.settings.get('link.bookingMinutes', z.number())).toBe(45);
    expect(m.settings.get('link.bookingMinutes', z.string())).toBeUndefined();
    expect(m.settings.get('link.cancelMinutes', z.number())).toBeUndefined();
  });
});
