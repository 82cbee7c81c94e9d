import type { Page } from 'playwright-core';
import type { TourStep } from './steps.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
/** The first Esc may belong to a list that is open over the dialog. */
async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const gone = await dialogOf(page).waitFor({ state: 'detached', timeout: 1000 }).then(() => true, () => false);
  if (!gone) await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
}

/** The cursor stands at the hour of now, where somebody may be booked: down, and to the next doctor, until nobody is. */
async function toFreePlace(page: Page): Promise<void> {
  const free = page.locator('[data-cursor]:not([data-taken])');
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(step % 15 === 14 ? 'ArrowRight' : 'ArrowDown');
    await page.locator('[data-cursor]').waitFor();
    if (await free.count() > 0) return;
  }
  throw new Error('no free place under the cursor');
}

/** A dialog about the first appointment that has not begun, from its menu. */
async function askOf(page: Page, deed: string): Promise<void> {
  await page.locator('[data-appointment][data-status="unconfirmed"], [data-appointment][data-status="confirmed"]').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: deed }).press('Enter');
  await dialogOf(page).waitFor();
}

/** The schedule in each of its views, its dialogs, and the hours the doctors are to work. */
export const scheduleTour: readonly TourStep[] = [
  { say: '«День»: doctors side by side, the nearest free time in the head', name: 'schedule-day', play: async ({ page }) => {
    await page.keyboard.press('Alt+1');
    const grid = page.locator('[data-schedule-grid], [data-day-table] [data-row][tabindex="0"], [data-week-load] [data-at][tabindex="0"]').first();
    await grid.waitFor();
    await grid.focus();
    await page.keyboard.press('1');
    await page.locator('[data-schedule-grid][data-heads="doctors"]').waitFor();
  } },
  { say: '«Неделя»: how full every doctor is, and from when there is time', name: 'schedule-week', play: async ({ page }) => {
    await page.keyboard.press('2');
    await page.locator('[data-week-load] [data-at="0 0"]').waitFor();
  } },
  { say: '«Врач»: seven days of one doctor', name: 'schedule-doctor', play: async ({ page }) => {
    await page.locator('[data-week-load] [data-at="0 0"]').focus();
    await page.keyboard.press('3');
    await page.locator('[data-schedule-grid][data-heads="days"]').waitFor();
  } },
  { say: '«Список»: the same day line by line, as a screen reader reads it', name: 'schedule-list', play: async ({ page }) => {
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('4');
    await page.locator('[data-day-table] [data-row]').first().waitFor();
  } },
  { say: 'A day is typed: «завтра», «15.12» or «+2»', name: 'schedule-goto', play: async ({ page }) => {
    await page.locator('[data-day-table] [data-row][tabindex="0"]').focus();
    await page.keyboard.press('g');
    await page.getByLabel('Какой день').fill('завтра');
    await page.keyboard.press('Enter');
    await page.getByLabel('Какой день').waitFor({ state: 'detached' });
  } },
  { say: 'Reserved time: of several doctors at once, with its reason', name: 'schedule-reserve', play: async ({ page }) => {
    await page.locator('[data-day-table] [data-row][tabindex="0"]').focus();
    await page.keyboard.press('1');
    await page.locator('[data-schedule-grid][data-heads="doctors"]').focus();
    await toFreePlace(page);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Зарезервировать время' }).press('Enter');
    await dialogOf(page).getByRole('combobox', { name: 'Врачи' }).waitFor();
  } },
  { say: '«Новый прием» at the side: the schedule stays in view and alive', name: 'schedule-new', play: async ({ page }) => {
    await closed(page);
    await page.locator('[data-schedule-grid]').focus();
    await toFreePlace(page);
    await page.keyboard.press('Enter');
    await page.locator('[data-booking-form]').waitFor();
  } },
  { say: 'An appointment is moved: free times of the doctor and of the others', name: 'schedule-move', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Закрыть без записи' }).press('Enter');
    await page.locator('[data-booking-form]').waitFor({ state: 'detached' });
    await askOf(page, 'Перенести приём');
    await dialogOf(page).getByRole('radiogroup', { name: 'Свободное время' }).waitFor();
  } },
  { say: 'An appointment is cancelled: by whom, and why', name: 'schedule-cancel', play: async ({ page }) => {
    await closed(page);
    await askOf(page, 'Отменить приём');
    await dialogOf(page).getByRole('combobox', { name: 'Причина' }).or(dialogOf(page).getByRole('textbox', { name: 'Причина' })).first().waitFor();
  } },
  { say: '«Печать дня»: on paper or as a PDF', name: 'schedule-print', play: async ({ page }) => {
    await closed(page);
    await page.getByRole('button', { name: 'Печать дня' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Сохранить PDF' }).waitFor();
  } },
  { say: '«График работы врачей»: two weeks of a doctor, shift by shift', name: 'schedule-plan', play: async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'График работы врачей' }).press('Enter');
    await page.locator('[data-plan] [data-shift]').first().waitFor();
  } },
  { say: 'A pattern of weeks: what it would change stands in it before it is saved', name: 'schedule-pattern', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Шаблон недели' }).press('Enter');
    await dialogOf(page).locator('[data-effect]').waitFor();
  } },
  { say: 'An absence: holiday, illness, study, with its reason', name: 'schedule-absence', play: async ({ page }) => {
    await closed(page);
    await page.getByRole('button', { name: 'Отсутствие' }).press('Enter');
    await dialogOf(page).locator('[data-effect]').waitFor();
  } },
  { say: 'Back to the appointments', name: 'schedule-back', play: async ({ page }) => {
    await closed(page);
    await page.locator('[data-plan] h2').focus();
    await page.keyboard.press('Escape');
    await page.locator('[data-schedule-grid]').waitFor();
  } },
];
