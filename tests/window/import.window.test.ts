import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;

describe('«Импорт», by keyboard', { timeout: 180_000 }, () => {
  let desk: RunningDesk, page: Page;
  const folder = newFolder('import'), found: string[] = [];

  /** The system's own dialogs, answered as a person would. */
  const answer = (what: { readonly open?: string; readonly save?: string; readonly folder?: string }) => inMain(desk, ({ dialog }, paths) => {
    const chosen = paths.folder ?? paths.open;
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: chosen === undefined, filePaths: chosen === undefined ? [] : [chosen] }));
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: paths.save === undefined, filePath: paths.save ?? '' }));
  }, what);
  const file = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const look = async (state: string, part: string | undefined = '[data-section]'): Promise<void> => {
    found.push(...await lookAt(page, `import-${state}`, part));
  };
  /** Brings the focus to a button by Tab and presses it; what moves the focus in between does not take the key. */
  const press = async (name: string | RegExp, key = 'Enter'): Promise<void> => {
    const button = page.locator('[data-section]').getByRole('button', { name, exact: typeof name === 'string' });
    await button.waitFor({ timeout: patience });
    await expect.poll(async () => {
      if (await button.evaluate((element) => element === document.activeElement)) return true;
      await page.keyboard.press('Tab');
      return false;
    }, { timeout: patience, interval: 10 }).toBe(true);
    await button.press(key);
  };
  /** Presses a button of work that goes on by itself: the way to it by Tab could take longer than the work. */
  const pressAtOnce = (name: string): Promise<void> => page.locator('[data-section]').getByRole('button', { name, exact: true }).press('Enter');

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await signIn(page, 'popova', undefined);
    await sizeWindow(desk, 1366, 768);
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Импорт' }).press('Enter');
    await page.locator('[data-import="list"]').waitFor();
  });
  afterEach(() => { expect(found.splice(0)).toEqual([]); });
  afterAll(async () => { await desk.close(); });

  it('says what is wrong with a file that is no table', async () => {
    await answer({ open: file('фото.csv', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])) });
    await press('Выбрать файл…');
    await page.getByText('Это не таблица').waitFor();
    await look('import-refused');
  });

  it('maps the columns of a file in Windows-1251, checks it row by row, brings it in and takes it back', async () => {
    const text = ['№ карты;Фамилия;Имя;Отчество;Дата рождения;Телефон;Пол', '1;Ширшова;Анна;Игоревна;12.03.1992;8 (999) 700-00-01;ж', '2;Ширшов;Пётр;Ильич;31.02.1990;+7 999 700-00-02;м', '3;Ширшов;Павел;Ильич;01.04.1990;89997000003;м', '4;Громова;Елена;;;;'].join('\r\n');
    const cp1251 = Uint8Array.from([...text].map((c) => { const code = c.charCodeAt(0); return code < 128 ? code : c === '№' ? 0xb9 : c === 'ё' ? 0xb8 : code - 0x410 + 0xc0; }));
    await answer({ open: file('База пациентов.csv', cp1251) });
    await press('Выбрать файл…');
    await page.locator('[data-import="mapping"]').waitFor();
    expect([await page.getByRole('combobox', { name: 'Кодировка' }).inputValue(), await page.getByRole('combobox', { name: 'Дата рождения' }).inputValue()]).toEqual(['Windows-1251', 'Дата рождения']);
    await page.getByRole('cell', { name: 'Ширшова' }).waitFor();
    await look('import-mapping');
    // a column more, by keys alone
    await page.getByRole('combobox', { name: 'Семья' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await press('Сохранить сопоставление…');
    await page.getByRole('dialog').getByLabel('Название').waitFor();
    await page.keyboard.type('Прежняя программа');
    await look('import-save-mapping', 'body');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Сохранённые сопоставления' }).or(page.getByRole('textbox', { name: 'Сохранённые сопоставления' })).first().waitFor();
    await press('Проверить файл');
    await page.locator('[data-report]').waitFor();
    await page.getByText('Такого дня нет в календаре').waitFor();
    // whom a row resembles is decided by the keyboard, the refusals go into a file
    const proposal = page.locator('[data-proposal]').first();
    await proposal.getByText('Громова Елена').first().waitFor();
    await proposal.getByRole('radio', { name: 'Новый' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => proposal.getByRole('radio', { name: 'Тот же' }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => proposal.getByRole('radio', { name: 'Новый' }).isChecked()).toBe(true);
    const refusals = join(folder, 'отказы.csv');
    await answer({ save: refusals });
    await press('Сохранить список…');
    await expect.poll(() => { try { return readFileSync(refusals, 'utf8'); } catch { return ''; } }, { timeout: patience }).toContain('31.02.1990');
    const count = (key: string) => page.locator(`[data-count="${key}"] strong`).innerText();
    expect([await count('rows'), await count('added'), await count('refused')]).toEqual(['4', '3', '1']);
    await look('import-report');
    await press(/^Загрузить/);
    await page.locator('[data-done]').waitFor();
    expect((await ask<{ name: string }[]>(page, 'patients.search', { text: 'Ширшов Павел' })).map(({ name }) => name)).toContain('Ширшов Павел Ильич');
    await look('import-done');
    await press('Отменить импорт');
    await page.getByRole('alertdialog').waitFor();
    await look('import-undo');
    await press('Убрать загруженное');
    await page.locator('[data-undone]').waitFor();
    expect((await ask<{ name: string }[]>(page, 'patients.search', { text: 'Ширшов Павел' })).map(({ name }) => name)).not.toContain('Ширшов Павел Ильич');
    await look('import-undone');
    await press('К списку');
    await page.locator('[data-import="list"]').getByText('Отменён').waitFor();
    await look('import-list');
  });

  it('shows how far it is, stands still, goes on, and stops where it is told to', async () => {
    const rows = Array.from({ length: 180_000 }, (_, n) => `${n + 1};Импортов${n % 900};Иван;${String(1 + (n % 28)).padStart(2, '0')}.0${1 + (n % 9)}.19${50 + (n % 50)};8999${String(1_000_000 + n)}`);
    await answer({ open: file('Много.csv', ['№ карты;Фамилия;Имя;Дата рождения;Телефон', ...rows].join('\n')) });
    await press('Выбрать файл…');
    await press('Проверить файл');
    await page.locator('[data-report]').waitFor({ timeout: 60_000 });
    await press(/^Загрузить/);
    await page.locator('[data-running="running"]').waitFor();
    await pressAtOnce('Приостановить');
    await page.getByRole('button', { name: 'Продолжить', exact: true }).waitFor();
    await look('import-running');
    await pressAtOnce('Продолжить');
    await pressAtOnce('Остановить');
    await page.getByText('Загрузка остановлена').waitFor({ timeout: 60_000 });
    await look('import-stopped');
    await press('Продолжить загрузку');
    await page.locator('[data-done]').waitFor({ timeout: 60_000 });
    expect(await page.locator('[data-count="rows"] strong').innerText()).toMatch(/^180.000$/);
  });

  it('writes everything the clinic has into a folder', async () => {
    const out = newFolder('export');
    await answer({ folder: out });
    await press('К списку');
    await press('Выбрать папку и выгрузить…');
    const exported = async () => (await ask<{ kind: string; state: string; failure?: unknown }[]>(page, 'jobs.list', null)).filter(({ kind }) => kind === 'export.all').map(({ state, failure }) => [state, failure]);
    await expect.poll(exported, { timeout: 60_000 }).toEqual([['done', undefined]]);
    expect(readdirSync(out).filter((name) => !name.endsWith('.partial'))).toHaveLength(1);
    await look('export');
    const written = readdirSync(join(out, readdirSync(out)[0]!));
    expect(written).toEqual(expect.arrayContaining(['patients.csv', 'appointments.csv', 'schema.json']));
    expect(readFileSync(join(out, readdirSync(out)[0]!, 'patients.csv'), 'utf8')).toContain('Громова');
    // the chip in the line of states says what each work was, in words, and is emptied by the keyboard
    const chip = page.getByRole('button', { name: /^Работы закончены/ });
    await chip.press('Enter');
    const works = page.getByRole('dialog').filter({ hasText: 'Длительные работы' });
    await works.getByText('Записано строк', { exact: false }).first().waitFor();
    await look('jobs', 'body');
    expect(await works.innerText()).not.toMatch(/jobs\.|kind\./);
    await works.getByRole('button', { name: /^Убрать из списка/ }).first().press('Enter');
    await page.keyboard.press('Escape');
    await works.waitFor({ state: 'detached' });
  });
});
