import { screenshot } from '../support/look.ts';
import type { TourStep } from './steps.ts';

/** The training shift: its page, and a moment of the practice window. Signed in as somebody of the desk. */
export const trainingTour: readonly TourStep[] = [
  { say: '«Обучение»: three levels, a pace, a scenario of one’s own', name: 'training', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Обучение' }).click();
    await seen('Понедельник после праздников');
  } },
  { say: 'The practice window: marked «ОБУЧЕНИЕ», a caller speaks, the score at the end', name: 'training-over', play: async ({ desk, page, seen }) => {
    const opening = desk.electron.waitForEvent('window', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Начать: Спокойное утро' }).click();
    const practice = await opening, strip = practice.getByTestId('training-strip');
    await strip.getByRole('button', { name: 'Снять трубку' }).click({ timeout: 30_000 });
    await strip.getByText('это Сафин').waitFor();
    await screenshot(practice, 'practice-talking', process.env['STOIKA_TOUR_OUT']);
    await strip.getByRole('button', { name: 'Закончить' }).click();
    await practice.getByTestId('training-result').getByText('Что пошло не так').waitFor();
    await screenshot(practice, 'practice-result', process.env['STOIKA_TOUR_OUT']);
    const closed = practice.waitForEvent('close');
    await practice.getByRole('button', { name: 'Закрыть учебное окно' }).click().catch(() => undefined);
    await closed;
    await seen('Лучший результат');
  } },
];
