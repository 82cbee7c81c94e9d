import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { ask, atThePhone, callCard, callIdOf, ring } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

const family = '+79001000101', maps = '+74950001002';

/** From the sign-in screen to a desk with phone 101: the choice of phone, the cards of every status, the family, the filters. */
export const deskCalls: readonly TourStep[] = [
  { say: 'Ивлева Анна signs in, the first time today: which phone is hers this shift', name: 'phone-choice', play: async ({ page, seen }) => {
    await page.locator('#login-ivleva').click();
    await page.keyboard.type(demoPasswordOf('ivleva'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await seen('Не работаю сейчас с телефонией');
    await page.getByRole('radio', { name: '101', exact: true }).check();
  } },
  { say: 'The shift begins; the button at the bottom changes the phone at any time', name: 'phone-chosen', play: async ({ page, seen }) => {
    await page.getByRole('button', { name: 'Начать смену' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await seen('Телефон 101', page.getByRole('contentinfo'));
  } },
  { say: 'A number of two cards rings: nobody is guessed', name: 'family-rings', play: async ({ page, seen }) => {
    await ring(page, family, maps);
    await seen('Неизвестный пациент', callCard(page, 'ringing'));
  } },
  { say: 'The handset is lifted: who of the family, numbered, with the reason of the order', name: 'family', play: async ({ page, seen }) => {
    await atThePhone(page, 'answer', await callIdOf(callCard(page, 'ringing')));
    await seen('Громов Тимур', callCard(page, 'talking'));
  } },
  { say: 'One key: the son; a second caller waits, «Ещё 1 на линии»', name: 'second-call', play: async ({ page, seen }) => {
    const son = callCard(page, 'talking').getByRole('listitem').filter({ hasText: 'Громов Тимур' });
    await page.keyboard.press(`Control+${String(await son.evaluate((item) => [...item.parentElement!.children].indexOf(item) + 1))}`);
    await callCard(page, 'talking').getByRole('button', { name: 'Громов Тимур' }).waitFor();
    await ring(page, undefined, maps);
    await seen('Ещё 1 на линии');
  } },
  { say: 'The second caller gave up: red for ten seconds, slim under the conversation', name: 'missed', play: async ({ page }) => {
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'ringing')));
    await callCard(page, 'missed').waitFor();
  } },
  { say: '«Фильтры звонков»: which calls this PC and this user are shown', name: 'call-filters', play: async ({ page, seen }) => {
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'talking')));
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Фильтры звонков' }).click();
    await seen('Только для меня');
  } },
  { say: 'With a filter on, the bottom says that not every call is shown', name: 'filtered', play: async ({ page, seen }) => {
    const own = page.locator('[data-filter="own"]');
    await own.getByRole('combobox', { name: 'Линии' }).click();
    await page.getByRole('option', { name: /Яндекс Карты/ }).click();
    await page.keyboard.press('Escape');
    await own.getByRole('button', { name: 'Сохранить' }).click();
    await seen('Показаны не все звонки', page.getByRole('contentinfo'));
  } },
  { say: 'All calls are shown again', name: 'unfiltered', play: async ({ page }) => {
    await page.locator('[data-filter="own"]').getByRole('button', { name: 'Показывать все звонки' }).click();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Показаны не все звонки' }).waitFor({ state: 'detached' });
    await ask(page, 'inquiries.closePanel');
  } },
];
