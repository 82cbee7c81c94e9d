import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { LoadedClinic } from '#main/app/fixture/index.ts';
import type { WritableDb } from '#main/db/index.ts';
import { callLegs, inquiries } from '#main/db/schema/index.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { TagGroup } from '#shared/tags/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

/** Yesterday somebody rang twice in vain and was called once, answered. */
function yesterday(tx: WritableDb, { branchId, zone }: LoadedClinic): void {
  const noon = instantOf(addDays(dayOf(instant(Date.now()), zone), -1), 720, zone), id = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`, call = { branchId, kind: 'call' as const, phoneE164: '+79003000099', phoneDigitsRev: '99000030097' };
  tx.insert(inquiries).values([
    { ...call, id: id(1), headId: id(1), startedAt: noon, endedAt: noon + 20_000, outcome: 'missed' }, { ...call, id: id(2), headId: id(2), startedAt: noon + 60_000, endedAt: noon + 80_000, outcome: 'missed' },
    { ...call, id: id(3), headId: id(2), direction: 'outbound', startedAt: noon + 300_000, answeredAt: noon + 305_000, endedAt: noon + 365_000, talkMs: 60_000, outcome: 'answered' },
  ]).run();
  for (const n of [1, 2, 3]) tx.insert(callLegs).values({ id: id(10 + n), branchId, callId: id(n), phone: '101', startedAt: noon, answeredAt: n === 3 ? noon + 305_000 : null }).run();
}

const patience = 30_000, profile = prepareProfile({ rows: yesterday }), line = '+74950001002', stranger = '+79003000081';
let desk: RunningDesk, page: Page, seen: (name: string) => Promise<void>;

/** Both themes: axe, and a picture of each. */
function eyesOf(looked: RunningDesk) {
  return async (name: string): Promise<void> => {
    expect(await lookAt(looked.page, `tags-${name}`)).toEqual([]);
  };
}

beforeAll(async () => {
  desk = await launchDesk({ profile });
  page = desk.page;
  page.setDefaultTimeout(patience);
  await sizeWindow(desk, 1366, 768);
  await signIn(page, 'popova', '101');
  seen = eyesOf(desk);
});
afterAll(async () => {
  await desk.close();
  rmSync(profile, { recursive: true, force: true });
});

const press = async (button: Locator): Promise<void> => { await button.focus(); await page.keyboard.press('Enter'); };
const popup = (): Locator => page.locator('[data-tag-popup]');
const groups = () => ask<{ groups: TagGroup[] }>(page, 'tags.dictionary').then((all) => all.groups.filter(({ retired }) => !retired).map(({ name, tags }) => [name, tags.filter(({ retired }) => !retired).map((tag) => tag.name)]));

/** A conversation on the manager's phone, from the ring to the end. */
async function talk(from = stranger): Promise<void> {
  await ring(page, from, line);
  const callId = await callIdOf(callCard(page, 'ringing').first());
  await atThePhone(page, 'answer', callId);
  await page.locator(`[data-call="${callId}"][data-status="talking"]`).waitFor();
  await atThePhone(page, 'callerHangsUp', callId);
  await page.locator(`[data-call="${callId}"][data-status="ended"]`).waitFor();
}
/** What an open list offers is chosen by its first letters and Enter. */
async function choose(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).or(page.getByRole('textbox', { name: field, exact: true })).first().focus();
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option, exact: true });
  await wanted.waitFor();
  for (let left = 20; left > 0 && await wanted.getAttribute('data-combobox-selected') === null; left -= 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

it('turns tags on, makes groups and tags, renames a group and deletes a tag, by keyboard', async () => {
  await page.keyboard.press('Alt+4');
  await press(page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Метки звонков' }));
  await page.getByText('Сначала выберите, когда спрашивать').waitFor();
  await seen('settings-off');
  await page.getByRole('radio', { name: 'Не спрашивать' }).focus();
  await page.keyboard.press('ArrowDown');
  await press(page.getByRole('button', { name: 'Добавить группу' }));
  await page.getByRole('textbox', { name: 'Название группы' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Напишите название').waitFor();
  for (const [name, tags] of [['Почему не записался', ['Не устроила цена', 'Не подошло время']], ['Направление', ['Имплантация', 'Чистка']]] as const) {
    if (name === 'Направление') await press(page.getByRole('button', { name: 'Добавить группу' }));
    await page.getByRole('textbox', { name: 'Название группы' }).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    for (const tag of tags) {
      const field = page.getByRole('textbox', { name: `Добавить метку в «${name}»` });
      await field.focus();
      await page.keyboard.type(tag);
      await page.keyboard.press('Enter');
      await page.locator(`[data-tag-group="${name}"] li`).filter({ hasText: tag }).waitFor();
      await expect.poll(() => field.inputValue()).toBe('');
    }
  }
  await press(page.getByRole('button', { name: 'Переименовать группу «Направление»' }));
  await page.getByRole('textbox', { name: 'Название группы' }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Услуга');
  await page.keyboard.press('Enter');
  await page.locator('[data-tag-group="Услуга"]').waitFor();
  await seen('settings');
  await press(page.getByRole('button', { name: 'Удалить метку «Чистка»' }));
  await page.getByRole('dialog').getByText('она останется').waitFor();
  await seen('settings-delete');
  await press(page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }));
  await expect.poll(groups).toEqual([['Почему не записался', ['Не устроила цена', 'Не подошло время']], ['Услуга', ['Имплантация']]]);
  expect(await page.getByRole('button', { name: /Переименовать метку/ }).count()).toBe(0);
});

it('asks for tags after a conversation without taking the focus or covering a card, and saves what is chosen', async () => {
  await page.keyboard.press('Alt+1');
  await page.locator('[data-schedule-grid]').waitFor();
  await page.getByRole('button', { name: /меню пользователя/ }).focus();
  await talk();
  await popup().waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('[data-tag-popup]') === null)).toBe(true);
  const save = popup().getByRole('button', { name: 'Сохранить' });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  // somebody calls meanwhile: card and pop-up stand one above the other
  await ring(page, '+79001000202', line);
  const card = callCard(page, 'ringing').first(), callId = await callIdOf(card);
  const [above, below] = [await card.boundingBox(), await popup().boundingBox()];
  expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y);
  await seen('popup');
  await atThePhone(page, 'callerHangsUp', callId);
  await page.keyboard.press('F9');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-tag-popup]') !== null)).toBe(true);
  await page.keyboard.press('Space');
  await popup().getByRole('checkbox', { name: 'Имплантация' }).focus();
  await page.keyboard.press('Space');
  expect(await save.getAttribute('aria-disabled')).toBeNull();
  // a window that is loaded anew shows what was ticked
  await page.reload();
  await popup().waitFor();
  expect(await popup().getByRole('checkbox', { name: 'Имплантация' }).isChecked()).toBe(true);
  await press(popup().getByRole('button', { name: 'Сохранить' }));
  await popup().waitFor({ state: 'detached' });
  await talk();
  await page.keyboard.press('F9');
  await popup().getByRole('checkbox', { name: 'Другая метка' }).focus();
  await page.keyboard.press('Space');
  await popup().getByRole('textbox', { name: 'Что это был за звонок' }).focus();
  await page.keyboard.press('Enter');
  await popup().getByText('Напишите метку').waitFor();
  await page.keyboard.type('Ищет логопеда');
  await page.keyboard.press('Enter');
  await popup().waitFor({ state: 'detached' });
});

it('shows the calls with their tags in «История звонков», from the user menu, and finds them by the last digits (R-173)', async () => {
  await press(page.getByRole('button', { name: /меню пользователя/ }));
  await press(page.getByRole('button', { name: 'История звонков' }));
  const rows = page.getByTestId('call-row');
  await rows.filter({ hasText: 'Ищет логопеда' }).waitFor();
  const tagged = rows.filter({ hasText: 'Имплантация' });
  expect((await tagged.innerText()).replaceAll('\n', ' ')).toMatch(/Почему не записался: Не устроила цена.*Услуга: Имплантация/);
  expect(await tagged.getByText('Нет', { exact: true }).count()).toBe(1);
  await seen('history');
  const no = tagged.getByRole('button', { name: 'Нет', exact: true });
  await press(no);
  await page.getByTestId('why-facts').locator('[data-fact="conversion"]').filter({ hasText: 'во время разговора запись не начинали' }).waitFor();
  await seen('history-why');
  await page.keyboard.press('Escape');
  await page.getByTestId('why-panel').waitFor({ state: 'detached' });
  await expect.poll(() => no.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole('combobox', { name: 'Период', exact: true }).or(page.getByRole('textbox', { name: 'Период', exact: true })).first().click();
  await page.getByRole('option', { name: 'Вчера', exact: true }).click();
  // one call-back answers both missed calls before it
  await expect.poll(() => rows.filter({ hasText: 'перезвонили' }).count(), { timeout: patience }).toBe(2);
  await seen('called-back');
  await page.getByRole('combobox', { name: 'Период', exact: true }).or(page.getByRole('textbox', { name: 'Период', exact: true })).first().click();
  await page.getByRole('option', { name: 'Сегодня', exact: true }).click();
  await tagged.waitFor();
  await page.getByRole('textbox', { name: 'цифры номера' }).focus();
  await page.keyboard.type('02-02');
  await expect.poll(() => rows.count(), { timeout: patience }).toBe(1);
  await rows.filter({ hasText: 'Пропущен' }).waitFor();
  await page.getByText('1 звонок', { exact: true }).waitFor();
  await press(page.getByRole('button', { name: 'Сбросить' }));
  await expect.poll(() => rows.count(), { timeout: patience }).toBeGreaterThan(2);
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('1');
});

it('opens from every figure of the reports exactly the calls behind it', async () => {
  await page.keyboard.press('Alt+6');
  await press(page.getByRole('tab', { name: 'Администраторы' }));
  const row = page.getByTestId('efficiency').locator('[data-row="clinic"]');
  await row.waitFor();
  await seen('efficiency');
  const rows = page.getByTestId('call-row');
  for (const figure of ['total', 'missed', 'talk']) {
    const button = row.locator(`[data-figure="${figure}"] button`).first(), count = figure === 'talk' ? undefined : Number(await button.innerText());
    await press(button);
    await page.getByRole('main', { name: 'История звонков' }).waitFor();
    if (count !== undefined) await page.getByText(new RegExp(`^${String(count)} звон`)).waitFor();
    await rows.first().waitFor();
    await page.keyboard.press('Alt+6');
    await row.waitFor();
  }
  await page.getByRole('tab', { name: 'Администраторы' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const report = page.getByTestId('tag-report');
  await report.locator('[data-row="Имплантация"]').waitFor();
  await seen('report');
  await choose('Группа меток', 'Услуга');
  await expect.poll(() => report.locator('tbody tr').count(), { timeout: patience }).toBe(1);
  await press(report.getByRole('button', { name: /Имплантация: показать звонки/ }));
  await page.getByText('1 звонок', { exact: true }).waitFor();
  await expect.poll(() => rows.count(), { timeout: patience }).toBe(1);
  await seen('drill-down');
  expect(desk.log().filter((entry) => entry['level'] === 'error')).toEqual([]);
});
