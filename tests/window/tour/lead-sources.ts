import type { TourStep } from './steps.ts';

export const leadSources: readonly TourStep[] = [
  { say: '«Источники заявок»: where leads come from; what came and became no lead waits for a person', name: 'lead-sources', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Источники заявок' }).click();
    await page.getByTestId('lead-sources').waitFor();
    await seen('Ждут человека');
  } },
];
