import type { PersonRow } from '#shared/patients/contract.ts';
import { ask } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

export const search: readonly TourStep[] = [
  { say: 'Ctrl+K in the wrong layout: «kt,tltdf» finds Лебедева', name: 'search-layout', play: async ({ page, seen }) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Пациент, телефон или действие' }).locator(':focus').waitFor();
    await page.keyboard.type('kt,tltdf');
    await seen('Лебедева');
  } },
  { say: '«Пациенты»: one letter wrong, and the card says it is a guess', name: 'search-typo', play: async ({ page, seen }) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('лебидева');
    await seen('Лебедева', page.getByRole('list', { name: 'Найденные пациенты' }));
  } },
  { say: 'A new card that is there already: «Похоже, такая карточка уже есть»', name: 'duplicates', play: async ({ page, seen }) => {
    await page.getByRole('button', { name: 'Добавить пациента' }).press('Enter');
    const form = page.getByRole('form', { name: 'Новая карточка пациента' });
    await form.getByLabel('Фамилия').fill('Лебедева');
    await form.getByLabel('Имя').fill('Мария');
    await seen('Похоже, такая карточка уже есть', form);
  } },
  { say: '«Объединение карточек»: what differs is chosen, the rest is united', name: 'merge', play: async ({ page, seen }) => {
    await page.keyboard.press('Escape');
    await ask(page, 'patients.create', { surname: 'Лебедева', firstName: 'Маша', email: 'm.lebedeva@example.ru', phones: [{ raw: '+79008887766' }] });
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('лебедева');
    const list = page.getByRole('list', { name: 'Найденные пациенты' });
    await page.getByRole('button', { name: 'Выбрать две карточки' }).press('Enter');
    await list.getByRole('button', { name: /^Лебедева Маша/ }).press('Enter');
    await list.getByRole('button', { name: /^Лебедева Мария/ }).first().press('Enter');
    await page.getByRole('button', { name: 'Объединить выбранные' }).press('Enter');
    await seen('Вольётся в неё', page.getByRole('form', { name: 'Объединение карточек' }));
  } },
  { say: 'Merged: both numbers in one card; «Разъединить» brings both cards back', name: 'merges', play: async ({ page, seen }) => {
    await page.getByRole('form', { name: 'Объединение карточек' }).getByRole('button', { name: 'Объединить', exact: true }).press('Enter');
    await page.getByTestId('patient-card').waitFor();
    await page.getByRole('button', { name: 'Объединённые карточки…' }).press('Enter');
    const undo = page.getByRole('button', { name: /^Разъединить/ }).first();
    await undo.press('Enter');
    await seen(/Разъединены/);
    if ((await ask<PersonRow[]>(page, 'patients.search', { text: 'лебедева маша' })).length === 0) throw new Error('the second card has not come back');
    await page.keyboard.press('Escape');
  } },
];
