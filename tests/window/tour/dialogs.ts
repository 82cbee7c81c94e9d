import type { TourStep } from './steps.ts';

export const dialogs: readonly TourStep[] = [
  { say: '«Добавить»: a dialog, a call past the exchange, a task', name: 'add', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+5');
    await page.getByRole('button', { name: 'Добавить', exact: true }).press('Enter');
    await seen('Комментарий к разговору', page.getByRole('menu'));
  } },
  { say: '«Добавление диалога»: two cards have the number, one is chosen', name: 'dialog-choices', play: async ({ page, seen }) => {
    await page.getByRole('menuitem', { name: /^Диалог/ }).press('Enter');
    await page.locator('#by-hand-phone').fill('8 900 100-01-01');
    await seen('2 карточки с этим номером', page.getByTestId('by-hand'));
  } },
  { say: 'The patient beside it, the conversation pasted as it is', name: 'dialog', play: async ({ page, seen }) => {
    const panel = page.getByTestId('by-hand');
    await panel.getByRole('list').getByRole('button').first().press('Enter');
    await panel.getByLabel('Содержание диалога').fill('Здравствуйте! Сколько стоит имплант?\nИ есть ли время в пятницу?');
    await seen('Приёмы', panel);
  } },
  { say: 'Saving without the channel is refused where it is mended', name: 'dialog-refused', play: async ({ page, seen }) => {
    await page.keyboard.press('Control+s');
    await seen('Выберите рекламный канал', page.getByTestId('by-hand'));
  } },
  { say: '«Заявка-диалог»: somebody has to call back', name: 'dialog-lead', play: async ({ page, seen }) => {
    const panel = page.getByTestId('by-hand');
    await panel.getByRole('radio', { name: 'Диалог', exact: true }).press('ArrowRight');
    await seen('Нужно перезвонить', panel);
    await panel.locator('#by-hand-channel').fill('Сайт');
    await page.getByRole('option', { name: 'Сайт' }).click();
    await page.keyboard.press('Control+s');
    await seen('Заявка-диалог сохранена и ждёт звонка');
  } },
  { say: 'A call on a mobile phone, told by hand: the number finds its patient', name: 'mobile-call', play: async ({ page }) => {
    await page.keyboard.press('Control+Shift+D');
    const panel = page.getByTestId('by-hand');
    await panel.locator('#by-hand-phone').fill('+7 900 100-06-06');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#by-hand-who')?.value === 'Зуев Антон');
    await panel.locator('#by-hand-minutes').fill('4');
    await panel.locator('#by-hand-comment').fill('Звонил врачу на мобильный');
  } },
  { say: '«История обращений»: what was added stands beside the calls', name: 'added', play: async ({ page, seen }) => {
    await page.keyboard.press('Control+s');
    await page.getByTestId('by-hand').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+3');
    // a call told just after midnight began yesterday
    await page.getByRole('search').getByRole('combobox', { name: 'Период', exact: true }).or(page.getByRole('search').getByLabel('Период', { exact: true })).first().click();
    await page.getByRole('option', { name: '7 дней' }).click();
    await seen('Звонил врачу на мобильный');
    await seen('Заявка-диалог');
  } },
];
