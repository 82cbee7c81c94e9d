import type { TourStep } from './steps.ts';

export const connections: readonly TourStep[] = [
  { say: '«Подключения»: UIS, services for IDENT, Asterisk; nothing is connected yet', name: 'connections', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Подключения' }).click();
    await page.getByTestId('connections-settings').waitFor();
    await seen('Подключений ещё нет. Что подключить?');
  } },
  { say: 'UIS: the keys are typed once, «Проверить» would bring the employees for their phones', name: 'connections-uis', play: async ({ page, seen }) => {
    await page.locator('[data-vendor="uis"]').click();
    await page.getByTestId('connection-form').waitFor();
    await seen('Сотрудники UIS и телефоны Стойки');
  } },
  { say: 'An address outside this PC is refused on the demo base, in words', name: 'connections-check', play: async ({ page, seen }) => {
    await page.getByLabel('Название', { exact: true }).fill('UIS, центр');
    await page.getByRole('button', { name: 'Проверить' }).click();
    await seen('Демонстрационная база подключается только к этому компьютеру.');
    await page.getByRole('button', { name: 'К списку' }).click();
  } },
];
