import type { TourStep } from './steps.ts';

/** «Софтфон»: this PC as the phone. */
export const softphoneTour: readonly TourStep[] = [
  { say: '«Софтфон»: which phone this PC is, devices, where it rings, the level and the echo test', name: 'softphone', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Софтфон' }).click();
    await page.locator('[data-section="softphone"] h1').waitFor();
    await seen('Где слышно собеседника');
    await seen('Эхо-тест');
  } },
];
