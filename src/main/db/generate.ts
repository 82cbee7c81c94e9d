/**
 * Writes the next migration from what the drizzle schema has and the migrations do not make yet:
 * `node_modules/node/bin/node src/main/db/generate.ts what_it_adds`. Read it before it is committed; a file that has been
 * committed to main is never edited. After a rebase over somebody else's migration delete yours and run this again.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { additionsTo } from './additions.ts';
import { openDriver } from './driver.ts';
import { latestOf, readMigrations, runMigrations } from './migrate.ts';
import * as schema from './schema/index.ts';

const [what] = process.argv.slice(2);
if (!/^[a-z0-9_]+$/.test(what ?? '')) throw new Error('say what it adds, as in: generate.ts patient_files');
const folder = join(import.meta.dirname, '../../../migrations'), migrations = readMigrations(folder), work = mkdtempSync(join(tmpdir(), 'stoika-schema-'));
const raw = openDriver(join(work, 'empty.db'), '00'.repeat(32));
try {
  runMigrations(raw, migrations, () => undefined);
  const sql = additionsTo(raw, schema);
  if (sql === '') console.log('nothing is missing');
  else {
    const file = join(folder, `${String(latestOf(migrations) + 1).padStart(4, '0')}_${what}.sql`);
    writeFileSync(file, sql);
    console.log(`wrote ${file}`);
  }
} finally {
  raw.close();
  rmSync(work, { recursive: true, force: true });
}
