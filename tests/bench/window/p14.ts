import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { electronBinary, launchDesk, newFolder } from '#tests/window/support/desk.ts';
import { prepareProfile, profileOf } from '#tests/window/support/profile.ts';
import { byRatio, type Figure } from '../figure.ts';
import { median } from '../measure.ts';
import { pssOf } from './pss.ts';

/** An Electron program with nothing in it but a window. */
function emptyProgram(): string {
  const folder = newFolder('empty');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), `const { app, BrowserWindow } = require('electron'); app.setPath('userData', ${JSON.stringify(join(folder, 'data'))}); app.enableSandbox();
app.whenReady().then(() => { const w = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } }); w.loadURL('data:text/html,<!doctype html><h1>Empty</h1>'); });`);
  mkdirSync(join(folder, 'data'));
  return folder;
}

const painted = (electron: ElectronApplication): Promise<void> => electron.firstWindow({ timeout: 60_000 }).then((page) => page.evaluate(() => new Promise<void>((done) => { requestAnimationFrame(() => { requestAnimationFrame(() => { done(); }); }); })));

/**
 * P14: from the start of the process to a sign-in screen that can be used, on the large clinic if `database` is given,
 * and an empty window beside it; turn by turn, the first turn thrown away.
 */
export async function p14(rounds: number, database?: string): Promise<Figure[]> {
  const desk = { ms: [] as number[], pss: [] as number[] }, empty = { ms: [] as number[], pss: [] as number[] }, program = emptyProgram();
  const profile = database === undefined ? prepareProfile() : profileOf(database);
  const patients = database === undefined ? 'the fixture alone' : 'a million patients';
  try {
    for (let n = 0; n < rounds + 1; n++) {
      let from = performance.now();
      const one = await launchDesk({ profile, timeoutMs: 120_000, held: false });
      await one.page.locator('[data-screen="login"] [role="radio"]').first().waitFor({ timeout: 120_000 });
      const took = performance.now() - from, memory = await pssOf(one.electron);
      await one.close();
      from = performance.now();
      const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
      const other = await _electron.launch({ executablePath: electronBinary(), chromiumSandbox: true, args: [program], env: inherited, timeout: 60_000 });
      await painted(other);
      const tookEmpty = performance.now() - from, memoryEmpty = await pssOf(other);
      await other.close();
      if (n === 0) continue;
      desk.ms.push(took);
      desk.pss.push(memory);
      empty.ms.push(tookEmpty);
      empty.pss.push(memoryEmpty);
    }
  } finally {
    rmSync(program, { recursive: true, force: true });
    rmSync(profile, { recursive: true, force: true });
  }
  return [
    byRatio('P14 start', `process started -> sign-in screen that can be used, ${patients}; floor: an empty window painted`, median(desk.ms), median(empty.ms), 3),
    byRatio('P14 memory', `PSS of all processes at the sign-in screen, ${patients}; floor: an empty window`, median(desk.pss), median(empty.pss), 1.6, 'MiB'),
  ];
}
