import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '#main/app/demo/random.ts';
import { openDatabase } from '#main/db/index.ts';
import { bundleProgram } from '#tests/support/bundle.ts';
import { column, scalar } from '#main/db/sql.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { silentLog } from '#main/kernel/log.ts';
import { damageOf } from '../kill/check.ts';
import type { Acknowledged } from '../kill/report.ts';
import { composed, makeClinicFile, migrations, openFile } from '../kill/setting.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import { createDisk } from './disk.ts';
import { eventsOf, straceArguments, type DiskEvent } from './trace.ts';

export const straceThere = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** Runs a program under strace and gives what it asked of its disk in `folder`. */
async function traced(folder: string, command: readonly string[], out: string): Promise<DiskEvent[]> {
  const child = spawn('strace', [...straceArguments(out), process.execPath, '--disable-warning=ExperimentalWarning', ...command], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'stoika-compile-cache') } });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => { complaint += data.toString(); });
  const code = await new Promise<number | null>((done) => { child.once('close', done); });
  if (code !== 0) throw new Error(`the traced program ended with ${code}: ${complaint.slice(0, 2_000)}`);
  return eventsOf(readFileSync(out, 'utf8'), folder);
}

const parsed = (line: string): Acknowledged[] => line.split('\n').filter((one) => one.startsWith('{')).map((one) => JSON.parse(one) as Acknowledged).filter((one) => one.kind !== 'ready');

/** The moments of the cuts, in order, each after an event that left something unflushed: elsewhere nothing can be lost. */
function momentsOf(events: readonly DiskEvent[], before: string, cuts: number, random: ReturnType<typeof createRandom>): number[] {
  const disk = createDisk(before), dangerous: number[] = [];
  for (const [at, event] of events.entries()) {
    disk.take(event);
    if (disk.waiting) dangerous.push(at);
  }
  return dangerous.length === 0 ? [] : Array.from({ length: cuts }, () => random.pick(dangerous)).sort((a, b) => a - b);
}

/** Cuts the power at these moments and lets `check` look at what is left; it is given what had been acknowledged. */
async function replay(events: readonly DiskEvent[], before: string, moments: readonly number[], place: string, random: ReturnType<typeof createRandom>, check: (said: readonly Acknowledged[], at: number) => Promise<void>): Promise<void> {
  const disk = createDisk(before), said: Acknowledged[] = [];
  let next = 0;
  for (const [at, event] of events.entries()) {
    if (next >= moments.length) return;
    disk.take(event);
    if (event.kind === 'said') said.push(...parsed(event.line));
    for (; moments[next] === at; next++) {
      disk.cut(place, random);
      await check(said, at);
    }
  }
}

/**
 * QUALITY.md R2. The desk at work is traced, its disk is rebuilt as a power cut at a random moment would leave it, and the
 * program opens that. The control run flushes less (synchronous=NORMAL) and has to lose something, or the trial is blind.
 */
