import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { inMain, launchDesk, type RunningDesk } from './support/desk.ts';
import { lift, lines, sipAccountOf } from './support/exchange.ts';
import { ask, signIn, sizeWindow } from './support/hands.ts';
import { createLook, screenshot } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';
import { read, slow, soon } from './support/reception.ts';

const shown = '+7 (900) 100-02-02';

describe('a call from the screen on a real desk phone', () => {
  let bench: Bench, desk: RunningDesk;
  beforeAll(async () => {
    bench = await startBench({ deskPhones: ['101'] });
    await bench.patientsDo('answer');
    desk = await launchDesk({ profile: prepareProfile({ sip: [sipAccountOf(bench, '101')] }) });
    await sizeWindow(desk, 1366, 768);
    await signIn(desk.page, 'popova', '101');
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
    while (!(await ask<{ watched: boolean }[]>(desk.page, 'telephony.phoneStates'))[0]?.watched) await desk.page.waitForTimeout(50);
  });
  afterEach(() => quiet());
  afterAll(async () => {
    await desk?.close();
    if (desk) rmSync(desk.profile, { recursive: true, force: true });
    await bench?.stop();
  });

  const card = (status: string) => desk.page.locator(`[data-testid="call-card"][data-status="${status}"]`);
  const snapshot = () => ask<DeskSnapshot>(desk.page, 'desk.snapshot');
  const states = () => ask<{ phone: string; dialWay?: string }[]>(desk.page, 'telephony.phoneStates');
  const alive = async () => (await snapshot()).cards.filter((one) => !one.closable);
  /** Nobody talks and no card is left. */
  async function quiet() {
    await expect.poll(async () => {
      const left = (await alive()).length;
      if (left) await bench.deskPhone('101').hangup().catch(() => undefined);
      return left;
    }, { timeout: soon }).toBe(0);
    for (const { callId } of (await snapshot()).cards) await ask(desk.page, 'telephony.dismissCard', { callId });
  }
  const dialByKeys = async () => {
    await desk.page.keyboard.press('F7');
    await desk.page.getByRole('dialog').waitFor({ timeout: soon });
    await desk.page.keyboard.type('8 900 100 02 02');
    await desk.page.keyboard.press('Enter');
  };
  const talk = () => lift(bench, '101', async () => (await alive()).some((one) => one.status === 'talking'));

  it.each([['refer', 'auto'], ['threePcc', 'threePcc']] as const)('rings the phone, calls the patient when it is lifted (%s), and shows it in orange, then in green (R-007, R-166)', async (way, dial) => {
    if (dial !== 'auto') {
      await ask(desk.page, 'settings.setSip', { accounts: [{ ...sipAccountOf(bench, '101'), dial }] });
      await expect.poll(async () => (await snapshot()).telephony.state, { timeout: soon }).toBe('connected');
    }
    await dialByKeys();
    await card('dialing').waitFor({ timeout: soon });
    expect(await read(card('dialing'))).toContain(shown);
    expect((await snapshot()).dial).toMatchObject({ can: false, why: 'dialing' });
    await talk();
    await card('talking').getByRole('button', { name: 'Назначить прием' }).waitFor({ timeout: soon });
    expect((await states())[0]?.dialWay).toBe(way);
    // no second call while this one goes on: the button says why
    await dialByKeys();
    await desk.page.getByText('Идёт разговор: новый звонок можно начать после него.').first().waitFor({ timeout: soon });
    expect(await alive()).toHaveLength(1);
    await bench.deskPhone('101').hangup();
    await card('ended').waitFor({ timeout: soon });
  });

  it('says in a red banner why a call did not begin, and lets it be tried again', async () => {
    await ask(desk.page, 'settings.setSip', { accounts: [{ ...sipAccountOf(bench, '101'), dial: 'auto' }] });
    await expect.poll(async () => (await snapshot()).telephony.state, { timeout: soon }).toBe('connected');
    bench.ring({ from: '+79001000303', did: lines.maps, untilTold: true });
    await card('ringing').waitFor({ timeout: soon });
    await talk();
    await bench.deskPhone('101').hangup();
    await card('ended').waitFor({ timeout: soon });
    await bench.stopExchange();
    await expect.poll(async () => (await snapshot()).telephony.state, { timeout: soon }).not.toBe('connected');
    await dialByKeys();
    const banner = desk.page.getByRole('region', { name: 'Важные сообщения' });
    await banner.getByText(`Нет связи с АТС: звонок на ${shown} не начат.`, { exact: false }).waitFor({ timeout: soon });
    await bench.startExchange();
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
    await dialByKeys();
    await card('dialing').waitFor({ timeout: soon });
    await banner.getByText('Нет связи с АТС: звонок', { exact: false }).waitFor({ state: 'detached', timeout: soon });
  });

  it('asks about a link of another program, dials none by itself and refuses odd ones', async () => {
    const { page } = desk, press = (link: string) => inMain(desk, ({ app }, text) => { app.emit('second-instance', {}, ['stoika', text]); }, link);
    const dialog = page.getByRole('dialog', { name: 'Позвонить по ссылке' });
    await press('tel:+7(900)100-02-02;ext=7');
    await dialog.getByText('100-02-').waitFor({ timeout: soon });
    expect(await read(dialog)).toContain('Добавочный 7');
    await screenshot(page, 'dial-link');
    await page.keyboard.press('Enter');   // the focus is on «Не звонить»
    await dialog.waitFor({ state: 'detached', timeout: soon });
    expect(await alive()).toEqual([]);
    await press('tel:*21*89001000202#');
    await dialog.getByText('В ссылке код управления телефоном', { exact: false }).waitFor({ timeout: soon });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', timeout: soon });
    await press('callto:89001000202');
    await dialog.getByRole('button', { name: 'Позвонить' }).click({ timeout: soon });
    await card('dialing').waitFor({ timeout: soon });
  });

  it('tries a phone with one ring, suspends calls and says who did, found by axe without a fault', async () => {
    const { page } = desk, look = createLook(desk);
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Телефония' }).or(page.getByRole('link', { name: 'Телефония' })).or(page.getByRole('tab', { name: 'Телефония' })).first().click({ timeout: soon });
    const wizard = page.locator('[data-wizard]'), step = (name: string) => wizard.locator(`[data-step="${name}"]`);
    await wizard.getByRole('button', { name: 'Проверить телефон 101' }).click({ timeout: soon });
    await step('rings').and(page.locator('[data-verdict="yes"]')).waitFor({ timeout: soon });
    await screenshot(page, 'wizard-rings');
    await bench.deskPhone('101').accept();
    for (const name of ['registered', 'arrives', 'rings', 'watched', 'lifted']) await step(name).and(page.locator('[data-verdict="yes"]')).waitFor({ timeout: soon });
    expect((await snapshot()).cards).toEqual([]);
    await expect.poll(async () => wizard.getByRole('button', { name: 'Проверить телефон 101' }).isVisible(), { timeout: soon }).toBe(true);
    await look.look('the wizard');
    await page.emulateMedia({ colorScheme: 'light' });
    await wizard.scrollIntoViewIfNeeded();
    await screenshot(page, 'wizard-done');

    await page.getByRole('button', { name: 'Приостановить' }).click();
    const line = page.getByRole('contentinfo', { name: 'Состояние программы' });
    await line.getByText('Звонки приостановлены: Попова', { exact: false }).waitFor({ timeout: soon });
    await dialByKeys();
    await page.getByText('Телефония приостановлена, звонок не начат.').first().waitFor({ timeout: soon });
    expect(await alive()).toEqual([]);
    await look.look('suspended');
    await screenshot(page, 'suspended');
    await page.getByRole('button', { name: 'Возобновить' }).click();
    await line.getByText('Звонки приостановлены', { exact: false }).waitFor({ state: 'detached', timeout: soon });
    expect(look.verdict()).toEqual([]);
  });
});
