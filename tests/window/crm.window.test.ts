import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, clockText, dayText } from '#shared/kernel/time.ts';
import type { Round, TaskType, WaitRow } from '#shared/crm/contract.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { AppointmentRow, FreeSlot } from '#shared/schedule/contract.ts';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, cellOf, signIn, sizeWindow } from './support/hands.ts';
import { prepareProfile } from './support/profile.ts';
import { crmHands } from './support/crm.ts';

const patience = 15_000;

describe('the CRM', { timeout: 120_000 }, () => {
  let desk: RunningDesk, page: Page;
  const { book, card, found, free, look, shut, tab, tasks, today } = crmHands(() => page);

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await signIn(page);
    await sizeWindow(desk, 1366, 768);
  });
  beforeEach(shut);
  afterAll(async () => { await desk.close(); });

  it('offers the morning page once, on one screen, each figure with its rows', async () => {
    const card1 = page.getByRole('region', { name: 'Напоминания' }).getByText('Начало смены');
    await card1.waitFor();
    await page.getByRole('region', { name: 'Напоминания' }).getByRole('button', { name: 'Показать' }).click();
    const morning = page.getByTestId('morning');
    await morning.waitFor();
    await card1.waitFor({ state: 'detached' });
    await morning.getByRole('button', { name: /Врачи, которых сегодня нет|Не подтверждены сегодня/ }).first().focus();
    await look('morning');
  });

  it('makes a task by the keyboard, changes it, puts it off and finishes it with its result', async () => {
    await page.keyboard.press('Alt+5');
    await tab(/^Мои/).click();
    await page.getByText('Ваших открытых задач нет').waitFor();
    await look('empty');
    await page.getByRole('button', { name: 'Задача', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Новая задача' });
    await form.waitFor();
    await form.getByRole('textbox', { name: 'Для кого' }).fill('Громова');
    await page.getByRole('option').first().click();
    await form.getByLabel('Что сделать').fill('Позвать на профосмотр');
    await form.getByLabel('Тип').first().click();
    await page.getByRole('option', { name: 'Профосмотр' }).click();
    await look('task-form');
    await form.getByLabel('Что сделать').focus();
    await form.getByRole('button', { name: 'Создать задачу' }).click();
    await form.waitFor({ state: 'detached' });
    expect((await tasks()).map((t) => [t.kind, t.who, t.what])).toEqual([['checkup', 'Громова Елена', 'Позвать на профосмотр']]);

    const row = page.getByRole('row').filter({ hasText: 'Позвать на профосмотр' });
    await row.focus();
    await page.keyboard.press('Enter');
    const edit = page.getByRole('dialog', { name: 'Задача', exact: true });
    await edit.getByLabel('Что сделать').fill('Позвать на профосмотр и снимок');
    await edit.getByRole('button', { name: 'Сохранить' }).click();
    await edit.waitFor({ state: 'detached' });
    await expect.poll(async () => (await tasks())[0]?.what, { timeout: patience }).toBe('Позвать на профосмотр и снимок');

    await page.getByRole('row').filter({ hasText: 'и снимок' }).focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /на час/ }).waitFor();
    await look('row-menu');
    await page.getByRole('menuitem', { name: /на час/ }).press('Enter');
    await expect.poll(async () => (await tasks())[0]?.remindAt !== undefined, { timeout: patience }).toBe(true);
    await page.getByRole('row').filter({ hasText: 'и снимок' }).focus();
    await page.keyboard.press('Delete');
    const finish = page.getByRole('dialog', { name: 'Задача выполнена' });
    await finish.getByLabel('Чем кончилось').fill('Записана на пятницу');
    await look('finish-task');
    await page.keyboard.press('Control+Enter');
    await finish.waitFor({ state: 'detached' });
    expect((await tasks({ open: false })).map((t) => t.result)).toEqual(['Записана на пятницу']);
  });

  it('reminds calmly when a task is due: nothing loses the focus, the number stands on the menu', async () => {
    await page.keyboard.press('Alt+1');
    const search = page.getByRole('button', { name: /Пациент, телефон или действие/ });
    await search.focus();
    const { patientId } = await card('Сафин');
    await ask(page, 'crm.addTask', { patientId, what: 'Перезвонить про снимок', kind: 'callBack', dueAt: Date.now() - 3_600_000 });
    await ask(page, 'crm.addTask', { typedName: 'Носова Мария', phone: '+79002000001', what: 'Записать на чистку', kind: 'book', dueAt: Date.now() - 1000 });
    const reminders = page.getByRole('region', { name: 'Напоминания' });
    await reminders.getByText('Перезвонить про снимок').waitFor();
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('navigation').getByRole('button', { name: /CRM.*2 задачи ждут/ }).waitFor();
    await look('reminders');
    await reminders.getByRole('button', { name: 'Отложить' }).press('Enter');
    await page.getByRole('menuitem', { name: 'на 10 минут' }).press('Enter');
    await expect.poll(async () => (await tasks({ overdue: true })).filter((t) => t.remindAt !== undefined).length, { timeout: patience }).toBe(1);
    await page.keyboard.press('Alt+5');
    await tab(/^Просрочено/).click();
    await page.getByRole('row').filter({ hasText: 'Носова' }).waitFor();
    await look('overdue');
  });

  it('takes a person from a task into the schedule and finishes the task when they are booked', async () => {
    await page.getByRole('row').filter({ hasText: 'Перезвонить про снимок' }).getByRole('button', { name: /^Записать/ }).click();
    await page.getByTestId('book-for').getByText('Запись: Сафин').waitFor();
    const [slot] = await free();
    for (let day = today; day < slot!.day; day = addDays(day, 1)) await page.getByRole('button', { name: 'Следующий день' }).click();
    await page.locator(`[data-schedule-grid][aria-label*="${dayText(slot!.day)}"]`).waitFor();
    const cell = await cellOf(page, slot!.doctor, slot!.startMin);
    await page.mouse.click(cell.x, cell.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Записать на прием...' }).press('Enter');
    const form = page.locator('[data-booking-form]');
    await form.locator('[data-booking-person]').getByText('Сафин Олег').waitFor();
    await look('booking-from-task');
    await form.getByLabel('Комментарий к приёму').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('book-for').waitFor({ state: 'detached' });
    await expect.poll(async () => (await tasks({ open: false })).find((one) => one.what === 'Перезвонить про снимок')?.result, { timeout: patience }).toMatch(/^Записан на .*Орлова|^Записан на /);
    await ask(page, 'schedule.cancel', { appointmentId: (await ask<AppointmentRow[]>(page, 'schedule.ofPatient', { patientId: (await card('Сафин')).patientId })).at(-1)!.id, by: 'clinic' });
  });

  it('keeps the wait list: adds, changes and removes by the keyboard', async () => {
    await page.keyboard.press('Alt+5');
    await tab(/^Лист ожидания/).click();
    await page.getByRole('button', { name: 'В лист ожидания' }).click();
    const form = page.getByRole('dialog', { name: 'Лист ожидания' });
    await form.getByRole('textbox', { name: 'Для кого' }).fill('Лебедева Ольга');
    await form.getByText('Пн', { exact: true }).click();
    await form.getByLabel('Удобное время').first().click();
    await page.getByRole('option', { name: 'утро, 8–12' }).click();
    await look('wait-form');
    await form.getByLabel('Пожелание').fill('Лучше к женщине');
    await form.getByRole('button', { name: 'Добавить' }).click();
    await form.waitFor({ state: 'detached' });
    const [entry] = await ask<WaitRow[]>(page, 'crm.waitlist', {});
    expect(entry).toMatchObject({ who: 'Лебедева Ольга', weekdays: 1, fromMin: 480, tillMin: 720, wish: 'Лучше к женщине' });
    await look('waitlist');
    await page.getByRole('row').filter({ hasText: 'Лебедева' }).focus();
    await page.keyboard.press('Enter');
    const edit = page.getByRole('dialog', { name: 'Лист ожидания' });
    await edit.getByLabel('Длительность, мин').fill('45');
    await edit.getByRole('button', { name: 'Сохранить' }).press('Enter');
    await edit.waitFor({ state: 'detached' });
    expect((await ask<WaitRow[]>(page, 'crm.waitlist', {})).map((w) => [w.lengthMin, w.weekdays, w.fromMin])).toEqual([[45, 1, 480]]);
    await page.getByRole('row').filter({ hasText: 'Лебедева' }).focus();
    await page.keyboard.press('Delete');
    const close = page.getByRole('dialog', { name: 'Снять с листа ожидания' });
    await close.getByRole('button', { name: 'Передумал' }).click();
    await look('close-entry');
    await close.getByRole('button', { name: 'Снять с ожидания' }).click();
    await close.waitFor({ state: 'detached' });
    expect((await ask<WaitRow[]>(page, 'crm.waitlist', { closed: true })).map((w) => w.closed?.reason)).toEqual(['Передумал']);
  });

  it('says a freed slot at once, calls the first by F7, and moves who agreed by Enter', async () => {
    const slots = await free(), safin = await card('Сафин'), belkin = await card('Громова');
    const first = slots[0]!, later = slots.find((s) => s.doctorId === first.doctorId && (s.day > first.day || s.startMin > first.endMin + 60))!;
    const held = await book(belkin.patientId, first), own = await book(safin.patientId, later);
    await ask(page, 'crm.addToWaitlist', { kind: 'wantsEarlier', patientId: safin.patientId, appointmentId: own, doctorId: first.doctorId, lengthMin: 30, wish: 'Уезжает в командировку' });
    await ask(page, 'crm.addToWaitlist', { kind: 'noSlot', typedName: 'Носова Мария', phone: '+79002000001', lengthMin: 30 });
    await page.keyboard.press('Alt+1');
    const began = Date.now();
    await ask(page, 'schedule.cancel', { appointmentId: held, by: 'patient' });
    const notice = page.getByRole('region', { name: 'Напоминания' }).getByText('Освободилось окно');
    await notice.waitFor();
    expect(Date.now() - began).toBeLessThan(2000);
    await look('freed-card');
    await page.getByRole('button', { name: 'Кому предложить' }).click();
    const list = page.getByRole('region', { name: /кому предложить/ });
    await list.locator('[data-candidate]').first().waitFor();
    expect((await list.locator('[data-candidate]').allInnerTexts()).map((text) => /Сафин|Носова/.exec(text)?.[0])).toEqual(['Сафин', 'Носова']);
    await look('freed');
    await list.locator('[data-candidate]').first().focus();
    await page.keyboard.press('F7');
    await list.locator('[data-offering]').waitFor();
    await page.locator('[data-call]').first().waitFor();
    await look('offering');
    await list.locator('[data-offering]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ask<AppointmentRow>(page, 'schedule.appointment', { appointmentId: own })).startMin, { timeout: patience }).toBe(first.startMin);
    expect((await ask<WaitRow[]>(page, 'crm.waitlist', { closed: true })).map((w) => w.closed?.how)).toContain('moved');
  });

  it('calls the next day round: the number, then one key for the answer', async () => {
    const round = await ask<Round>(page, 'crm.round', {});
    const slots = (await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: round.day, lengthMin: 30, limit: 50 })).filter((s) => s.day === round.day);
    await book((await card('Громова')).patientId, slots[0]!);
    await book((await card('Громов Тимур')).patientId, slots[1]!);
    await page.keyboard.press('Alt+5');
    await tab(/^Обзвон/).click();
    const call = page.locator('[data-call-key]').filter({ hasText: 'Громова' });
    await call.waitFor();
    expect((await call.innerText()).includes(clockText(slots[0]!.startMin))).toBe(true);
    await look('round');
    await call.focus();
    await page.keyboard.press('1');
    await expect.poll(async () => (await ask<Round>(page, 'crm.round', {})).calls.filter((c) => c.done).flatMap((c) => c.who), { timeout: patience }).toContain('Громова Елена');
    await page.getByRole('button', { name: 'Рядом с расписанием' }).click();
    await page.locator('[data-round]').waitFor();
    await look('round-docked');
    await page.getByRole('button', { name: 'Закрыть обзвон' }).click();
  });

  it('writes the tasks and the wait list into files of Excel', async () => {
    const folder = newFolder('crm-lists');
    await page.keyboard.press('Alt+5');
    for (const [list, file] of [[/^Все/, 'tasks.xlsx'], [/^Лист ожидания/, 'waitlist.xlsx']] as const) {
      const path = join(folder, file);
      await inMain(desk, ({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }); }, path);
      await tab(list).click();
      await page.getByRole('button', { name: 'Excel' }).press('Enter');
      // a zip, as every workbook is
      await expect.poll(() => existsSync(path) && readFileSync(path).subarray(0, 2).toString('latin1'), { timeout: patience }).toBe('PK');
    }
  });

  it('takes «Хочет раньше» from an appointment of the card, and a task about the patient', async () => {
    const { patientId, name } = await card('Сафин');
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Поиск пациента' }).fill('сафин');
    await page.getByRole('list', { name: 'Найденные пациенты' }).getByRole('button', { name: new RegExp(`^${name}`) }).press('Enter');
    const sheet = page.getByTestId('patient-card');
    await sheet.getByRole('tab', { name: 'Приёмы', exact: true }).press('Enter');
    await sheet.getByRole('button', { name: /^Хочет раньше, чем/ }).first().press('Enter');
    const form = page.getByRole('dialog', { name: 'Лист ожидания' });
    await form.getByText(/Орлова/).first().waitFor();
    await look('wants-earlier');
    await form.getByRole('button', { name: 'Добавить' }).press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await ask<WaitRow[]>(page, 'crm.waitlist', { kind: 'wantsEarlier' })).map((w) => [w.patientId, w.own?.doctor])).toEqual([[patientId, 'Орлова']]);
    await sheet.getByRole('region', { name: 'Задачи' }).getByRole('button', { name: 'Задача' }).press('Enter');
    const task = page.getByRole('dialog', { name: 'Новая задача' });
    await task.getByLabel('Что сделать').fill('Спросить про страховую');
    await task.getByRole('button', { name: 'Создать задачу' }).press('Enter');
    await sheet.getByRole('region', { name: 'Задачи' }).getByText('Спросить про страховую').waitFor();
    await look('card-tasks');
  });

  it('offers the morning page no more to whoever opened it by the tab', async () => {
    await ask(page, 'staff.signOut');
    await signIn(page, 'popova');
    const offered = async () => (await ask<DeskSnapshot>(page, 'desk.snapshot')).crm?.morning;
    expect(await offered()).toBe(true);
    await page.keyboard.press('Alt+5');
    await tab(/^Начало смены/).click();
    await page.getByTestId('morning').waitFor();
    await expect.poll(offered, { timeout: patience }).toBe(false);
  });

  it('lets the manager make a type of tasks, which the list then offers; a retired one is offered no more', async () => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Типы задач' }).press('Enter');
    await page.getByRole('button', { name: 'Добавить тип' }).press('Enter');
    await page.getByLabel('Название').fill('Звонок после удаления');
    await look('task-types');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Добавить тип' }).waitFor();
    const types = () => ask<TaskType[]>(page, 'crm.taskTypes');
    expect((await types()).map((one) => [one.name, one.retired])).toEqual([['Звонок после удаления', false]]);
    const kinds = async () => {
      await page.keyboard.press('Alt+5');
      await tab(/^Все/).click();
      await page.getByRole('button', { name: 'Задача', exact: true }).press('Enter');
      await page.getByRole('dialog', { name: 'Новая задача' }).getByLabel('Тип').first().click();
      await page.getByRole('option', { name: 'Профосмотр' }).waitFor();
      const named = await page.getByRole('option').filter({ visible: true }).allInnerTexts();
      await shut();
      return named;
    };
    expect(await kinds()).toContain('Звонок после удаления');
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Типы задач' }).press('Enter');
    await page.getByRole('button', { name: /^Убрать.*Звонок после удаления/ }).press('Enter');
    await expect.poll(async () => (await types()).map((one) => one.retired), { timeout: patience }).toEqual([true]);
    expect(await kinds()).not.toContain('Звонок после удаления');
  });

  it('is clean for axe in both themes', () => { expect(found).toEqual([]); });
});
