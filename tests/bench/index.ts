/**
 * npm run bench -- [P1 P2 …] [--make] [--scale 0.01]: one line of JSON for each figure (QUALITY.md, section 2), on the
 * standard output and nothing else there. Without rows all of them. The code is 1 when a row misses its bar.
 */
import { parseArgs } from 'node:util';
import { figureLine, type Figure } from './figure.ts';
import { makeBench } from './make.ts';
import { rows } from './rows.ts';
import { windowRows, type WindowRow } from './window/start.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { make: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' }, rounds: { type: 'string', default: '60' } } });
const scale = Number(values.scale), wanted = positionals.map((name) => name.toUpperCase()), inMain = Object.keys(rows), all = [...windowRows, ...inMain];
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0 || !(scale > 0)) {
  console.error(`usage: npm run bench -- [${all.join(' ')}] [--make] [--scale 0.01]${unknown.length > 0 ? `; no such row: ${unknown.join(' ')}` : ''}`);
  process.exit(2);
}
const files = await makeBench(scale, (line) => { console.error(`making the clinic of scale ${scale}: ${line}`); });
let missed = 0;
const tell = (figures: readonly Figure[]): void => {
  for (const figure of figures) {
    console.log(figureLine(figure));
    if (!figure.ok) missed++;
  }
};
if (!values.make || wanted.length > 0) {
  const chosen = wanted.length > 0 ? wanted : all;
  for (const [name, row] of Object.entries(rows)) if (chosen.includes(name)) tell(await row(files, { rounds: Number(values.rounds) }));
  const inWindow = windowRows.filter((name): name is WindowRow => chosen.includes(name));
  if (inWindow.length > 0) {
    const { benchWindow } = await import('./window/start.ts');
    tell(await benchWindow(inWindow, files));
  }
}
process.exit(missed > 0 ? 1 : 0);
