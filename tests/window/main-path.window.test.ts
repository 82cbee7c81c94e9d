import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { DayView } from '#shared/schedule/contract.ts';
import { addDays, clockText, dayOf, dayText, shortDayText } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atTheDoor, atThePhone, callCard, callIdOf, historyRow, ring } from './support/hands.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 20_000;
const at1500 = 15 * 60;

describe('O-01, a new caller whose card is made at booking', () => {
  let desk: RunningDesk;
  beforeAll(async () => { desk = await launchDesk({ profile: prepareProfile() }); });
  afterAll(async () => { await desk.close(); });

  it('is played from the sign-in to the history by the keyboard alone', async () => {
    const { page } = desk, { keyboard } = page;
    page.setDefaultTimeout(patience);
    // nobody touches the mouse: a pointer anywhere on the page fails the day
    await page.evaluate(() => {
      const seen = window as unknown as { pointers: number };
      seen.pointers = 0;
      for (const kind of ['pointerdown', 'pointermove', 'wheel']) window.addEventListener(kind, () => { seen.pointers += 1; }, true);
    });
    const press = async (...keys: string[]) => { for (const key of keys) await keyboard.press(key); };
    const has = (what: Locator) => expect.poll(() => what.evaluate((element) => element === document.activeElement).catch(() => false), { timeout: patience, message: `the focus is on ${String(what)}` }).toBe(true);
    const isOn = (what: Locator) => what.evaluate((element) => element === document.activeElement).catch(() => false);
    /** Presses the key until the focus is there; the number of presses says how far it was. */
    const walkTo = async (what: Locator, key: string, most: number) => {
      await what.waitFor();
      for (let n = 0; n <= most; n++) {
        if (await isOn(what)) return n;
        await press(key);
      }
      throw new Error(`${String(what)} was not reached in ${most} × ${key}`);
    };
    const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');

    // the shift begins
    await atTheDoor(page);
    await has(page.getByLabel('Пароль', { exact: true }));
    await press('Shift+Tab');
    await walkTo(page.locator('#login-ivleva'), 'ArrowDown', 10);
    await press('Tab');
    await has(page.getByLabel('Пароль', { exact: true }));
    await keyboard.type(demoPasswordOf('ivleva'));
    await press('Enter');
    await has(page.getByRole('radio', { name: '101', exact: true }));
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await snapshot()).me?.phone?.extension).toBe('101');

    // 10:02:10 the city calls, 10:02:18 she lifts the handset
    await ring(page, '+79002000001');
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await callCard(page, 'talking').waitFor();

    // «Входящие звонки»
    await press('F2');
    const panel = page.getByTestId('call-panel');
    await has(page.locator('#panel-who'));
    await keyboard.type('Носова Мария');
    expect(await walkTo(page.locator('#panel-topic'), 'Tab', 3)).toBe(2);
    await keyboard.type('Тер');
    await press('ArrowDown', 'Enter');
    await expect.poll(() => page.locator('#panel-topic').inputValue()).toBe('Терапия');
    await walkTo(page.locator('#panel-comment'), 'Tab', 3);
    await keyboard.type('Скол зуба 2.1');
    expect(await page.locator('#panel-type').inputValue()).toBe('Пациент. Хочет записаться');
    const time = await panel.getByText(/^\d\d:\d\d$/).first().innerText();
    await press('Control+Enter');

    // the buffer; the schedule has the keyboard at once
    await page.getByTestId('buffer').waitFor();
    expect((await snapshot()).buffer).toMatchObject({ button: `Звонок в ${time}`, who: 'Носова Мария', comment: 'Скол зуба 2.1' });
    const grid = page.locator('[data-schedule-grid]');
    await has(grid);
    await atThePhone(page, 'callerHangsUp', callId);
    await callCard(page, 'ended').waitFor();

    // a coming day, 15:00, Орлова: the first column
    const today = dayOf(instant(Date.now()), 'Europe/Moscow'), day = addDays(today, 3);
    for (let n = 1; n <= 3; n++) {
      await press('PageDown');
      await page.locator(`[data-schedule-grid][aria-label*="${dayText(addDays(today, n))}"]`).waitFor();
    }
    await has(grid);
    const view = await ask<DayView>(page, 'schedule.day', { day });
    const first = view.doctors[0]!;
    expect(first.name).toBe('Орлова');
    const place = `Орлова, ${clockText(at1500)}–${clockText(at1500 + first.usualMin)}, свободно`;
    await press('ArrowDown', 'Home', ...Array.from({ length: 6 }, () => 'Control+ArrowDown'));
    await page.locator('[aria-live="polite"]').getByText(place).waitFor({ state: 'attached' });
    await press('Shift+F10');
    await has(page.getByRole('menuitem', { name: 'Записать на прием (из буфера - Носова Мария)...' }));
    await press('Enter');

    // «Новый прием»: no card yet, so nothing to book
    const form = page.locator('[data-booking-form]'), book = form.getByRole('button', { name: 'Записать пациента' });
    await has(form.getByRole('button', { name: 'Добавить новую' }));
    expect(await book.isDisabled()).toBe(true);
    await press('Enter');
    await has(form.getByLabel('Фамилия'));
    expect(await form.getByLabel('Фамилия').inputValue()).toBe('Носова');
    expect(await form.getByLabel('Имя', { exact: true }).inputValue()).toBe('Мария');
    expect(await form.getByLabel('Телефон', { exact: true }).inputValue()).toBe('+7 (900) 200-00-01');
    await walkTo(form.getByLabel('Персональные данные'), 'Tab', 12);
    await press('Space');
    await press('Enter');
    await has(form.getByLabel('Комментарий к приёму'));
    await walkTo(form.locator('[data-copy-comment]'), 'Shift+Tab', 2);
    await press('Enter');
    await has(form.getByLabel('Комментарий к приёму'));
    expect(await form.getByLabel('Комментарий к приёму').inputValue()).toBe('Скол зуба 2.1');
    expect(await book.isEnabled()).toBe(true);
    await press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await has(grid);

    // what it came to
    const { buffer, booking } = await snapshot();
    expect([buffer, booking]).toEqual([undefined, undefined]);
    const booked = (await ask<DayView>(page, 'schedule.day', { day })).appointments.filter((one) => one.patient === 'Носова Мария');
    expect(booked.map(({ doctorId, startMin, endMin, comment, status }) => ({ doctorId, startMin, endMin, comment, status })))
      .toEqual([{ doctorId: first.id, startMin: at1500, endMin: at1500 + first.usualMin, comment: 'Скол зуба 2.1', status: 'unconfirmed' }]);
    await press('Alt+3');
    await historyRow(page, 'Носова Мария').waitFor();
    const cells = await historyRow(page, 'Носова Мария').getByRole('gridcell').allInnerTexts();
    expect(cells.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(new RegExp(`^${time} \\d:\\d\\d$`)), 'Входящий', '+7 (900) 200-00-01', 'Носова Мария', 'Пациент. Хочет записаться', 'Терапия', 'Скол зуба 2.1', 'Ивлева Анна',
      `запись ${shortDayText(day)} 15:00 Орлова`, 'Сайт', '',
    ]);
    expect(await page.evaluate(() => (window as unknown as { pointers: number }).pointers)).toBe(0);
  });
});
