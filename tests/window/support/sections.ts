import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { DirectoryEntry } from '#shared/directories/contract.ts';
import type { RunningDesk } from './desk.ts';
import { ask } from './hands.ts';
import { createLook, screenshot } from './look.ts';

export const patience = 30_000;
export const list = (page: Page, kind: string) => ask<DirectoryEntry[]>(page, 'directories.list', { kind });
/** Opens a section of «Настройки» by keyboard. */
export async function section(page: Page, name: string, id: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await page.locator(`[data-section="${id}"] h1`).waitFor();
}
/** Goes to a tab with the arrow keys, as its pattern asks. */
export async function tab(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('tab', { name, exact: true });
  await page.getByRole('tab', { selected: true }).first().focus();
  for (let left = 12; left > 0 && await wanted.getAttribute('aria-selected') !== 'true'; left -= 1) await page.keyboard.press('ArrowRight');
  expect(await wanted.getAttribute('aria-selected')).toBe('true');
}
/** Puts the question about the phone away, if it is asked. */
export async function putAway(page: Page): Promise<void> {
  const { me } = await ask<DeskSnapshot>(page, 'desk.snapshot');
  if (!me?.mustChoosePhone || !me.rights.includes('telephony.use')) return;
  const question = page.getByRole('dialog');
  await question.getByRole('radio').first().waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
}
/** Both themes: axe, and a picture of each. */
export function eyesOf(desk: RunningDesk) {
  const { look, verdict } = createLook(desk);
  return async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await desk.page.emulateMedia({ colorScheme });
      await desk.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      await screenshot(desk.page, `staff-${name}-${colorScheme}`);
    }
    await look(name);
    expect(verdict()).toEqual([]);
  };
}
