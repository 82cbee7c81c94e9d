import { join } from 'node:path';

/** Where the path of the worker's one file stands while vitest runs (tests/support/worker-setup.ts). */
export const workerVariable = 'STOIKA_TEST_WORKER';
/** The worker's program for a test: one file where vitest made it, its source elsewhere. */
export const testWorker: string = process.env[workerVariable] ?? join(import.meta.dirname, '../../src/main/worker/index.ts');
