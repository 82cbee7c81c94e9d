import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { recordingChunks, recordings } from '#main/db/schema/index.ts';
import { openTestClinic, type TestClinic } from '#tests/support/clinic.ts';
import { testFolder } from '#tests/support/database.ts';

const idOf = (text: string): number => text.split('\r\n').length - 2;

describe('everything the clinic has, in open files', { timeout: 60_000 }, () => {
  async function exported(prepare?: (ask: <T>(name: string, input?: unknown) => Promise<T>, opens: { path?: string }, database: TestClinic['database']) => Promise<void>) {
    const folder = testFolder(), opens: { path?: string } = {};
    const clinic = openTestClinic({ files: { chooseOpen: () => Promise.resolve(opens.path), chooseSave: () => Promise.resolve(undefined), chooseFolder: () => Promise.resolve(folder) } });
    const window = await clinic.signIn('popova');
    await prepare?.((name, input) => window.ask(name, input), opens, clinic.database);
    expect(await window.ask('export.all')).toEqual({ kind: 'started' });
    for (let job = clinic.jobs.list().at(-1)!; ; job = clinic.jobs.list().at(-1)!) {
      if (['done', 'failed', 'cancelled'].includes(job.state)) return { clinic, folder, job };
      await pause(5);
    }
  }

  it('writes every table with its description and the files of cards; no secret, no formula', async () => {
    const kept = crypto.randomUUID(), { clinic, folder, job } = await exported(async (ask, opens, database) => {
      const { patientId } = await ask<{ patientId: string }>('patients.create', { surname: 'Ширшова', firstName: 'Анна', mainComment: '=HYPERLINK("http://x")', phones: [{ raw: '+79997000001' }] });
      opens.path = join(testFolder(), 'анамнез.txt');
      writeFileSync(opens.path, 'Без особенностей');
      await ask('attachments.choose', { patientId });
      database.write((tx) => {
        tx.insert(recordings).values([{ id: kept, branchId: 'b', type: 'mp3', keptAt: 1, size: 4 }, { id: crypto.randomUUID(), branchId: 'b', type: 'wav' }]).run();
        tx.insert(recordingChunks).values([{ recordingId: kept, n: 1, bytes: Buffer.from('ОС') }, { recordingId: kept, n: 0, bytes: Buffer.from('ГОЛ') }]).run();
      });
    });
    expect([job.state, job.result]).toMatchObject(['done', { files: 2 }]);

    const [name] = readdirSync(folder), out = join(folder, name!), files = readdirSync(out);
    expect(name).toMatch(/^Стойка, выгрузка \d{4}-\d\d-\d\d \d\d-\d\d-\d\d$/);
    const read = (file: string): string => readFileSync(join(out, file), 'utf8');
    const schema = JSON.parse(read('schema.json')) as { properties: Record<string, { description: string; items: { properties: Record<string, unknown>; required: string[] } }> };
    expect(files).toEqual(expect.arrayContaining(['patients.csv', 'patient_phones.csv', 'appointments.csv', 'ledger_entries.csv', 'inquiries.csv', 'audit_log.csv', 'schema.json', 'files']));
    expect(Object.keys(schema.properties).map((table) => `${table}.csv`)).toEqual(files.filter((file) => file.endsWith('.csv')));
    for (const [table, { description, items }] of Object.entries(schema.properties)) {
      const text = read(`${table}.csv`), head = text.slice(1, text.indexOf('\r\n')).split(';');
      expect([text[0], head]).toEqual(['\uFEFF', Object.keys(items.properties)]);
      expect(items.required.every((column) => head.includes(column))).toBe(true);
      expect(description).toMatch(/^\w+\.csv, \d+ rows$/);
    }
    const cards = read('patients.csv');
    expect(idOf(cards)).toBe(clinic.database.raw.prepare('SELECT count(*) FROM patients WHERE _deleted = 0').pluck().get());
    expect(cards).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(read('employees.csv')).not.toContain('scrypt');
    expect(Object.keys(schema.properties['employees']!.items.properties)).not.toContain('password');
    const [scan] = readdirSync(join(out, 'files'));
    expect([readdirSync(join(out, 'recordings')), read(join('recordings', `${kept}.mp3`))]).toEqual([[`${kept}.mp3`], 'ГОЛОС']);
    expect([scan?.endsWith(' анамнез.txt'), read(join('files', scan!))]).toEqual([true, 'Без особенностей']);
    expect(clinic.database.raw.prepare(`SELECT count(*) FROM audit_log WHERE action = 'export.all'`).pluck().get()).toBe(1);
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const { job, folder } = await exported(async () => { await Promise.resolve(); });
    expect(job.state).toBe('done');
    const again = openTestClinic({ files: { chooseOpen: () => Promise.resolve(undefined), chooseSave: () => Promise.resolve(undefined), chooseFolder: () => Promise.resolve(join(folder, 'no', 'such')) } });
    const window = await again.signIn('popova');
    await window.ask('export.all');
    let last = again.jobs.list().at(-1)!;
    for (; !['done', 'failed'].includes(last.state); last = again.jobs.list().at(-1)!) await pause(5);
    expect([last.state, last.failure, existsSync(join(folder, 'no'))]).toEqual(['failed', { code: 'storage', reason: 'file-not-written' }, false]);
  });
});
