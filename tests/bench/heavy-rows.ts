import { closeSync, copyFileSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Clinic } from '#main/app/compose.ts';
import { imports } from '#main/db/schema/index.ts';
import { heapOf } from '#main/modules/import/order.ts';
import type { ImportKind, Mapping } from '#shared/import/fields.ts';
import type { Day, Id, Zone } from '#shared/kernel/values.ts';
import { openClinic } from './clinics.ts';
import { byRatio, within, type Figure } from './figure.ts';
import { benchNow } from './make.ts';
import { median, percentile } from './measure.ts';
import { everything, sampleOf } from './paths.ts';
import { small, type Row } from './rows.ts';

const surnames = ['Абрамов', 'Белкин', 'Воронов', 'Громов', 'Дёмин', 'Ершов', 'Жуков', 'Зимин', 'Ильин', 'Крылов'], names = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Захар'];
const two = (n: number): string => String(n).padStart(2, '0');
const person = (n: number): string => `${n};${surnames[n % 10]!}${n % 997};${names[n % 8]!};Ильич;${two(1 + (n % 28))}.${two(1 + (n % 12))}.${1930 + (n % 90)};8 9${String(100_000_000 + n).slice(-9)}`;
/** Past visits, forty a day of each doctor, so that none stands in the place of another. */
function visit(n: number, people: number, doctors: readonly string[]): string {
  const slot = n % 40, column = Math.floor(n / 40), day = new Date(Date.UTC(2026, 0, 31) - Math.floor(column / doctors.length) * 86_400_000);
  return `${(n * 7) % people};${doctors[column % doctors.length]!};${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()};${two(8 + Math.floor(slot / 4))}:${two((slot % 4) * 15)};15;завершён`;
}

function writeCsv(path: string, head: string, rows: number, line: (n: number) => string): void {
  const file = openSync(path, 'w');
  writeSync(file, `${head}\n`);
  for (let n = 0; n < rows; n += 10_000) writeSync(file, Array.from({ length: Math.min(10_000, rows - n) }, (_, k) => `${line(n + k)}\n`).join(''));
  closeSync(file);
}

/** The floor: the same rows as text into tables without an index, as `sqlite3 .import` does it. Seconds and rows. */
async function loadBare(files: readonly string[], into: string): Promise<{ readonly ms: number; readonly rows: number }> {
  const raw = new Sqlite(into), from = performance.now();
  let rows = 0;
  for (const [n, file] of files.entries()) {
    let insert: Sqlite.Statement | undefined;
    raw.exec('BEGIN');
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const cells = line.split(';');
      if (insert) { insert.run(cells); rows++; continue; }
      raw.exec(`CREATE TABLE t${n} (${cells.map((_, c) => `c${c} TEXT`).join(', ')})`);
      insert = raw.prepare(`INSERT INTO t${n} VALUES (${cells.map(() => '?').join(', ')})`);
    }
    raw.exec('COMMIT');
  }
  const ms = performance.now() - from;
  raw.close();
  return { ms, rows };
}

/** One file through the job that the desk starts for it, check left out. */
async function bringIn({ database, jobs }: Clinic, path: string, kind: ImportKind, mapping: Mapping): Promise<{ readonly rows: number; readonly refused: number }> {
  const { table, size, time } = await jobs.run('import.look', { path, wish: {} }), importId = crypto.randomUUID() as Id, branch = database.raw.prepare('SELECT id, zone FROM branches ORDER BY id LIMIT 1').get() as { id: Id; zone: Zone };
  database.write((tx) => { tx.insert(imports).values({ id: importId, kind, fileName: 'bench.csv', filePath: path, fileSize: size, fileTime: time, state: 'running', createdAt: benchNow, startedAt: benchNow }).run(); });
  const back = database.leaveLog();
  try {
    return await jobs.run('import.run', { importId, path, size, time, kind, table, mapping, addDoctors: false, branchId: branch.id, zone: branch.zone, now: benchNow, today: '2026-11-24' as Day, by: null, rowsDone: 0, turn: database.turn }, { heapMb: heapOf({ table }) });
  } finally {
    back();
  }
}

const peopleMapping: Mapping = { key: 0, surname: 1, firstName: 2, patronymic: 3, born: 4, phone: 5 }, visitMapping: Mapping = { key: 0, doctor: 1, day: 2, start: 3, length: 4, status: 5 };
const peopleHead = '№ карты;Фамилия;Имя;Отчество;Дата рождения;Телефон', visitHead = '№ карты;Врач;Дата;Начало;Длительность;Статус';

