import { afterEach, beforeEach, expect } from 'vitest';

/** What a test opened; closed after it, the last first. */
export const opened: (() => Promise<void>)[] = [];
/** What no handler of a connector may let past it (QUALITY.md R8); a test that expects some takes it out. */
export const escaped: unknown[] = [];
const escape = (error: unknown) => { escaped.push(error); };

/** Closes what each test opened, and lets no error or promise of it fail unseen. */
export function watchEscapes(): void {
  beforeEach(() => { process.on('unhandledRejection', escape); process.on('uncaughtException', escape); });
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
    await new Promise(resolve => { setImmediate(resolve); });
    process.off('unhandledRejection', escape);
    process.off('uncaughtException', escape);
    expect(escaped.splice(0)).toEqual([]);
  });
}
