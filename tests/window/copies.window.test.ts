import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { StartState } from '#shared/start/contract.ts';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { inMain, launchDesk, newFolder, type LaunchOptions, type RunningDesk } from './support/desk.ts';
import { ask, atTheDoor, sizeWindow } from './support/hands.ts';
import { axeFindings, lookAt, screenshot } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 30_000;
const folderChosen = (desk: RunningDesk, folder: string) => inMain(desk, ({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, folder);
/** Signs the manager in and puts the question about the phone away, if it is asked. */
async function enter(page: Page): Promise<void> {
  await atTheDoor(page);
  await page.locator('#login-popova').click();
  await page.keyboard.type(demoPasswordOf('popova'));
  await page.keyboard.press('Enter');
  await page.getByRole('banner').waitFor();
  await putAway(page);
}
async function putAway(page: Page): Promise<void> {
  if (!(await ask<DeskSnapshot>(page, 'desk.snapshot')).me?.mustChoosePhone) return;
  const question = page.getByRole('dialog');
  await question.getByRole('radio').first().waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
}
/** Both themes: axe, and a picture of each. */
async function looksGood(page: Page, name: string): Promise<void> {
  expect(await lookAt(page, `copies-${name}`)).toEqual([]);
}

describe('«База и копии», and the day on which a copy is needed', () => {
  const profile = prepareProfile(), second = newFolder('second-disk');
  let desk: RunningDesk | undefined;
  const open = async (): Promise<Page> => {
    desk = await launchDesk({ profile });
    desk.page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    return desk.page;
  };
  const shut = async () => {
    await desk?.close();
    desk = undefined;
  };
  afterAll(async () => {
    await shut();
    for (const folder of [profile, second]) rmSync(folder, { recursive: true, force: true });
  });

  it('makes a copy by keyboard, and the line of states says when', async () => {
    const page = await open();
    await enter(page);
    await page.locator('[data-copies="never"]').getByText('Копий ещё нет').waitFor();
    await page.keyboard.press('Alt+4');
    const section = page.getByRole('button', { name: 'База и копии' });
    await section.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('copies-settings').waitFor();
    await page.getByText('Первая копия появится этой ночью').waitFor();
    await page.getByRole('button', { name: 'Сделать копию сейчас' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-copies="fresh"]').waitFor();
    const list = page.getByTestId('copies-list');
    await list.getByText('рядом с базой').waitFor();
    expect(await list.getByRole('row').count()).toBe(2);
    expect(readdirSync(join(profile, 'backups')).filter((name) => name.endsWith('.copy'))).toHaveLength(1);
  });

  it('takes a second folder, warns that it is the same disk, and carries the next copy there', async () => {
    const { page } = desk!;
    await folderChosen(desk!, join(profile, 'backups'));
    await page.getByRole('button', { name: 'Выбрать папку…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Это папка самой программы').waitFor();
    await folderChosen(desk!, second);
    await page.keyboard.press('Enter');
    await page.getByText('Это тот же диск, что и у базы').waitFor();
    await page.getByRole('button', { name: 'Сделать копию сейчас' }).click();
    await page.getByTestId('copies-list').getByText('рядом с базой и во второй папке').waitFor();
    await page.getByRole('button', { name: 'Проверить базу сейчас' }).click();
    await page.getByText('Весь файл базы прочитан и цел').waitFor();
    await page.getByLabel('Час ночной копии').selectOption({ label: '04:00' });
    await expect.poll(() => ask<{ hour: number }>(page, 'copies.state').then(({ hour }) => hour)).toBe(4);
    await looksGood(page, 'section');
    await shut();
  });

  it('shows nothing of a damaged base: the recovery screen offers the copies', async () => {
    const file = join(profile, 'clinic.db'), bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4_096));
    // The newest copy is damaged, too: it has to be passed over.
    const newest = join(profile, 'backups', readdirSync(join(profile, 'backups')).filter((name) => name.endsWith('.copy')).sort().at(-1)!), copy = readFileSync(newest);
    writeFileSync(newest, copy.fill(0x5a, 4_096));
    for (const name of readdirSync(second)) rmSync(join(second, name));
    const page = await open();
    await page.getByRole('heading', { name: 'База не открыта' }).waitFor();
    await page.getByText('Файл базы повреждён').waitFor();
    expect(await page.getByTestId('copies-offered').getByRole('radio').count()).toBe(2);
    expect(await lookAt(page, 'copies-recovery')).toEqual([]);
  });

  it('restores by Enter, says what is lost, keeps the damaged file, and lets people in again', async () => {
    const { page } = desk!;
    expect(await page.getByRole('button', { name: 'Восстановить базу' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const restored = page.getByTestId('restored');
    await restored.waitFor();
    await restored.getByText('не годится и пропущена').waitFor();
    await restored.getByText(/Изменения после .* не вернулись/).waitFor();
    await screenshot(page, 'copies-restored');
    expect(await axeFindings(page)).toEqual([]);
    expect(readdirSync(profile).filter((name) => name.includes('.damaged-')).length).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await enter(page);
    expect((await ask<StartState>(page, 'start.state')).kind).toBe('ready');
  });

  it('closes a base that is found damaged while it is used, and comes back to it from a copy', async () => {
    const { page } = desk!, file = join(profile, 'clinic.db');
    await ask(page, 'copies.make');
    await page.locator('[data-copies="fresh"]').waitFor();
    await expect.poll(() => ask<{ running: boolean }>(page, 'copies.brief').then(({ running }) => running)).toBe(false);
    await shut();
    await open();
    await enter(desk!.page);
    const bytes = readFileSync(file);
    // Pages of the end: what the sign-in has read lies in the cache.
    writeFileSync(file, bytes.fill(0x5a, Math.floor(bytes.length / 8_192) * 4_096));
    await ask(desk!.page, 'copies.check');
    await desk!.page.getByRole('heading', { name: 'База не открыта' }).waitFor();
    await desk!.page.keyboard.press('Enter');
    await desk!.page.getByTestId('restored').waitFor();
    await desk!.page.keyboard.press('Enter');
    await enter(desk!.page);
  });
});

describe('the recovery code of a clinic', () => {
  const profile = newFolder('code-clinic'), clinic = { branch: 'Клиника на Второй', surname: 'Вторая', firstName: 'Вера', login: 'vtoraya', password: 'verysecret-2026' };
  let desk: RunningDesk | undefined;
  const open = async (options: LaunchOptions = {}): Promise<Page> => {
    desk = await launchDesk({ profile, demo: false, args: ['--password-store=basic'], ...options });
    desk.page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    return desk.page;
  };
  afterAll(async () => {
    await desk?.close();
    rmSync(profile, { recursive: true, force: true });
  });
  let first = '', renewed = '';

  it('is renewed by keyboard: the password, the paper, two groups of it', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Новая клиника' }).waitFor();
    await ask(page, 'start.begin', { ...clinic, zone: 'Europe/Moscow' });
    first = (await ask<{ kind: 'show-recovery'; code: string }>(page, 'start.state')).code;
    await ask(page, 'start.confirmCode');
    await page.reload();
    await page.getByRole('radio', { name: /Вторая Вера/ }).click();
    await page.getByLabel('Пароль', { exact: true }).fill(clinic.password);
    await page.keyboard.press('Enter');
    await page.getByRole('banner').waitFor();
    await putAway(page);
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'База и копии' }).click();
    const renew = page.getByRole('button', { name: 'Заменить код…' }), dialog = page.getByRole('dialog');
    await renew.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.type('not-the-password');
    await page.keyboard.press('Enter');
    await dialog.getByText('Пароль не подходит').waitFor();
    await page.keyboard.type(clinic.password);
    await page.keyboard.press('Enter');
    renewed = (await dialog.getByTestId('new-code').innerText()).trim();
    expect(renewed).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
    await looksGood(page, 'code');
    const groups = renewed.split('-'), asked = (await dialog.locator('label').allInnerTexts()).flatMap((text) => /Группа (\d)/.exec(text)?.slice(1) ?? []).map(Number);
    expect(asked).toHaveLength(2);
    await dialog.getByLabel(`Группа ${asked[0]}`).fill('XXXXX');
    await dialog.getByLabel(`Группа ${asked[1]}`).fill(groups[asked[1]! - 1]!.toLowerCase());
    await page.keyboard.press('Enter');
    await dialog.getByText(`Группа ${asked[0]} не совпадает`).waitFor();
    await dialog.getByLabel(`Группа ${asked[0]}`).fill(groups[asked[0]! - 1]!);
    await page.keyboard.press('Enter');
    await dialog.getByText('Новый код действует').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await renew.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('can be checked against the paper: the former one is no longer right', async () => {
    const { page } = desk!, dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Проверить распечатку…' }).click();
    for (const [code, answer] of [[first, 'базу не открывает'], [renewed, 'Код верный']] as const) {
      await dialog.getByLabel('Код с распечатки').fill(code);
      await dialog.getByRole('button', { name: 'Проверить', exact: true }).click();
      await dialog.getByText(answer).waitFor();
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await ask<StartState>(page, 'start.state')).kind).toBe('ready');
    await desk!.close();
    desk = undefined;
  });

  it('opens the base at the next start, and a first run that was cut off is offered again', async () => {
    const page = await open();
    await page.getByLabel('Код восстановления').fill(renewed);
    await page.getByRole('button', { name: 'Открыть базу' }).click();
    await page.getByRole('radio', { name: /Вторая Вера/ }).waitFor();
    await desk!.close();
    desk = undefined;
    // As a full disk leaves it: the key files are there, a base never was.
    const cut = newFolder('cut-off');
    mkdirSync(cut, { recursive: true });
    writeFileSync(join(cut, 'key.recovery'), readFileSync(join(profile, 'key.recovery')));
    desk = await launchDesk({ profile: cut, demo: false, args: ['--password-store=basic'] });
    desk.page.setDefaultTimeout(patience);
    await desk.page.getByText('первый запуск прервался').waitFor();
    expect(await axeFindings(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: 'Начать заново' }).focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Первый запуск в прошлый раз прервался').waitFor();
    await ask(desk.page, 'start.begin', { ...clinic, zone: 'Europe/Moscow' });
    expect((await ask<StartState>(desk.page, 'start.state')).kind).toBe('show-recovery');
    expect(readdirSync(cut).filter((name) => name.startsWith('key.recovery.aside'))).toHaveLength(1);
    await desk.close();
    desk = undefined;
    rmSync(cut, { recursive: true, force: true });
  });
});
