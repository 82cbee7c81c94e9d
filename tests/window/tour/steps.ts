import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { RunningDesk } from '../support/desk.ts';
import { screenshot } from '../support/look.ts';

/** One step of a part of a tour: what a person reads of it, the name of its picture, and what is done. It asserts what it shows. */
export interface TourStep {
  readonly say: string;
  readonly name: string;
  readonly play: (tour: Tour) => Promise<void>;
}

export interface Tour {
  readonly desk: RunningDesk;
  readonly page: Page;
  /** Plays one step, prints how long it took, and keeps what the screen shows after it. */
  step(say: string, name: string, play: () => Promise<void>): Promise<void>;
  /** Waits until this text is on the screen. */
  seen(text: string | RegExp, within?: Locator): Promise<void>;
  readonly count: () => number;
}

/** `out` is the folder of the pictures; none are taken and nothing is printed without it. */
export function createTour(desk: RunningDesk, out?: string): Tour {
  const { page } = desk;
  let count = 0;
  if (out !== undefined) mkdirSync(out, { recursive: true });
  return {
    desk, page, count: () => count,
    step: async (say, name, play) => {
      const since = performance.now();
      await play();
      count += 1;
      const took = performance.now() - since, number = String(count).padStart(2, '0');
      if (out === undefined) return;
      await screenshot(page, `${number}-${name}`, out);
      console.log(`${number}  ${say.padEnd(86)} ${(took / 1000).toFixed(1)} s`);
    },
    seen: async (text, within = page.locator('body')) => { await within.getByText(text).first().waitFor(); },
  };
}
