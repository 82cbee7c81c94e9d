/** The thread of a copy, as the program makes it: its own connection that only reads. */
import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '#main/db/index.ts';

const { file, key } = workerData as { file: string; key: string };
parentPort!.on('message', (target: string) => {
  const source = openReadOnly(file, key), started = performance.now();
  try {
    const { rows, commits } = source.copyTo(target);
    parentPort!.postMessage({ target, rows, commits, ms: performance.now() - started });
  } catch (error) {
    parentPort!.postMessage({ target, error: String(error) });
  } finally {
    source.close();
  }
});
