import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;
const letter = 'Здравствуйте!\n<script>alert(1)</script> Можно перезвонить?';

describe('what is added by hand', { timeout: 90_000 }, () => {
  let desk: RunningDesk, page: Page, panel: Locator;
  const found: string[] = [];
  const look = async (state: string) => {
    found.push(...await lookAt(page, `dialogs-${state}`));
  };
  const press = async (...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };
  const type = (text: string) => page.keyboard.type(text);
  const has = (what: Locator) => expect.poll(() => what.evaluate((element) => element === document.activeElement).catch(() => false), { timeout: patience, message: `the focus is on ${String(what)}` }).toBe(true);
  const walkTo = async (what: Locator, key = 'Tab', most = 12) => {
    await what.waitFor({ state: 'attached' });
    for (let n = 0; n <= most; n++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await press(key);
    }
    throw new Error(`${String(what)} was not reached in ${String(most)} × ${key}`);
  };
  const field = (name: string) => page.locator(`#by-hand-${name}`);
  /** An option of a list is found by its first letters, as one does without looking. */
  const choose = async (name: string, letters: string, whole: string) => {
    await walkTo(field(name));
    await type(letters);
    await page.getByRole('option', { name: whole }).waitFor();
    await press('ArrowDown', 'Enter');
    await expect.poll(() => field(name).inputValue(), { timeout: patience }).toBe(whole);
  };
  const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');
  const today = dayOf(instant(Date.now()), 'Europe/Moscow');
  /** Yesterday too: a call told at midnight began before it, and midnight may come in the middle of a test. */
  const around = { fromDay: addDays(today, -1), tillDay: addDays(today, 1) };
  const rows = async (kind: HistoryRow['kind']) => (await ask<{ rows: HistoryRow[] }>(page, 'inquiries.history', { ...around, kinds: [kind] })).rows;

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    panel = page.getByTestId('by-hand');
    page.setDefaultTimeout(patience);
    await signIn(page);
    await sizeWindow(desk, 1366, 768);
  });
  beforeEach(async () => {
    if (await panel.count()) await panel.getByRole('button', { name: /^Закрыть/ }).click();
    await panel.waitFor({ state: 'detached' });
  });
  afterAll(async () => { await desk.close(); });

  it('goes by the keyboard from «Добавить» over one of two cards to a booked visit and «Успешность» (O-09, R-124, R-125, R-127, R-133)', async () => {
    await press('Alt+5');
    const add = page.getByRole('button', { name: 'Добавить', exact: true });
    await add.focus();
    await press('Enter');
    await page.getByRole('menuitem', { name: /^Диалог/ }).waitFor();
    await look('menu');
    await has(page.getByRole('menuitem', { name: /^Диалог/ }));
    await press('Enter');
    await has(field('channel'));

    // saving without a channel is refused, and the field is pointed at
    await press('Control+s');
    await panel.getByText(/^Выберите рекламный канал/).waitFor();
    await has(field('channel'));
    await look('refused');
    await choose('channel', 'Выв', 'Вывеска');

    // one number in two cards: nobody until somebody is chosen
    await walkTo(field('phone'));
    await type('89001000101');
    await panel.getByText('2 карточки с этим номером. Кто это?').waitFor();
    expect(await field('who').inputValue()).toBe('');
    await look('choices');
    const elena = panel.getByRole('list').getByRole('button', { name: /^1?\s*Громова Елена/ });
    await walkTo(elena);
    await press('Enter');
    await has(field('topic'));
    expect(await field('who').inputValue()).toBe('Громова Елена');
    await panel.getByText('Без темы запишем «Неизвестно»').waitFor();
    await choose('topic', 'Имп', 'Имплантация');
    await walkTo(panel.getByLabel('Содержание диалога'));
    await page.keyboard.insertText('Здравствуйте! Сколько стоит имплант?\n<b>Спросила у стойки</b>');
    await panel.getByText('Приёмы').first().waitFor();
    await look('filled');
    await press('Control+Enter');
    await panel.waitFor({ state: 'detached' });
    expect((await snapshot()).buffer).toMatchObject({ who: 'Громова Елена', button: expect.stringMatching(/^Диалог в \d\d:\d\d$/) as string });

    // the schedule has the keyboard: a free place of a coming day, from the buffer
    const grid = page.locator('[data-schedule-grid]');
    await has(grid);
    await press('PageDown', 'PageDown', 'PageDown');
    await page.locator('[data-schedule-grid][aria-label]').waitFor();
    await press('ArrowDown', 'Home', ...Array.from({ length: 6 }, () => 'Control+ArrowDown'));
    await press('Shift+F10');
    await has(page.getByRole('menuitem', { name: 'Записать на прием (из буфера - Громова Елена)...' }));
    await press('Enter');
    const form = page.locator('[data-booking-form]');
    await form.getByRole('button', { name: 'Записать пациента' }).waitFor();
    await press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    expect((await snapshot()).buffer).toBeUndefined();
    expect(await rows('dialog')).toMatchObject([{ who: 'Громова Елена', phone: '+7 (900) 100-01-01', topic: 'Имплантация', adChannel: 'Вывеска', author: 'Ивлева Анна', success: [{ text: expect.stringMatching(/^запись \d\d\.\d\d 15:00 Орлова$/) as string }] }]);
  });

  it('takes the number of the card that was chosen first, and waits for a call as «Заявка-диалог»', async () => {
    await press('Control+d');
    await has(field('channel'));
    await choose('channel', 'Сай', 'Сайт');
    await walkTo(panel.getByRole('radio', { name: 'Диалог', exact: true }), 'Shift+Tab', 6);
    await press('ArrowRight');
    await panel.getByText('Нужно перезвонить').waitFor();
    await walkTo(field('who'));
    await type('Сафин');
    await page.getByRole('option', { name: /Сафин Олег/ }).waitFor();
    await press('ArrowDown', 'Enter');
    await expect.poll(() => field('who').inputValue(), { timeout: patience }).toBe('Сафин Олег');
    expect(await field('phone').inputValue()).toBe('');
    await walkTo(panel.getByLabel('Содержание диалога'));
    await page.keyboard.insertText(letter);
    await look('lead');
    await press('Control+s');
    await page.getByText('Заявка-диалог сохранена и ждёт звонка.').waitFor();
    expect(await rows('dialogLead')).toMatchObject([{ who: 'Сафин Олег', phone: '+7 (900) 100-02-02', topic: 'Неизвестно', yellow: true }]);
  });

  it('stands yellow in the history, is read beside its call, and is closed by the comment on it (R-134, R-138)', async () => {
    await press('Alt+3');
    const row = page.locator('[data-testid="history-row"][data-yellow]').filter({ hasText: 'Сафин Олег' });
    await row.focus();
    await press('Shift+F10');
    const call = page.getByRole('menuitem', { name: /^Позвонить/ });
    await walkTo(call, 'ArrowDown');
    await press('Enter');
    const callPanel = page.getByTestId('call-panel');
    await callCard(page, 'talking').waitFor();
    await callPanel.getByText('По заявке').waitFor();

    // what was written is one press away
    await callPanel.getByRole('button', { name: 'Содержание диалога' }).press('Enter');
    await expect.poll(() => page.getByTestId('dialog-text').innerText(), { timeout: patience }).toBe(letter);
    await look('text');
    await press('Escape');
    await page.getByTestId('dialog-text').waitFor({ state: 'detached' });
    await has(callPanel.getByRole('button', { name: 'Содержание диалога' }));

    await walkTo(page.locator('#panel-topic'));
    await type('Тер');
    await page.getByRole('option', { name: 'Терапия' }).waitFor();
    await press('ArrowDown', 'Enter');
    await walkTo(page.locator('#panel-comment'));
    await type('Придёт в четверг');
    await press('Control+s');
    await row.waitFor({ state: 'detached' });
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'talking')));
    expect(await rows('dialogLead')).toMatchObject([{ who: 'Сафин Олег', yellow: false }]);
    const heads = (await ask<{ rows: HistoryRow[] }>(page, 'inquiries.history', { ...around, view: 'heads' })).rows.filter(({ who }) => who === 'Сафин Олег');
    expect(heads).toMatchObject([{ kind: 'dialogLead', comment: 'Придёт в четверг', yellow: false }]);
    await page.getByRole('button', { name: 'Закрыть окно звонка' }).click();
  });

  it('keeps what was typed through a fallen page, open as it was, and gives back what was cleared', async () => {
    await press('Control+d');
    await has(field('channel'));
    await walkTo(field('comment'));
    await type('Придёт завтра');
    await walkTo(panel.getByLabel('Содержание диалога'));
    await page.keyboard.insertText('Можно к хирургу?');
    await expect.poll(() => ask<string | undefined>(page, 'desk.draft', { key: 'dialog' }), { timeout: patience }).toContain('хирургу');
    await page.reload();
    await panel.waitFor();
    await expect.poll(() => field('comment').inputValue(), { timeout: patience }).toBe('Придёт завтра');
    expect(await panel.getByLabel('Содержание диалога').inputValue()).toBe('Можно к хирургу?');
    await panel.getByRole('button', { name: 'Очистить всё' }).click();
    expect(await field('comment').inputValue()).toBe('');
    await panel.getByRole('button', { name: 'Вернуть очищенное' }).click();
    expect(await field('comment').inputValue()).toBe('Придёт завтра');
    await panel.getByRole('button', { name: 'Очистить всё' }).click();
  });

  it('tells of a call on a mobile phone: direction, number, length, and sets it back in time (R-061, R-062, R-063, A-24)', async () => {
    await press('Control+Shift+D');
    await has(field('phone'));
    for (const button of ['Сохранить и записать', 'Сохранить']) await panel.getByRole('button', { name: button, exact: true }).waitFor();
    // whom the clinic called, or who called it
    await walkTo(panel.getByRole('radio', { name: 'Входящий', exact: true }), 'Shift+Tab', 6);
    await press('ArrowRight');
    await panel.getByText('Кому', { exact: true }).waitFor();
    await press('ArrowLeft');
    await panel.getByText('Кто', { exact: true }).waitFor();
    await walkTo(field('phone'));
    await page.keyboard.insertText('+7 900 100-06-06');
    await expect.poll(() => field('who').inputValue(), { timeout: patience }).toBe('Зуев Антон');
    await walkTo(field('comment'));
    await type('Звонил врачу на мобильный');
    await walkTo(field('when'));
    await press('Enter');
    await has(field('time'));
    await press('Control+a');
    await type('днём');
    await press('Control+s');
    await panel.getByText(/^Время пишут так/).waitFor();
    await look('call');
    await panel.getByRole('button', { name: 'Снова «сейчас»' }).press('Enter');
    await walkTo(field('minutes'));
    await type('3');
    await press('Control+s');
    await panel.waitFor({ state: 'detached' });
    const [row] = (await rows('call')).filter(({ who }) => who === 'Зуев Антон');
    expect(row).toMatchObject({ direction: 'inbound', outcome: 'answered', talkText: '3:00', comment: 'Звонил врачу на мобильный' });
  });

  it('has nothing that axe finds', () => { expect(found).toEqual([]); });
});
