// node scripts/lib/set-fuses.mjs BINARY testRuntime|packaged: sets that list of scripts/fuses.json in an Electron binary.
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { readFileSync } from 'node:fs';

const [, , binary, listName] = process.argv;
const list = JSON.parse(readFileSync(new URL('../fuses.json', import.meta.url), 'utf8'))[listName];
await flipFuses(binary, { version: FuseVersion.V1, ...Object.fromEntries(Object.entries(list).map(([name, on]) => [FuseV1Options[name], on])) });
