/**
 * npm run scenario -- tests/scenarios/O-01.yaml …
 * Plays scenario files (docs/scenarios.md) through the program on a fresh encrypted base and a virtual clock, prints every
 * expectation, and ends with `N passed, N failed, N skipped`. Exit code 1 on a miss, on a file that cannot be read, or
 * when nothing was expected; 2 on a wrong command line. `--with care` also plays the lines that wait for that issue.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMigrations } from '../src/main/db/index.ts';
import { capability, playFiles, type Capability } from '../src/main/app/scenario/index.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

function commandLine(): { files: string[]; built: Set<Capability> } | undefined {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { with: { type: 'string', multiple: true, default: [] } } });
    if (positionals.length > 0) return { files: positionals, built: new Set(values.with.map((name) => capability.parse(name))) };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  say('npm run scenario -- FILE.yaml…  [--with telephony|inquiries|chats|care]');
  return undefined;
}

const asked = commandLine();
process.exitCode = asked ? await playFiles(asked.files, { built: asked.built, migrations: readMigrations(join(import.meta.dirname, '../migrations')) }, say) : 2;
