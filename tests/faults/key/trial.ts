import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boot } from '#main/app/boot.ts';
import { createRandom } from '#main/app/demo/random.ts';
import { createKeyFiles, createKeys } from '#main/db/index.ts';
import { noDialogs } from '#main/kernel/files.ts';
import { silentLog, type Log } from '#main/kernel/log.ts';
import { deskPaths, makeFolders } from '#main/platform/paths.ts';
import type { Reply } from '#shared/ipc/contract.ts';
import type { StartState } from '#shared/start/contract.ts';
import { testWorker } from '#tests/support/worker.ts';
import { counter, verdictOf, type Effort, type Verdict } from '../support/verdict.ts';
import { createFakeStore, type FakeStore } from './store.ts';

const program = join(import.meta.dirname, '../../..');
const window = { window: 1 };
const person = { branch: 'Клиника на Первой', zone: 'Europe/Moscow', surname: 'Первая', firstName: 'Вера', login: 'pervaya', password: 'verysecret-2026' };

/** The program as it starts, without its window, on a folder and a key store. */
async function started(folder: string, store: FakeStore, log: Log) {
  const paths = deskPaths(folder, program);
  makeFolders(paths);
  const desk = await boot({ paths, demo: false, sealer: store, files: noDialogs, workerFile: testWorker, log });
  const ask = async <T>(name: string, input: unknown = null): Promise<T> => {
    const reply: Reply = await desk.call(window, name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.reason ?? ''}`);
    return reply.value as T;
  };
  const settled = async (): Promise<StartState> => {
    for (;;) {
      const state = await ask<StartState>('start.state');
      if (state.kind !== 'working') return state;
      await new Promise((done) => { setTimeout(done, 2); });
    }
  };
  return { ask, settled, close: () => desk.close() };
}

const filesOf = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();
const hash = (file: string): string => (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'absent');

interface Case {
  readonly what: string;
  /** Does the harm to a folder and a store that worked. */
  readonly harm: (folder: string, store: FakeStore, other: string, random: ReturnType<typeof createRandom>) => void;
  /** Whether the printed code still opens it; otherwise the program must say what is missing. */
  readonly opens: boolean;
}
const cases: readonly Case[] = [
  { what: 'the store throws', harm: (_, store) => { store.fails = true; }, opens: true },
  { what: 'another user of this computer', harm: (_, store) => { store.user = 'boris'; }, opens: true },
  { what: 'the store is gone', harm: (_, store) => { store.there = false; }, opens: true },
  { what: 'the sealed key is gone', harm: (folder) => { rmSync(join(folder, 'key.sealed')); }, opens: true },
  { what: 'the sealed key is torn', harm: (folder, _, __, random) => { writeFileSync(join(folder, 'key.sealed'), readFileSync(join(folder, 'key.sealed')).subarray(0, random.int(200))); }, opens: true },
  { what: 'a sealed key of another clinic', harm: (folder, _, other) => { cpSync(join(other, 'key.sealed'), join(folder, 'key.sealed')); }, opens: true },
  { what: 'both key files of another clinic', harm: (folder, _, other) => { for (const name of ['key.sealed', 'key.recovery']) cpSync(join(other, name), join(folder, name)); }, opens: false },
  { what: 'the recovery file torn and the store gone', harm: (folder, store, _, random) => {
    store.there = false;
    writeFileSync(join(folder, 'key.recovery'), readFileSync(join(folder, 'key.recovery')).subarray(0, random.int(200)));
  }, opens: false },
  { what: 'both key files gone', harm: (folder) => { for (const name of ['key.sealed', 'key.recovery']) renameSync(join(folder, name), join(folder, `elsewhere-${name}`)); }, opens: false },
];

/** Everything that would give the key away, in every spelling that a file or a log may hold. */
function secretsOf(key: string, code: string): readonly (string | Buffer)[] {
  const raw = Buffer.from(key, 'hex'), groups = code.split('-');
  return [key, key.toUpperCase(), raw, raw.toString('base64'), raw.toString('base64url'), code, groups.join(''), groups.join(' '), groups.slice(0, 3).join('-')].flatMap((secret) => (typeof secret === 'string' ? [secret, Buffer.from(secret, 'utf16le')] : [secret]));
}

/**
 * QUALITY.md R5. Whatever happens to the key: nothing is deleted, no key is made anew over the base, the base itself stays
 * as it was to the byte until it is opened, the printed code opens it, and the key lies nowhere in clear.
 */
export async function keyTrials({ runs, seed, say }: Effort): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'stoika-key-')), random = createRandom(seed), groups = [], scan = counter('the key or its code in clear, files and log');
  const written: string[] = [], log: Log = (...line) => { written.push(JSON.stringify(line.map((part) => (part instanceof Error ? `${part.message} ${part.stack} ${JSON.stringify(part.cause)}` : part)))); };
  try {
    const sound = join(home, 'sound'), other = join(home, 'other'), store = createFakeStore();
    let code = '';
    for (const folder of [other, sound]) {
      const desk = await started(folder, store, log);
      await desk.settled();
      await desk.ask('start.begin', person);
      const shown = await desk.settled();
      code = shown.kind === 'show-recovery' ? shown.code : '';
      await desk.ask('start.confirmCode');
      await desk.close();
    }
    const { key } = await createKeys({ sealer: store, files: createKeyFiles(sound, 'clinic.db'), log: silentLog }).openWithRecovery(code);
    for (const { what, harm, opens } of cases) {
      const group = counter(what);
      for (let run = 0; run < Math.max(1, Math.round(runs / cases.length)); run++) {
        const folder = mkdtempSync(join(home, 'trial-'));
        cpSync(sound, folder, { recursive: true });
        Object.assign(store, { user: 'anna', there: true, fails: false });
        harm(folder, store, other, random);
        const before = { files: filesOf(folder), base: hash(join(folder, 'clinic.db')), recovery: hash(join(folder, 'key.recovery')) };
        const desk = await started(folder, store, log), state = await desk.settled();
        if (state.kind === 'first-run' || state.kind === 'ready' || state.kind === 'show-recovery') group.problem(`it went on with ${state.kind}`);
        const begun = await desk.ask('start.begin', person).then(() => true, () => false);
        if (begun) group.problem('a new clinic was made over an old base');
        if (hash(join(folder, 'clinic.db')) !== before.base) group.problem('the base was touched before it was opened');
        if (opens) {
          if (state.kind !== 'ask-recovery') group.problem(`the code is not asked: ${JSON.stringify(state)}`);
          else {
            const answer = await desk.ask<{ kind: string }>('start.recover', { code }), now = await desk.settled();
            if (answer.kind !== 'opened' || now.kind !== 'ready') group.problem(`the code does not open it: ${answer.kind} ${now.kind}`);
          }
        } else if (state.kind === 'ask-recovery') {
          const answer = await desk.ask<{ kind: string }>('start.recover', { code }).catch((error: unknown) => ({ kind: String(error) }));
          if (answer.kind === 'opened') group.problem('a key that is not there has opened it');
        }
        await desk.close();
        const gone = before.files.filter((file) => !existsSync(join(folder, file)) && !/-(wal|shm)$|lock/i.test(file));
        if (gone.length > 0) group.problem(`deleted: ${gone.join(', ')}`);
        if (hash(join(folder, 'key.recovery')) !== before.recovery) group.problem('the recovery file was overwritten');
        group.count(opens ? 'opened by the code' : 'refused, untouched');
        const secrets = secretsOf(key, code);
        for (const file of filesOf(folder)) {
          const bytes = existsSync(join(folder, file)) && statSync(join(folder, file)).isFile() ? readFileSync(join(folder, file)) : undefined;
          if (bytes && secrets.some((secret) => bytes.includes(secret))) scan.problem(`in ${file}`);
        }
        scan.count('scanned');
        rmSync(folder, { recursive: true, force: true });
      }
      groups.push(group.group);
    }
    const text = written.join('\n');
    if (secretsOf(key, code).some((secret) => text.includes(typeof secret === 'string' ? secret : secret.toString('latin1')))) scan.problem('in the log');
    say(`${written.length} lines of log`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return verdictOf('R5 key', [...groups, scan.group]);
}

