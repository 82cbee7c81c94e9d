import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pdfText } from '#tests/support/pdf-text.ts';
import { launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { cellsOf, saveTo } from './support/files.ts';
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

it('tells why of a row behind a figure, and closes what lies on top alone', async () => {
  const figure = page.getByTestId('channels').locator('[data-row="sum"] [data-figure="inquiries"] button');
  await figure.press('Enter');
  const row = page.getByTestId('behind-row').first(), why = row.getByRole('button', { name: /^Почему/ });
  await why.press('Enter');
  const panel = page.getByTestId('why-panel');
  await panel.waitFor();
  await screenshot(page, 'reports-why-light');
  const { look, verdict } = createLook(desk);
  await look('reports-why');
  expect(verdict()).toEqual([]);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await row.count()).toBe(1);
  await expect.poll(() => why.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
});

it('goes to Excel and to a PDF with the figures of the screen', async () => {
  const folder = newFolder('report'), table = page.getByTestId('channels'), shown = await table.locator('tbody tr').evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('th, td')].slice(0, 8).map((cell) => cell.textContent.trim())));
  expect(shown.length).toBeGreaterThan(0);
  // a share is «33,3 %» to the eye and a number to Excel; of nothing it is a dash and an empty cell
  const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]*%$/, '').replace(/^[–—]$/, '').replace(/^(\d+),(\d)$/, '$1.$2').replace(/\.0$/, ''), figures = shown.map((line) => line.map(plain));
  const excel = join(folder, 'channels.xlsx');
  await saveTo(desk, excel);
  await page.getByRole('button', { name: 'Excel' }).press('Enter');
  await expect.poll(async () => (await cellsOf(excel))?.length, { timeout: 15_000 }).toBe(shown.length + 1);
  const [head, ...lines] = (await cellsOf(excel))!;
  expect(head).toHaveLength(8);
  expect(lines.map((line) => Array.from({ length: 8 }, (_, n) => line[n] ?? ''))).toEqual(figures);

  const pdf = join(folder, 'channels.pdf');
  await saveTo(desk, pdf);
  await page.getByRole('button', { name: 'Печать', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: /PDF/ }).press('Enter');
  await expect.poll(() => existsSync(pdf) && readFileSync(pdf).subarray(0, 5).toString('latin1'), { timeout: 30_000 }).toBe('%PDF-');
  const text = pdfText(readFileSync(pdf)).replaceAll(/\s/g, '');
  for (const line of shown) {
    const [channel, source, ...counts] = line.map((cell) => cell.replaceAll(/\s/g, ''));
    expect(text).toContain(channel);
    expect(text).toContain(source);
    // the counts stand one after the other in their row, the share between them
    expect(text).toContain(counts.slice(0, 3).join(''));
  }
});
