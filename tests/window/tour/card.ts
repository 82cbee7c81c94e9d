import type { Page } from 'playwright-core';
import type { TourStep } from './steps.ts';

const card = (page: Page) => page.getByTestId('patient-card');
async function openTab(page: Page, name: string): Promise<void> {
  await card(page).getByRole('tab', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await card(page).getByRole('tabpanel', { name, exact: true }).waitFor();
}

/** The card of a patient, tab by tab, and what the law asks of it. */
export const cardTour: readonly TourStep[] = [
  { say: 'The card of Громова: phones, policies, consents, comments on one page', name: 'card-main', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('громова');
    await page.getByRole('list', { name: 'Найденные пациенты' }).getByRole('button', { name: /^Громова Елена/ }).press('Enter');
    await card(page).getByRole('heading', { name: /^Громова Елена/ }).waitFor();
    await seen('Согласия', card(page));
  } },
  { say: '«Приёмы»: past and coming, with who booked and from where', name: 'card-appointments', play: ({ page }) => openTab(page, 'Приёмы') },
  { say: '«Обращения»: every call, lead and dialog of the person', name: 'card-inquiries', play: ({ page }) => openTab(page, 'Обращения') },
  { say: '«Счета»: charges and payments; a mistake is undone by a counter-entry', name: 'card-ledger', play: async ({ page }) => {
    await openTab(page, 'Счета');
    await card(page).getByRole('table').waitFor();
  } },
  { say: '«Семья»: parent, children, the sum of the family', name: 'card-family', play: async ({ page, seen }) => {
    await openTab(page, 'Семья');
    await seen('Дети и подопечные', card(page));
  } },
  { say: '«Файлы»: kept inside the encrypted base', name: 'card-files', play: async ({ page, seen }) => {
    await openTab(page, 'Файлы');
    await seen('Добавить файл…', card(page));
  } },
  { say: '«История»: who changed what', name: 'card-history', play: ({ page }) => openTab(page, 'История') },
  { say: '«История»: who opened this card', name: 'card-openings', play: async ({ page, seen }) => {
    await card(page).getByText('Кто открывал', { exact: true }).click();
    await seen('Попова', card(page).getByRole('table', { name: 'Открытия карточек' }));
  } },
  { say: '«Уничтожить данные»: by request (152-ФЗ), with an act and an extract; it asks for the surname', name: 'card-erase', play: async ({ page }) => {
    await openTab(page, 'Главная');
    await card(page).getByRole('button', { name: 'Уничтожить данные' }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  } },
  { say: '«Кто открывал карточки»: everybody, between two days (152-ФЗ)', name: 'openings', play: async ({ page, seen }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Кто открывал карточки' }).press('Enter');
    await seen('Громова Елена', page.getByRole('table', { name: 'Открытия карточек' }));
  } },
  { say: '«База и копии»: the last copy, the second folder, the recovery code', name: 'copies', play: async ({ page, seen }) => {
    await page.getByRole('button', { name: 'База и копии' }).press('Enter');
    await seen('Код восстановления');
  } },
];
