import type axe from 'axe-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningDesk } from './desk.ts';

/** Saves a picture of the window as it is: into STOIKA_SHOTS by default, and nowhere if that is not set. */
export async function screenshot(page: Page, name: string, folder: string | undefined = process.env['STOIKA_SHOTS']): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

type Axe = typeof axe;
type RunOnly = NonNullable<axe.RunOptions['runOnly']>;
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

/** Rules whose verdict hangs on colours: all that another theme can change in a page that is otherwise the same. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe is brought into a page once: it is half a megabyte. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
}

/**
 * What axe finds on the screen at rest, within `part` (a CSS selector) if given, by its rules of colours alone if
 * asked. An empty list is a pass. What it finds while something began to move (a notice that goes by itself) is not
 * believed: it looks again.
 */
export async function axeFindings(page: Page, part?: string, rules: 'all' | 'colours' = 'all'): Promise<readonly AxeFinding[]> {
  await bringAxe(page);
  const runOnly: RunOnly = rules === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: ofColours };
  for (let look = 1; ; look++) {
    await settled(page);
    const before = await movements(page);
    const found = await page.evaluate(async ([within, only]) => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(within ?? document, { runOnly: only, resultTypes: ['violations'] });
      return violations.map(({ id, impact, nodes }) => ({ rule: id, impact: impact ?? '', where: nodes.map((node) => node.target.join(' ')) }));
    }, [part, runOnly] as const);
    if (found.length === 0 || look === 5 || (await movements(page)) === before) return found;
  }
}

/** The page in this theme of the system's. */
export async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ timeout: 15_000 });
}

/**
 * What axe finds on the screen as it stands in both themes, in lines that begin with `state`. It looks by all rules in
 * the theme that is on, then by those of colours in the other, which stays on: a page of another theme is the same page.
 */
export async function lookAt(page: Page, state: string, part?: string): Promise<string[]> {
  const found: string[] = [], on = await page.locator('html').getAttribute('data-mantine-color-scheme');
  for (const [theme, rules] of on === 'dark' ? [['dark', 'all'], ['light', 'colours']] as const : [['light', 'all'], ['dark', 'colours']] as const) {
    await inTheme(page, theme);
    for (const { rule, where } of await axeFindings(page, part, rules)) found.push(`${state}, ${theme}: ${rule} at ${where.slice(0, 4).join(' | ')}`);
    await screenshot(page, `${state}-${theme}`);
  }
  return found;
}

/** Looks at the screen as it stands in both themes and remembers what axe finds; `verdict` gives it and forgets. */
export function createLook({ page }: RunningDesk) {
  const found: string[] = [];
  return {
    look: async (state: string): Promise<void> => { found.push(...await lookAt(page, state)); },
    verdict: () => found.splice(0),
  };
}