export async function powerTrials({ runs, seed, say, full = false }: Effort): Promise<Verdict> {
  if (!straceThere()) throw new Error('strace is missing: apt-get install strace');
  const home = mkdtempSync(join(tmpdir(), 'stoika-power-')), random = createRandom(seed);
  const atWorkProgram = await bundleProgram('tests/faults/kill/desk-at-work.ts'), opener = await bundleProgram('tests/migrations/open-and-die.ts'), place = join(home, 'after');
  const desk = counter('cuts of the desk at work, synchronous=FULL'), opening = counter('cuts of a first start and its migrations'), upgrade = counter('cuts of an upgrade from schema 0001'), control = counter('control, synchronous=NORMAL');
  let acknowledged = 0;
  try {
    const traces = full ? 2 : 1;
    const atWork = async (name: string, deeds: number, ...how: string[]) => {
      const folder = join(home, name), before = join(home, `${name}-before`);
      makeClinicFile(folder);
      cpSync(folder, before, { recursive: true });
      // The paths of the trace are those of the folder the program worked in.
      const events = await traced(folder, [atWorkProgram.file, folder, String(seed), String(deeds), ...how], join(home, `${name}.trace`));
      rmSync(folder, { recursive: true, force: true });
      cpSync(before, folder, { recursive: true });
      return { events, folder };
    };
    const damage = async (said: readonly Acknowledged[], more: Parameters<typeof openFile>[1] = {}): Promise<string[]> => {
      try {
        const clinic = composed(openFile(place, more));
        try {
          const { lost, halfDone } = await damageOf(clinic, said);
          return [...lost.map((one) => `lost ${one}`), ...halfDone];
        } finally {
          await clinic.close();
        }
      } catch (error) {
        return [String(error)];
      }
    };
    for (let trace = 0; trace < traces; trace++) {
      const { events, folder } = await atWork(`work-${trace}`, full ? 250 : 60), moments = momentsOf(events, folder, Math.ceil((runs * 0.8) / traces), random);
      acknowledged += events.reduce((sum, event) => sum + (event.kind === 'said' ? parsed(event.line).length : 0), 0);
      await replay(events, folder, moments, place, random, async (said, at) => {
        for (const one of await damage(said)) desk.problem(`after event ${at} of trace ${trace}, ${said.length} acknowledged: ${one}`);
        desk.count('whole');
      });
    }
    for (const [group, version] of [[opening, 0], [upgrade, 1]] as const) {
      const folder = join(home, `migrate-${version}`), open = (known = migrations, at = folder) => openDatabase({ file: join(at, 'stoika.db'), key: 'a7'.repeat(32), migrations: known, clock: systemClock, log: silentLog, node: 'power1', ballast: 0 });
      mkdirSync(folder);
      if (version > 0) {
        const old = open(migrations.slice(0, version));
        old.raw.exec(`INSERT INTO patients (id, surname) VALUES ('p1', 'Свиридова'), ('p2', 'Громова')`);
        old.close();
      }
      const before = join(home, `migrate-${version}-before`);
      cpSync(folder, before, { recursive: true });
      const events = await traced(folder, [opener.file, folder, join(import.meta.dirname, '../../../migrations'), 'never'], join(home, 'migrate.trace'));
      rmSync(folder, { recursive: true, force: true });
      cpSync(before, folder, { recursive: true });
      await replay(events, folder, momentsOf(events, folder, Math.max(3, Math.round(runs * 0.1)), random), place, random, async (_, at) => {
        try {
          const opened = open(migrations, place);
          const seen = [scalar(opened.raw, 'PRAGMA user_version'), scalar(opened.raw, 'PRAGMA integrity_check'), column(opened.raw, 'SELECT surname FROM patients ORDER BY id').join()].join(' ');
          opened.close();
          const wanted = `${migrations.length} ok ${version > 0 ? 'Свиридова,Громова' : ''}`;
          if (seen !== wanted) group.problem(`after event ${at}: ${seen}`);
        } catch (error) {
          group.problem(`after event ${at}: ${String(error)}`);
        }
        group.count('whole');
      });
    }
    const { events, folder } = await atWork('control', full ? 150 : 60, 'NORMAL', 'none'), moments = momentsOf(events, folder, Math.max(10, Math.round(runs * 0.1)), random);
    await replay(events, folder, moments, place, random, async (said) => {
      // one loss proves that the trial sees; a small one stops there
      if (!full && control.group.outcomes['lost, as it must']) return;
      control.count((await damage(said, { journal: undefined })).length > 0 ? 'lost, as it must' : 'whole');
    });
    if (!control.group.outcomes['lost, as it must']) control.problem('the trial is blind: even this lost nothing');
    say(`${acknowledged} acknowledged writes in the traces`);
  } finally {
    rmSync(home, { recursive: true, force: true });
    atWorkProgram.remove();
    opener.remove();
  }
  return verdictOf('R2 power', [desk.group, opening.group, upgrade.group, control.group], { acknowledged });
}
