import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import type { HandoverRow, LostRow } from '#shared/lost/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 30_000, profile = prepareProfile(), line = '+74950001002', stranger = '+79003000081', second = '+79003000082', borisPassword = demoPasswordOf('chuev');
let desk: RunningDesk, page: Page;

/** Both themes: axe, and a picture of each. */
async function seen(name: string): Promise<void> {
  expect(await lookAt(page, `lost-${name}`)).toEqual([]);
}

beforeAll(async () => {
  desk = await launchDesk({ profile });
  page = desk.page;
  page.setDefaultTimeout(patience);
  await sizeWindow(desk, 1366, 768);
  await signIn(page, 'ivleva', '101');
});
afterAll(async () => {
  await desk.close();
  rmSync(profile, { recursive: true, force: true });
});

const press = async (button: Locator): Promise<void> => { await button.focus(); await page.keyboard.press('Enter'); };
const matters = async (): Promise<readonly LostRow[]> => (await ask<{ rows: LostRow[] }>(page, 'lost.list', {})).rows;
const handovers = () => ask<HandoverRow[]>(page, 'lost.handovers');
const grid = (): Locator => page.getByRole('grid', { name: 'Открытые дела' });
const rowOf = (text: string): Locator => grid().getByRole('row').filter({ hasText: text });
const dialog = (name: string): Locator => page.getByRole('dialog', { name });

async function missed(from: string): Promise<void> {
  await ring(page, from, line);
  const callId = await callIdOf(callCard(page, 'ringing').first());
  await atThePhone(page, 'callerHangsUp', callId);
  await page.locator(`[data-call="${callId}"][data-status="missed"]`).waitFor();
}

it('lists what is owed and ends it by a promise, a taking and a reason, all by keyboard', async () => {
  await page.keyboard.press('Alt+7');
  await page.getByText('Всё сделано. Никто не ждёт.').waitFor();
  await seen('empty');
  await missed(stranger);
  await missed(second);
  await ask(page, 'crm.addTask', { kind: 'callBack', what: 'Сказать цену чистки после ответа врача', typedName: 'Мельник Ольга', phone: '+79003000085', dueAt: await page.evaluate(() => Date.now() - 3_600_000) });
  await grid().waitFor();
  await rowOf('300-00-81').waitFor();
  await rowOf('Мельник Ольга').getByText('просрочено').waitFor();
  await page.getByRole('navigation', { name: 'Главное меню' }).getByText('просрочено: 1').waitFor({ state: 'attached' });
  await expect.poll(async () => (await matters()).filter(({ kind }) => kind === 'missedCall').length).toBeGreaterThanOrEqual(2);
  await seen('list');

  // a promise: until its time the matter stands at the end
  await rowOf('300-00-81').focus();
  await page.keyboard.press('F6');
  await dialog('Обещать перезвонить').waitFor();
  await seen('promise');
  await page.getByRole('textbox', { name: 'Что обещали' }).focus();
  await page.keyboard.type('Узнать цену');
  await page.keyboard.press('Enter');
  await rowOf('Узнать цену').getByText('обещано').waitFor();
  expect((await matters()).at(-1)).toMatchObject({ phone: stranger, note: 'Узнать цену' });

  // taken, and let go again
  await rowOf('300-00-82').focus();
  const mine = (await matters()).find(({ phone }) => phone === second)!.owner !== undefined;
  await page.keyboard.press('Insert');
  await expect.poll(async () => (await matters()).find(({ phone }) => phone === second)!.owner !== undefined).toBe(!mine);

  // never without a reason
  await rowOf('300-00-82').focus();
  await page.keyboard.press('Delete');
  await dialog('Закрыть с причиной').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Без причины дело не закрывается').waitFor();
  await seen('close');
  await page.keyboard.type('Ошиблись номером');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await matters()).some(({ phone }) => phone === second)).toBe(false);
  await expect.poll(() => rowOf('300-00-82').count()).toBe(0);

  // the same deeds are in the menu of the row
  await rowOf('300-00-81').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Обещать перезвонить…' }).waitFor();
  await seen('menu');
  await page.keyboard.press('Escape');
});

it('hands the shift over on signing out, and whoever comes signs with the own password', async () => {
  await press(page.getByRole('button', { name: /меню пользователя/ }));
  await press(page.getByRole('button', { name: 'Выйти', exact: true }));
  await dialog('Конец смены').waitFor();
  await seen('leave');
  await page.keyboard.press('Enter');
  await dialog('Передать смену').waitFor();
  await page.getByRole('textbox', { name: 'Примечание' }).focus();
  await page.keyboard.type('Перезвонить до обеда');
  await seen('hand-over');
  const open = (await matters()).length;
  await press(page.getByRole('button', { name: 'Передать', exact: true }));
  await page.getByRole('button', { name: 'Подпишет при входе, выйти' }).waitFor();
  await seen('sign-here');
  await press(page.getByRole('button', { name: 'Подпишет при входе, выйти' }));
  await page.getByRole('button', { name: 'Войти', exact: true }).waitFor();

  await signIn(page, 'chuev', '102');
  await page.getByTestId('handover-strip').getByText(/Вам передали смену/).waitFor();
  await seen('strip');
  await press(page.getByTestId('handover-strip').getByRole('button'));
  await dialog('Принять смену').waitFor();
  await page.getByText('Перезвонить до обеда').waitFor();
  await seen('sign');
  const password = page.getByLabel('Ваш пароль');
  await password.focus();
  await page.keyboard.type('не тот');
  await page.keyboard.press('Enter');
  await page.getByText('Пароль не подошёл').waitFor();
  await password.focus();
  await page.keyboard.type(borisPassword);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await handovers()).map(({ to, signedAt, items }) => [to, signedAt !== undefined, items.length])).toEqual([['Чуев Борис', true, open]]);
  await page.getByTestId('handover-strip').waitFor({ state: 'detached' });

  await page.keyboard.press('Alt+7');
  await press(page.getByRole('tab', { name: 'Передачи смен' }));
  await press(page.getByRole('button', { name: /Показать передачу/ }));
  await page.getByText('подписано').waitFor();
  await seen('handovers');
});
