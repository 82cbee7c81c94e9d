// Put into the registry runtime as resources/app: starts the unpacked program named as the first plain argument,
// as Electron's own default app would.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const program = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(program.productName ?? program.name);
app.setVersion(program.version);
app.setAppPath(folder);
// awaited: Electron becomes ready only after this file has been evaluated, and the program has things to say before
await import(pathToFileURL(join(folder, program.main)).href);
