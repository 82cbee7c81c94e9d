import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newFolder } from './desk.ts';

let shots: string | undefined;

/** Saves a picture of the window as it is; gives its path. `folder` is of the test's own by default. */
export async function screenshot(page: Page, name: string, folder: string = (shots ??= newFolder('shots'))): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

export interface AxeFinding { readonly rule: string; readonly impact: string; readonly where: readonly string[] }

/** What axe finds on the screen as it is now, within `part` (a CSS selector) if given. An empty list is a pass. */
export async function axeFindings(page: Page, part?: string): Promise<readonly AxeFinding[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const builder = new AxeBuilder({ page, axeSource: source }).setLegacyMode(true)
    // what passes is not sent over: most of the time went into that
    .options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.map(({ id, impact, nodes }) => ({ rule: id, impact: impact ?? '', where: nodes.map((node) => node.target.join(' ')) }));
}
