import type { TourStep } from './steps.ts';

export const settings: readonly TourStep[] = [
  { say: '«Настройки»: the sections of the role, the first of them open', name: 'settings', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.locator('[data-section]').waitFor();
    await seen('Телефония');
  } },
];
