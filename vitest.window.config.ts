import { defineConfig } from 'vitest/config';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Window tests: real Electron, one desk at a time. `npm test` runs them as an ordinary user on an invisible display.
 * A test that makes a base writes it with the binding of the window it is for, as electron.vite.config.ts builds it.
 */
export default defineConfig({
  ...(process.env['STOIKA_TEST_BINDING'] === 'libsql'
    ? { resolve: { alias: [{ find: /^(.*\/db|\.)\/driver\.ts$/, replacement: join(import.meta.dirname, 'src/main/db/driver.libsql.ts') }] } }
    : {}),
  cacheDir: join(tmpdir(), 'stoika-vite'),
  test: {
    include: ['tests/window/**/*.window.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 150_000,
    maxWorkers: 1,
    fileParallelism: false,
    fsModuleCache: false,
  },
});
