import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/support/sequence.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/worker-setup.ts'],
    setupFiles: ['tests/support/seed.ts'],
    exclude: ['tests/window/**', 'node_modules/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
