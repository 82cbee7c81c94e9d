import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ageOn, dayOf } from '#shared/kernel/time.ts';
import { counted, years } from '#shared/kernel/plural.ts';
import { day, instant } from '#shared/kernel/values.ts';
import type { Card, PersonRow } from '#shared/patients/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, historyRow, ring, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000, zone = 'Europe/Moscow';
const ageText = (born: string): string => counted(ageOn(day(born), dayOf(instant(Date.now()), zone)), years);

describe('the person of a call, chosen and chosen anew', { timeout: 90_000 }, () => {
  let desk: RunningDesk, page: Page;
  const panel = () => page.getByTestId('call-panel'), who = () => page.locator('#panel-who');
  const idOf = async (text: string) => (await ask<PersonRow[]>(page, 'patients.search', { text, limit: 5 }))[0]!.patientId;
  /** Types into «Кто» over what is there, and takes the first of those found. */
  const choose = async (typed: string, name: string) => {
    await who().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: new RegExp(name) }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => who().inputValue(), { timeout: patience }).toBe(name);
  };

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await signIn(page);
    await sizeWindow(desk, 1366, 768);
  });
  afterAll(async () => { await desk.close(); });

  it('takes the child for the mother in the same call: age, parent and the history are those of the child, the number stays as it was (R-018, R-019)', async () => {
    await ring(page, '+79003000094');
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await callCard(page, 'talking').waitFor();
    await page.keyboard.press('F2');
    await panel().waitFor();
    await choose('Громова Ел', 'Громова Елена');
    await panel().getByText('14.03.1986').waitFor();
    await panel().getByText(ageText('1986-03-14'), { exact: true }).waitFor();
    expect(await panel().getByText('родитель').count()).toBe(0);

    await choose('Громов Ти', 'Громов Тимур');
    await panel().getByText('02.06.2017').waitFor();
    await panel().getByText(ageText('2017-06-02'), { exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Громова Елена' }).waitFor();
    await callCard(page, 'talking').getByRole('button', { name: 'Громов Тимур' }).waitFor();
    expect(await panel().getByText('14.03.1986').count()).toBe(0);
    await page.locator('#panel-comment').focus();
    await page.keyboard.type('звонила мать, о сыне');
    // the empty topic is pointed at; a second press saves without it
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('#panel-topic').evaluate((element) => element === document.activeElement), { timeout: patience }).toBe(true);
    await page.keyboard.press('Control+s');
    await atThePhone(page, 'callerHangsUp', callId);

    await page.keyboard.press('Alt+3');
    const row = historyRow(page, 'звонила мать, о сыне');
    await row.getByText('Громов Тимур').waitFor();
    expect(await row.getByText('Громова Елена').count()).toBe(0);
    for (const name of ['Громова Елена', 'Громов Тимур']) {
      const { phones } = await ask<Card>(page, 'patients.card', { patientId: await idOf(name) });
      expect(phones.map(({ e164 }) => e164)).toEqual(['+79001000101']);
    }
  });

  it('shows the policy and the second comment to the pointer and to the keyboard, and «К приёмам» opens the card where they are (R-024, R-025, R-029)', async () => {
    const patientId = await idOf('Зуев Антон');
    await ask(page, 'patients.setPolicy', { patientId, insurer: 'ДМС «Полис»', number: '77-01', validTill: '2031-12-31' });
    await ask(page, 'patients.update', { patientId, change: { mainComment: 'Просит первое утреннее время', extraComment: 'Боится уколов' } });
    await ring(page, '+79001000606');
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await callCard(page, 'talking').waitFor();
    await page.keyboard.press('F2');
    await panel().getByText('Просит первое утреннее время').waitFor();
    await panel().getByText('Лечение по ДМС').waitFor();
    const policy = panel().getByRole('note', { name: /ДМС «Полис»/ }), second = panel().getByRole('note', { name: 'Боится уколов' }), tip = page.getByRole('tooltip');
    expect(await panel().getByText('Боится уколов').count()).toBe(0);
    await policy.hover();
    await tip.getByText('77-01').waitFor();
    expect(await lookAt(page, 'person-policy')).toEqual([]);
    expect(await tip.innerText()).toContain('31.12.2031');
    await page.mouse.move(2, 2);
    await tip.waitFor({ state: 'detached' });
    const reached = (note: typeof second) => expect.poll(async () => {
      if (await note.evaluate((element) => element === document.activeElement)) return true;
      await page.keyboard.press('Tab');
      return false;
    }, { timeout: patience, interval: 10 }).toBe(true);
    await page.locator('#panel-comment').focus();
    await reached(second);
    await tip.getByText('Боится уколов').waitFor();
    await panel().getByRole('button', { name: 'К приёмам' }).press('Enter');
    await page.getByRole('tab', { name: 'Приёмы', selected: true }).waitFor();
    await page.getByRole('heading', { name: /Зуев Антон/ }).first().waitFor();
    await atThePhone(page, 'callerHangsUp', callId);
  });
});
