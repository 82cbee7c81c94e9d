import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, callCard, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';

/** The real desk stays open beside the practice window, as it does when a clinic trains. */
describe('the training shift', () => {
  let desk: RunningDesk;
  beforeAll(async () => {
    desk = await launchDesk();
    desk.page.setDefaultTimeout(30_000);
    await sizeWindow(desk, 1366, 768);
    await signIn(desk.page, 'ivleva', '101');
  });
  afterAll(async () => {
    await desk.close();
    rmSync(desk.profile, { recursive: true, force: true });
  });
  const folders = (): string[] => readdirSync(desk.profile).filter((name) => name.startsWith('training-'));
  async function looksGood(page: Page, name: string, part?: string): Promise<void> {
    expect(await lookAt(page, `training-${name}`, part)).toEqual([]);
  }

  it('is begun by keyboard, marked, played with the handset on the strip, judged in sentences, and gone with its window', async () => {
    const { page } = desk, callsBefore = (await ask<{ counters: unknown }>(page, 'desk.snapshot')).counters;
    await page.keyboard.press('Alt+4');
    const section = page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Обучение' });
    await section.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('training-page').waitFor();
    await looksGood(page, 'page');
    const opening = desk.electron.waitForEvent('window', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Начать: Спокойное утро' }).focus();
    await page.keyboard.press('Enter');
    const practice = await opening;
    practice.setDefaultTimeout(30_000);
    const strip = practice.getByTestId('training-strip');
    await strip.getByText('ОБУЧЕНИЕ').waitFor();
    await practice.getByRole('banner').getByText('Ивлева').waitFor();
    expect(folders()).toHaveLength(1);

    await strip.getByText('звонит').waitFor();
    await callCard(practice, 'ringing').getByText('Сафин Олег').waitFor();
    await strip.getByRole('button', { name: 'Снять трубку' }).focus();
    await practice.keyboard.press('Enter');
    await strip.getByText('это Сафин').waitFor();
    await callCard(practice, 'talking').waitFor();
    await looksGood(practice, 'talking');
    // the real desk hears nothing of it
    expect((await ask<{ counters: unknown; cards: unknown[] }>(page, 'desk.snapshot'))).toMatchObject({ counters: callsBefore as object, cards: [] });
    await strip.getByRole('button', { name: 'Положить трубку' }).focus();
    await practice.keyboard.press('Enter');
    // nobody was booked: the tag is asked for, as at the real desk
    const tags = practice.locator('[data-tag-popup]');
    await tags.getByText('Почему без записи').waitFor();
    await looksGood(practice, 'tags');
    await tags.getByRole('checkbox', { name: 'Подумает' }).focus();
    await practice.keyboard.press('Space');
    await tags.getByRole('button', { name: 'Сохранить' }).focus();
    await practice.keyboard.press('Enter');
    await tags.waitFor({ state: 'detached' });
    await strip.getByRole('button', { name: 'Закончить' }).focus();
    await practice.keyboard.press('Enter');
    const result = practice.getByTestId('training-result');
    await result.getByText('Человек хотел записаться, а записи нет.').waitFor();
    expect(Number(await result.getAttribute('data-percent'))).toBeLessThan(100);
    await looksGood(practice, 'result', '[role="dialog"]');
    const closed = practice.waitForEvent('close');
    await result.getByRole('button', { name: 'Закрыть учебное окно' }).focus();
    await practice.keyboard.press('Enter').catch(() => undefined); // the page goes away under the key
    await closed;
    await expect.poll(folders, { timeout: 15_000 }).toEqual([]);
    await page.getByText('Лучший результат').waitFor();
    expect(readdirSync(join(desk.profile)).some((name) => name.includes('practice'))).toBe(false);
  });
});
