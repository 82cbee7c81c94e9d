import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { inMain, launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, ring, signIn, sizeWindow } from './support/hands.ts';
import { prepareProfile } from './support/profile.ts';
import { eyesOf, list, patience, putAway, section, tab } from './support/sections.ts';

describe('directories, staff, rights and the change log, by keyboard', () => {
  const profile = prepareProfile(), out = newFolder('exports');
  let desk: RunningDesk, page: Page, seen: (name: string) => Promise<void>;
  beforeAll(async () => {
    desk = await launchDesk({ profile });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    await signIn(page, 'popova');
    seen = eyesOf(desk);
  });
  afterAll(async () => {
    await desk.close();
    for (const folder of [profile, out]) rmSync(folder, { recursive: true, force: true });
  });

  it('adds an advertising channel with its numbers and its script, says what is wrong, and renames another', async () => {
    await section(page, 'Справочники', 'directories');
    await seen('directories');
    await tab(page, 'Рекламные каналы');
    await page.getByRole('button', { name: 'Добавить канал' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Канал' }).waitFor();
    await page.keyboard.press('Enter');
    await form.getByText('Заполните это поле').waitFor();
    await page.keyboard.type('Вывеска у метро');
    await page.keyboard.press('Tab');
    await page.keyboard.type('+7 (495) 000-10-01');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Спросите, откуда узнали о нас.');
    await form.getByRole('button', { name: 'Сохранить', exact: true }).focus();
    await page.keyboard.press('Enter');
    await form.getByText(/уже у канала/).waitFor();
    await seen('channel');
    await form.getByRole('combobox', { name: 'Номера, на которые звонят' }).focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('+7 (495) 000-10-77');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Сохранить', exact: true }).focus();
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await list(page, 'adChannel')).find((one) => one.name === 'Вывеска у метро')?.fields).toMatchObject({ lines: ['+74950001077'], script: 'Спросите, откуда узнали о нас.' });
    const site = (await list(page, 'adChannel')).find((one) => (one.fields['lines'] as string[]).includes('+74950001001'))!;
    await page.locator(`[data-entry="${site.id}"] [data-open]`).focus();
    await page.keyboard.press('Enter');
    await form.getByRole('textbox', { name: 'Канал' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Сайт клиники');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await list(page, 'adChannel')).find((one) => one.id === site.id)?.name).toBe('Сайт клиники');
  });

  it('moves an entry with Alt+arrows, retires it and brings it back', async () => {
    await section(page, 'Справочники', 'directories');
    await tab(page, 'Темы');
    const names = () => list(page, 'topic').then((all) => all.filter((one) => !one.retired).map((one) => one.name));
    const before = await names();
    await page.locator('[data-open]').first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)]);
    await page.getByRole('button', { name: `Больше не использовать: ${before[0]!}` }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual([before[1], ...before.slice(2)]);
    await page.getByRole('switch', { name: /Показать неиспользуемые/ }).focus();
    await page.keyboard.press('Space');
    await page.locator('[data-retired]').waitFor();
    await seen('retired');
    await page.getByRole('button', { name: `Вернуть: ${before[0]!}` }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => names().then((all) => all.includes(before[0]!))).toBe(true);
  });

  it.each([['Группы людей', 'Добавить группу', 'Название', 'Соседи', 'personGroup'], ['Специальности', 'Добавить специальность', 'Специальность', 'Пародонтолог', 'speciality'], ['Услуги', 'Добавить услугу', 'Услуга', 'Осмотр', 'service'], ['Телефоны', 'Добавить телефон', 'Внутренний номер', '105', 'phone'], ['Кресла', 'Добавить кресло', 'Название', 'Хирургия 2', 'chair'], ['Причины', 'Добавить причину', 'Причина', 'Заболел', 'reason'], ['Филиалы', 'Добавить филиал', 'Название', 'Линия на Второй', 'branch']])('fills «%s» without the mouse', async (name, add, field, text, kind) => {
    await section(page, 'Справочники', 'directories');
    await tab(page, name);
    await page.getByRole('button', { name: add }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByLabel(field).first().waitFor();
    await page.keyboard.type(text);
    if (kind === 'branch') await seen('branch');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await list(page, kind)).some((one) => one.name === text)).toBe(true);
    await page.locator(`[data-entry] >> text=${text}`).waitFor();
    await expect.poll(() => page.getByRole('button', { name: add }).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('takes an employee on, gives a password, and lets them go', async () => {
    await section(page, 'Сотрудники и права', 'staff');
    await page.getByRole('button', { name: 'Добавить сотрудника' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Фамилия').waitFor();
    await page.keyboard.type('Новикова');
    // two numbers: one that somebody has already, typed as people type them
    await dialog.getByRole('combobox', { name: 'Телефоны' }).or(dialog.getByRole('textbox', { name: 'Телефоны' })).first().focus();
    const [anna] = await ask<{ phones: string[]; name: string }[]>(page, 'staff.employees').then((all) => all.filter(({ phones }) => phones.length > 0));
    for (const typed of ['8 (999) 555-00-11', anna!.phones[0]!]) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await dialog.getByText('+7 (999) 555-00-11').waitFor();
    await dialog.getByLabel('Логин').fill('novikova');
    await page.keyboard.press('Enter');
    await dialog.getByText('Выберите роль').waitFor();
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('option', { name: 'Администратор', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Сохранить' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(`уже у сотрудника ${anna!.name}`).waitFor();
    await seen('employee');
    await dialog.getByRole('combobox', { name: 'Телефоны' }).or(dialog.getByRole('textbox', { name: 'Телефоны' })).first().focus();
    await page.keyboard.press('Backspace');
    await dialog.getByRole('button', { name: 'Сохранить' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Пароль: Новикова/ }).waitFor();
    await page.keyboard.type('password');
    await page.getByText(/пробуют первым/).waitFor();
    await seen('password');
    await page.getByRole('dialog').getByLabel('Новый пароль').fill('три зелёных трамвая');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Больше не работает: Новикова' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Больше не работает: Новикова' }).waitFor({ state: 'detached' });
    expect((await ask<{ surname: string }[]>(page, 'staff.employees')).find((one) => one.surname === 'Новикова')).toMatchObject({ login: 'novikova', role: 'administrator', hasPassword: true, retired: true, phones: ['+79995550011'] });
    await seen('employees');
    await tab(page, 'Роли и права');
    await page.getByText('Роли меняет администратор системы').waitFor();
    await seen('roles');
  });

  it('finds a change in the log, verifies the chain and writes the list to a file', async () => {
    await section(page, 'История изменений', 'audit');
    await page.getByTestId('audit-row').first().waitFor();
    await page.getByLabel('Имя, слово или номер').focus();
    await page.keyboard.type('Вывеска');
    await expect.poll(() => page.getByTestId('audit-row').count(), { timeout: patience }).toBe(1);
    await page.getByTestId('audit-row').getByText('Добавлено в справочник').waitFor();
    const path = join(out, 'log.csv');
    await inMain(desk, ({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }); }, path);
    await page.getByRole('button', { name: 'В Excel' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => { try { return readFileSync(path, 'utf8'); } catch { return ''; } }, { timeout: patience }).toContain('Вывеска у метро');
    await page.getByRole('button', { name: 'Сбросить' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Проверить', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/История цела: провер/).waitFor();
    await seen('audit');
  });

  it('shows the workplace and what this program is', async () => {
    await section(page, 'Рабочее место', 'workplace');
    await page.getByLabel(/Блокировать/).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await expect.poll(() => ask<{ lockMinutes: number }>(page, 'settings.workstation').then(({ lockMinutes }) => lockMinutes)).toBe(7);
    await seen('workplace');
    await section(page, 'О программе', 'about');
    await seen('about');
  });

  it('hides everything within a second when it locks, still says that somebody calls and not who, and opens again', async () => {
    await page.keyboard.press('Alt+1');
    await page.locator('[data-schedule-grid]').waitFor();
    await ring(page, '+79001000202');
    const card = page.locator('[data-call][data-status="ringing"]');
    await card.getByText('Сафин').first().waitFor();
    const callId = (await card.getAttribute('data-call'))!, since = performance.now();
    await page.keyboard.press('Control+L');
    const lock = page.locator('[data-screen="lock"]');
    await lock.waitFor();
    expect(performance.now() - since).toBeLessThan(1_000);
    await lock.getByText('Входящий звонок').waitFor();
    for (const secret of ['Сафин', '02-02']) expect(await page.locator('body').innerText()).not.toContain(secret);
    expect(await page.locator('[data-appointment], [role="banner"], [data-schedule-grid]').count()).toBe(0);
    expect(JSON.stringify(await ask<DeskSnapshot>(page, 'desk.snapshot'))).not.toContain('Сафин');
    await expect(ask(page, 'patients.search', { text: 'Сафин', limit: 3 })).rejects.toThrow('no-session');
    await seen('lock');
    await page.keyboard.type(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    await card.getByText('Сафин').first().waitFor();
    await atThePhone(page, 'callerHangsUp', callId);
  });

  /** Whether the window is hidden within a second of what happened, and everything it showed is gone. */
  async function hides(happens: () => Promise<unknown>): Promise<void> {
    await page.getByRole('banner').waitFor();
    const since = performance.now();
    await happens();
    await page.locator('[data-screen="lock"]').waitFor();
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(await page.locator('[role="banner"], nav, [data-schedule-grid]').count()).toBe(0);
    await page.keyboard.type(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    await page.getByRole('banner').waitFor();
  }
  it('locks when the PC goes to sleep, and when the system locks', async () => {
    for (const event of ['suspend', 'lock-screen']) await hides(() => inMain(desk, ({ powerMonitor }, name) => { powerMonitor.emit(name); }, event));
    await inMain(desk, ({ powerMonitor }) => { powerMonitor.emit('resume'); }, undefined);
    expect((await ask<DeskSnapshot>(page, 'desk.snapshot')).me?.locked).toBe(false);
  });

  it('locks when nobody was there for as long as the workplace says; hands at the window put it off', async () => {
    // the monotonic clock of main is so many minutes ahead, and the setting that is saved has it looked at anew
    const ahead = (minutes: number) => inMain(desk, (_, ms) => {
      const kept = globalThis as { real?: () => number }, real = kept.real ??= performance.now.bind(performance);
      performance.now = () => real() + ms;
    }, minutes * 60_000);
    const lockAfter = (lockMinutes: number) => ask(page, 'settings.setWorkstation', { lockMinutes });
    await lockAfter(10);
    await ahead(9);
    // the window tells of a hand at it, at once and then every ten seconds
    await ask(page, 'desk.active', { agoMs: 0 });
    await ahead(18);
    await lockAfter(11);
    await ask(page, 'staff.me');
    expect(await page.locator('[data-screen="lock"]').count()).toBe(0);
    await hides(async () => {
      await ahead(20);
      await lockAfter(10); // eleven minutes after the hand, and ten are the limit now
    });
    expect(JSON.stringify(await ask(page, 'audit.page', {})).includes('staff.idleLock')).toBe(true);
  });

  it.each([['popova', ['Расписание', 'Пациенты', 'История', 'CRM', 'Настройки'], 8], ['ivleva', ['Расписание', 'Пациенты', 'История', 'CRM', 'Настройки'], 2], ['orlova', ['Расписание', 'Пациенты', 'Настройки'], 2]] as const)('offers %s every screen and section that main lets in, and no other', async (login, screens, sectionsAtLeast) => {
    await ask(page, 'staff.signOut');
    await page.locator(`#login-${login}`).click();
    await page.keyboard.type(demoPasswordOf(login));
    await page.keyboard.press('Enter');
    await page.getByRole('banner').waitFor();
    await putAway(page);
    const refused = () => desk.log().filter((line) => line['event'] === 'ipc.refused').map((line) => line['method']);
    const before = refused().length, menu = page.getByRole('navigation', { name: 'Главное меню' });
    const offered = (await menu.getByRole('button').allInnerTexts()).map((text) => text.trim().split('\n').at(-1)!);
    for (const name of ['Расписание', 'Пациенты', 'История', 'CRM', 'Настройки']) expect([name, offered.includes(name)]).toEqual([name, (screens as readonly string[]).includes(name)]);
    for (const name of screens) {
      await menu.getByRole('button', { name: new RegExp(`^${name}`) }).press('Enter');
      await page.getByRole('main', { name }).waitFor();
      await page.waitForFunction(() => (document.querySelector('main')?.innerText.length ?? 0) > 0);
    }
    const parts = page.getByRole('navigation', { name: 'Настройки' }).getByRole('button'), count = await parts.count();
    expect(count).toBeGreaterThanOrEqual(sectionsAtLeast);
    for (let n = 0; n < count; n += 1) {
      await parts.nth(n).press('Enter');
      await page.locator('[data-section] h1, [data-section] h2').first().waitFor();
      await ask(page, 'staff.me'); // what the section asked for at once has been answered
    }
    await expect(ask(page, 'staff.saveRole')).rejects.toThrow('forbidden roles.write'); // a refusal is seen, were there one
    await expect.poll(() => refused().slice(before)).toEqual(['staff.saveRole']);
  });
});
