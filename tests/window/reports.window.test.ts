import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { createLook, screenshot } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const profile = prepareProfile(), tabs = ['Конверсии', 'Администраторы', 'Каналы', 'Темы', 'Часы', 'По дням', 'Ответ', 'Пропущенные', 'Заявки', 'Метки'];
let desk: RunningDesk, page: Page;

beforeAll(async () => {
  desk = await launchDesk({ profile });
  page = desk.page;
  page.setDefaultTimeout(15_000);
  await sizeWindow(desk, 1366, 768);
  await signIn(page, 'popova', '101');
  for (const [caller, answered] of [['+79003000081', true], ['+79003000082', true], ['+79003000083', false]] as const) await call(caller, answered);
  await ask(page, 'leads.practice');
});
afterAll(async () => {
  await desk.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A call on the phone of this desk, answered or given up by the caller. */
async function call(caller: string, answered: boolean): Promise<void> {
  await ring(page, caller, '+74950001002');
  const callId = await callIdOf(callCard(page, 'ringing').first());
  if (answered) {
    await atThePhone(page, 'answer', callId);
    await page.locator(`[data-call="${callId}"][data-status="talking"]`).waitFor();
  }
  await atThePhone(page, 'callerHangsUp', callId);
  await page.locator(`[data-call="${callId}"][data-status="ringing"], [data-call="${callId}"][data-status="talking"]`).waitFor({ state: 'detached' });
}
/** The report that is shown has been counted. */
const counted = async (): Promise<void> => { await page.locator('#reports-body h3').first().waitFor(); await page.locator('#reports-body [data-waiting]').waitFor({ state: 'detached' }); };

it('walks every report by keyboard, clean in both themes', async () => {
  const { look, verdict } = createLook(desk);
  await page.keyboard.press('Alt+6');
  await counted();
  const period = page.getByRole('textbox', { name: 'Период', exact: true }).or(page.getByRole('combobox', { name: 'Период', exact: true })).first();
  await period.focus();
  await page.keyboard.press('ArrowDown');
  const year = page.getByRole('option', { name: 'Год', exact: true });
  await year.waitFor();
  for (let left = 10; left > 0 && await year.getAttribute('data-combobox-selected') === null; left -= 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: tabs[0]!, exact: true }).focus();
  for (const [n, name] of tabs.entries()) {
    if (n > 0) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const tab = page.getByRole('tab', { name, exact: true, selected: true });
    await tab.waitFor();
    await counted();
    expect(await page.locator('#reports-body').getAttribute('aria-labelledby')).toBe(await tab.getAttribute('id'));
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      await screenshot(page, `reports-${String(n)}-${colorScheme}`);
    }
    await look(`reports-${String(n)}`);
    expect(verdict(), name).toEqual([]);
    await tab.focus();
  }
});

it('opens behind a figure exactly as many rows as it says, and gives the focus back', async () => {
  await page.getByRole('tab', { name: 'Каналы', exact: true }).focus();
  await page.keyboard.press('Enter');
  await counted();
  const figure = page.getByTestId('channels').locator('[data-row="sum"] [data-figure="inquiries"] button'), said = Number(await figure.textContent());
  expect(said).toBeGreaterThan(0);
  await figure.focus();
  await page.keyboard.press('Enter');
  const rows = page.getByTestId('behind-row'), more = page.getByRole('button', { name: /Показать ещё/ });
  await rows.first().waitFor();
  expect(Number.parseInt((await page.getByTestId('behind-total').textContent())!, 10)).toBe(said);
  await screenshot(page, 'reports-behind-light');
  const { look, verdict } = createLook(desk);
  await look('reports-behind');
  expect(verdict()).toEqual([]);
  const first = await rows.count();
  expect(first).toBe(Math.min(said, 60));
  if (said > first) {
    await more.focus();
    await page.keyboard.press('Enter');
    await rows.nth(first).waitFor();
    expect(await rows.count()).toBe(Math.min(said, 120));
  }
  await page.keyboard.press('Escape');
  await rows.first().waitFor({ state: 'detached' });
  await expect.poll(() => figure.evaluate((one) => one === document.activeElement)).toBe(true);
});
