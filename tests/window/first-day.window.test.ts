import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, sizeWindow } from './support/hands.ts';
import { eyesOf, list, patience, putAway, section, tab } from './support/sections.ts';

describe('the first day of a clinic of its own, by keyboard', () => {
  const profile = newFolder('first-day');
  let desk: RunningDesk, page: Page, seen: (name: string) => Promise<void>;
  beforeAll(async () => {
    desk = await launchDesk({ profile, demo: false, args: ['--password-store=basic'] });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    seen = eyesOf(desk);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const password = 'verysecret-2026';
  const enter = async (name: RegExp): Promise<void> => {
    const person = page.getByRole('radio', { name });
    await person.focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Пароль', { exact: true }).focus();
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('banner').waitFor();
    await putAway(page);
  };

  it('makes the clinic and its manager', async () => {
    await page.getByRole('heading', { name: 'Новая клиника' }).waitFor();
    await seen('new-clinic');
    for (const [label, text] of [['Название клиники или филиала', 'Клиника на Первой'], ['Фамилия', 'Первая'], ['Имя', 'Вера'], ['Логин', 'pervaya'], ['Пароль', password]] as const) {
      await page.getByLabel(label, { exact: true }).focus();
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Распечатайте код восстановления' }).waitFor();
    await page.getByLabel('Код распечатан и убран в надёжное место').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Продолжить' }).focus();
    await page.keyboard.press('Enter');
    await enter(/Первая Вера/);
    expect((await ask<DeskSnapshot>(page, 'desk.snapshot')).me).toMatchObject({ name: 'Первая Вера', role: 'manager' });
  });

  it('fills the first directories from nothing', async () => {
    await section(page, 'Справочники', 'directories');
    const add = async (kind: string, name: string, button: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> => {
      await tab(page, name);
      await page.getByRole('button', { name: button }).focus();
      await page.keyboard.press('Enter');
      const form = page.getByRole('dialog');
      await form.getByRole('textbox').first().waitFor();
      await fill(form);
      await page.keyboard.press('Enter');
      await form.waitFor({ state: 'detached' });
      expect((await list(page, kind)).filter((one) => !one.retired)).not.toEqual([]);
    };
    await add('speciality', 'Специальности', 'Добавить специальность', () => page.keyboard.type('Терапевт'));
    await add('chair', 'Кресла', 'Добавить кресло', () => page.keyboard.type('Кабинет 1'));
    await tab(page, 'Врачи');
    await page.getByText('Здесь пока пусто').waitFor();
    await seen('empty');
    await add('doctor', 'Врачи', 'Добавить врача', async (form) => {
      await page.keyboard.type('Седова');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Тера');
      await form.getByRole('option', { name: 'Терапевт' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await form.getByRole('option', { name: 'Терапевт' }).waitFor({ state: 'hidden' });
      await form.getByLabel('Имя в расписании').focus();
    });
    await add('topic', 'Темы', 'Добавить тему', () => page.keyboard.type('Осмотр по направлению'));
    expect((await list(page, 'doctor'))[0]?.fields).toMatchObject({ displayName: 'Седова', specialityId: (await list(page, 'speciality'))[0]!.id });
    await page.keyboard.press('Alt+1');
    await page.locator('[data-schedule-grid], [data-schedule-empty]').or(page.getByText('Седова')).first().waitFor();
  });

  it('lets the system administrator in without cards, to change the rights of an own role', async () => {
    await ask(page, 'staff.signOut');
    await enter(/Администратор системы/);
    for (const name of ['Расписание', 'Пациенты', 'История', 'CRM']) expect(await page.getByRole('navigation', { name: 'Главное меню' }).getByRole('button', { name, exact: true }).count()).toBe(0);
    await expect(ask(page, 'patients.search', { text: 'Первая', limit: 3 })).rejects.toThrow('forbidden patients.read');
    await section(page, 'Сотрудники и права', 'staff');
    await page.getByText('Режим администратора системы').waitFor();
    await tab(page, 'Роли и права');
    await page.getByRole('button', { name: 'Добавить роль' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Администратор', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Название роли').waitFor();
    await page.keyboard.type('Стажёр');
    await dialog.getByLabel('Счёт, долг, суммы лечения').focus();
    await page.keyboard.press('Space');
    await seen('role');
    await dialog.getByLabel('Название роли').focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-role="Стажёр"]').waitFor();
    expect((await ask<{ name?: string; rights: string[] }[]>(page, 'staff.roles')).find((role) => role.name === 'Стажёр')?.rights).not.toContain('money.read');
    await seen('own-roles');
    await section(page, 'История изменений', 'audit');
    await page.getByTestId('audit-row').filter({ hasText: 'Доступ запрещён' }).first().waitFor();
    await seen('audit-system');
  });
});
