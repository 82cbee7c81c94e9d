import { defineConfig } from 'vitest/config';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Window tests: real Electron, one desk at a time. `npm test` runs them as an ordinary user on an invisible display. */
export default defineConfig({
  cacheDir: join(tmpdir(), 'stoika-vite'),
  test: {
    include: ['tests/window/**/*.window.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    maxWorkers: 1,
    fileParallelism: false,
    fsModuleCache: false,
  },
});
