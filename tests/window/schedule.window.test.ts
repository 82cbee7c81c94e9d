import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { DayView, PlaceResult } from '#shared/schedule/contract.ts';
import { addDays, dayOf, weekdayOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { mondayOf } from '#shared/schedule/plan.ts';
import { pdfText } from '../support/pdf-text.ts';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, blockOf, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000;

/** The schedule as the manager has it: its views, the plan of the doctors, the printed day; each by keyboard and in both themes. */
describe('the schedule complete', { timeout: 120_000 }, () => {
  let desk: RunningDesk, page: Page, profile: string;
  const found: string[] = [];
  // a day of the coming week, whatever today is: nothing of it is past
  const today = dayOf(instant(Date.now()), 'Europe/Moscow'), monday = addDays(mondayOf(today), 7), day = addDays(monday, 2);
  beforeAll(async () => {
    profile = prepareProfile();
    desk = await launchDesk({ profile });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await signIn(page, 'popova', '102');
    await sizeWindow(desk, 1366, 768);
    await fillTheDay();
    await goTo(day);
  });
  // what a failed test left open spoils no other
  beforeEach(async () => {
    const open = page.locator('[role="dialog"], [role="menu"]').filter({ visible: true });
    for (let n = 0; n < 5 && await open.count() > 0; n++) {
      await page.keyboard.press('Escape');
      await open.first().waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
    }
  });
  afterEach(() => { expect(found.splice(0)).toEqual([]); });
  afterAll(async () => {
    await desk.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function look(name: string): Promise<void> {
    found.push(...await lookAt(page, `schedule-${name}`));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const patient = async (text: string) => (await ask<PersonRow[]>(page, 'patients.search', { text, limit: 5 }))[0]!.patientId;
  const doctorsOf = async (on: Day) => (await ask<DayView>(page, 'schedule.day', { day: on })).doctors;
  async function fillTheDay(): Promise<void> {
    const [orlova, kim] = await doctorsOf(day), who = await patient('лебедева');
    for (const [n, kind] of (['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club'] as const).entries()) {
      const made = await ask<PlaceResult>(page, 'schedule.book', { slot: { doctorId: n % 2 ? kim!.id : orlova!.id, day, startMin: 600 + n * 60, endMin: 630 + n * 60 }, patientId: who, kind, comment: n === 0 ? '<b onclick=alert(1)>x</b>' : '' });
      if (made.kind !== 'done') throw new Error(made.kind);
    }
  }
  /** By the keyboard, as a person types it. */
  async function goTo(on: Day): Promise<void> {
    await page.locator('[data-schedule-grid], [data-day-table] [data-row][tabindex="0"], [data-week-load] [data-at][tabindex="0"]').first().focus();
    await page.keyboard.press('g');
    await page.getByLabel('Какой день').fill(`${on.slice(8)}.${on.slice(5, 7)}.${on.slice(0, 4)}`);
    await page.keyboard.press('Enter');
    await page.locator(`[data-day="${on}"]`).first().waitFor();
  }
  const toast = (text: string) => page.getByRole('alert').filter({ hasText: text });

  it('goes to a day that is typed, refuses what is no day, and shows kinds by icon and word', async () => {
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('g');
    const field = page.getByLabel('Какой день');
    await field.fill('когда-нибудь');
    await page.keyboard.press('Enter');
    await page.getByText('Такого дня нет').waitFor();
    await look('typing a day');
    await field.fill('завтра');
    await page.keyboard.press('Enter');
    await page.locator(`[data-day="${addDays(today, 1)}"]`).first().waitFor();
    await goTo(day);
    expect(await blockOf(page, 780, 'Лебедева').getAttribute('aria-label')).toContain('Онлайн-консультация');
    expect(await blockOf(page, 780, 'Лебедева').textContent()).toContain('Онлайн-консультация');
    await look('kinds');
  });

  it('changes the kind by the menu, and takes it back', async () => {
    await blockOf(page, 600, 'Лебедева').click();
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Вид приёма' }).waitFor();
    await page.getByRole('menuitem', { name: 'Вид приёма' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Клуб ПроДокторов' }).click();
    await toast('Клуб ПроДокторов').waitFor();
    await expect.poll(() => blockOf(page, 600, 'Лебедева').getAttribute('aria-label')).toContain('Клуб ПроДокторов');
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => blockOf(page, 600, 'Лебедева').getAttribute('aria-label')).not.toContain('Клуб');
  });

  it('reserves several doctors, names what is in the way, and gives it back', async () => {
    await page.locator('[data-schedule-grid]').focus();
    await blockOf(page, 600, 'Лебедева').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Зарезервировать время' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Весь день').check();
    await dialog.getByRole('textbox', { name: 'Причина' }).or(dialog.getByRole('combobox', { name: 'Причина' })).fill('Планёрка');
    await dialog.getByRole('combobox', { name: 'Врачи' }).fill('Орл');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Зарезервировать', exact: true }).click();
    await dialog.getByText('Лебедева', { exact: false }).first().waitFor();
    await look('reserve several');
    await dialog.getByRole('button', { name: 'только свободное' }).click();
    await toast('Время зарезервировано').waitFor();
    await expect.poll(async () => (await doctorsOf(day)).map((d) => d.reserved.length > 0)).toEqual([true, false, true]);
    await page.getByRole('button', { name: 'Отменить', exact: true }).last().click();
    await expect.poll(async () => (await doctorsOf(day)).flatMap((d) => d.reserved)).toEqual([]);
  });

  it('shows the list by a key, goes through it line by line, and opens its menu', async () => {
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('4');
    await page.locator('[data-day-table] [data-row]').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-row'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Лебедева');
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-column]')?.textContent)).toContain('Ким');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await look('list');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Скопировать для сообщения' }).click();
    await toast('Скопировано').waitFor();
    expect(await inMain(desk, ({ clipboard }) => clipboard.readText(), undefined)).toMatch(/^Лебедева Мария\n.+ 10:00–10:30.*\nОрлова, терапевт\n/);
  });

  it('shows how full the week is, and a week of the doctor chosen from it', async () => {
    await page.keyboard.press('2');
    const first = page.locator('[data-week-load] [data-at="0 0"]');
    await first.waitFor();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Ким, Ср .*приёма/);
    await look('week');
    await page.keyboard.press('Enter');
    await page.locator('[data-schedule-grid][data-heads="doctors"]').waitFor();
    await page.keyboard.press('3');
    await page.locator('[data-schedule-grid][data-heads="days"]').waitFor();
    expect(await page.locator('[data-schedule-grid] [role="list"]').count()).toBe(7);
    await look('one doctor');
    await page.keyboard.press('PageDown');
    await page.locator(`[data-schedule-grid] [data-day="${addDays(monday, 7)}"]`).waitFor();
    await page.keyboard.press('PageUp');
  });

  it('moves an appointment to another day of the doctor’s week by Alt and an arrow', async () => {
    await page.locator('[data-schedule-grid][data-heads="days"]').waitFor();
    await page.locator(`[data-schedule-grid] [data-day="${day}"] [data-appointment]`).first().click();
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Alt');
    await page.locator(`[data-schedule-grid] [data-day="${addDays(day, 1)}"] [data-appointment]`).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator(`[data-schedule-grid] [data-day="${addDays(day, 1)}"] [data-appointment]`).count()).toBe(0);
  });

  it('moves by the dialog: a free time, who asked for it, and why; it is taken back at once', async () => {
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('1');
    await goTo(day);
    await blockOf(page, 600, 'Лебедева').click();
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Перенести приём' }).press('Enter');
    const dialog = page.getByRole('dialog'), times = dialog.getByRole('radiogroup', { name: 'Свободное время' });
    await times.getByRole('radio').first().waitFor();
    await expect.poll(() => times.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('ArrowRight');
    await dialog.getByRole('radio', { name: 'Пациент' }).focus();
    await page.keyboard.press('ArrowRight');
    await dialog.getByRole('combobox', { name: 'Причина переноса' }).or(dialog.getByRole('textbox', { name: 'Причина переноса' })).first().focus();
    await page.keyboard.type('Врач заболел');
    await look('move');
    // all of it is in sight, the button too
    expect(await dialog.getByRole('button', { name: /^Перенести на/ }).evaluate((button) => { const { bottom } = button.getBoundingClientRect(), { bottom: edge } = button.closest('[role="dialog"]')!.getBoundingClientRect(); return bottom <= edge; })).toBe(true);
    await page.keyboard.press('Enter');
    await toast('перенесено на').waitFor();
    expect(JSON.stringify(await ask(page, 'audit.page', {}))).toContain('"by":"clinic","reason":"Врач заболел"');
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('Control+z');
    await blockOf(page, 600, 'Лебедева').waitFor();
    await page.keyboard.press('3');
    await page.locator('[data-schedule-grid][data-heads="days"]').waitFor();
  });

  it('keeps the view for the person who chose it', async () => {
    await expect.poll(async () => (await ask<{ view: string }>(page, 'schedule.look')).view).toBe('doctor');
    await page.keyboard.press('1');
    await page.locator('[data-schedule-grid][data-heads="doctors"]').waitFor();
    await expect.poll(async () => (await ask<{ view: string }>(page, 'schedule.look')).view).toBe('day');
  });

  it('plans a day by keyboard, says who would be outside, saves and takes it back', async () => {
    await page.getByRole('button', { name: 'График работы врачей' }).click();
    await page.locator('[data-plan]').waitFor();
    const before = (await doctorsOf(day))[0]!.shifts;
    const bar = page.locator(`[data-plan] [data-day="${day}"] [data-shift]`);
    await bar.focus();
    for (let n = 0; n < 4; n++) await page.keyboard.press('Shift+ArrowLeft');
    await page.locator('[data-effect]').getByText('Изменится 1 день').waitFor();
    await bar.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'До', exact: true }).click();
    await page.getByRole('option', { name: '11:00' }).click();
    await look('day of the plan');
    await dialog.getByRole('button', { name: 'Готово' }).click();
    await page.locator('[data-effect]').getByText('Вне новых часов окажутся 2 приёма').waitFor();
    await look('plan with what it does');
    expect((await doctorsOf(day))[0]!.shifts).toEqual(before);
    await page.keyboard.press('Control+s');
    await toast('График сохранён').waitFor();
    expect((await doctorsOf(day))[0]!.shifts.map((s) => [s.startMin, s.endMin])).toEqual([[540, 660]]);
    await page.getByRole('button', { name: 'Отменить', exact: true }).last().click();
    await expect.poll(async () => (await doctorsOf(day))[0]!.shifts).toEqual(before);
  });

  it('plans weeks that take turns and an absence with its reason', async () => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Шаблон недели' }).click();
    await dialog.getByRole('switch').press('Space');
    await dialog.getByRole('radio', { name: '2-я неделя' }).waitFor({ state: 'attached' });
    await dialog.locator('[data-effect]').waitFor();
    await look('pattern');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Отсутствие' }).click();
    await dialog.getByRole('textbox', { name: 'Причина' }).or(dialog.getByRole('combobox', { name: 'Причина' })).fill('Отпуск по графику');
    await dialog.locator('[data-effect]').waitFor();
    await look('absence');
    await dialog.getByRole('button', { name: /^(Сохранить|Всё равно сохранить)$/ }).click();
    await toast('График сохранён').waitFor();
    await page.getByText('Отпуск по графику').first().waitFor();
    await look('plan with an absence');
    await page.getByRole('button', { name: 'Скопировать неделю' }).click();
    await dialog.locator('[data-effect]').waitFor();
    await look('copy a week');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-plan] h2').focus();
    await page.keyboard.press('Escape');
    await page.locator('[data-schedule-grid]').waitFor();
  });

  it('saves the day as a PDF that holds the names and runs nothing', async () => {
    const file = join(newFolder('pdf'), 'day.pdf');
    await inMain(desk, ({ dialog }, path) => { (dialog as { showSaveDialog: unknown }).showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path }); }, file);
    await goTo(day);
    await page.getByRole('button', { name: 'Печать дня' }).focus();
    await page.keyboard.press('Enter');
    await look('print menu');
    await page.getByRole('menuitem', { name: 'Сохранить PDF' }).click();
    await toast('сохранено в файл').waitFor({ timeout: 30_000 });
    expect(existsSync(file)).toBe(true);
    const text = pdfText(readFileSync(file)).replaceAll(/\s/g, '');
    for (const part of ['Лебедева', 'Орлова', '10:00–10:30', '<bonclick=alert(1)>']) expect(text).toContain(part);
    expect(weekdayOf(day)).toBe(3);
    expect(await inMain(desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
  });

  it('looks as it was chosen: dense, by doctor, dark', async () => {
    await page.getByRole('button', { name: 'Вид', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Плотно' }).click();
    await page.getByRole('menuitemradio', { name: 'по врачу' }).click();
    await look('menu of the view');
    await page.keyboard.press('Escape');
    await page.locator('[data-schedule-grid][data-colour="doctor"]').waitFor();
    await look('dense by doctor');
  });
});
