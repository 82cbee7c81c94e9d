import assert from 'node:assert/strict';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { ask, atThePhone, atTheDoor, callCard, callIdOf, ring, signIn } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

const line = '+74950001002', callers = ['+79003000081', '+79003000082', '+79003000081'] as const, hour = 3_600_000;

/** «Ничего не потеряно» and the handover of a shift; begins as «Администратор» with the phone 101, and ends so too. */
export const lost: readonly TourStep[] = [
  { say: '«Ничего не потеряно»: everything still owed, the most urgent first; calls of one number are one person', name: 'lost-list', play: async ({ page }) => {
    for (const from of callers) {
      await ring(page, from, line);
      const callId = await callIdOf(callCard(page, 'ringing').first());
      await atThePhone(page, 'callerHangsUp', callId);
      await page.locator(`[data-call="${callId}"][data-status="missed"]`).waitFor();
    }
    const now = await page.evaluate(() => Date.now());
    await ask(page, 'crm.addTask', { kind: 'callBack', what: 'Сказать цену чистки после ответа врача', typedName: 'Мельник Ольга', phone: '+79003000085', dueAt: now - hour });
    await page.keyboard.press('Alt+7');
    const grid = page.getByRole('grid', { name: 'Открытые дела' });
    await grid.getByText('просрочено').first().waitFor();
    // the youngest stand last
    await grid.locator('[data-index]').first().focus();
    await page.keyboard.press('End');
    await grid.getByText('звонили 2').waitFor();
  } },
  { say: 'F6: «Обещать перезвонить в …»', name: 'lost-promise', play: async ({ page }) => {
    await page.getByRole('row').filter({ hasText: '300-00-82' }).focus();
    await page.keyboard.press('F6');
    await page.getByRole('button', { name: 'через час' }).click();
    await page.getByRole('button', { name: 'Обещать', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('grid', { name: 'Открытые дела' }).locator('[data-index][tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.getByRole('row').filter({ hasText: '300-00-82' }).getByText('обещано').waitFor();
  } },
  { say: 'Delete: never without a reason', name: 'lost-close', play: async ({ page, seen }) => {
    await page.getByRole('row').filter({ hasText: '300-00-82' }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('textbox', { name: 'Почему закрываем' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await seen('Без причины дело не закрывается');
  } },
  { say: 'Signing out offers to hand the shift over', name: 'hand-over', play: async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /меню пользователя/ }).click();
    await page.getByRole('button', { name: 'Выйти', exact: true }).click();
    await page.getByRole('button', { name: 'Передать смену…' }).last().click();
    await page.getByRole('textbox', { name: 'Примечание' }).fill('Мельник ждёт звонка до обеда');
  } },
  { say: 'Whoever comes is told, looks, and signs with the own password', name: 'take-over', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Передать', exact: true }).click();
    await page.getByRole('button', { name: 'Подпишет при входе, выйти' }).click();
    await signIn(page, 'chuev', '102');
    await page.getByTestId('handover-strip').getByRole('button').click();
    await page.getByText('Мельник ждёт звонка до обеда').waitFor();
    assert.ok(await page.getByLabel('Ваш пароль').isVisible());
  } },
  { say: '«Передачи смен»', name: 'handovers', play: async ({ page }) => {
    await page.getByLabel('Ваш пароль').fill(demoPasswordOf('chuev'));
    await page.keyboard.press('Enter');
    await page.getByTestId('handover-strip').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+7');
    await page.getByRole('tab', { name: 'Передачи смен' }).click();
    await page.getByRole('button', { name: /Показать передачу/ }).first().click();
    await page.getByText('подписано').first().waitFor();
    await page.getByRole('tab', { name: 'Открытые дела' }).click();
    await ask(page, 'staff.signOut');
    // who chose a phone today is not asked again: it is taken by hand
    await atTheDoor(page);
    await page.locator('#login-ivleva').click();
    await page.keyboard.type(demoPasswordOf('ivleva'));
    await page.keyboard.press('Enter');
    await page.getByRole('banner').waitFor();
    const phones = await ask<readonly { readonly id: string; readonly extension: string }[]>(page, 'telephony.phones');
    await ask(page, 'telephony.choosePhone', { phoneId: phones.find(({ extension }) => extension === '101')!.id });
    await page.keyboard.press('Alt+7');
    await page.getByRole('tab', { name: 'Передачи смен' }).click();
    await page.getByText('подписано').first().waitFor();
  } },
];
