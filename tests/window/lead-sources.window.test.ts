import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { fakeIdent, serve } from '#tests/connectors/leads/fake-vendors.ts';
import { launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { ask, atTheDoor, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';

describe('«Источники заявок»', () => {
  let desk: RunningDesk, page: Page, web: Awaited<ReturnType<typeof serve>>;
  const fake = fakeIdent();
  beforeAll(async () => {
    web = await serve(fake);
    fake.key = 'key-5150';
    desk = await launchDesk();
    page = desk.page;
    page.setDefaultTimeout(15_000);
    await sizeWindow(desk, 1366, 768);
    await atTheDoor(page);
    await page.locator('#login-popova').click();
    await page.keyboard.type(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: '101', exact: true }).check();
    await page.getByRole('button', { name: 'Начать смену' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('banner').waitFor();
  }, 300_000);
  afterAll(async () => {
    await desk?.close();
    await web?.close();
  });

  const fill = async (label: string, text: string) => {
    const field = page.locator('input, textarea').and(page.getByLabel(label, { exact: true }));
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  const looksGood = async (name: string) => {
    expect(await lookAt(page, `lead-sources-${name}`)).toEqual([]);
  };

  it('connects a site by keyboard: check, numbers of the doctors, save; its lead is there at once', async () => {
    fake.leads.push({ id: 'site-7', atMs: Date.now() - 120_000, phone: '+7 900 100-07-07', name: 'Тестов Тест', comment: 'после обеда' });
    await page.keyboard.press('Alt+4');
    await press('Источники заявок');
    await page.getByTestId('lead-sources').waitFor();
    await looksGood('empty');
    await press(/^Сайт с выдачей в IDENT/);
    await page.getByTestId('lead-source-form').waitFor();
    await press('Сохранить и подключить');
    await page.getByText('Как назвать источник?').waitFor();
    await fill('Название', 'Сайт, имплантация');
    await fill('Адрес сервиса', `${web.url()}/ident`);
    await fill('Ключ (IDENT-Integration-Key)', 'wrong');
    await press('Проверить');
    await page.locator('[data-how="fails"]').waitFor();
    await fill('Ключ (IDENT-Integration-Key)', 'key-5150');
    await press('Проверить');
    await page.locator('[data-how="works"]').waitFor();
    await press('Пронумеровать всех');
    await page.getByRole('checkbox', { name: 'Отправлять часы врачей на месяц вперёд' }).focus();
    await page.keyboard.press('Space');
    await looksGood('form');
    await press('Сохранить и подключить');
    await page.locator('[data-source="ident-service"] [data-health="connected"]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(JSON.stringify(await ask(page, 'leadSources.list'))).not.toContain('key-5150');
    await looksGood('connected');
  }, 120_000);

  it('shows a letter that became no lead with its reason, and makes a lead of it by hand', async () => {
    fake.odd.push({ Id: 'site-8', DateAndTime: new Date().toISOString(), Comment: 'перезвоните мне, пожалуйста' }, 'слова');
    await press('Спросить сейчас');
    await page.locator('[data-envelope="no-phone"]').waitFor();
    await looksGood('waiting');
    await page.locator('[data-envelope="no-phone"]').getByRole('button', { name: 'Создать заявку вручную' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await fill('Телефон', '+7 900 100-08-08');
    await page.keyboard.press('Enter');
    await page.locator('[data-envelope="no-phone"]').waitFor({ state: 'detached' });
    await page.locator('[data-envelope="unreadable"]').getByRole('button', { name: 'Отложить как ненужное' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Всё, что пришло, стало заявками.').waitFor();
    expect(await ask<{ total: number }>(page, 'leadSources.waiting')).toMatchObject({ total: 0 });
  }, 120_000);

  it('finds the places of a sample letter and takes a file of such letters', async () => {
    await press(/^Другой сайт/);
    await fill('Название', 'WordPress');
    await fill('Секретный конец адреса', 'wordpress-secret-0001');
    await page.locator('textarea').first().focus();
    await page.keyboard.insertText('{"lead":{"id":"L-17","contact":{"phone":"+7 900 100-09-09","name":"Носова Вера"},"message":"после 17:00"}}');
    await press('Подобрать места');
    await page.getByText('прочитается: +7 900 100-09-09').waitFor();
    await looksGood('mapping');
    await press('Сохранить и подключить');
    await page.locator('[data-source="webhook"] [data-health="listening"]').waitFor();
    const path = join(newFolder('letters'), 'letters.jsonl');
    writeFileSync(path, `${JSON.stringify({ id: 'e1', path: '/leads/wordpress-secret-0001', body: { lead: { id: 'L-18', contact: { phone: '+7 900 100-10-10', name: 'Ким Анна' } } } })}\n`);
    await desk.electron.evaluate(({ dialog }, chosen) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] }); }, path);
    await press('Принять файл конвертов');
    await page.getByText('Новых заявок: 1').waitFor();
    expect(JSON.stringify(await ask(page, 'leadSources.list'))).not.toContain('wordpress-secret-0001');
  }, 120_000);
});
