import type { Page } from 'playwright-core';
import type { TourStep } from './steps.ts';

const rows = (page: Page) => page.getByTestId('history-row');
async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('search').getByRole('combobox', { name: field, exact: true }).or(page.getByRole('search').getByLabel(field, { exact: true })).first().click();
  await page.getByRole('option', { name: option }).click();
}
/** The number of the count over the list. */
async function counted(page: Page): Promise<number> {
  const said = page.getByRole('status').filter({ hasText: /событ|обращени/ });
  await said.waitFor();
  return Number((await said.innerText()).replaceAll(/\D/g, ''));
}

/** «История обращений»; begins signed in as «Администратор» with a phone, ends with the filters put back. */
export const history: readonly TourStep[] = [
  { say: '«История обращений» by events, a month of them: what it was, what was said, what came of it', name: 'history-events', play: async ({ page }) => {
    await page.keyboard.press('Alt+3');
    await page.getByRole('grid', { name: 'История обращений' }).waitFor();
    await choose(page, 'Период', '30 дней');
    await rows(page).nth(5).waitFor();
    // the rows of the shorter period stand until the month is there
    await page.waitForFunction(() => [...document.querySelectorAll('output')].some((one) => /событ/.test(one.textContent) && Number(one.textContent.replaceAll(/\D/g, '')) > 20));
  } },
  { say: 'By обращения: a call and its call-back are one row, which unfolds', name: 'history-heads', play: async ({ page }) => {
    await page.getByText('По обращениям', { exact: true }).click();
    const tree = page.getByRole('treegrid', { name: 'История обращений' }), many = tree.locator('[role="row"][aria-expanded]').first();
    await many.focus();
    await page.keyboard.press('Space');
    await tree.locator('[aria-level="2"]').nth(1).waitFor();
  } },
  { say: 'Filters stand as chips: those with a booking, and with a topic', name: 'history-filters', play: async ({ page }) => {
    await page.getByText('По событиям', { exact: true }).click();
    const before = await counted(page);
    await choose(page, 'Успешность', 'С записью');
    await page.getByRole('list', { name: 'Выбранные условия' }).getByText(/С записью/).waitFor();
    await rows(page).first().waitFor();
    await page.waitForFunction((all) => [...document.querySelectorAll('output')].some((one) => /событ/.test(one.textContent) && Number(one.textContent.replaceAll(/\D/g, '')) < all), before);
    await page.waitForFunction(() => { const all = [...document.querySelectorAll('[data-testid="history-row"]')]; return all.length > 0 && all.every((one) => one.textContent.includes('запись')); });
  } },
  { say: 'Why the booking is this call’s: the rule and both times', name: 'history-why', play: async ({ page }) => {
    await rows(page).first().getByRole('button', { name: /^запись/ }).click();
    await page.getByTestId('why-panel').locator('[data-rule]').first().waitFor();
  } },
  { say: 'A filter of one’s own, kept under a name', name: 'history-saved', play: async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByTestId('why-panel').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Мои фильтры' }).press('Enter');
    const own = page.getByRole('dialog', { name: 'Мои фильтры' });
    await own.getByLabel('Сохранить нынешний фильтр').fill('Записались за месяц');
    await page.keyboard.press('Enter');
    await own.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Сбросить' }).click();
    await page.getByRole('button', { name: 'Мои фильтры' }).press('Enter');
    await own.getByRole('button', { name: 'Записались за месяц', exact: true }).waitFor();
  } },
  { say: 'It is back by one press', name: 'history-again', play: async ({ page }) => {
    await page.getByRole('dialog', { name: 'Мои фильтры' }).getByRole('button', { name: 'Записались за месяц', exact: true }).press('Enter');
    await page.getByRole('list', { name: 'Выбранные условия' }).getByText(/С записью/).waitFor();
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Сбросить' }).click();
    await page.getByRole('list', { name: 'Выбранные условия' }).getByText(/С записью/).waitFor({ state: 'detached' });
  } },
];
