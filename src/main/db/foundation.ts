import { ddlOf } from './ddl.ts';
import * as schema from './schema/index.ts';

/** The first migration's text: the schema of today, and the sync state asleep. `node` is filled in when a file is first opened. */
export const foundation = (): string => `-- Generated from src/main/db/schema by src/main/db/generate.ts; after the first release this file is never edited.
${ddlOf(schema)}
INSERT INTO sync_meta (k, v) VALUES ('capture', 'off'), ('node', NULL), ('ms', '000000000'), ('counter', '0'), ('hlc', NULL), ('offset', '0');
`;
