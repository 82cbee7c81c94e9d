import type { TourStep } from './steps.ts';

/** Recordings of conversations: heard from the history, set in the settings. Signed in as «Руководитель». */
export const recordingsTour: readonly TourStep[] = [
  { say: '«История обращений»: a conversation of the last weeks is heard beside its row', name: 'recording', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+3');
    await page.getByRole('combobox', { name: 'Период' }).or(page.getByRole('textbox', { name: 'Период' })).click();
    await page.getByRole('option', { name: '30 дней' }).click();
    await page.getByTestId('play-recording').nth(2).click();
    await page.getByTestId('player').locator('[data-drawn]').waitFor();
    await page.keyboard.press('ArrowRight');
    await seen('Прослушивание отмечено в истории изменений');
  } },
  { say: 'Who listened to what stands in «История изменений»', name: 'recording-heard', play: async ({ page, seen }) => {
    await page.keyboard.press('Escape');
    await page.getByTestId('player').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'История изменений' }).click();
    await seen('Прослушана запись разговора');
  } },
  { say: '«Записи разговоров»: kept or linked, for how long, the folder and the link of the exchange', name: 'recordings-settings', play: async ({ page, seen }) => {
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Записи разговоров' }).click();
    await page.locator('[data-section="recordings"] h1').waitFor();
    await seen('Что говорят пациенту о записи');
  } },
];
