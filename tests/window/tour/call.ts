import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { addDays, clockText, dayOf, dayText } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { DayView, FreeSlot } from '#shared/schedule/contract.ts';
import { ask, atTheDoor, atThePhone, blockOf, callCard, callIdOf, cellOf, historyRow, ring, signIn, sizeWindow } from '../support/hands.ts';
import type { Tour } from './steps.ts';

const at1500 = 15 * 60;
const caller = 'Носова Мария';

/** A mobile number that no card has. */
async function strangersNumber({ page }: Tour): Promise<string> {
  for (let n = 1; n < 100; n++) {
    const number = `+7900200${String(n).padStart(4, '0')}`;
    if ((await ask<PersonRow[]>(page, 'patients.byPhone', { phone: number })).length === 0) return number;
  }
  throw new Error('a hundred numbers and all of them known');
}

/** Scenario O-01 in the real window, by mouse and keys as a receptionist works. */
export async function callTour(tour: Tour): Promise<void> {
  const { desk, page, step } = tour, seen = (text: string | RegExp, within?: Locator) => tour.seen(text, within);
  await step('The demo clinic «Линия» is made and the sign-in screen stands', 'sign-in', async () => {
    await atTheDoor(page);
    await sizeWindow(desk, 1366, 768);
  });
  await step('Ивлева Анна signs in and takes phone 101: the schedule of today', 'schedule', async () => {
    await signIn(page);
    await page.locator('[data-appointment]').first().waitFor();
    await seen('Тел. 101');
  });
  const number = await strangersNumber(tour), shown = phoneText(number);

  await step(`${shown} calls +7 (495) 000-10-01: the card knows only the number`, 'ringing', async () => {
    await ring(page, number);
    const card = callCard(page, 'ringing');
    await card.waitFor();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    assert.ok(text.includes('Входящий') && text.replace(/ /g, ' ').includes(shown), text);
    assert.equal(await card.getByRole('button').count(), 0, 'nothing can be pressed before somebody answers the desk phone');
  });
  const callId = await callIdOf(callCard(page, 'ringing'));

  await step('She lifts the handset: «Назначить прием», «Добавить пациента»', 'talking', async () => {
    await atThePhone(page, 'answer', callId);
    const card = callCard(page, 'talking');
    await card.getByRole('button', { name: 'Назначить прием' }).waitFor();
    await card.getByRole('button', { name: 'Добавить пациента' }).waitFor();
  });
  const panel = page.getByTestId('call-panel');
  await step('«Звонки»: time, channel «Сайт», number; «Кто» is empty, the type is set', 'panel', async () => {
    await page.getByRole('navigation').getByRole('button', { name: /^Звонки/ }).click();
    await panel.waitFor();
    for (const text of ['Входящий вызов', 'Сайт', shown, /^\d\d:\d\d$/]) await seen(text, panel);
    assert.equal(await page.locator('#panel-who').inputValue(), '');
    assert.equal(await page.locator('#panel-type').inputValue(), 'Пациент. Хочет записаться');
  });
  const time = await panel.getByText(/^\d\d:\d\d$/).first().innerText();

  await step('She types the name, chooses the topic, writes the comment', 'panel-filled', async () => {
    await page.locator('#panel-who').click();
    await page.keyboard.type(caller);
    // cards that are like this name hang over the topic until the field is left
    await page.keyboard.press('Tab');
    await page.locator('#panel-topic').click();
    await page.getByRole('option', { name: 'Терапия' }).click();
    await page.locator('#panel-comment').click();
    await page.keyboard.type('Скол зуба 2.1');
    assert.equal(await page.locator('#panel-who').inputValue(), caller);
  });
  const buffer = page.getByTestId('buffer');
  await step('«Сохранить и записать»: the schedule, and the call waits in the buffer', 'buffer', async () => {
    await panel.getByRole('button', { name: 'Сохранить и записать' }).click();
    await buffer.waitFor();
    assert.match((await buffer.innerText()).replace(/\s+/g, ' '), new RegExp(`^Звонок в ${time} ?Мария$`));
  });
  await step('The call ends; the finished card stays for ten seconds', 'ended', async () => {
    await atThePhone(page, 'callerHangsUp', callId);
    await callCard(page, 'ended').waitFor();
  });

  const doctorId = await page.locator('[data-schedule-grid] [role="list"][aria-label="Орлова"]').getAttribute('data-doctor') ?? '';
  const slot = await coming(tour, doctorId);
  const place = `${clockText(at1500)}–${clockText(slot.endMin)}`;
  await step(`${dayText(slot.day)}, 15:00 at Орлова, the right button: «Записать на прием (из буфера - ${caller})...»`, 'menu', async () => {
    for (let day = dayOf(instant(Date.now()), 'Europe/Moscow'); day < slot.day;) {
      await page.getByRole('button', { name: 'Следующий день' }).click();
      day = addDays(day, 1);
      await page.locator(`[data-schedule-grid][aria-label*="${dayText(day)}"]`).waitFor();
    }
    const cell = await cellOf(page, 'Орлова', at1500);
    await page.mouse.click(cell.x, cell.y, { button: 'right' });
    await page.getByRole('menuitem', { name: `Записать на прием (из буфера - ${caller})...` }).waitFor();
  });
  const form = page.locator('[data-booking-form]'), book = form.getByRole('button', { name: 'Записать пациента' });
  await step('«Новый прием»: «Записать пациента» waits for a card', 'new-appointment', async () => {
    await page.getByRole('menuitem', { name: /из буфера/ }).click();
    await form.waitFor();
    await seen(place, form);
    await seen('Орлова', form);
    assert.equal(await book.isDisabled(), true);
  });
  await step('«Добавить новую»: name and phone are filled already, she ticks the consent', 'new-card', async () => {
    await form.getByRole('button', { name: 'Добавить новую' }).click();
    assert.equal(await form.getByLabel('Фамилия').inputValue(), 'Носова');
    assert.equal(await form.getByLabel('Имя', { exact: true }).inputValue(), 'Мария');
    assert.equal((await form.getByLabel('Телефон', { exact: true }).inputValue()).replace(/\D/g, ''), number.slice(1));
    await form.getByLabel('Персональные данные').check();
  });
  await step('The card is made, the comment of the call is copied, the button is on', 'card-made', async () => {
    await form.getByRole('button', { name: 'Добавить карточку' }).click();
    await form.locator('[data-booking-person]').getByText(caller).waitFor();
    await form.getByRole('button', { name: 'Скопировать в комментарий к приёму' }).click();
    assert.equal(await form.getByLabel('Комментарий к приёму').inputValue(), 'Скол зуба 2.1');
    assert.equal(await book.isEnabled(), true);
  });
  await step('«Записать пациента»: the visit stands in the schedule, the buffer is empty', 'booked', async () => {
    await book.click();
    await blockOf(page, at1500, caller).waitFor();
    await buffer.waitFor({ state: 'detached' });
    await form.waitFor({ state: 'detached' });
    const view = await ask<DayView>(page, 'schedule.day', { day: slot.day });
    const booked = view.appointments.filter((one) => one.patient === caller);
    assert.deepEqual(booked.map((one) => [one.doctorId, one.startMin, one.comment]), [[doctorId, at1500, 'Скол зуба 2.1']]);
  });
  await step('«История обращений»: one row with its success and the reason', 'history', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'История' }).click();
    const row = historyRow(page, caller);
    await row.waitFor();
    assert.equal(await row.count(), 1);
    const cells = (await row.innerText()).replace(/\s+/g, ' ');
    for (const part of [time, 'Входящий', 'Пациент. Хочет записаться', 'Терапия', 'Скол зуба 2.1', 'Ивлева', 'запись', '15:00', 'Орлова', 'Сайт']) assert.ok(cells.includes(part), `«${part}» in «${cells}»`);
  });
  await step('Her card: the visit to come', 'patient', async () => {
    await historyRow(page, caller).getByRole('button', { name: caller }).click();
    await page.getByTestId('patient-card').getByRole('tab', { name: 'Приёмы' }).click();
    await page.getByTestId('patient-card').getByText('Орлова').waitFor();
  });
  await step('A mother with a son calls, in the dark theme: nobody is chosen for her', 'dark', async () => {
    await page.getByRole('button', { name: 'меню пользователя' }).click();
    await page.getByText('Тёмная').click();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button', { name: 'Расписание' }).click();
    await page.getByRole('button', { name: 'Сегодня' }).click();
    await ring(page, '+79001000101', '+74950001002');
    await callCard(page, 'ringing').waitFor();
    await atThePhone(page, 'answer', await callIdOf(callCard(page, 'ringing')));
    await page.keyboard.press('F2');
    await seen('Громова Елена', panel);
    await seen('Громов Тимур', panel);
    await page.locator('[data-appointment]').first().waitFor();
  });
}

/** The first coming day on which Орлова is free at 15:00 for as long as she usually takes. */
async function coming({ page }: Tour, doctorId: string): Promise<FreeSlot> {
  const today = dayOf(instant(Date.now()), 'Europe/Moscow');
  const view = await ask<DayView>(page, 'schedule.day', { day: today });
  const lengthMin = view.doctors.find((one) => one.id === doctorId)?.usualMin ?? 30;
  const free = await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: today, lengthMin, doctorId, fromMin: at1500, tillMin: at1500 + lengthMin, limit: 50 });
  const slot = free.find((one) => one.day > today && one.startMin === at1500);
  assert.ok(slot, 'Орлова is free at 15:00 on some coming day');
  return slot;
}
