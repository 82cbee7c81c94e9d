import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { callCard, ring, signIn, sizeWindow } from './support/hands.ts';
import { createLook } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;

describe('axe finds nothing over patients, settings and the lock, in either theme', { timeout: 180_000 }, () => {
  let desk: RunningDesk, page: Page, look: (state: string) => Promise<void>, verdict: () => string[];
  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    ({ look, verdict } = createLook(desk));
    await signIn(page, 'popova', '101');
    await sizeWindow(desk, 1366, 768);
  });
  // what a failed test left open spoils no other
  beforeEach(() => shut('[role="dialog"], [role="menu"]'));
  afterEach(() => { expect(verdict()).toEqual([]); });
  afterAll(async () => { await desk.close(); });

  const rail = (name: string | RegExp) => page.getByRole('navigation').getByRole('button', { name });
  /** Escape closes an open list of the dialog first, then the dialog. */
  const shut = async (what: string) => {
    await expect.poll(async () => {
      if (await page.locator(what).filter({ visible: true }).count() === 0) return true;
      await page.keyboard.press('Escape');
      return false;
    }, { timeout: patience, interval: 150 }).toBe(true);
  };
  const dialog = '[role="dialog"]';

  it('over the patients: search, every tab of a card, its forms', async () => {
    await rail('Пациенты').click();
    await look('patients');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('гром');
    await page.getByRole('button', { name: /Громов Тимур/ }).click();
    const card = page.getByTestId('patient-card');
    await card.getByRole('heading', { name: 'Громов Тимур' }).waitFor();
    await look('card');
    for (const name of ['Запретить запись…', 'В архив…', 'Добавить полис…', 'Объединить в семью…']) {
      await card.getByRole('button', { name }).click();
      await page.locator(dialog).waitFor();
      await look(name);
      await shut(dialog);
    }
    await card.getByRole('button', { name: 'Изменить' }).click();
    await card.getByLabel('Фамилия').waitFor();
    await look('card being changed');
    await card.getByRole('button', { name: 'Отмена' }).click();
    for (const name of ['Приёмы', 'Обращения']) {
      await card.getByRole('tab', { name }).click();
      await look(`tab ${name}`);
    }
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('чернов');
    await page.getByRole('button', { name: /Чернов/ }).click();
    await card.getByText('Запрет записи').first().waitFor();
    await card.getByRole('tab', { name: 'Главная' }).click();
    await look('card with a booking ban');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('лисина');
    await page.getByRole('button', { name: /Лисина/ }).click();
    await card.getByText('В архиве').first().waitFor();
    await look('card in the archive, with a debt');
    await page.getByRole('button', { name: 'Добавить пациента' }).click();
    await page.getByRole('dialog', { name: 'Новая карточка пациента' }).waitFor();
    await page.getByRole('dialog').getByLabel('Телефон', { exact: true }).fill('+79001000101');
    await page.getByText('Похоже, такая карточка уже есть').waitFor();
    await look('a number that has cards already');
    await shut(dialog);
  });

  it('over the palette, the person\'s menu, the settings, the practice exchange and the lock', async () => {
    await page.keyboard.press('Control+K');
    await page.locator(dialog).waitFor();
    await look('palette');
    await page.keyboard.type('ор');
    await page.locator(dialog).getByText('Орлова').first().waitFor();
    await look('palette with what it found');
    await shut(dialog);
    await page.getByRole('banner').getByRole('button', { name: /меню пользователя/ }).click();
    await page.getByText('Язык').waitFor();
    await look('the person\'s menu');
    await page.keyboard.press('Escape');
    await page.getByText('Язык').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Позвонить в клинику' }).click();
    await page.getByText('Учебная АТС').waitFor();
    await look('practice exchange');
    await page.keyboard.press('Escape');
    await rail('Настройки').click();
    await page.getByRole('heading', { name: /телефон/i }).first().waitFor();
    await look('settings of telephony');
    await page.getByRole('main').getByRole('button', { name: /Добавить/ }).first().click();
    await page.getByRole('main').getByRole('button', { name: /Сохранить/ }).first().click();
    await look('an account without its fields');
    await ring(page, '+79001000202');
    await callCard(page, 'ringing').waitFor();
    await page.keyboard.press('Control+L');
    await page.locator('[data-screen="lock"]').getByText('Входящий звонок').waitFor();
    await look('locked while it rings');
  });
});
