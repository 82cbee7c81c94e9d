// node scripts/run.mjs FILE [arguments]: fetches the Node packages if need be and runs FILE (.ts or .mjs) on Node 24.
import { resolve } from 'node:path';
import { start } from './lib/child.mjs';
import { ensurePackages, node24 } from './lib/packages.mjs';
import { project } from './lib/places.mjs';
import { Stop, main } from './lib/say.mjs';

await main(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new Stop('usage: node scripts/run.mjs FILE [arguments]');
  await ensurePackages();
  const child = start(node24, ['--disable-warning=ExperimentalWarning', resolve(project, file), ...args], { cwd: process.env['INIT_CWD'] ?? project });
  return new Promise((done) => { child.once('close', (code) => { done(code ?? 1); }); });
});
