import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonRow } from '#shared/patients/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, signIn, sizeWindow } from './support/hands.ts';
import { createLook } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;

describe('search, duplicates and merging, by keyboard', { timeout: 180_000 }, () => {
  let desk: RunningDesk, page: Page, look: (state: string) => Promise<void>, verdict: () => string[];
  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    ({ look, verdict } = createLook(desk));
    await signIn(page, 'popova');
    await sizeWindow(desk, 1366, 768);
  });
  beforeEach(async () => {
    const open = page.locator('[role="dialog"]').filter({ visible: true });
    for (let left = await open.count(); left > 0; left = await open.count()) {
      const top = await open.last().elementHandle();
      await page.keyboard.press('Escape');
      await top?.waitForElementState('hidden');
    }
  });
  afterEach(() => { expect(verdict()).toEqual([]); });
  afterAll(async () => { await desk.close(); });

  const palette = () => page.getByRole('dialog', { name: 'Пациент, телефон или действие' });
  /** The heading of a group is drawn by the stylesheet. */
  const group = (label: string) => palette().locator(`[style*="${label}"]`);
  const openPalette = async () => {
    await page.keyboard.press('Control+k');
    await palette().getByRole('textbox').waitFor();
  };
  const make = async (surname: string, firstName: string, more: object = {}) => (await ask<{ patientId: string }>(page, 'patients.create', { surname, firstName, ...more })).patientId;

  it('the palette finds a patient typed in the wrong layout, opens the card, gives the focus back and remembers', async () => {
    await make('Подберёзкина', 'Ульяна', { born: '1990-04-05', phones: [{ raw: '+79031112233' }] });
    await page.keyboard.press('Alt+2');
    const field = page.getByRole('textbox', { name: 'Поиск пациента' });
    await field.focus();
    await openPalette();
    await page.keyboard.type('gjl,th`p');
    await palette().getByText('Подберёзкина Ульяна').waitFor();
    await look('palette-layout');
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'hidden' });
    await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);

    await openPalette();
    await page.keyboard.type('падбирёскина ульяна');
    await palette().getByText('на слух').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('patient-card').getByRole('heading', { name: 'Подберёзкина Ульяна' }).waitFor();
    await openPalette();
    await group('Недавние пациенты').getByText('Подберёзкина Ульяна').waitFor();
    expect(await palette().getByRole('textbox').inputValue()).toBe('');
    await look('palette-recent');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await palette().waitFor({ state: 'hidden' });
  });

  it('the palette finds actions in the wrong layout and screens with their keys', async () => {
    await openPalette();
    await page.keyboard.type('hfcgbcfybt');
    await palette().getByText('Расписание', { exact: true }).waitFor();
    await palette().getByText('Alt+1', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-schedule-grid]').waitFor();
    await openPalette();
    await group('Недавние действия').getByText('Расписание', { exact: true }).waitFor();
    expect(await group('Недавние действия').locator('button').count()).toBe(1);
  });

  it('a tip comes to the pointer and to the keyboard, beside what it tells of, and goes with them', async () => {
    const item = page.getByRole('navigation', { name: 'Меню' }).getByRole('button', { name: 'Пациенты' }), tip = page.getByRole('tooltip');
    await item.hover();
    await tip.getByText('Пациенты · Alt+2').waitFor();
    const [there, of] = [(await tip.boundingBox())!, (await item.boundingBox())!];
    expect(there.x).toBeGreaterThanOrEqual(of.x + of.width);
    expect(there.y + there.height / 2).toBeCloseTo(of.y + of.height / 2, -1);
    await page.mouse.move(700, 400);
    await tip.waitFor({ state: 'detached' });
    await item.focus();
    await page.keyboard.press('Tab');
    await tip.getByText('История · Alt+3').waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+Tab');
    await tip.getByText('Пациенты · Alt+2').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByRole('banner').getByRole('button').first().focus();
    await tip.waitFor({ state: 'detached' });
  });

  it('the list says how a card was found: mistyped, by the parent, by another number', async () => {
    const mother = await make('Черноморченко', 'Вера', { phones: [{ raw: '+79037776655' }, { raw: '+74957001122' }] });
    await make('Ильин', 'Саша', { guardianId: mother });
    await page.keyboard.press('Alt+2');
    const field = page.getByRole('textbox', { name: 'Поиск пациента' }), list = page.getByRole('list', { name: 'Найденные пациенты' });
    await field.fill('черноморчнко');
    await list.getByText('похоже, опечатка').waitFor();
    await field.fill('вера черном');
    await list.getByText('по родителю').waitFor();
    expect(await list.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining(['Черном', 'Вера']));
    await look('found');
    await field.fill('1122');
    await list.getByText('другой номер').waitFor();
  });

  it('a new card that looks like one already there is warned of; one key takes that card', async () => {
    const known = await make('Златопольская', 'Инна', { born: '1985-02-03', phones: [{ raw: '+79035554433' }] });
    await openPalette();
    await page.keyboard.type('добавить пациента');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Новая карточка пациента' });
    await form.getByLabel('Фамилия').fill('Златапольская');
    await form.getByLabel('Имя').fill('Инна');
    await form.getByLabel('Телефон', { exact: true }).fill('8 903 555 44 33');
    const warning = form.getByTestId('duplicates');
    await warning.getByText('похожее имя · тот же номер').waitFor();
    await look('duplicates');
    await page.keyboard.press('Alt+Enter');
    await page.getByTestId('patient-card').getByRole('heading', { name: 'Златопольская Инна' }).waitFor();
    expect((await ask<PersonRow[]>(page, 'patients.search', { text: 'златопольская' })).map((row) => row.patientId)).toEqual([known]);
  });

  it('two cards are chosen in the list, merged field by field, and taken apart again', async () => {
    await make('Верхоянская', 'Анна', { mainComment: 'аллергия на лидокаин', phones: [{ raw: '+79036660001' }] });
    await make('Верхоянская', 'Аня', { email: 'anna@example.ru', mainComment: 'боится', phones: [{ raw: '+79036660002' }] });
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('верхоянская');
    await page.getByRole('list', { name: 'Найденные пациенты' }).getByRole('button').nth(1).waitFor();
    await page.getByRole('button', { name: 'Выбрать две карточки' }).press('Enter');
    await page.getByRole('button', { name: /^Верхоянская Анна/ }).press('Enter');
    await page.getByRole('button', { name: /^Верхоянская Аня/ }).press('Enter');
    await look('choosing');
    await page.getByRole('button', { name: 'Объединить выбранные' }).press('Enter');
    const form = page.getByRole('form', { name: 'Объединение карточек' });
    await form.getByText('аллергия на лидокаин').waitFor();
    await form.getByText('+7 (903) 666-00-02').first().waitFor();
    await look('merge');
    await form.getByRole('row', { name: /Имя/ }).getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await form.getByRole('button', { name: 'Объединить', exact: true }).press('Enter');
    await page.getByTestId('patient-card').getByRole('heading', { name: 'Верхоянская Аня' }).waitFor();
    await page.getByTestId('patient-card').getByText('anna@example.ru').first().waitFor();
    expect((await ask<PersonRow[]>(page, 'patients.search', { text: 'верхоянская' })).length).toBe(1);

    await openPalette();
    await page.keyboard.type('объединённые');
    await page.keyboard.press('Enter');
    const undo = page.getByRole('button', { name: 'Разъединить: Верхоянская Аня' });
    await undo.waitFor();
    await look('merges');
    await undo.press('Enter');
    await page.getByText(/Разъединены \d\d\.\d\d\.\d{4}/).waitFor();
    await look('taken-apart');
    expect((await ask<PersonRow[]>(page, 'patients.search', { text: 'верхоянская' })).map((row) => row.name).sort()).toEqual(['Верхоянская Анна', 'Верхоянская Аня']);
  });

  it('the card offers those that look alike as its second', async () => {
    await make('Горностаева', 'Лилия', { born: '1970-07-07' });
    await make('Горнастаева', 'Лилия', { born: '1970-07-07' });
    const [first] = await ask<PersonRow[]>(page, 'patients.search', { text: 'горностаева' });
    await openPalette();
    await page.keyboard.type('горностаева');
    await palette().getByText('Горностаева Лилия').waitFor();
    await page.keyboard.press('Enter');
    const card = page.getByTestId('patient-card');
    await card.getByRole('heading', { name: first!.name }).waitFor();
    await card.getByRole('button', { name: 'Объединить с другой карточкой…' }).press('Enter');
    const alike = page.getByRole('group', { name: 'Похожие карточки' });
    await alike.getByRole('button').first().waitFor();
    await look('merge-with');
    await alike.getByRole('button').first().press('Enter');
    await page.getByRole('form', { name: 'Объединение карточек' }).getByText('Вольётся в неё').first().waitFor();
  });
});
