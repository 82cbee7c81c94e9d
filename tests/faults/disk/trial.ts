import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '#main/app/demo/random.ts';
import { column, scalar } from '#main/db/sql.ts';
import { bundleProgram } from '#tests/support/bundle.ts';
import { makeClinicFile, openFile } from '../kill/setting.ts';
import { straceThere } from '../power/trial.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import type { Seen } from './report.ts';

/** Whether this user may have a file system of their own: root may, others where the kernel lets them. */
const unshare = (): readonly string[] | undefined => [['-m'], ['-U', '-r', '-m']].find((how) => spawnSync('unshare', [...how, 'true'], { stdio: 'ignore' }).status === 0);

async function run(command: string, args: readonly string[]): Promise<{ readonly seen: readonly Seen[]; readonly code: number | null; readonly complaint: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000, killSignal: 'SIGKILL', env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'stoika-compile-cache') } });
  let out = '', complaint = '';
  child.stdout.on('data', (data: Buffer) => { out += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { complaint += data.toString(); });
  const code = await new Promise<number | null>((done) => { child.once('close', done); });
  return { seen: out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Seen), code, complaint };
}

/** The acknowledged ids that a file lacks, and what else is wrong with it. */
function lossesOf(folder: string, seen: readonly Seen[]): string[] {
  const database = openFile(folder);
  try {
    const there = new Set(column(database.raw, 'SELECT id FROM patients')), wrong = seen.filter((one) => one.kind === 'written' && !there.has(one.id)).map((one) => `lost ${(one as { id: string }).id}`);
    if (scalar(database.raw, 'PRAGMA integrity_check') !== 'ok') wrong.push('the file is damaged');
    if (scalar(database.raw, 'SELECT max(seq) - count(*) FROM audit_log') !== 0) wrong.push('the change log has a gap');
    return wrong;
  } finally {
    database.close();
  }
}

/** A disk of 6 MiB that fills up: the mount lives and dies with the child's own name space; the files are carried out at the end. */
async function aFullDisk(program: string, home: string, how: readonly string[], seed: number): Promise<{ problems: string[]; bannerMs: number }> {
  const source = join(home, 'source'), out = join(home, `out-${seed}`), mount = join(home, `mount-${seed}`);
  for (const folder of [out, mount]) mkdirSync(folder, { recursive: true });
  const script = 'mount -t tmpfs -o size=6m none "$1" && mkdir "$1/clinic" && cp -r "$2/." "$1/clinic/" && head -c 2500000 /dev/urandom > "$1/clinic/somebody-else" && "$4" --disable-warning=ExperimentalWarning "$5" "$1/clinic" "$6" fill; code=$?; rm -f "$1/clinic/somebody-else"; cp -r "$1/clinic/." "$3/"; exit $code';
  const { seen, code, complaint } = await run('unshare', [...how, 'sh', '-c', script, 'disk', mount, source, out, process.execPath, program, String(seed)]);
  const problems: string[] = [], of = <K extends Seen['kind']>(kind: K) => seen.filter((one): one is Extract<Seen, { kind: K }> => one.kind === kind);
  if (code !== 0) problems.push(`the desk ended with ${code}: ${complaint.slice(0, 500)}`);
  const [low, full] = [of('storage').find(({ state }) => state === 'low'), of('storage').find(({ state }) => state === 'full')], firstRefused = seen.findIndex(({ kind }) => kind === 'refused');
  if (!low) problems.push('the ballast was never freed');
  if (!full) problems.push('nobody was told that the disk is full');
  if (firstRefused < 0 || !seen.slice(0, firstRefused).some(({ kind }) => kind === 'written')) problems.push('the disk never became full');
  if (!of('refused').every(({ reason }) => reason === 'full')) problems.push(`refused for ${of('refused').map(({ reason }) => reason).join()}`);
  const written = seen.slice(seen.findLastIndex(({ kind }) => kind === 'refused')).filter(({ kind }) => kind === 'written').length;
  if (written < 10) problems.push('writing did not go on once there was space');
  if (of('read').length === 0) problems.push('reading did not go on');
  const [whileFull, afterwards] = of('ballast');
  if (whileFull?.there !== false || afterwards?.there !== true) problems.push(`the ballast: ${JSON.stringify(of('ballast'))}`);
  const bannerMs = Math.max(0, ...of('storage').filter(({ state }) => state !== 'ok').map(({ afterMs }) => afterMs));
  if (bannerMs > 1_000) problems.push(`the banner came after ${Math.round(bannerMs)} ms`);
  problems.push(...lossesOf(out, seen));
  for (const folder of [out, mount]) rmSync(folder, { recursive: true, force: true });
  return { problems, bannerMs };
}

