import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { phoneBindings } from '#main/db/schema/index.ts';
import { addDays, dayOf, dayText, instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Instant } from '#shared/kernel/values.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { FreeSlot } from '#shared/schedule/contract.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, atTheDoor, callCard, callIdOf, cellOf, ring, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000, zone = 'Europe/Moscow', family = '+79001000101';
const site = '+74950001001';
const read = async (locator: { innerText(): Promise<string> }) => (await locator.innerText()).replaceAll(/\s+/g, ' ').trim();

describe('the phone of the shift and the calls it shows', { timeout: 90_000 }, () => {
  let desk: RunningDesk, page: Page;
  const found: string[] = [];
  const today = dayOf(instant(Date.now()), zone);
  /** The colleague took the phone over a minute ago, or at the first moment of this day. */
  const takenAt: Instant = instant(Math.max(Date.now() - 60_000, instantOf(today, minute(0), zone)));

  const look = async (state: string) => {
    found.push(...await lookAt(page, `desk-calls-${state}`));
  };
  const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');
  const bottom = () => page.getByRole('contentinfo');
  const panel = () => page.getByTestId('call-panel');

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile({ rows: (tx, { phones, employees, branchId }) => {
      const phoneId = phones.get('101')!, common = { branchId, phoneId };
      tx.insert(phoneBindings).values([
        { ...common, id: '019a0000-0000-7000-8000-000000000001', employeeId: employees.get('Вера')!.id, fromAt: takenAt - 1, tillAt: takenAt },
        { ...common, id: '019a0000-0000-7000-8000-000000000002', employeeId: employees.get('Анна')!.id, fromAt: takenAt },
      ]).run();
    } }) });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await atTheDoor(page);
    await sizeWindow(desk, 1366, 768);
    await page.locator('#login-dan').click();
    await page.keyboard.type(demoPasswordOf('dan'));
    await page.keyboard.press('Enter');
  });
  afterEach(async () => {
    for (const { callId, status } of (await snapshot()).cards) {
      if (['ringing', 'talking'].includes(status)) await atThePhone(page, 'callerHangsUp', callId);
      await ask(page, 'telephony.dismissCard', { callId });
    }
    await ask(page, 'inquiries.closePanel');
  });
  afterAll(async () => { await desk.close(); });

  it('asks at the first login of the day, says who has a phone, and that a call in progress stays with the colleague', async () => {
    const dialog = page.getByRole('dialog', { name: 'Каким телефоном работаете в этой смене?' });
    await dialog.waitFor();
    expect(await read(dialog)).toMatch(/101 занят: Ивлева Анна с \d\d:\d\d 102 свободен Не работаю сейчас с телефонией/);
    // a free phone is offered, never a colleague's
    expect(await dialog.getByRole('radio', { name: '102', exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await dialog.getByRole('radio', { name: '101', exact: true }).isChecked()).toBe(true);
    expect(await read(dialog)).toContain('Начатый разговор останется у коллеги (Ивлева Анна), новые звонки придут вам.');
    await look('take-over');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('tells at the bottom that a colleague took the phone, until another is chosen; the choice is changed at the bottom at any time (R-145, R-147)', async () => {
    expect(await read(bottom().getByRole('status'))).toMatch(/^Телефон 101 с \d\d:\d\d у коллеги: Ивлева Анна Выбрать другой$/);
    await look('taken');
    const another = bottom().getByRole('button', { name: 'Выбрать другой' });
    await another.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Каким телефоном работаете в этой смене?' });
    await dialog.getByRole('radio', { name: '102', exact: true }).waitFor();
    expect(await dialog.getByRole('radio', { name: '102', exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await bottom().getByRole('button', { name: 'Телефон 102' }).waitFor();
    expect(await read(bottom().getByRole('status'))).toBe('');

    // a later change is saved, not begun anew, and the focus comes back
    await bottom().getByRole('button', { name: 'Телефон 102' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Сохранить' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.slice(0, 40)), { timeout: patience }).toBe('Телефон 102');
  });

  it('asks who of the family it is: a numbered list with its reasons, one key from anywhere, and nobody chosen before', async () => {
    const [son] = await ask<PersonRow[]>(page, 'patients.search', { text: 'Громов Тимур', limit: 5 });
    const [slot] = await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: addDays(today, 2), lengthMin: 30, limit: 1 });
    await ask(page, 'schedule.book', { slot: { doctorId: slot!.doctorId, day: slot!.day, startMin: slot!.startMin, endMin: slot!.endMin }, patientId: son!.patientId });
    await ring(page, family);
    const callId = await callIdOf(callCard(page, 'ringing'));
    expect(await read(callCard(page, 'ringing'))).toBe('Входящий Неизвестный пациент +7 (900) 100-01-01');
    await atThePhone(page, 'answer', callId);
    const lines = callCard(page, 'talking').getByRole('list', { name: 'Кто звонит' }).getByRole('button');
    await lines.nth(1).waitFor();
    expect(await read(lines.nth(0))).toMatch(/^1 Громов Тимур 02\.06\.2017 родитель: Громова Елена запись \d\d\.\d\d \d\d:\d\d \S+$/);
    expect(await read(lines.nth(1))).toBe('2 Громова Елена 14.03.1986');
    await look('family');

    // the panel opens with the focus in the list; a digit there chooses, the text beside it keeps its digits
    await page.keyboard.press('F2');
    await panel().waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('#panel-who').inputValue(), { timeout: patience }).toBe('Громова Елена');
    await ask(page, 'inquiries.editPanel', { inquiryId: callId, change: { person: { kind: 'none' } } });
    await lines.nth(1).waitFor();
    await page.locator('#panel-comment').focus();
    await page.keyboard.type('в 12 часов');
    await page.keyboard.press('Control+1');
    await callCard(page, 'talking').getByRole('button', { name: 'Громов Тимур' }).waitFor();
    expect(await page.locator('#panel-comment').inputValue()).toBe('в 12 часов');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel-comment');
  });

  it('gives a new card no number when the caller’s is hidden', async () => {
    await ring(page, undefined, site);
    const card = callCard(page, 'ringing'), callId = await callIdOf(card);
    await atThePhone(page, 'answer', callId);
    await callCard(page, 'talking').getByRole('button', { name: 'Добавить пациента' }).click();
    const dialog = page.getByRole('dialog', { name: 'Новая карточка пациента' });
    await dialog.waitFor();
    expect(await dialog.locator('input[type="tel"], input[inputmode="tel"]').first().inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('opens the calls of 30 minutes without a comment when nobody is calling', async () => {
    await ring(page, '+79003000091', site);
    const callId = await callIdOf(callCard(page, 'ringing'));
    await atThePhone(page, 'callerHangsUp', callId);
    await page.keyboard.press('F2');
    await panel().and(page.locator('[data-mode="recent"]')).waitFor();
    expect(await read(panel())).toContain('Звонки за 30 минут без комментария');
    await panel().locator('tbody tr').first().waitFor();
    await page.keyboard.press('Enter');
    await panel().and(page.locator('[data-mode="form"]')).waitFor();
    expect(await read(panel())).toContain('+7 (900) 300-00-91');
  });

  it('finds a known patient who calls from another number in «Кто», shows all about them, books them from the card, and adds no number (R-015, R-016, R-156)', async () => {
    await ring(page, '+79003000095', site);
    const callId = await callIdOf(callCard(page, 'ringing')), card = callCard(page, 'talking'), who = page.locator('#panel-who');
    await atThePhone(page, 'answer', callId);
    await card.getByRole('button', { name: 'Добавить пациента' }).waitFor();
    await page.keyboard.press('F2');
    await expect.poll(() => who.evaluate((node) => node === document.activeElement), { timeout: patience }).toBe(true);
    await page.keyboard.type('Сафи');
    await page.getByRole('option', { name: /Сафин Олег/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await card.getByRole('button', { name: 'Сафин Олег' }).waitFor();
    expect(await who.inputValue()).toBe('Сафин Олег');
    await panel().getByText('30.11.1979').first().waitFor();
    expect(await card.getByRole('button', { name: 'Добавить пациента' }).count()).toBe(0);

    await card.getByRole('button', { name: 'Назначить прием' }).press('Enter');
    await page.getByTestId('buffer').waitFor();
    const [slot] = await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: addDays(today, 1), lengthMin: 30, limit: 1 });
    for (let on = today; on < slot!.day; on = addDays(on, 1)) {
      await page.getByRole('button', { name: 'Следующий день' }).click();
      await page.locator(`[data-schedule-grid][aria-label*="${dayText(addDays(on, 1))}"]`).waitFor();
    }
    const cell = await cellOf(page, slot!.doctor, slot!.startMin);
    await page.mouse.click(cell.x, cell.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Записать на прием (из буфера - Сафин Олег)...' }).press('Enter');
    await page.locator('[data-booking-form] [data-booking-person]').getByText('Сафин Олег').waitFor();
    const { booking } = await snapshot();
    expect(booking).toMatchObject({ patient: { name: 'Сафин Олег' } });
    await ask(page, 'schedule.closeForm', { formId: booking!.formId });
    for (let left = (await snapshot()).buffer; left; left = (await snapshot()).buffer) await ask(page, 'inquiries.dropBuffer', { bufferId: left.bufferId });
    expect(await ask<PersonRow[]>(page, 'patients.search', { text: '+79003000095', limit: 5 })).toEqual([]);
  });

  it('leaves calls out by a filter that is set by keyboard, says so at the bottom, and records them all the same', async () => {
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Фильтры звонков' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Фильтры звонков' }).waitFor();
    expect(await read(page.locator('[data-filter="workplace"]'))).toContain('Меняет руководитель или администратор системы.');
    const own = page.locator('[data-filter="own"]'), lines = own.getByRole('combobox', { name: 'Линии' });
    await lines.focus();
    await page.keyboard.type('Карты');
    await page.getByRole('option', { name: /Яндекс Карты/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await own.getByRole('combobox', { name: 'Внутренние номера' }).focus();
    await page.keyboard.type('101');
    await page.getByRole('option', { name: '101' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await own.getByText('Ваш телефон 102 в фильтр не входит').waitFor();
    await look('filters');
    await own.getByRole('button', { name: 'Сохранить' }).focus();
    await page.keyboard.press('Enter');
    const line = bottom().getByRole('button', { name: 'Показаны не все звонки' });
    await line.waitFor();
    expect(await line.getAttribute('aria-description')).toBe('Фильтр: линии, внутренние номера. Открыть фильтры звонков');
    expect(await bottom().getByRole('button', { name: 'Телефон 102' }).isVisible()).toBe(true);

    await ring(page, '+79003000092', site);
    await expect.poll(async () => (await ask<{ rows: { phone?: string }[] }>(page, 'inquiries.history', { fromDay: today, tillDay: today })).rows.some((row) => row.phone?.endsWith('300-00-92')), { timeout: patience }).toBe(true);
    expect((await snapshot()).cards).toEqual([]);
    await look('filtered');

    await page.keyboard.press('Alt+1');
    await line.focus();
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: 'Показывать все звонки' }).focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'detached' });
    await callCard(page, 'ringing').waitFor();
    expect(await read(callCard(page, 'ringing'))).toBe('Входящий +7 (900) 300-00-92');
  });

  it('warns where the clinic has one phone only: a shift is for one administrator (R-148, A-34)', async () => {
    await ask(page, 'staff.signOut');
    await atTheDoor(page);
    await page.locator('#login-popova').click();
    await page.keyboard.type(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Каким телефоном работаете в этой смене?' });
    await dialog.waitFor();
    expect(await read(dialog)).not.toContain('один телефон');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const { phones } = await ask<{ phones: { id: string; extension: string }[] }>(page, 'directories.all');
    await ask(page, 'directories.retire', { kind: 'phone', id: phones.find(({ extension }) => extension === '102')!.id });
    await bottom().getByRole('button', { name: 'Без телефона' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('В клинике один телефон для телефонии: за смену с ним работает только один администратор.').waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(2);
    await look('one-phone');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('looks well to axe in both themes', () => { expect(found).toEqual([]); });
});