/** P13: a base of another program brought in: people, then their visits. */
export const p13: Row = async (files, { rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-bench-')), target = join(folder, 'clinic.db'), people = Math.max(1_000, Math.round(1_000_000 * files.scale * (rounds >= 30 ? 1 : 0.2))), visits = people * 3;
  try {
    const [peopleFile, visitFile] = [join(folder, 'people.csv'), join(folder, 'visits.csv')];
    writeCsv(peopleFile, peopleHead, people, person);
    copyFileSync((await small(files)).clinic, target);
    const clinic = openClinic(target), doctors = (clinic.database.raw.prepare('SELECT display_name AS name, count(*) AS n FROM doctors WHERE retired_at IS NULL GROUP BY name HAVING n = 1').all() as { name: string }[]).map(({ name }) => name);
    writeCsv(visitFile, visitHead, visits, (n) => visit(n, people, doctors));
    const floor = await loadBare([peopleFile, visitFile], join(folder, 'bare.db'));
    const delay = monitorEventLoopDelay({ resolution: 5 }), resident = process.memoryUsage().rss;
    let most = resident, watching = true;
    const watch = (async () => { while (watching) { most = Math.max(most, process.memoryUsage().rss); await pause(100); } })();
    delay.enable();
    const from = performance.now(), first = await bringIn(clinic, peopleFile, 'patients', peopleMapping), second = await bringIn(clinic, visitFile, 'appointments', visitMapping), took = performance.now() - from;
    delay.disable();
    watching = false;
    await watch;
    await clinic.close();
    if (first.rows + second.rows !== floor.rows || first.refused + second.refused > 0) throw new Error(`P13: ${first.rows + second.rows} rows of ${floor.rows}, ${first.refused + second.refused} refused`);
    return [
      byRatio('P13 import', `${people} people and ${visits} visits: normalised, matched against who is there, linked, indexed, encrypted; floor: the same rows as text into plain tables without an index`, took, floor.ms, 5),
      within('P13 memory', 'more than before it began, at its most; floor: what was resident before', (most - resident) / 1_048_576, resident / 1_048_576, 300, 'MiB'),
      within('P13 pause', 'the longest that main stood still meanwhile; floor: its mean', delay.max / 1e6, delay.mean / 1e6, 50),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** P16: who is calling, asked in main all the while an import writes, a copy is made and reports of a year are counted. */
export const p16: Row = async (files, { rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-bench-')), target = join(folder, 'clinic.db'), people = rounds >= 30 ? 100_000 : 2_000;
  try {
    writeCsv(join(folder, 'people.csv'), peopleHead, people, person);
    copyFileSync(files.clinic, target);
    const clinic = openClinic(target);
    try {
      const sample = sampleOf(clinic), figures: Figure[] = [];
      const ask = async (until: () => boolean): Promise<number[]> => {
        const times: number[] = [];
        for (let n = 0; !until(); n++) {
          const from = performance.now();
          for (const found of clinic.patients.idsByPhone(sample.phones[n % sample.phones.length]!)) clinic.patients.contextOf(found, everything);
          times.push(performance.now() - from);
          await pause(1);
        }
        return times;
      };
      await ask(((left) => () => left-- === 0)(200));
      const idle = await ask(((left) => () => left-- === 0)(rounds * 20));
      let importing = true, working = true, reports = 0;
      const heavy = Promise.all([
        bringIn(clinic, join(folder, 'people.csv'), 'patients', peopleMapping),
        clinic.jobs.run('copies.make', { at: benchNow, folder: join(folder, 'copies'), second: undefined, along: [], own: folder }),
      ]).finally(() => { importing = false; });
      // Two threads at a time: the reports begin when one of the two above has done, and go on until both have.
      const reporting = (async () => {
        do {
          await clinic.jobs.run('reports.count', { name: 'efficiency', input: { fromDay: '2025-11-25' as Day, tillDay: '2026-11-24' as Day, withinS: 20 }, now: benchNow });
          reports++;
        } while (importing);
      })();
      const work = Promise.all([heavy, reporting]).finally(() => { working = false; });
      const busy = await ask(() => !working), [[{ rows }, { bytes }]] = await work;
      figures.push(within('P16 lookup under work p95', `context of a caller, ${busy.length} times while ${rows} people were brought in, a copy of ${Math.round(bytes / 1_048_576)} MiB was made and ${reports} reports of a year were counted; floor: the median without work`, percentile(busy, 0.95), median(idle), 10));
      return figures;
    } finally {
      await clinic.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
