import { bundleProgram } from './bundle.ts';
import { workerVariable } from './worker.ts';

/** Before the first test of a run: two hundred modules would be read anew for every job of every test. */
export async function setup(): Promise<() => void> {
  const { file, remove } = await bundleProgram('src/main/worker/index.ts');
  process.env[workerVariable] = file;
  return remove;
}
