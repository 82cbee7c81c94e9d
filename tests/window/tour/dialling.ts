import assert from 'node:assert/strict';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { ask, atThePhone, callCard, callIdOf } from '../support/hands.ts';
import { inMain } from '../support/desk.ts';
import type { TourStep } from './steps.ts';

/** Calls that begin at the desk: by key, by a link of another program, and what is said when none may begin. */
export const dialling: readonly TourStep[] = [
  {
    say: 'F7, a number in any form, Enter: the phone dials, the card is orange, every call button is off and says why', name: 'dialling',
    play: async ({ page }) => {
      await page.keyboard.press('Alt+1');
      await page.keyboard.press('F7');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('8 900 100 02 02');
      await page.keyboard.press('Enter');
      await callCard(page, 'dialing').waitFor();
      const { dial } = await ask<DeskSnapshot>(page, 'desk.snapshot');
      assert.deepEqual(dial, { can: false, why: 'dialing' });
    },
  },
  {
    say: 'The patient answers; a second call is refused with the reason', name: 'dial-refused',
    play: async ({ page }) => {
      await callCard(page, 'talking').waitFor();
      await page.keyboard.press('F7');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('89001000303');
      await page.keyboard.press('Enter');
      await page.getByText('Идёт разговор: новый звонок можно начать после него.').first().waitFor();
    },
  },
  {
    say: 'Somebody pressed a number in a letter: Stoika asks, and dials nothing by itself', name: 'dial-link',
    play: async ({ desk, page }) => {
      await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'talking')));
      await callCard(page, 'ended').waitFor();
      await inMain(desk, ({ app }, link) => { app.emit('second-instance', {}, ['stoika', link]); }, 'tel:+7-900-100-02-02;ext=7');
      await page.getByRole('dialog', { name: 'Позвонить по ссылке' }).waitFor();
    },
  },
  {
    say: 'A link that would change the phone itself is refused with a sentence', name: 'dial-link-refused',
    play: async ({ desk, page }) => {
      await page.getByRole('button', { name: 'Не звонить' }).click();
      await inMain(desk, ({ app }, link) => { app.emit('second-instance', {}, ['stoika', link]); }, 'tel:*21*89001000202#');
      await page.getByText('В ссылке код управления телефоном', { exact: false }).waitFor();
    },
  },
  {
    say: '«Приостановить»: nobody calls from the program, the line at the bottom says who and when', name: 'suspended',
    play: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+4');
      await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Телефония' }).click();
      await page.getByRole('button', { name: 'Приостановить' }).click();
      await page.getByRole('contentinfo', { name: 'Состояние программы' }).getByText('Звонки приостановлены', { exact: false }).waitFor();
    },
  },
  {
    say: '«Возобновить»: calls may begin again', name: 'resumed',
    play: async ({ page }) => {
      await page.getByRole('button', { name: 'Возобновить' }).click();
      await page.getByText('Звонки приостановлены', { exact: false }).first().waitFor({ state: 'detached' });
    },
  },
];
