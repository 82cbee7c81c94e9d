import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inMain, newFolder } from '../support/desk.ts';
import type { TourStep } from './steps.ts';

const people = ['№ карты;Фамилия;Имя;Отчество;Дата рождения;Телефон;Остаток', '101;Ширшова;Анна;Игоревна;12.03.1992;8 (999) 700-00-01;1 500,50', '102;Ширшов;Пётр;Ильич;31.02.1990;+7 999 700-00-02;', '103;Ширшов;Павел;Ильич;01.04.1990;89997000003;-200'].join('\r\n');

/** «Импорт» from the choice of a file to its undoing. */
export const importing: readonly TourStep[] = [
  { say: '«Настройки → Импорт»: files of another program', name: 'import', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Импорт' }).press('Enter');
    await seen('Выбрать файл…');
  } },
  { say: 'A file is chosen: encoding, separator and columns are guessed, the first rows shown', name: 'import-columns', play: async ({ desk, page }) => {
    const path = join(newFolder('import'), 'База пациентов.csv');
    writeFileSync(path, people);
    await inMain(desk, ({ dialog }, chosen) => { dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: [chosen] })); }, path);
    await page.getByRole('button', { name: 'Выбрать файл…' }).press('Enter');
    await page.locator('[data-import="mapping"]').getByText('Ширшова').waitFor();
  } },
  { say: 'Checked: what would come of it, and why a row is refused', name: 'import-report', play: async ({ page, seen }) => {
    await page.getByRole('button', { name: 'Проверить файл' }).press('Enter');
    await page.locator('[data-report]').waitFor();
    await seen('Такого дня нет в календаре');
  } },
  { say: 'Brought in beside the desk', name: 'import-done', play: async ({ page }) => {
    await page.getByRole('button', { name: /^Загрузить/ }).press('Enter');
    await page.locator('[data-done]').waitFor();
  } },
  { say: 'Taken back whole', name: 'import-undone', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Отменить импорт' }).press('Enter');
    await page.getByRole('button', { name: 'Убрать загруженное' }).press('Enter');
    await page.locator('[data-undone]').waitFor();
  } },
  { say: '«Выгрузить всё»: tables, their description and the files of cards in an open folder', name: 'export', play: async ({ desk, page, seen }) => {
    const out = newFolder('export');
    await inMain(desk, ({ dialog }, chosen) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] }); }, out);
    await page.getByRole('button', { name: 'К списку' }).press('Enter');
    await page.getByRole('button', { name: 'Выбрать папку и выгрузить…' }).press('Enter');
    await seen(/^Работы закончены/);
  } },
];
