import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { and, eq, like } from 'drizzle-orm';
import { appointments, importKeys, imports, inquiries, ledgerEntries, patientPhones, patients } from '#main/db/schema/index.ts';
import type { Clinic } from '#main/app/compose.ts';
import type { ImportDraft, ImportView, Looked } from '#shared/import/contract.ts';
import type { ImportKind } from '#shared/import/fields.ts';
import type { JobRow } from '#shared/jobs/contract.ts';
import { openTestClinic, type TestWindow } from '#tests/support/clinic.ts';
import { testFolder } from '#tests/support/database.ts';

/** A clinic whose file dialogs answer with the file a test puts there. */
async function open() {
  const folder = testFolder(), next: { open?: string; save?: string } = {};
  const clinic = openTestClinic({ files: { chooseOpen: () => Promise.resolve(next.open), chooseSave: () => Promise.resolve(next.save), chooseFolder: () => Promise.resolve(folder) } });
  const window = await clinic.signIn('popova');
  const choose = async (name: string, bytes: string | Uint8Array): Promise<Looked> => {
    next.open = join(folder, name);
    writeFileSync(next.open, bytes);
    return window.ask<Looked>('import.choose');
  };
  return { clinic, window, folder, next, choose, ...deeds(clinic, window) };
}

function deeds(clinic: Clinic, window: TestWindow) {
  const ended = async (jobId: string): Promise<JobRow> => {
    for (;;) {
      const job = clinic.jobs.list().find(({ id }) => id === jobId)!;
      if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
      await pause(5);
    }
  };
  const view = (importId: string) => window.ask<ImportView>('import.get', { importId });
  const press = async (deed: 'check' | 'start' | 'undo', input: { readonly importId: string }): Promise<ImportView> => {
    const { jobId } = await window.ask<{ jobId: string }>(`import.${deed}`, input);
    await ended(jobId);
    return view(input.importId);
  };
  return {
    ended, view, press,
    check: (draft: ImportDraft, more: object = {}) => press('check', { importId: draft.importId, kind: draft.kind, mapping: draft.mapping, addDoctors: false, ...more } as never),
    problems: async (importId: string) => (await window.ask<{ rows: { row: number; column: string; value: string; code: string }[] }>('import.problems', { importId })).rows.map((p) => [p.row, p.column, p.value, p.code]),
  };
}
const chosen = (looked: Looked): ImportDraft => {
  if (looked.kind !== 'chosen') throw new Error(JSON.stringify(looked));
  return looked.draft;
};
const cards = ({ database: { db } }: Clinic, surname: string) => db.select().from(patients).where(and(eq(patients.surname, surname), eq(patients.deleted, 0))).all();
const counted = ({ rows, added, known, refused }: { rows: number; added: number; known: number; refused: number }) => [rows, added, known, refused];

const people = [
  '№ карты;Фамилия;Имя;Отчество;Дата рождения;Пол;Телефон;Семья;Остаток',
  '1;Ширшова;Анна;Игоревна;12.03.1992;ж;8 (999) 700-00-01;А;1 500,50',
  '2;Ширшов;Пётр;Ильич;31.02.1990;м;+7 999 700-00-02;А;0',
  '3;Ширшов;Павел;Ильич;01.04.1990;м;89997000003, 8 495 000-10-01;А;-200',
  '4;Ширшова;Анна;Игоревна;12.03.1992;ж;8 (999) 700-00-09;;',
  '4;Другая;Анна;Игоревна;;ж;;;',
  ';<script>;Рим\u200bма;;;;нет;;',
].join('\r\n');

