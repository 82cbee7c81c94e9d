import { defineConfig } from 'vitest/config';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LongFirst } from './tests/support/sequence.ts';

/** What measures, or listens to a conversation as it is spoken: nothing else runs beside it. */
const alone = ['bench', 'palette-typing', 'shift', 'softphone', 'staff'].map((name) => `tests/window/${name}.window.test.ts`);

/**
 * Window tests: real Electron, one or two desks at a time, each on a display of its own. `npm test` runs them as an
 * ordinary user on invisible displays. A test that makes a base writes it with the binding of the window it is for, as
 * electron.vite.config.ts builds it.
 */
export default defineConfig({
  ...(process.env['STOIKA_TEST_BINDING'] === 'libsql'
    ? { resolve: { alias: [{ find: /^(.*\/db|\.)\/driver\.ts$/, replacement: join(import.meta.dirname, 'src/main/db/driver.libsql.ts') }] } }
    : {}),
  cacheDir: join(tmpdir(), 'stoika-vite'),
  test: {
    testTimeout: 60_000,
    hookTimeout: 150_000,
    fsModuleCache: false,
    // two desks on two slow cores: a second, vitest's own patience, is a few frames here
    expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'side by side', include: ['tests/window/**/*.window.test.ts'], exclude: alone, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
