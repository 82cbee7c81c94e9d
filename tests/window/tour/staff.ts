import type { Page } from 'playwright-core';
import type { TourStep } from './steps.ts';

async function section(page: Page, name: string, id: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name }).click();
  await page.locator(`[data-section="${id}"] h1`).waitFor();
}

/** Directories, staff, rights, the change log and the workplace. */
export const staff: readonly TourStep[] = [
  { say: '«Справочники»: doctors in the order of the schedule, one editor for ten lists', name: 'directories', play: async ({ page, seen }) => {
    await section(page, 'Справочники', 'directories');
    await page.getByRole('tab', { name: 'Врачи' }).click();
    await seen('Орлова');
  } },
  { say: 'An advertising channel: the numbers that are dialled, and the script of the call', name: 'channel', play: async ({ page, seen }) => {
    await page.getByRole('tab', { name: 'Рекламные каналы' }).click();
    await page.locator('[data-open]').first().click();
    await seen('Скрипт', page.getByRole('dialog'));
  } },
  { say: '«Сотрудники»: logins, roles, phones', name: 'employees', play: async ({ page, seen }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await section(page, 'Сотрудники и права', 'staff');
    await seen('Ивлева Анна');
  } },
  { say: '«Роли и права»: line by line; they are changed by the system administrator alone', name: 'roles', play: async ({ page, seen }) => {
    await page.getByRole('tab', { name: 'Роли и права' }).click();
    await seen('Роли меняет администратор системы');
  } },
  { say: '«История изменений»: sentences with before and after; the chain is verified', name: 'audit', play: async ({ page, seen }) => {
    await section(page, 'История изменений', 'audit');
    await page.getByRole('button', { name: 'Проверить', exact: true }).click();
    await seen(/История цела: провер/);
  } },
  { say: '«Рабочее место»: the look of this PC and when it locks', name: 'workplace', play: async ({ page, seen }) => {
    await section(page, 'Рабочее место', 'workplace');
    await seen('Блокировать экран через');
  } },
  { say: '«О программе»: the version and what is in it', name: 'about', play: ({ page }) => section(page, 'О программе', 'about') },
  { say: 'Ctrl+L: everything is hidden at once, a call that rings is still said', name: 'lock', play: async ({ page }) => {
    await page.keyboard.press('Control+l');
    await page.locator('[data-screen="lock"]').waitFor();
  } },
];
