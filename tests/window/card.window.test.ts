import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonRow } from '#shared/patients/contract.ts';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;
/** A picture of one red dot. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIwDiqEF8hAPq1BP3TqgtOAAAAAElFTkSuQmCC', 'base64');

describe('the card of a patient, by keyboard', { timeout: 180_000 }, () => {
  let desk: RunningDesk, page: Page, folder: string;
  const card = () => page.getByTestId('patient-card');
  const tab = async (name: string) => {
    await card().getByRole('tab', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await card().getByRole('tabpanel', { name, exact: true }).waitFor();
  };
  const open = async (name: string) => {
    const found = (await ask<PersonRow[]>(page, 'patients.search', { text: name }))[0]!;
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill(name);
    await page.getByRole('list', { name: 'Найденные пациенты' }).getByRole('button', { name: new RegExp(`^${found.name}`) }).press('Enter');
    await card().getByRole('heading', { name: found.name }).waitFor();
    return found.patientId;
  };
  /** Nothing of axe in either theme; a picture where a person asked for pictures. */
  const look = async (state: string) => {
    expect(await lookAt(page, `card-${state}`)).toEqual([]);
  };

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    folder = newFolder('card');
    await signIn(page, 'popova');
    await sizeWindow(desk, 1366, 768);
  });
  beforeEach(async () => { await page.keyboard.press('Escape'); });
  afterAll(async () => { await desk.close(); });

  it('«Счета»: a payment is written down, taken back by a counter-entry, and the account follows', async () => {
    await open('громова');
    await tab('Счета');
    const amount = card().getByLabel('Сумма, ₽'), rows = card().getByRole('table').getByRole('row');
    const before = await rows.count();
    await amount.focus();
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await card().getByText('Напишите сумму').waitFor();
    await amount.fill('1 200,50');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Карта');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count(), { timeout: patience }).toBe(before + 1);
    expect((await rows.nth(1).innerText()).replaceAll('\u00a0', ' ')).toContain('+1 200,50 ₽');
    await look('ledger');
    await rows.nth(1).getByRole('button', { name: /^Сторнировать/ }).press('Enter');
    await page.getByLabel('Почему').waitFor();
    await look('ledger-reverse');
    await page.getByLabel('Почему').fill('ошиблись карточкой');
    await page.keyboard.press('Enter');
    await card().getByText('Сторно', { exact: true }).waitFor();
    expect(await card().getByRole('button', { name: /^Сторнировать: Карта/ }).count()).toBe(0);
    await look('ledger-reversed');
  });

  it('«Семья»: parent and child are one press apart', async () => {
    await open('громов тимур');
    await tab('Семья');
    await look('family');
    await card().getByRole('button', { name: /^Громова Елена/ }).first().press('Enter');
    await card().getByRole('heading', { name: /^Громова/ }).waitFor();
    await card().getByText('Дети и подопечные').waitFor();
    await card().getByRole('button', { name: /^Громов Тимур/ }).first().press('Enter');
    await card().getByRole('heading', { name: /^Громов Тимур/ }).waitFor();
    await card().getByRole('button', { name: 'Указать родителя или опекуна…' }).or(card().getByRole('button', { name: 'Другой…' })).press('Enter');
    await page.getByLabel('Кто', { exact: true }).fill('лебед');
    await page.getByRole('button', { name: /Лебедева/ }).waitFor();
    await look('family-choice');
    await page.keyboard.press('Escape');
  });

  it('«Файлы»: chosen by main, seen in the window, taken away and back; a program is not let in', async () => {
    await open('лебедева');
    await tab('Файлы');
    await look('files-none');
    const choose = async (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      await inMain(desk, ({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, join(folder, name));
      await card().getByRole('button', { name: 'Добавить файл…' }).press('Enter');
    };
    await choose('договор.pdf', 'MZ\u0000program');
    await page.getByText('договор.pdf: это не документ').waitFor();
    await choose('снимок.jpg', png);
    await page.getByText('Добавлено: снимок.png.').waitFor();
    await choose('анамнез.txt', 'Без особенностей <script>alert(1)</script>');
    await card().getByRole('listitem').filter({ hasText: 'анамнез.txt' }).waitFor();
    await look('files');
    await card().getByRole('button', { name: 'Посмотреть снимок.png' }).press('Enter');
    const picture = page.getByRole('dialog').getByRole('img', { name: 'снимок.png' });
    await picture.waitFor();
    expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(1);
    await page.keyboard.press('Escape');
    await card().getByRole('button', { name: 'Посмотреть анамнез.txt' }).press('Enter');
    await page.getByRole('dialog').getByText('<script>alert(1)</script>').waitFor();
    await look('file-text');
    await page.keyboard.press('Escape');
    await card().getByRole('button', { name: 'Убрать снимок.png' }).press('Enter');
    await page.getByRole('button', { name: 'Вернуть' }).press('Enter');
    await card().getByText('снимок.png', { exact: true }).waitFor();
  });

  it('«Главная»: consents, policies, the main number; the right button calls the mobile (R-005)', async () => {
    const { patientId } = await ask<{ patientId: string }>(page, 'patients.create', { surname: 'Новикова', firstName: 'Ольга', born: '1990-02-03', phones: [{ raw: '+79001007777' }, { raw: '+375291234567', note: 'муж' }], mainComment: 'Боится анестезии', extraComment: 'Просит звонить после шести' });
    await open('новикова');
    await ask(page, 'patients.setPolicy', { patientId, insurer: 'СОГАЗ', number: '77-123', validTill: '2026-01-31' });
    await tab('Главная');
    await card().getByText('истёк').waitFor();
    await card().getByRole('button', { name: 'Записать согласие: Звонки робота' }).press('Enter');
    await page.getByLabel('Редакция текста').fill('от 01.09.2025');
    await look('consent');
    await page.keyboard.press('Enter');
    await card().locator('[data-consent="robotCalls"]').getByText('Дано', { exact: true }).waitFor();
    await card().locator('[data-consent="robotCalls"]').getByText('на бумаге, текст от 01.09.2025, Попова').waitFor();
    await card().locator('[data-phone^="+375"]').getByRole('button', { name: 'Сделать основным: +375 29 123 45 67' }).press('Enter');
    await page.getByText('Номер теперь основной').waitFor();
    await look('main');
    const mobile = card().locator('[data-phone^="+7"]').first(), number = (await mobile.getAttribute('data-phone'))!;
    await mobile.getByRole('button', { name: /^Скопировать/ }).press('Shift+F10');
    await page.getByRole('menuitem', { name: `Позвонить на мобильный ${number}` }).waitFor();
    await look('phone-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await mobile.click({ button: 'right' });
    await page.getByRole('menuitem', { name: `Позвонить на мобильный ${number}` }).click();
    await callCard(page, 'dialing').waitFor();
    await atThePhone(page, 'deskHangsUp', await callIdOf(callCard(page, 'dialing')));
    await callCard(page, 'dialing').waitFor({ state: 'detached' });
  });

  it('«Главная»: a policy, a consent taken back, a booking ban and the archive, with the reason and who did it', async () => {
    await open('новикова');
    await card().getByRole('button', { name: 'Добавить полис…' }).press('Enter');
    await page.getByLabel('Страховая компания').waitFor();
    await page.keyboard.type('Ингосстрах');
    await page.keyboard.press('Tab');
    await page.keyboard.type('88-456');
    await page.keyboard.press('Enter');
    await card().getByText('88-456').first().waitFor();
    await card().getByRole('button', { name: 'Отозвать согласие: Звонки робота' }).press('Enter');
    await page.getByRole('button', { name: 'Отозвать', exact: true }).last().press('Enter');
    await card().locator('[data-consent="robotCalls"]').getByText('Отозвано', { exact: true }).waitFor();
    for (const [set, lift, why, since] of [['Запретить запись…', 'Снять запрет записи', 'Трижды не пришла', /^Запрет с .*Попова/], ['В архив…', 'Вернуть из архива', 'Переехала', /^В архиве с .*Попова/]] as const) {
      await card().getByRole('button', { name: set }).press('Enter');
      await expect.poll(() => page.getByRole('combobox', { name: 'Причина' }).evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.type(why);
      await page.keyboard.press('Enter');
      await card().getByText(since).waitFor();
      await card().getByText(why).first().waitFor();
      // the keyboard stands where it can be taken back at once
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(lift);
      await page.keyboard.press('Enter');
      await card().getByText(since).waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(set);
    }
  });

  it('«Приёмы»: a click on the number calls it (R-004), Ctrl+F7 calls the main one', async () => {
    await open('новикова');
    await tab('Приёмы');
    await look('appointments');
    await card().getByRole('tabpanel').getByRole('button', { name: 'Позвонить +7 (900) 100-77-77' }).click();
    await callCard(page, 'dialing').waitFor();
    await atThePhone(page, 'deskHangsUp', await callIdOf(callCard(page, 'dialing')));
    await callCard(page, 'dialing').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+F7');
    await callCard(page, 'dialing').waitFor();
    expect(await callCard(page, 'dialing').innerText()).toContain('+375 29 123 45');
    await atThePhone(page, 'deskHangsUp', await callIdOf(callCard(page, 'dialing')));
    await callCard(page, 'dialing').waitFor({ state: 'detached' });
  });

  it('«История»: every change is a sentence with who, when, what it was and became', async () => {
    await open('новикова');
    await tab('История');
    await card().getByText('Основной номер изменён').waitFor();
    await card().getByText('Согласие получено').waitFor();
    expect(await card().locator('[data-action="patients.makePhoneMain"]').innerText()).toMatch(/Попова[\s\S]*\+7 \(900\)[\s\S]*\+375 29 123 45 67/);
    await look('history');
  });

  it('«Кто открывал карточки»: in the card and in the settings, by employee', async () => {
    await open('новикова');
    await tab('История');
    await card().getByText('Кто открывал', { exact: true }).click();
    await card().getByRole('table', { name: 'Открытия карточек' }).getByText('Попова').first().waitFor();
    await look('card-openings');
    await page.getByRole('navigation').getByRole('button', { name: 'Настройки' }).press('Enter');
    await page.getByRole('button', { name: 'Кто открывал карточки' }).press('Enter');
    const table = page.getByRole('table', { name: 'Открытия карточек' });
    await table.getByText('Новикова Ольга').first().waitFor();
    await look('openings');
    await page.getByRole('combobox', { name: 'Сотрудник' }).fill('Ивлева');
    await page.getByRole('option', { name: /Ивлева/ }).click();
    await page.getByText('За эти дни карточки не открывали').waitFor();
  });

  it('«Уничтожить данные»: asks for the surname, leaves act and extract, and the card is gone', async () => {
    const out = newFolder('acts');
    await inMain(desk, ({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, out);
    await open('новикова');
    await tab('Главная');
    await card().getByRole('button', { name: 'Уничтожить данные…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Уничтожение персональных данных' });
    await dialog.getByText('Будет уничтожено').waitFor();
    await look('erase');
    await dialog.getByRole('textbox', { name: 'Оператор', exact: true }).fill('ООО «Линия»');
    await dialog.getByLabel('Адрес оператора').fill('Москва, Арбат, 1');
    await dialog.getByLabel('Основание').fill('заявление, вх. № 12');
    await dialog.getByLabel('Для подтверждения').fill('Иванова');
    await page.keyboard.press('Enter');
    await dialog.getByText('Фамилия не совпала').waitFor();
    expect(readdirSync(out)).toEqual([]);
    await dialog.getByLabel('Для подтверждения').fill('новикова');
    await page.keyboard.press('Enter');
    await dialog.getByText('Данные уничтожены').waitFor();
    await look('erased');
    const written = readdirSync(out);
    expect(written.map((name) => name.split(' ')[0]).sort((a, b) => (a! < b! ? -1 : 1))).toEqual(['Акт', 'Выгрузка']);
    expect(readFileSync(join(out, written.find((name) => name.startsWith('Акт'))!), 'utf8')).toContain('Новикова Ольга');
    await dialog.getByRole('button', { name: 'Закрыть' }).last().press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await ask<PersonRow[]>(page, 'patients.search', { text: 'новикова' })).toEqual([]);
  });

  it('stays calm at 1366 × 768 with the panel of a call beside it', async () => {
    await open('громова');
    await ring(page, '+79001000808');
    await callCard(page, 'ringing').waitFor();
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await page.keyboard.press('F2');
    await page.getByTestId('call-panel').waitFor();
    for (const name of ['Главная', 'Счета', 'Семья', 'Файлы', 'История']) {
      await tab(name);
      const wide = await card().evaluate((element) => ({ own: element.scrollWidth - element.clientWidth, tabs: [...element.querySelectorAll('[role="tab"]')].filter((one) => one.getBoundingClientRect().right > element.getBoundingClientRect().right + 1).length }));
      expect(wide, name).toEqual({ own: 0, tabs: 0 });
      await look(`dock-${name}`);
    }
    await atThePhone(page, 'callerHangsUp', callId);
  });
});
