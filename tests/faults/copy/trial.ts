import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { pruneJournal, restoreCopy } from '#main/db/index.ts';
import { patients } from '#main/db/schema/index.ts';
import { scalar } from '#main/db/sql.ts';
import { instant } from '#shared/kernel/values.ts';
import { damageOf } from '../kill/check.ts';
import { composed, faultKey, makeClinicFile, migrations, openFile } from '../kill/setting.ts';
import { workIn } from '../support/clinic-at-work.ts';
import { contentsOf, differing } from '../support/content.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';

interface Made { readonly target: string; readonly rows: number; readonly commits: number; readonly ms: number; readonly error?: string }

/** Fills the file until it has this many MiB: a small one is copied before anybody notices. */
function fatten(database: ReturnType<typeof openFile>, mebibytes: number): void {
  const mainComment = 'б'.repeat(2_000), chunk = 250;
  for (let n = 0; n < (mebibytes * 256) / chunk; n++) {
    database.write((tx) => { for (let at = 0; at < chunk; at++) tx.insert(patients).values({ id: `fat-${n}-${at}`, surname: `Большов-${n}`, surnameNorm: `большов-${n}`, mainComment }).run(); });
  }
}

/**
 * QUALITY.md R6. Copies are made in a thread while the desk works; each is restored elsewhere, searched for half a
 * transaction, and brought up to the present by the journal, where it must equal the desk's own file.
 */
export async function copyTrials({ runs, seed, say, full = false }: Effort): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'stoika-copy-')), copies = counter('copies made while the desk writes'), journals = counter('a copy and the journal'), waits: number[] = [];
  makeClinicFile(home);
  const clinic = composed(openFile(home)), { database } = clinic;
  const worker = new Worker(new URL('copier.ts', import.meta.url), { workerData: { file: join(home, 'clinic.db'), key: faultKey }, execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    if (full) fatten(database, 64);
    let going = true;
    const writing = (async () => {
      for (let round = 0; going; round++) {
        await workIn(clinic, 5, seed + round);
        await pause(1);
      }
    })();
    const looking = (async () => {
      const search = database.raw.prepare('SELECT * FROM patients WHERE surname_norm >= ? ORDER BY surname_norm LIMIT 20');
      while (going) {
        const started = performance.now();
        search.all('з');
        waits.push(performance.now() - started);
        await pause(5);
      }
    })();
    const made: Made[] = [];
    mkdirSync(join(home, 'backups'));
    for (let n = 0; n < runs; n++) {
      database.rotateJournal();
      worker.postMessage(join(home, 'backups', `${n}.copy`));
      const [answer] = await once(worker, 'message') as [Made];
      if (answer.error) copies.problem(answer.error);
      else made.push(answer);
    }
    going = false;
    await Promise.all([writing, looking]);
    const truth = contentsOf(database.raw), head = scalar(database.raw, 'SELECT max(seq) FROM audit_log') as number;
    say(`${made.length} copies of ${Math.round(statSync(join(home, 'clinic.db')).size / 1_048_576)} MiB, median ${made.map((one) => one.ms).sort((a, b) => a - b)[made.length >> 1]?.toFixed(0)} ms, while ${head} changes were logged`);
    for (const { target } of made) {
      const place = mkdtempSync(join(home, 'restored-'));
      cpSync(target, join(place, 'clinic.copy'));
      restoreCopy({ copy: join(place, 'clinic.copy'), file: join(place, 'clinic.db'), key: faultKey, migrations, now: instant(Date.now()) });
      const restored = composed(openFile(place, { journal: undefined })), damage = await damageOf(restored, []);
      await restored.close();
      for (const one of damage.halfDone.filter((line) => !line.startsWith('a call that goes on'))) copies.problem(`${target}: ${one}`);
      copies.count('restored');
      // The journal is the desk's own: read, never moved, so it goes along as a copy.
      cpSync(join(home, 'journal'), join(place, 'journal'), { recursive: true });
      rmSync(join(place, 'clinic.db'), { force: true });
      const { whole } = restoreCopy({ copy: join(place, 'clinic.copy'), file: join(place, 'clinic.db'), key: faultKey, migrations, now: instant(Date.now()), journal: join(place, 'journal') });
      const present = openFile(place), lost = differing(contentsOf(present.raw), truth);
      present.close();
      if (lost.length > 0 || !whole) journals.problem(`${target}: ${lost.join(', ')} differ${whole ? '' : ', the journal broke off'}`);
      journals.count('equal to the present');
      rmSync(place, { recursive: true, force: true });
    }
    // A journal cut to what the oldest kept copy needs still serves it.
    const kept = made[made.length >> 1];
    if (kept) {
      pruneJournal(join(home, 'journal'), kept.commits);
      if (!existsSync(join(home, 'journal'))) journals.problem('the journal went with what was pruned');
    }
  } finally {
    await worker.terminate();
    await clinic.close();
    rmSync(home, { recursive: true, force: true });
  }
  const worst = Math.max(...waits);
  return verdictOf('R6 copy', [copies.group, journals.group], { lookups: waits.length, worstLookupMs: Number(worst.toFixed(1)) }, !full || worst <= 50);
}