describe('an import', () => {
  it('says row by row what it would do, does it, and takes it back', async () => {
    const { clinic, window, choose, check, press, problems } = await open();
    const draft = chosen(await choose('База.csv', `\ufeff${people}\r\n`));
    expect([draft.kind, draft.encoding, draft.separator, draft.header, draft.mapping]).toEqual(['patients', 'utf-8', ';', true, { key: 0, surname: 1, firstName: 2, patronymic: 3, born: 4, sex: 5, phone: 6, family: 7, balance: 8 }]);
    const before = clinic.database.db.select().from(patients).all().length;
    const checked = await check(draft);
    expect([checked.state, counted(checked.checked!), clinic.database.db.select().from(patients).all().length]).toEqual(['checked', [6, 2, 1, 3], before]);
    expect(await problems(draft.importId)).toEqual([[3, 'Дата рождения', '31.02.1990', 'no-such-day'], [6, '№ карты', '4', 'key-twice'], [7, 'Телефон', 'нет', 'not-a-phone']]);

    const done = await press('start', { importId: draft.importId });
    expect([done.state, counted(done.counts!), done.counts!.phones, done.counts!.families]).toEqual(['done', [6, 2, 1, 3], 3, 1]);
    const [anna] = cards(clinic, 'Ширшова'), [pavel] = cards(clinic, 'Ширшов');
    expect([anna?.firstName, anna?.born, anna?.surnameNorm, anna?.familyId === pavel?.familyId && anna?.familyId !== null]).toEqual(['Анна', '1992-03-12', 'ширшова', true]);
    const card = await window.ask<{ phones: { e164?: string; main: boolean }[]; money: { balance: number } }>('patients.card', { patientId: pavel!.id });
    expect([card.phones.map((p) => [p.e164, p.main]), card.money.balance]).toEqual([[['+79997000003', true], ['+74950001001', false]], -20_000]);
    expect(clinic.audit.head().seq).toBeGreaterThan(0);

    const undone = await press('undo', { importId: draft.importId });
    expect([undone.state, cards(clinic, 'Ширшова'), cards(clinic, 'Ширшов'), clinic.database.db.select().from(importKeys).all()]).toEqual(['undone', [], [], []]);
  });

  it('keeps what means harm as text, without what cannot be seen, and lets none of it out as a formula', async () => {
    const { clinic, window, folder, choose, check, press, problems, ended } = await open();
    const draft = chosen(await choose('злой.csv', [
      '\ufeffФамилия,Имя,Телефон,Комментарий', `"\u202eШиршова\u200b","=cmd|' /C calc'!A0","\u202a+7 (999) 700-00-01\u202c","<script>alert(1)</script>"`, '@СУММ(1),Пётр,8-999-700-00-02 (жена),+1+1', '\u200b\u202e,,,',
    ].join('\r\n')));
    expect([draft.separator, counted((await check(draft)).checked!)]).toEqual([',', [3, 2, 0, 1]]);
    expect((await problems(draft.importId)).map(([row, column, , code]) => [row, column, code])).toEqual([[4, 'Фамилия', 'empty'], [2, 'Телефон', 'cleaned'], [2, 'Фамилия', 'cleaned']]);
    await press('start', { importId: draft.importId });
    const numbersOf = (patientId: string) => clinic.database.db.select().from(patientPhones).where(eq(patientPhones.patientId, patientId)).all().map((p) => p.e164);
    expect(['Ширшова', '@СУММ(1)'].flatMap((surname) => cards(clinic, surname)).map((card) => [card.firstName, card.mainComment, numbersOf(card.id)])).toEqual([
      [`=cmd|' /C calc'!A0`, '<script>alert(1)</script>', ['+79997000001']], ['Пётр', '+1+1', ['+79997000002']]]);
    await window.ask('export.all');
    expect((await ended(clinic.jobs.list().at(-1)!.id)).state).toBe('done');
    const out = readdirSync(folder).find((name) => name.includes('выгрузка'))!, text = readFileSync(join(folder, out, 'patients.csv'), 'utf8');
    expect([text.includes(`;'=cmd|`), text.includes(`;'@СУММ(1);`), text.includes(`;'+1+1;`), /(^|[;\n])"?[\s"]*[=@+]/.test(text)]).toEqual([true, true, true, false]);
  });

  it('finds the same people again, adds the numbers they lack and nothing else', async () => {
    const { clinic, choose, check, press } = await open();
    const first = chosen(await choose('a.csv', 'Фамилия;Имя;Отчество;Дата рождения;Телефон\nШиршова;Анна;Игоревна;12.03.1992;89997000001\nБез;Даты;;;89997000005\n'));
    await check(first);
    await press('start', { importId: first.importId });
    const again = chosen(await choose('b.csv', 'ФИО;Дата рождения;Телефон\nШИРШОВА Анна Игоревна;1992-03-12;+7 999 700-00-77\nБез Даты;;8 999 700 00 05\nШиршова Анна Игоревна;;\nНовый Иван;01.01.2001;\n'));
    const checked = await check(again);
    expect([counted(checked.checked!), checked.checked!.maybe]).toEqual([[4, 2, 2, 0], 1]);
    expect((await press('start', { importId: again.importId })).counts).toMatchObject({ added: 2, known: 2, completed: 1, phones: 1 });
    const numbers = clinic.database.db.select().from(patientPhones).where(and(like(patientPhones.e164, '+79997000%'), eq(patientPhones.deleted, 0))).all();
    expect(numbers.map((p) => [p.e164, p.main]).sort(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([['+79997000001', true], ['+79997000005', true], ['+79997000077', false]]);
  });

  it('leaves it to a person whether a namesake is the same one', async () => {
    const { clinic, window, choose, check, press } = await open();
    const known = chosen(await choose('a.csv', 'ФИО;Телефон\nШиршова Анна Игоревна;89997000001\n'));
    await check(known);
    await press('start', { importId: known.importId });
    const draft = chosen(await choose('b.csv', '№ карты;ФИО\n70;Ширшова Анна Игоревна\n71;Ширшова Анна Игоревна\n'));
    await check(draft);
    const { rows } = await window.ask<{ rows: { row: number; who: string; card: string; why: string }[] }>('import.proposals', { importId: draft.importId });
    expect(rows.map((p) => [p.row, p.who, p.card, p.why])).toEqual([[2, 'Ширшова Анна Игоревна', 'Ширшова Анна Игоревна', 'same-name'], [3, 'Ширшова Анна Игоревна', 'Ширшова Анна Игоревна', 'same-name']]);
    await window.ask('import.decide', { importId: draft.importId, row: 2, decision: 'same' });
    expect((await press('start', { importId: draft.importId })).counts).toMatchObject({ added: 1, known: 1 });
    const owner = cards(clinic, 'Ширшова').find(({ id }) => clinic.database.db.select().from(patientPhones).where(eq(patientPhones.patientId, id)).all().length > 0)!;
    expect(clinic.database.db.select().from(importKeys).where(eq(importKeys.key, '70')).get()?.patientId).toBe(owner.id);
  });

  it('brings appointments, balances, phones and families to the cards a former file named', { timeout: 120_000 }, async () => {
    const { clinic, choose, check, press, problems } = await open();
    const load = async (name: string, text: string, kind: ImportKind, more: object = {}) => {
      const draft = chosen(await choose(name, text));
      expect(draft.kind).toBe(kind);
      await check(draft, more);
      return { draft, done: await press('start', { importId: draft.importId }) };
    };
    await load('p.csv', people, 'patients');
    const visits = await load('v.csv', [
      '№ карты;Врач;Дата;Начало;Конец;Статус', '1;Орлова;25.11.2024;10:00;10:30;завершён', '3;Орлова;25.11.2024;10:00;10:30;', '1;Орлова;25.11.2024;10:00;10:30;завершён', '99;Орлова;25.11.2024;11:00;;', '1;Неизвестный;25.11.2024;12:00;;',
      '3;Орлова;30.11.2027;10:00;11:00;', '1;Орлова;30.11.2027;10:30;11:00;',
    ].join('\n'), 'appointments');
    expect(counted(visits.done.counts!)).toEqual([7, 3, 0, 4]);
    expect(await problems(visits.draft.importId)).toEqual([[4, 'Вся строка', '1', 'same-row-before'], [5, '№ карты', '99', 'no-such-patient'], [6, 'Врач', 'Неизвестный', 'unknown-doctor'], [8, 'Начало', '2027-11-30 10:30', 'slot-taken']]);
    const pavel = cards(clinic, 'Ширшов')[0]!, anna = cards(clinic, 'Ширшова')[0]!;
    expect(clinic.database.db.select().from(appointments).where(eq(appointments.patientId, pavel.id)).all().map((a) => [a.day, a.startMin, a.endMin, a.status, a.startsAt])).toEqual([
      ['2024-11-25', 600, 630, 'completed', Date.UTC(2024, 10, 25, 7)], ['2027-11-30', 600, 660, 'unconfirmed', Date.UTC(2027, 10, 30, 7)]]);
    const sums = () => [anna, pavel].map(({ id }) => clinic.database.db.select().from(ledgerEntries).where(eq(ledgerEntries.patientId, id)).all().reduce((sum, e) => sum + e.amount, 0));
    const money = await load('m.csv', '№ карты;Остаток\n1;100\n3;-200\n3;5\n', 'balances');
    expect([counted(money.done.counts!), sums()]).toEqual([[3, 1, 1, 1], [10_000, -20_000]]);
    expect([counted((await load('m2.csv', '№ карты;Остаток\n1;100\n', 'balances')).done.counts!), sums()]).toEqual([[1, 0, 1, 0], [10_000, -20_000]]);
    const numbers = await load('t.csv', '№ карты;Телефон;Чей\n1;89997000044;мама\n1;89997000001;\n', 'phones');
    expect(counted(numbers.done.counts!)).toEqual([2, 1, 1, 0]);
    expect(clinic.database.db.select().from(patientPhones).where(eq(patientPhones.e164, '+79997000044')).get()).toMatchObject({ patientId: anna.id, note: 'мама', main: false });
    const added = await load('d.csv', '№ карты;Врач;Дата;Начало\n1;Неизвестный;25.11.2024;12:00\n', 'appointments', { addDoctors: true });
    expect(added.done.counts).toMatchObject({ added: 1, doctors: 1 });
  });

  it('keeps what somebody has worked with when it is taken back', async () => {
    const { clinic, window, choose, check, press } = await open();
    const draft = chosen(await choose('p.csv', 'ФИО;Телефон\nПервый Иван;89997000001\nВторой Иван;89997000002\nТретий Иван;89997000003\n'));
    await check(draft);
    await press('start', { importId: draft.importId });
    const [first, second] = [cards(clinic, 'Первый')[0]!, cards(clinic, 'Второй')[0]!];
    await window.ask('patients.update', { patientId: first.id, change: { mainComment: 'Боится уколов' } });
    clinic.database.write((tx) => { tx.insert(inquiries).values({ id: crypto.randomUUID(), branchId: 'x', patientId: second.id }).run(); });
    const undone = await press('undo', { importId: draft.importId });
    expect([undone.undone, cards(clinic, 'Первый').length, cards(clinic, 'Второй').length, cards(clinic, 'Третий').length]).toEqual([{ removed: 2, keptEdited: 1, keptUsed: 1, families: 0 }, 1, 1, 0]);
    expect(clinic.database.db.select().from(patientPhones).where(and(eq(patientPhones.patientId, first.id), eq(patientPhones.deleted, 0))).all()).toHaveLength(1);
  });

  it('stops where it is cancelled and goes on from there to the same end', async () => {
    // so many that the import is far from its end when a busy machine lets this test see its first rows
    const total = 90_000, { clinic, window, choose, check, press, ended } = await open();
    const rows = Array.from({ length: total }, (_, n) => `${n + 1};Импортов${n % 700};Иван;;${String(1 + (n % 28)).padStart(2, '0')}.0${1 + (n % 9)}.19${50 + (n % 50)};8999${String(1_000_000 + n)}`);
    const draft = chosen(await choose('big.csv', ['№ карты;Фамилия;Имя;Отчество;Дата рождения;Телефон', ...rows].join('\n')));
    const checked = await check(draft);
    const { jobId } = await window.ask<{ jobId: string }>('import.start', { importId: draft.importId });
    const rowsDone = () => clinic.database.db.select().from(imports).where(eq(imports.id, draft.importId)).get()!.rowsDone;
    while (rowsDone() === 0) await new Promise((done) => { setImmediate(done); });
    await window.ask('jobs.cancel', { jobId });
    expect((await ended(jobId)).state).toBe('cancelled');
    const partly = clinic.database.db.select().from(importKeys).all().length;
    expect([partly > 0 && partly < total, (await window.ask<ImportView>('import.get', { importId: draft.importId })).state]).toEqual([true, 'paused']);
    const done = await press('start', { importId: draft.importId });
    expect([done.state, counted(done.counts!)]).toEqual(['done', counted(checked.checked!)]);
    const { raw } = clinic.database, one = (sql: string): unknown => (raw.prepare(sql).raw().get() as unknown[])[0];
    expect([one(`SELECT count(*) FROM patients WHERE surname LIKE 'Импортов%'`), one('SELECT count(*) FROM import_keys'), one('SELECT count(DISTINCT patient_id) FROM import_keys')]).toEqual([done.counts!.added, total, done.counts!.added]);
  }, 180_000);

  it('saves the refused rows as a list, words in Russian', async () => {
    const { window, clinic, choose, check, folder, next, ended } = await open();
    const draft = chosen(await choose('p.csv', 'ФИО;Дата рождения\n=cmd|calc;31.02.1990\n'));
    await check(draft);
    next.save = join(folder, 'отказы.csv');
    await window.ask('import.saveProblems', { importId: draft.importId });
    await ended(clinic.jobs.list().at(-1)!.id);
    expect(readFileSync(next.save, 'utf8')).toBe('\uFEFFСтрока файла;Столбец;Значение;Причина\r\n2;Дата рождения;31.02.1990;Такого дня нет в календаре\r\n');
  });

  it('remembers a mapping by name', async () => {
    const { window, choose } = await open();
    const draft = chosen(await choose('p.csv', 'А1;Б1\nШиршова;Анна\n'));
    await window.ask('import.saveMapping', { importId: draft.importId, name: 'Старая программа', kind: 'patients', mapping: { surname: 0, firstName: 1 } });
    expect(await window.ask('import.mappings')).toEqual([{ name: 'Старая программа', kind: 'patients', fields: { surname: 'A', firstName: 'B' } }]);
    await window.ask('import.dropMapping', { name: 'Старая программа', kind: 'patients' });
    expect(await window.ask('import.mappings')).toEqual([]);
  });

  it('says what is wrong with a file that is none, and goes on', async () => {
    const { window, choose, check } = await open();
    const wide = Array.from({ length: 1_000_000 }, () => 'x').join(';');
    const tries: [string, string | Uint8Array, string][] = [
      ['фото.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'not-a-table'], ['старый.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'old-excel'], ['пустой.csv', '', 'empty'], ['пробелы.csv', ' \n \n', 'empty'],
      ['нули.csv', `${'Фамилия;Имя\n'.repeat(5)}\0\0\0`, 'binary'], ['широкий.csv', wide, 'row-too-long'], ['столбцы.csv', 'x;'.repeat(600), 'too-many-columns'], ['не-zip.xlsx', 'PK\u0003\u0004мусор', 'broken-excel'],
    ];
    for (const [name, bytes, problem] of tries) expect([name, await choose(name, bytes)]).toEqual([name, { kind: 'refused', fileName: name, problem }]);
    expect((await check(chosen(await choose('p.csv', 'ФИО\nШиршова Анна\n')))).checked).toMatchObject({ added: 1 });
    expect(await window.ask('staff.me')).toBeTruthy();
  });

  it('is refused when the file changed after it was checked', async () => {
    const { window, choose, check, folder, ended, view } = await open();
    const draft = chosen(await choose('p.csv', 'ФИО\nШиршова Анна\n'));
    await check(draft);
    writeFileSync(join(folder, 'p.csv'), 'ФИО\nШиршова Анна Игоревна\n');
    const { jobId } = await window.ask<{ jobId: string }>('import.start', { importId: draft.importId });
    expect([(await ended(jobId)).failure, (await view(draft.importId)).problem]).toEqual([{ code: 'invalid-input', reason: 'import-changed' }, 'changed']);
  });
});
