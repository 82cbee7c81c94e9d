// Put into the registry runtime as resources/app: starts the unpacked program named as the first plain argument,
// as Electron's own default app would; `-r FILE` is required before it.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1), required = given.findIndex((argument) => argument === '-r') + 1;
const folder = resolve(given.find((argument, n) => !argument.startsWith('-') && (required === 0 || n !== required)) ?? '.');
const program = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(program.productName ?? program.name);
app.setVersion(program.version);
app.setAppPath(folder);
if (required > 0) createRequire(import.meta.url)(resolve(given[required]));
// awaited: Electron becomes ready only after this file has been evaluated, and the program has things to say before
await import(pathToFileURL(join(folder, program.main)).href);
