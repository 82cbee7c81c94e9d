import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newFolder, type RunningDesk } from './desk.ts';

let shots: string | undefined;

/** Saves a picture of the window as it is; gives its path. `folder` is of the test's own by default. */
export async function screenshot(page: Page, name: string, folder: string = (shots ??= newFolder('shots'))): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

export interface AxeFinding { readonly rule: string; readonly impact: string; readonly where: readonly string[] }

/** Half-faded text has half a contrast: what moves comes to its end first, save what never ends or stands still under the mouse. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime) < 2_000).map((one) => one.finished.catch(() => undefined))));
}

/** How many movements have begun in this page since it was first asked. */
const movements = (page: Page): Promise<number> => page.evaluate(() => {
  const counted = globalThis as { movements?: number };
  if (counted.movements === undefined) {
    counted.movements = 0;
    for (const kind of ['transitionrun', 'animationstart']) addEventListener(kind, () => { counted.movements = (counted.movements ?? 0) + 1; }, true);
  }
  return counted.movements;
});

/**
 * What axe finds on the screen at rest, within `part` (a CSS selector) if given. An empty list is a pass. What it finds
 * while something began to move (a notice that goes by itself) is not believed: it looks again.
 */
export async function axeFindings(page: Page, part?: string): Promise<readonly AxeFinding[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (let look = 1; ; look++) {
    const builder = new AxeBuilder({ page, axeSource: source }).setLegacyMode(true)
      // what passes is not sent over: most of the time went into that
      .options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    await settled(page);
    const before = await movements(page), { violations } = await (part ? builder.include(part) : builder).analyze();
    if (violations.length === 0 || look === 5 || (await movements(page)) === before) return violations.map(({ id, impact, nodes }) => ({ rule: id, impact: impact ?? '', where: nodes.map((node) => node.target.join(' ')) }));
  }
}

/** Looks at the screen as it stands in both themes and remembers what axe finds; `verdict` gives it and forgets. */
export function createLook(desk: RunningDesk) {
  const found: string[] = [];
  return {
    look: async (state: string) => {
      for (const theme of ['light', 'dark'] as const) {
        await desk.page.emulateMedia({ colorScheme: theme });
        await desk.page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ timeout: 15_000 });
        for (const { rule, where } of await axeFindings(desk.page)) found.push(`${state}, ${theme}: ${rule} at ${where.slice(0, 4).join(' | ')}`);
      }
    },
    verdict: () => found.splice(0),
  };
}
