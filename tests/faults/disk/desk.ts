/**
 * A child of trial.ts on a small disk of its own: the desk at work until the disk is full, then with space again.
 * Arguments: folder (the small disk), seed, `fill` or `errors`. Tells what it saw, one JSON line each.
 */
import { existsSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '#main/app/demo/random.ts';
import { patients } from '#main/db/schema/index.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { composed, openFile } from '../kill/setting.ts';
import type { Seen } from './report.ts';

const [folder, seed, how] = process.argv.slice(2) as [string, string, 'fill' | 'errors'];
const random = createRandom(Number(seed)), tell = (line: Seen): void => { writeSync(1, `${JSON.stringify(line)}\n`); };
const ballast = 512 * 1024, ballastFile = join(folder, 'clinic.db.ballast');
let failedAt = 0;
// The ballast is made again after a minute; here after a sixtieth of one.
const clock = { ...systemClock, after: (ms: number, run: () => void) => systemClock.after(ms >= 60_000 ? ms / 60 : ms, run) };
const database = openFile(folder, { clock, ballast: how === 'fill' ? ballast : 0, onStorage: (state) => { tell({ kind: 'storage', state, afterMs: performance.now() - failedAt }); } });
const clinic = composed(database);
await database.ballastReady;

let n = 0;
/** One write as a command makes it; acknowledged only after it returned. */
function write(bytes: number): boolean {
  const id = `${seed}-${n++}`;
  failedAt = performance.now();
  try {
    database.write((tx) => {
      tx.insert(patients).values({ id, surname: `Свиридова-${id}`, mainComment: 'х'.repeat(bytes) }).run();
      clinic.audit.append(tx, { action: 'patients.create', entity: 'patient', after: { id } });
    });
    tell({ kind: 'written', id });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage') throw error;
    tell({ kind: 'refused', reason: error.reason ?? '', afterMs: performance.now() - failedAt });
    return false;
  }
}
const read = (): void => { tell({ kind: 'read', rows: (database.raw.prepare('SELECT count(*) FROM patients').raw().get() as [number])[0] }); };

if (how === 'errors') {
  for (let turn = 0; turn < 40; turn++) {
    write(random.between(100, 4_000));
    read();
  }
} else {
  const filler = join(folder, 'somebody-else');
  let refused = 0;
  while (refused < 3) if (!write(random.between(1_000, 20_000))) refused++;
  read();
  tell({ kind: 'ballast', there: existsSync(ballastFile) });
  rmSync(filler, { force: true });
  for (let turn = 0; turn < 10; turn++) write(500);
  // Space is back: the ballast returns by itself, without a restart.
  for (const until = performance.now() + 8_000; !existsSync(ballastFile) && performance.now() < until;) await new Promise((done) => { setTimeout(done, 50); });
  tell({ kind: 'ballast', there: existsSync(ballastFile) });
}
writeFileSync(join(folder, '..', `done-${seed}`), '');
process.exit(0);