/** A disk that reports an error at some calls: what was acknowledged is there, and the desk goes on between the errors. */
async function anError(program: string, home: string, call: string, when: string, seed: number): Promise<{ problems: string[]; refused: number }> {
  const folder = join(home, `errors-${seed}`, 'clinic');
  mkdirSync(join(folder, '..'), { recursive: true });
  makeClinicFile(folder);
  const { seen, code, complaint } = await run('strace', ['-f', '-qq', '-o', '/dev/null', '-P', join(folder, 'clinic.db'), '-P', join(folder, 'clinic.db-wal'), '-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${when}`, process.execPath, '--disable-warning=ExperimentalWarning', program, folder, String(seed), 'errors']);
  const problems: string[] = [], refused = seen.filter(({ kind }) => kind === 'refused').length, written = seen.filter(({ kind }) => kind === 'written').length;
  if (code !== 0) problems.push(`the desk ended with ${code}: ${complaint.slice(0, 500)}`);
  else if (refused === 0) problems.push('the error met nobody');
  if (written === 0) problems.push('nothing was written at all');
  problems.push(...lossesOf(folder, seen));
  rmSync(join(folder, '..'), { recursive: true, force: true });
  return { problems: problems.map((one) => `${call} ${when}: ${one}`), refused };
}

/** QUALITY.md R3: a disk that is full, and one that fails. */
export async function diskTrials({ runs, seed, say }: Effort): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'stoika-disk-')), random = createRandom(seed), full = counter('a disk of 6 MiB that fills up'), errors = counter('EIO in the midst of a write');
  const how = unshare(), strace = straceThere(), program = await bundleProgram('tests/faults/disk/desk.ts');
  let banner = 0;
  try {
    makeClinicFile(join(home, 'source'));
    if (how) for (let n = 0; n < Math.max(1, Math.round(runs / 3)); n++) {
      const { problems, bannerMs } = await aFullDisk(program.file, home, how, seed + n);
      banner = Math.max(banner, bannerMs);
      for (const one of problems) full.problem(one);
      full.count(problems.length === 0 ? 'nothing lost, went on by itself' : 'failed');
    }
    else say('no file system of one’s own here (unshare): the full disk is left out');
    if (strace) for (let n = 0; n < Math.max(2, Math.round((runs * 2) / 3)); n++) {
      const call = n % 2 === 0 ? 'fdatasync,fsync' : 'pwrite64', first = random.between(4, n % 2 === 0 ? 30 : 200), step = random.between(5, 40);
      const { problems } = await anError(program.file, home, call, random.chance(0.5) ? `${first}+${step}` : String(first), seed + n);
      for (const one of problems) errors.problem(one);
      errors.count(problems.length === 0 ? 'refused, nothing lost' : 'failed');
    }
    else say('strace is missing: EIO is left out');
  } finally {
    rmSync(home, { recursive: true, force: true });
    program.remove();
  }
  return verdictOf('R3 disk', [full.group, errors.group].filter((group) => group.runs > 0), { bannerMs: Number(banner.toFixed(1)), tried: [...(how ? ['full'] : []), ...(strace ? ['EIO'] : [])].join(' ') }, how !== undefined || strace);
}
