/**
 * Writes migrations/0001_foundation.sql from the drizzle schema: `node_modules/node/bin/node src/main/db/generate.ts`.
 * Only until the first release; after it 0001 is never edited and the schema grows by 0002, 0003…
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foundation } from './foundation.ts';

const folder = new URL('../../../migrations/', import.meta.url);
mkdirSync(folder, { recursive: true });
const file = new URL('0001_foundation.sql', folder);
writeFileSync(file, foundation());
console.log(`wrote ${fileURLToPath(file)}`);
