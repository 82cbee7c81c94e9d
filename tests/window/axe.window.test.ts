import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { AppointmentStatus, DayView, PlaceResult } from '#shared/schedule/contract.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atTheDoor, atThePhone, callCard, callIdOf, cellOf, historyRow, ring, sizeWindow } from './support/hands.ts';
import { createLook } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;

describe('axe finds nothing in either theme', { timeout: 180_000 }, () => {
  let desk: RunningDesk, page: Page, look: (state: string) => Promise<void>, verdict: () => string[];
  // yesterday: only what is past may be a no-show
  const day = addDays(dayOf(instant(Date.now()), 'Europe/Moscow'), -1);
  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    ({ look, verdict } = createLook(desk));
    await atTheDoor(page);
    await sizeWindow(desk, 1366, 768);
  });
  // what a failed test left open spoils no other
  beforeEach(() => shut('[role="dialog"], [role="menu"]'));
  afterEach(() => { expect(verdict()).toEqual([]); });
  afterAll(async () => { await desk.close(); });

  const rail = (name: string | RegExp) => page.getByRole('navigation').getByRole('button', { name });
  /** Escape closes an open list of the dialog first, then the dialog. */
  const shut = async (what: string) => {
    await expect.poll(async () => {
      if (await page.locator(what).filter({ visible: true }).count() === 0) return true;
      await page.keyboard.press('Escape');
      return false;
    }, { timeout: patience, interval: 150 }).toBe(true);
  };
  const menu = '[role="menu"]', dialog = '[role="dialog"]', list = '[role="listbox"]';
  const patient = async (text: string) => (await ask<PersonRow[]>(page, 'patients.search', { text, limit: 5 }))[0]!.patientId;

  it('at the door: names, a wrong password, the phone of the shift', async () => {
    await look('sign-in');
    await page.locator('#login-popova').click();
    await page.keyboard.type('not it');
    await page.keyboard.press('Enter');
    await page.getByText('Пароль не подошёл').waitFor();
    await look('wrong password');
    await page.getByLabel('Пароль', { exact: true }).fill(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: '101', exact: true }).waitFor();
    await look('phone of the shift');
    await page.getByRole('button', { name: 'Начать смену' }).click();
    await page.locator(dialog).waitFor({ state: 'detached' });
    await fillTheDay();
  });

  /** A day with an appointment of each status, one cancelled, and reserved time. */
  async function fillTheDay(): Promise<void> {
    const { doctors } = await ask<DayView>(page, 'schedule.day', { day }), who = await patient('сафин');
    const statuses: readonly AppointmentStatus[] = ['unconfirmed', 'confirmed', 'arrived', 'inChair', 'completed', 'noShow', 'cancelled'];
    for (const [n, status] of statuses.entries()) {
      const startMin = 540 + n * 60, slot = { doctorId: doctors[n % 2]!.id, day, startMin, endMin: startMin + [10, 20, 30, 60][n % 4]! };
      const made = await ask<PlaceResult>(page, 'schedule.book', { slot, patientId: n % 3 ? who : await patient('лебедева'), comment: n % 2 ? 'Скол зуба 2.1' : '' });
      if (made.kind !== 'done') throw new Error(`the day of the test is taken: ${made.kind}`);
      if (status === 'cancelled') await ask(page, 'schedule.cancel', { appointmentId: made.appointmentId, by: 'patient', reason: 'Заболел' });
      else if (status !== 'unconfirmed') await ask(page, 'schedule.setStatus', { appointmentId: made.appointmentId, status });
    }
    await ask(page, 'schedule.reserve', { doctorId: doctors[2]!.id, day, startMin: 600, endMin: 690, reason: 'Совещание' });
  }

  it('over the schedule: statuses, the cursor, its menus and filters', async () => {
    await page.getByRole('button', { name: 'Предыдущий день' }).click();
    await page.locator('[data-appointment]').nth(5).waitFor();
    await page.getByRole('button', { name: 'Вид', exact: true }).click();
    await look('menu of the view');
    await page.getByRole('menuitemcheckbox', { name: 'Показывать отменённые' }).click();
    await shut(menu);
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('ArrowDown');
    await look('schedule with its cursor');

    await page.getByRole('button', { name: /^Выбрать день/ }).click();
    await look('calendar');
    await shut(dialog);
    await page.getByRole('button', { name: /^Врачи/ }).click();
    await look('doctors to choose');
    await shut(dialog);
    for (const name of ['Специалисты', 'Удобное время', 'Длительность']) {
      await page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name })).first().click();
      await page.locator(list).filter({ visible: true }).first().waitFor();
      await look(`filter ${name}`);
      if (name === 'Удобное время') await page.getByRole('option', { name: 'утро' }).click();
      else await page.keyboard.press('Escape');
      await page.locator(list).filter({ visible: true }).first().waitFor({ state: 'hidden' });
    }
    await look('schedule with a filter');
    await page.getByRole('button', { name: 'Сбросить фильтры' }).first().click();
  });

  it('over the menus and dialogs of the schedule', async () => {
    const free = async () => {
      const { x, y } = await cellOf(page, 'Белов', 18 * 60);
      await page.mouse.click(x, y, { button: 'right' });
      await page.getByRole('menuitem', { name: 'Зарезервировать время' }).waitFor();
    };
    await free();
    await look('menu of a free place');
    for (const [name, state] of [['Зарезервировать время', 'reserve'], ['Добавить в лист ожидания', 'wait list']] as const) {
      if (await page.locator(menu).count() === 0) await free();
      await page.getByRole('menuitem', { name }).click();
      await page.locator(dialog).waitFor();
      await look(state);
      await page.locator(dialog).getByRole('button', { name: /^(Зарезервировать|Добавить)$/ }).click();
      if (state === 'reserve') {
        await page.getByText('Напишите, для чего резерв').waitFor();
        await look('reserve without a reason');
      }
      await shut(dialog);
    }
    const taken = async () => {
      await page.locator('[data-appointment][data-status="confirmed"]').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Перенести приём' }).waitFor();
    };
    await taken();
    await look('menu of an appointment');
    await page.getByRole('menuitem', { name: 'Статус' }).hover();
    await page.getByRole('menuitem', { name: 'На приёме' }).waitFor();
    await look('menu of statuses');
    for (const name of ['Комментарий', 'Перенести приём', 'Отменить приём']) {
      if (await page.locator(menu).count() === 0) await taken();
      await page.getByRole('menuitem', { name }).first().click();
      await page.locator(dialog).waitFor();
      if (name === 'Перенести приём') await page.getByRole('radiogroup', { name: 'Свободное время' }).waitFor();
      await look(name);
      await shut(dialog);
    }
  });

  it('over the cards of a call and its panel, whoever calls', async () => {
    const cards = () => page.locator('[data-call]');
    const clear = async () => {
      for (const one of (await ask<DeskSnapshot>(page, 'desk.snapshot')).cards) {
        if (!one.closable) await atThePhone(page, one.status === 'ringing' ? 'callerHangsUp' : 'deskHangsUp', one.callId);
      }
      await expect.poll(async () => {
        for (const one of (await ask<DeskSnapshot>(page, 'desk.snapshot')).cards) await ask(page, 'telephony.dismissCard', { callId: one.callId });
        return cards().count();
      }, { timeout: patience }).toBe(0);
    };
    // two cards with one number
    await ring(page, '+79001000101', '+74950001002');
    await look('a call of two cards');
    await atThePhone(page, 'answer', await callIdOf(callCard(page, 'ringing')));
    await callCard(page, 'talking').getByRole('list').waitFor();
    await page.keyboard.press('F2');
    await page.getByTestId('call-panel').waitFor();
    await look('who of the two is it');
    await page.keyboard.press('2');
    await page.getByTestId('call-panel').getByText('Громова Елена').first().waitFor();
    await look('the panel of a child');
    await page.locator('#panel-type').click();
    await look('types of callers');
    await page.keyboard.press('Escape');
    await page.locator('#panel-topic').click();
    await look('topics');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByText('Выберите тему, иначе').waitFor();
    await look('no topic');
    await page.getByRole('button', { name: 'Лист ожидания и задача' }).click();
    await look('more deeds of the panel');
    for (const [name, title] of [['В лист ожидания…', 'Лист ожидания'], ['Создать задачу…', 'Новая задача']] as const) {
      if (await page.locator(menu).count() === 0) await page.getByRole('button', { name: 'Лист ожидания и задача' }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
      await look(title);
      await shut(dialog);
    }
    // archived, banned, with debt; many at once
    await ring(page, '+79001000303');
    await ring(page, '+79001000404');
    await ring(page, undefined);
    await expect.poll(() => cards().count()).toBe(4);
    await look('four on the line');
    await clear();
    await look('nobody calls any more');

    await ring(page, '+79002000055');
    await callCard(page, 'ringing').waitFor();
    await look('a stranger rings');
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'ringing')));
    await callCard(page, 'missed').hover();
    await page.keyboard.press('F2');
    await page.locator('[data-testid="call-panel"][data-mode="recent"]').waitFor();
    await look('missed, and the recent ones');
    await ring(page, '+79001000202');
    await ring(page, '+79002000056');
    await callCard(page, 'ringing').nth(1).waitFor();
    await page.keyboard.press('F2');
    await page.locator('[data-testid="call-panel"][data-mode="table"]').waitFor();
    await look('two ring: the table');
    await clear();
    await page.keyboard.press('F7');
    await page.getByRole('dialog', { name: 'Позвонить по номеру' }).waitFor();
    await look('a number to dial');
    await page.keyboard.type('+79002000058');
    await page.keyboard.press('Enter');
    await page.locator('[data-call]').first().waitFor();
    await look('dialling');
    await clear();
  });

  it('over the buffer and «Новый прием»', async () => {
    await ring(page, '+79002000001');
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'answer', callId);
    await page.keyboard.press('F2');
    await page.locator('#panel-who').fill('Носова Мария');
    // the cards that are like this name hang over the topic until the field is left
    await page.keyboard.press('Tab');
    await page.locator('#panel-topic').click();
    await page.getByRole('option', { name: 'Терапия' }).click();
    await page.locator('#panel-comment').fill('Скол зуба 2.1');
    await page.getByRole('button', { name: 'Сохранить и записать' }).click();
    await page.getByTestId('buffer').waitFor();
    await atThePhone(page, 'callerHangsUp', callId);
    await callCard(page, 'ended').waitFor();
    await look('the call is over and in the buffer');
    await page.keyboard.press('F4');
    await page.getByRole('menuitem', { name: 'Убрать' }).or(page.getByRole('menuitem', { name: 'Открыть звонок' })).first().waitFor();
    await look('menu of the buffer');
    await shut(menu);
    const { x, y } = await cellOf(page, 'Белов', 19 * 60);
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menuitem', { name: /из буфера/ }).click();
    const form = page.locator('[data-booking-form]');
    await form.waitFor();
    await look('new appointment without a card');
    await form.getByRole('button', { name: 'Время' }).click();
    await form.getByRole('combobox', { name: 'Начало' }).waitFor();
    await look('its time');
    await form.getByPlaceholder('Фамилия или телефон').fill('гром');
    await page.getByRole('option').filter({ visible: true }).first().waitFor();
    await look('patients found');
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Добавить новую' }).click();
    await form.getByLabel('Персональные данные').check();
    await look('its new card');
    await form.getByRole('button', { name: 'Добавить карточку' }).click();
    await form.locator('[data-booking-person]').waitFor();
    await form.getByLabel('Пациент хочет раньше').check();
    await look('ready to book');
    // somebody else takes the place meanwhile
    const { booking } = await ask<DeskSnapshot>(page, 'desk.snapshot');
    await ask(page, 'schedule.book', { slot: booking!.slot, patientId: await patient('сафин') });
    await form.getByRole('button', { name: 'Записать пациента' }).click();
    await form.locator('[data-refused]').waitFor();
    await look('the place is taken');
    await page.getByRole('button', { name: 'Закрыть без записи' }).click();
  });

  it('over the history, its filters and its menu', async () => {
    await rail('История').click();
    const period = page.getByRole('combobox', { name: 'Период' }).or(page.getByRole('textbox', { name: 'Период' })).first();
    // the days of a week, for the call was yesterday if midnight has passed since
    await period.click();
    await page.getByRole('option', { name: '7 дней' }).click();
    await historyRow(page, 'Носова Мария').waitFor();
    await look('history');
    await historyRow(page, 'Носова Мария').click({ button: 'right' });
    await page.locator(menu).waitFor();
    await look('menu of a row');
    await shut(menu);
    await period.click();
    await look('periods');
    await page.getByRole('option', { name: 'Свои дни' }).click();
    await look('days of one\'s own');
    await page.getByRole('textbox', { name: 'цифры номера' }).fill('99');
    await page.getByText('0 событий').waitFor();
    await look('nothing found');
    await page.getByRole('button', { name: 'Сбросить' }).click();
  });
});
