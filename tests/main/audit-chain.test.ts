import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import type { AuditCheck, AuditRow } from '#shared/audit/contract.ts';
import { createAudit, type Audit } from '#main/modules/audit/index.ts';
import { openDatabase } from '#main/db/index.ts';
import { noDialogs } from '#main/kernel/files.ts';
import { openOptions, testFolder, testKey } from '../support/database.ts';
import { openTestClinic, type TestWindow } from '../support/clinic.ts';

/** A file with a chain of its own, opened, closed and opened again as programs do. */
function aFile() {
  const file = join(testFolder(), 'stoika.db'), options = { ...openOptions(''), file };
  const open = () => {
    const database = openDatabase(options), audit = createAudit({ database, key: testKey, clock: options.clock });
    return { database, audit, write: (n: number) => { for (let i = 0; i < n; i++) database.write((tx) => { audit.append(tx, { action: 'patients.update', entity: 'patient', entityId: `p${i}`, before: { surname: 'Было' }, after: { surname: `Стало ${i}` } }); }); } };
  };
  return { file, open };
}
const found = async (audit: Audit): Promise<string> => {
  const { rows, brokenAt, what } = await audit.verify(audit.known());
  return brokenAt === undefined ? `whole ${rows}` : `${brokenAt} ${what}`;
};

describe('the head that lies outside of the database (QUALITY.md S8)', () => {
  it('finds a tail that was cut, and knows nothing where there is no file', async () => {
    const { file, open } = aFile(), { database, audit, write } = open();
    write(10);
    expect(audit.known()).toBeUndefined();
    expect(await found(audit)).toBe('whole 10');
    audit.remember();
    expect(audit.known()).toEqual(audit.head());
    database.raw.exec('DELETE FROM audit_log WHERE seq > 7');
    expect(await found(audit)).toBe('8 tail-cut');
    rmSync(`${file}.head`);
    expect(await found(audit)).toBe('whole 7');
    database.close();
  });

  it('finds a file that was replaced by an older one, also after work went on in it', async () => {
    const { file, open } = aFile(), first = open();
    first.write(5);
    first.database.close();
    copyFileSync(file, `${file}.old`);
    const second = open();
    second.write(5);
    second.audit.remember();
    second.database.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    rmSync(join(file, '..', 'journal'), { recursive: true, force: true });
    copyFileSync(`${file}.old`, file);
    const third = open();
    expect(await found(third.audit)).toBe('6 tail-cut');
    third.write(8); // longer than it was, but another story
    third.audit.remember(); // what is known no longer fits: it stays
    expect(await found(third.audit)).toBe('10 altered');
    third.audit.remember(true); // it was told, and stands in the log: from here on anew
    expect(await found(third.audit)).toBe('whole 13');
    third.database.close();
  });

  it('is believed only under this clinic’s seal', () => {
    const { file, open } = aFile(), { database, audit, write } = open();
    write(3);
    audit.remember();
    const forged = { ...JSON.parse(readFileSync(`${file}.head`, 'utf8')) as object, seq: 1 };
    writeFileSync(`${file}.head`, JSON.stringify(forged));
    expect(audit.known()).toBeUndefined();
    writeFileSync(`${file}.head`, 'no JSON');
    expect(audit.known()).toBeUndefined();
    database.close();
  });
});

describe('the log in the program', () => {
  const wait = async <T>(ask: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const value = await ask();
      if (value !== undefined) return value;
      await new Promise((done) => { setImmediate(done); });
    }
  };
  const page = (window: TestWindow, filter: object = {}) => window.ask<{ rows: AuditRow[]; next?: number }>('audit.page', filter);

  it('is verified in the worker; what was found is remembered and stands in the log', async () => {
    const clinic = openTestClinic(), window = await clinic.signIn('popova');
    expect(await window.ask('audit.lastCheck')).toBeUndefined();
    await window.ask('audit.startVerify');
    expect(await wait(() => window.ask<AuditCheck | undefined>('audit.lastCheck'))).toMatchObject({ rows: clinic.audit.head().seq - 1 });
    clinic.database.raw.exec(`UPDATE audit_log SET entity_id = 'nobody' WHERE seq = 2`);
    await window.ask('audit.startVerify');
    const check = await wait(async () => { const last = await window.ask<AuditCheck | undefined>('audit.lastCheck'); return last?.brokenAt === undefined ? undefined : last; });
    expect(check).toMatchObject({ brokenAt: 2, what: 'altered' });
    const [newest] = (await page(window)).rows;
    expect(newest).toMatchObject({ action: 'audit.verified', text: { after: { brokenAt: 2, what: 'altered' } } });
  });

  it('tells of a refused access: who, and which right was missing', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva'), window = await clinic.signIn('popova');
    await anna.call('staff.employees', null);
    const { rows } = await page(window, { action: 'access.refused' });
    expect(rows.map((row) => [row.employee, row.text])).toEqual([['Ивлева Анна', { after: { method: 'staff.employees', right: 'staff.write' } }]]);
  });

  it('is read page by page from the newest, by employee, thing, deed, day and words, each row once', async () => {
    const clinic = openTestClinic(), window = await clinic.signIn('popova'), patientId = clinic.loaded.patients.get('P1')!.id;
    for (let n = 0; n < 25; n++) {
      clinic.database.write((tx) => { clinic.audit.append(tx, { employeeId: clinic.loaded.employees.get('anna')?.id ?? null, action: 'patients.update', entity: 'patient', entityId: patientId, after: { mainComment: n === 3 ? 'боится ёлок' : `раз ${n}` } }); });
    }
    const seen: number[] = [];
    for (let before: number | undefined, more = true; more;) {
      const { rows, next } = await page(window, { entity: 'patient', limit: 10, ...(before === undefined ? {} : { before }) });
      seen.push(...rows.map((row) => row.seq));
      before = next;
      more = next !== undefined;
    }
    expect(seen).toHaveLength(25);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect((await page(window, { text: 'ЕЛОК боится' })).rows).toHaveLength(1);
    expect((await page(window, { text: 'ёлок нет' })).rows).toHaveLength(0);
    expect((await page(window, { entity: 'patient', fromDay: '2026-11-24', tillDay: '2026-11-24' })).rows).toHaveLength(25);
    expect((await page(window, { entity: 'patient', tillDay: '2026-11-23' })).rows).toHaveLength(0);
    expect((await page(window, { action: 'patients.' })).rows).toHaveLength(25);
    expect((await page(window, { entity: 'patient', limit: 1 })).rows[0]?.subject).toBe(clinic.patients.nameOf(patientId));
  });

  it('goes into a file as it is filtered, and no cell begins a formula', async () => {
    const folder = testFolder(), path = join(folder, 'log.csv'), clinic = openTestClinic({ files: { ...noDialogs, chooseSave: () => Promise.resolve(path) } }), window = await clinic.signIn('popova');
    clinic.database.write((tx) => { clinic.audit.append(tx, { action: 'patients.update', entity: 'patient', after: { mainComment: '=HYPERLINK("x")' } }); });
    const { jobId } = await window.ask<{ jobId: string }>('audit.export', { entity: 'patient' });
    await wait(async () => (await window.ask<{ id: string; state: string }[]>('jobs.list')).find((job) => job.id === jobId && job.state === 'done'));
    const text = readFileSync(path, 'utf8'), lines = text.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Было → стало');
    expect(lines[1]).toContain('Комментарий: ');
    expect(lines[1]).not.toMatch(/[;,"]=/);
    expect((await page(window, { action: 'audit.exported' })).rows).toHaveLength(1);
  });
});
