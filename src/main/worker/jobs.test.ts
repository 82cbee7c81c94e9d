import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { openTestDatabase, testFolder, testKey } from '#tests/support/database.ts';
import { testWorker } from '#tests/support/worker.ts';
import type { JobRow } from '#shared/jobs/contract.ts';
import { createJobs, type Jobs } from './jobs.ts';

const columns = [{ title: 'Кто', kind: 'text' }, { title: 'Телефон', kind: 'phone' }, { title: 'Долг', kind: 'money' }, { title: 'Родился', kind: 'day' }] as const;

function open(): { readonly jobs: Jobs; readonly folder: string; readonly ended: () => Promise<JobRow['state']>; readonly onEnd: (state: JobRow['state']) => void } {
  const database = openTestDatabase();
  const jobs = createJobs({ workerFile: testWorker, file: database.file, key: testKey, clock: systemClock, newId: createIds(systemClock), log: silentLog, changed: () => undefined });
  let settle: (state: JobRow['state']) => void = () => undefined;
  const end = new Promise<JobRow['state']>((done) => { settle = done; });
  onTestFinished(() => jobs.stop());
  return { jobs, folder: testFolder(), ended: () => end, onEnd: (state) => { settle(state); } };
}

describe('long work', () => {
  it('writes a list beside the desk and says how many rows it has', async () => {
    const { jobs, folder, ended, onEnd } = open(), path = join(folder, 'list.csv');
    jobs.start('table.write', { path, sheet: 'Лист', columns, rows: [['Громова; "Елена"', '+7 (900) 100-01-01', -150_050, '1986-03-14'], ['=1+1', null, 0, null]] }, { about: { file: 'list.csv' }, onDone: ({ rows }) => ({ rows }), onEnd });
    expect(await ended()).toBe('done');
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFКто;Телефон;Долг;Родился\r\n"Громова; ""Елена""";7 (900) 100-01-01;-1500,50;14.03.1986\r\n\'=1+1;;0,00;\r\n');
    expect(jobs.list()).toMatchObject([{ kind: 'table.write', state: 'done', result: { rows: 2 }, about: { file: 'list.csv' } }]);
  });
  it('writes an Excel file whose cells are text, money and days', async () => {
    const { jobs, folder } = open(), path = join(folder, 'list.xlsx');
    expect(await jobs.run('table.write', { path, sheet: 'Лист', columns, rows: [['@SUM(A1)', '+7 (900) 100-01-01', 100, '1986-03-14']] })).toEqual({ rows: 1 });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
  it('stops between portions when it is cancelled, and leaves no half of a file', async () => {
    const { jobs, folder, ended, onEnd } = open(), path = join(folder, 'list.csv');
    const rows = Array.from({ length: 200_000 }, (_, n) => [`Пациент ${n}`, null, n, null]);
    const id = jobs.start('table.write', { path, sheet: 'Лист', columns, rows }, { onProgress: () => { jobs.order(id, 'cancel'); }, onEnd });
    expect(await ended()).toBe('cancelled');
    expect([existsSync(path), existsSync(`${path}.partial`)]).toEqual([false, false]);
  });
  it('waits while it is paused and goes on from there', async () => {
    const { jobs, folder, ended, onEnd } = open(), path = join(folder, 'list.csv');
    const rows = Array.from({ length: 100_000 }, (_, n) => [`Пациент ${n}`, null, n, null]), seen: JobRow['state'][] = [];
    const id = jobs.start('table.write', { path, sheet: 'Лист', columns, rows }, { pausable: true, onEnd, onProgress: () => {
      if (seen.length > 0) return;
      jobs.order(id, 'pause');
      seen.push(jobs.list()[0]!.state);
      setImmediate(() => { jobs.order(id, 'resume'); seen.push(jobs.list()[0]!.state); });
    } });
    expect(await ended()).toBe('done');
    expect(seen).toEqual(['paused', 'running']);
  });
  it('goes on where it cannot stand still: an order to pause such a job changes nothing', async () => {
    const { jobs, folder, ended, onEnd } = open(), path = join(folder, 'list.csv');
    const rows = Array.from({ length: 20_000 }, (_, n) => [`Пациент ${n}`, null, n, null]), seen: JobRow['state'][] = [];
    const id = jobs.start('table.write', { path, sheet: 'Лист', columns, rows }, { onEnd, onProgress: () => {
      if (seen.length > 0) return;
      jobs.order(id, 'pause');
      seen.push(jobs.list()[0]!.state);
    } });
    expect([await ended(), seen]).toEqual(['done', ['running']]);
  });
  it('says in a code why it failed', async () => {
    const { jobs, folder, ended, onEnd } = open();
    jobs.start('table.write', { path: join(folder, 'no/such/list.csv'), sheet: '', columns, rows: [] }, { onEnd });
    expect(await ended()).toBe('failed');
    expect(jobs.list()[0]?.failure).toEqual({ code: 'storage', reason: 'file-not-written' });
  });
  it('is cancelled when the program closes, also what stood in the queue', async () => {
    const { jobs, folder } = open(), rows = Array.from({ length: 200_000 }, () => ['x', null, 0, null]);
    for (let n = 0; n < 4; n++) jobs.start('table.write', { path: join(folder, `${n}.csv`), sheet: '', columns, rows });
    expect(jobs.list().map(({ state }) => state)).toEqual(['running', 'running', 'waiting', 'waiting']);
    await jobs.stop();
    expect(new Set(jobs.list().map(({ state }) => state))).toEqual(new Set(['cancelled']));
  });
});
