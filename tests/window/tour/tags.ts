import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ask, atThePhone, callCard, callIdOf, ring } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

/** A conversation on the phone of the shift, from the ring to the end. */
async function talk(page: Page, from: string): Promise<void> {
  await ring(page, from, '+74950001002');
  const callId = await callIdOf(callCard(page, 'ringing').first());
  await atThePhone(page, 'answer', callId);
  await page.locator(`[data-call="${callId}"][data-status="talking"]`).waitFor();
  await atThePhone(page, 'callerHangsUp', callId);
}

/** Tags of calls, «История звонков» and the reports; begins signed in as «Руководитель» with a phone. */
export const tags: readonly TourStep[] = [
  { say: '«Метки звонков»: when they are asked for, groups, tags', name: 'tag-settings', play: async ({ page, seen }) => {
    await ask(page, 'tags.setMode', { mode: 'always' });
    await ask(page, 'tags.addGroup', { name: 'Почему не записался', tags: ['Не устроила цена', 'Не подошло время', 'Далеко ехать'] });
    await ask(page, 'tags.addGroup', { name: 'Услуга', tags: ['Имплантация', 'Чистка'] });
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Метки звонков' }).click();
    await seen('Далеко ехать');
  } },
  { say: 'After a conversation: its tags are asked for, in a corner, without taking the focus', name: 'tag-popup', play: async ({ page }) => {
    await page.keyboard.press('Alt+1');
    await talk(page, '+79003000081');
    const popup = page.locator('[data-tag-popup]');
    await popup.waitFor();
    assert.equal(await popup.getByRole('button', { name: 'Сохранить' }).getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('F9');
    await page.keyboard.press('Space');
    await popup.getByRole('checkbox', { name: 'Имплантация' }).focus();
    await page.keyboard.press('Space');
  } },
  { say: '«История звонков»: duration, type, number, administrator, conversion, tags by group', name: 'call-history', play: async ({ page }) => {
    await page.locator('[data-tag-popup]').getByRole('button', { name: 'Сохранить' }).click();
    await page.locator('[data-tag-popup]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /меню пользователя/ }).click();
    await page.getByRole('button', { name: 'История звонков' }).click();
    await page.getByTestId('call-row').filter({ hasText: 'Имплантация' }).waitFor();
  } },
  { say: '«Эффективность администраторов»: every figure opens its calls', name: 'efficiency', play: async ({ page }) => {
    await page.keyboard.press('Alt+6');
    await page.getByRole('tab', { name: 'Администраторы' }).click();
    await page.getByTestId('efficiency').waitFor();
  } },
  { say: 'The calls behind a figure: the same number of them', name: 'drill-down', play: async ({ page, seen }) => {
    const figure = page.getByTestId('efficiency').locator('[data-row="clinic"] [data-figure="total"] button'), total = await figure.innerText();
    await figure.click();
    await seen(new RegExp(`^${total} звон`));
  } },
  { say: 'The report of tags, by group', name: 'tag-report', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+6');
    await page.getByRole('tab', { name: 'Метки' }).click();
    await page.getByTestId('tag-report').waitFor();
    await seen('Имплантация');
    await ask(page, 'tags.setMode', { mode: 'off' }); // the calls of the steps after this one are of something else
  } },
];
