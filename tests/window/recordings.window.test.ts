import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWav } from '#shared/recordings/test-sounds.ts';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, historyRow, ring, signIn, sizeWindow } from './support/hands.ts';
import { createLook, lookAt, screenshot } from './support/look.ts';

/** One demo desk: the practice exchange records what is talked. */
describe('recordings of conversations', () => {
  let desk: RunningDesk, folder: string;
  beforeAll(async () => {
    folder = newFolder('recordings');
    desk = await launchDesk();
    desk.page.setDefaultTimeout(30_000);
    await sizeWindow(desk, 1366, 768);
    await signIn(desk.page, 'popova', '101');
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const heardTimes = async (): Promise<number> => (await ask<{ rows: unknown[] }>(desk.page, 'audit.page', { entity: 'inquiry', action: 'recordings.listen' })).rows.length;
  const position = async (): Promise<number> => Number(await desk.page.getByRole('slider', { name: 'Место в записи' }).getAttribute('aria-valuenow'));

  it('a conversation that has just ended is heard from the history by keyboard: pause, ten seconds, speed; one hearing is one line of the log', async () => {
    const { page } = desk;
    await ring(page, '+79001000202');
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await callCard(page, 'talking').waitFor();
    await page.waitForTimeout(1_200); // the conversation itself
    await atThePhone(page, 'callerHangsUp', callId);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+3');
    const button = historyRow(page, 'Сафин').first().getByTestId('play-recording');
    await button.waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    const player = page.getByTestId('player');
    await player.locator('[data-drawn]').waitFor();
    expect(await heardTimes()).toBe(1);
    await page.keyboard.press('Escape');
    await player.waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);

    // a long one of the last weeks: there is room to jump in
    await page.getByRole('combobox', { name: 'Период' }).or(page.getByRole('textbox', { name: 'Период' })).click();
    await page.getByRole('option', { name: '30 дней' }).click();
    const second = page.getByTestId('play-recording').nth(3);
    await second.waitFor();
    await second.focus();
    await page.keyboard.press('Enter');
    await player.locator('[data-drawn]').waitFor();
    const pause = player.getByRole('button', { name: 'Пауза' });
    await pause.waitFor();
    expect(await pause.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await player.getByRole('button', { name: 'Слушать' }).waitFor();
    const before = await position();
    await page.keyboard.press('ArrowRight');
    await expect.poll(position).toBeGreaterThanOrEqual(before + 9);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(position).toBeLessThanOrEqual(before + 1);
    await page.getByRole('slider', { name: 'Место в записи' }).focus();
    await page.keyboard.press('Space');
    await pause.waitFor();
    await page.getByRole('radio', { name: '1,5×' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: '2×' }).isChecked()).toBe(true);
    // a telephone that rings outranks the recording
    await ring(page, '+79001000303');
    await player.getByRole('button', { name: 'Слушать' }).waitFor();
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'ringing')));
    await page.keyboard.press('Home');
    expect(await lookAt(page, 'player', '[role="dialog"]')).toEqual([]);
    expect(await heardTimes()).toBe(2);
    await page.keyboard.press('Escape');
  });

  it('is set by keyboard: a folder, a pattern that is checked, a link that is refused with the reason', async () => {
    const { page } = desk, { look, verdict } = createLook(desk);
    mkdirSync(join(folder, 'in'), { recursive: true });
    for (const name of ['20261120-101010_79001000202_101.wav', '20261120-111010_79001000202_101.wav', 'voicemail 7900.wav']) writeFileSync(join(folder, name), aWav());
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Alt+4');
    const section = page.getByRole('button', { name: 'Записи разговоров' });
    await section.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('recordings-settings').waitFor();
    await inMain(desk, ({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, folder);
    await page.getByRole('button', { name: 'Выбрать папку…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(folder).waitFor();
    await page.getByRole('button', { name: 'Проверить' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Файлов: 3. Имя понято: 2.').waitFor();
    await page.getByText('voicemail 0000.wav').waitFor();
    await page.getByRole('textbox', { name: 'Адрес записи' }).fill('https://{callid}.example.org/');
    await page.keyboard.press('Enter');
    await page.getByText('Имя сервера не может зависеть от звонка').waitFor();
    await page.getByRole('textbox', { name: 'Адрес записи' }).fill('');
    await page.getByText('Копия в базе').click();
    const days = page.getByRole('textbox', { name: 'Хранить дней' });
    await days.fill('4000');
    await page.getByText('От 0 до 3650 дней').waitFor();
    await days.fill('30');
    await page.getByRole('textbox', { name: 'Что говорят пациенту о записи' }).fill('Разговор записывается');
    await page.getByRole('form', { name: 'Хранение' }).getByRole('button', { name: 'Сохранить' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ask<{ keep: string; days: number; notice: string }>(page, 'recordings.settings')).keep).toBe('copy');
    await screenshot(page, 'recordings-settings', process.env['STOIKA_SHOTS']);
    await look('settings');
    expect(verdict()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot(page, 'recordings-settings-dark', process.env['STOIKA_SHOTS']);
  });
});
