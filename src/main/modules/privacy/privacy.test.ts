import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { shapesOf } from '#main/db/ddl.ts';
import { callLegs, drafts, employees, inquiries, recordingChunks, recordings } from '#main/db/schema/index.ts';
import * as schema from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { testFolder } from '#tests/support/database.ts';
import { openModules, type TestModules } from '#tests/support/modules.ts';
import { openPlainDatabase } from '#tests/support/plain.ts';

/** Words that stand in the database because of this person and of nobody else. */
const words = ['Чернявский', 'Виталий', 'Казимирович', 'chernyavsky', '9031112244', '4959876543', 'аллергия на лидокаин', 'звонить после шести', 'РОСНО-ТАЙНА', 'ПОЛИС-5531', 'пломба ОСОБАЯ', 'приём ПО-ЗНАКОМСТВУ', 'передумал ЛЕЧИТЬСЯ', 'разговор О-СЕКРЕТНОМ', 'перезвонить ТАЙНО', 'хочет РАНЬШЕ-ВСЕХ', 'сканпаспорта', 'СОДЕРЖИМОЕ-СКАНА', 'черновик О-НЁМ', 'прежнийкомментарий', 'заметкакфайлу', 'Тиходонский', 'двойник ЧЕЛОВЕКА', 'in-9031112244.wav', 'ГОЛОС-ПАЦИЕНТА'];

interface Planted { readonly patientId: Id; readonly others: readonly Id[] }

/** A person who left traces in every place there is, among others who stay. */
async function plant(m: TestModules, folder: string): Promise<Planted> {
  const desk = m.as('manager'), others: Id[] = [];
  for (let n = 0; n < 40; n++) others.push((await desk.patients.create({ surname: `Сосед${String(n)}`, firstName: 'Иван', phones: [{ raw: `+7900555${String(1000 + n)}` }], mainComment: 'другой человек' })).patientId);
  m.database.write((tx) => { tx.insert(employees).values({ id: m.ids.anna, surname: 'Ивлева', firstName: 'Анна' }).run(); });
  const { patientId } = await desk.patients.create({
    surname: 'Тиходонский', firstName: 'Виталий', patronymic: 'Казимирович', born: '1971-01-02', email: 'chernyavsky@example.ru', mainComment: 'прежнийкомментарий', extraComment: 'звонить после шести', phones: [{ raw: '+7 903 111-22-44', note: 'Чернявский' }, { raw: '8 (495) 987-65-43' }], consents: ['personalData', 'notifications'],
  });
  await desk.patients.update({ patientId, change: { surname: 'Чернявский', mainComment: 'аллергия на лидокаин' } });
  await desk.patients.update({ patientId, change: { phones: [{ raw: '+7 903 111-22-44', note: 'Чернявский' }] } });
  await desk.patients.setPolicy({ patientId, insurer: 'РОСНО-ТАЙНА', number: 'ПОЛИС-5531' });
  await desk.patients.unite({ patientIds: [patientId, others[0]!] });
  await desk.patients.setGuardian({ patientId: others[1]!, guardianId: patientId });
  await desk.ledger.add({ patientId, kind: 'charge', amount: 500_000, what: 'пломба ОСОБАЯ' });
  const booked = await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: '2026-11-24', startMin: 600, endMin: 630 }, patientId, comment: 'приём ПО-ЗНАКОМСТВУ' });
  if (booked.kind !== 'done') throw new Error(booked.kind);
  await desk.schedule.cancel({ appointmentId: booked.appointmentId, by: 'patient', reason: 'передумал ЛЕЧИТЬСЯ' });
  await desk.crm.addTask({ kind: 'callBack', patientId, what: 'перезвонить ТАЙНО', dueAt: m.clock.now() + 60_000 });
  await desk.crm.addToWaitlist({ kind: 'noSlot', patientId, lengthMin: 30, wish: 'хочет РАНЬШЕ-ВСЕХ' });
  const twin = await desk.patients.create({ surname: 'Чернявский', firstName: 'Виталий', mainComment: 'двойник ЧЕЛОВЕКА' });
  await desk.patients.merge({ keptId: patientId, mergedId: twin.patientId, choices: {} });
  m.chosen.open = join(folder, 'сканпаспорта.txt');
  writeFileSync(m.chosen.open, `СОДЕРЖИМОЕ-СКАНА ${'строка '.repeat(60_000)} СОДЕРЖИМОЕ-СКАНА`);
  const added = await desk.attachments.choose({ patientId });
  if (added.kind !== 'added') throw new Error('the file was not taken in');
  await desk.attachments.setNote({ attachmentId: added.attachmentId, note: 'заметкакфайлу' });
  const known = m.newId(), stray = m.newId();
  m.database.write((tx) => {
    const call = { kind: 'call' as const, phoneE164: '+79031112244', phoneRaw: '+7 903 111-22-44', phoneDigitsRev: '44221113097' };
    tx.insert(inquiries).values([{ id: known, branchId: m.ids.branch, ...call, patientId, comment: 'разговор О-СЕКРЕТНОМ' }, { id: stray, branchId: m.ids.branch, ...call, typedName: 'Чернявский Виталий' }, { id: m.newId(), branchId: m.ids.branch, kind: 'call', phoneE164: '+79005551003', comment: 'чужой разговор' }]).run();
    tx.insert(callLegs).values({ id: m.newId(), branchId: m.ids.branch, callId: known, partyE164: '+79031112244', partyRaw: '89031112244', partyDigits: '79031112244', displayName: 'Чернявский' }).run();
    const sound = m.newId();
    tx.insert(recordings).values({ id: sound, branchId: m.ids.branch, callId: known, source: 'folder', sourceKey: 'in-9031112244.wav', foundAt: m.clock.now(), keptAt: m.clock.now(), type: 'wav', size: 14 }).run();
    tx.insert(recordingChunks).values({ recordingId: sound, n: 0, bytes: Buffer.from('ГОЛОС-ПАЦИЕНТА') }).run();
    tx.insert(drafts).values([{ key: `panel:${known}:x`, employeeId: m.ids.anna, value: JSON.stringify({ comment: 'черновик О-НЁМ' }) }, { key: 'panel:other:x', employeeId: m.ids.anna, value: '{"comment":"чужой черновик"}' }]).run();
  });
  m.clock.advance(60_000);
  return { patientId, others };
}
const operator = { name: 'ООО «Линия»', address: 'Москва, Арбат, 1' };
const given = (patientId: Id) => ({ patientId, reason: 'request' as const, basis: 'вх. № 12', operator, post: 'управляющая' });
const found = (bytes: Buffer): string[] => words.filter((word) => bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word.toLowerCase())));

let folder: string;
beforeEach(() => { folder = testFolder(); });

describe('an erasure on request (S9)', () => {
  it('leaves no word of the person in the bytes of the file, and all of the others', async () => {
    const plain = openPlainDatabase(), m = openModules({}, plain), { patientId } = await plant(m, folder);
    plain.emptyLog();
    expect(found(plain.bytes())).toEqual(words); // the search is not blind
    m.chosen.folder = folder;
    expect(await m.as('manager').privacy.erase(given(patientId))).toMatchObject({ kind: 'done' });
    expect(found(plain.bytes())).toEqual([]);
    for (const word of ['Сосед39', 'другой человек', 'чужой разговор', 'чужой черновик']) expect(plain.bytes().includes(Buffer.from(word)), word).toBe(true);
  });

  it('would be seen leaving words behind, were deleted bytes not written over', async () => {
    const plain = openPlainDatabase(['secure_delete = OFF']), m = openModules({}, plain), { patientId } = await plant(m, folder);
    m.chosen.folder = folder;
    await m.as('manager').privacy.erase(given(patientId));
    expect(found(plain.bytes()).length).toBeGreaterThan(5);
  });

  it('leaves nothing in any column of any table, a chain that verifies, and what the law keeps without a name', async () => {
    const m = openModules(), { patientId, others } = await plant(m, folder), desk = m.as('manager'), before = m.audit.head();
    const plan = await desk.privacy.plan({ patientId });
    expect(plan).toEqual({ name: 'Чернявский Виталий Казимирович', counts: { card: 2, phones: 2, policies: 1, comments: 2, inquiries: 2, crm: 2, files: 1, recordings: 1 }, kept: { appointments: 1, ledger: 1, consents: 2 }, coming: 0 });
    m.chosen.folder = folder;
    const done = await desk.privacy.erase(given(patientId));
    expect(done).toMatchObject({ kind: 'done', counts: { ...plan.counts, drafts: 1 } });
    const texts = shapesOf(schema).flatMap(({ name, columns }) => columns.map((column) => [name, column.name] as const));
    const left = texts.flatMap(([table, column]) => words.filter((word) => m.database.raw.prepare(`SELECT 1 FROM "${table}" WHERE instr("${column}", ?) > 0 OR instr("${column}", ?) > 0 LIMIT 1`).get(word, word.toLowerCase())).map((word) => `${table}.${column}: ${word}`));
    expect(left).toEqual([]);
    expect(await m.audit.verify(before)).toEqual({ rows: m.audit.head().seq });
    const count = (sql: string) => m.database.raw.prepare(sql).pluck().get(patientId);
    expect([count('SELECT count(*) FROM appointments WHERE patient_id = ?'), count('SELECT amount FROM ledger_entries WHERE patient_id = ?'), count('SELECT count(*) FROM consents WHERE patient_id = ? AND revoked_at IS NOT NULL')]).toEqual([1, 500_000, 2]);
    await expect(desk.patients.card({ patientId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await desk.patients.card({ patientId: others[1]! })).not.toHaveProperty('guardian');
    expect(await desk.patients.search({ text: 'чернявский' })).toEqual([]);
    expect(await desk.crm.tasks({})).toEqual([]);
    expect((await desk.privacy.plan({ patientId: others[2]! })).operator).toEqual(operator);
    expect(await desk.privacy.erasures(null)).toMatchObject([{ patientId, reason: 'request', by: 'Ивлева Анна', counts: { files: 1 } }]);
  });

  it('leaves an act and an extract of the log in the chosen folder, the person named in them alone', async () => {
    const m = openModules(), { patientId } = await plant(m, folder), out = testFolder();
    m.chosen.folder = out;
    const done = await m.as('manager').privacy.erase(given(patientId));
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(readdirSync(out).sort()).toEqual([done.act, done.extract!].sort((a, b) => (a < b ? -1 : 1)));
    const act = readFileSync(join(out, done.act), 'utf8'), extract = readFileSync(join(out, done.extract!), 'utf8');
    for (const part of ['Чернявский Виталий Казимирович', '02.01.1971', 'ООО «Линия»', 'вх. № 12', 'Ивлева Анна, управляющая', '24.11.2026, 09:01', 'Файлы карточки', 'Тексты журнала изменений (записей:']) expect(act).toContain(part);
    const mac = m.database.raw.prepare(`SELECT mac FROM audit_log WHERE action = 'privacy.erase'`).pluck().get() as string;
    for (const part of ['Чернявский Виталий Казимирович', 'test01', mac, 'Уничтожены персональные данные карточки']) expect(extract).toContain(part);
  });

  it('destroys nothing when no folder is chosen, when the act cannot be written, or while an appointment is to come', async () => {
    const m = openModules(), { patientId } = await plant(m, folder), desk = m.as('manager');
    expect(await desk.privacy.erase(given(patientId))).toEqual({ kind: 'cancelled' });
    m.chosen.folder = join(folder, 'no such folder');
    await expect(desk.privacy.erase(given(patientId))).rejects.toMatchObject({ code: 'storage', reason: 'file-not-written' });
    m.chosen.folder = testFolder();
    await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: '2026-11-25', startMin: 600, endMin: 630 }, patientId });
    await expect(desk.privacy.erase(given(patientId))).rejects.toMatchObject({ code: 'conflict', reason: 'has-coming-appointments' });
    expect(readdirSync(m.chosen.folder)).toEqual([]);
    expect((await desk.patients.card({ patientId })).name).toBe('Чернявский Виталий Казимирович');
  });

  it('is the manager’s alone', async () => {
    const m = openModules(), { patientId } = await plant(m, folder);
    for (const role of ['administrator', 'doctor', 'systemAdministrator'] as const) await expect(m.as(role).privacy.erase(given(patientId))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keeps a number that a living relative has out of the search for traces', async () => {
    const m = openModules(), desk = m.as('manager');
    const mother = await desk.patients.create({ surname: 'Мать', phones: [{ raw: '+79031112244' }] }), child = await desk.patients.create({ surname: 'Дитя', phones: [{ raw: '+79031112244' }] });
    m.database.write((tx) => { tx.insert(inquiries).values({ id: m.newId(), branchId: m.ids.branch, phoneE164: '+79031112244', comment: 'звонок матери' }).run(); });
    m.chosen.folder = folder;
    await desk.privacy.erase(given(child.patientId));
    expect(m.database.db.select({ comment: inquiries.comment, phone: inquiries.phoneE164 }).from(inquiries).all()).toEqual([{ comment: 'звонок матери', phone: '+79031112244' }]);
    expect((await desk.patients.card({ patientId: mother.patientId })).phones).toHaveLength(1);
  });
});

describe('«Кто открывал карточки»', () => {
  it('lists openings of a period by employee or card, newest first, page by page, and knows erased cards by their key alone', async () => {
    const m = openModules(), desk = m.as('manager'), boss = m.as('manager', m.ids.boris);
    m.database.write((tx) => { tx.insert(employees).values([{ id: m.ids.anna, surname: 'Ивлева', firstName: 'Анна' }, { id: m.ids.boris, surname: 'Чуев', firstName: 'Борис' }]).run(); });
    const cards = [];
    for (const surname of ['Первая', 'Вторая', 'Третья']) cards.push((await desk.patients.create({ surname })).patientId);
    for (const patientId of cards) { await desk.patients.card({ patientId }); m.clock.advance(1000); }
    await boss.patients.card({ patientId: cards[0]! });
    const day = { fromDay: '2026-11-24', tillDay: '2026-11-24' };
    const all = await desk.privacy.openings(day);
    expect(all.rows.map((row) => [row.employee, row.patient])).toEqual([['Чуев Борис', 'Первая'], ['Ивлева Анна', 'Третья'], ['Ивлева Анна', 'Вторая'], ['Ивлева Анна', 'Первая']]);
    expect((await desk.privacy.openings({ ...day, patientId: cards[0]! })).rows.map((row) => row.employee)).toEqual(['Чуев Борис', 'Ивлева Анна']);
    expect((await desk.privacy.openings({ ...day, employeeId: m.ids.boris })).rows).toHaveLength(1);
    expect((await desk.privacy.openings({ fromDay: '2026-11-25', tillDay: '2026-11-26' })).rows).toEqual([]);
    const first = await desk.privacy.openings({ ...day, limit: 3 }), last = first.rows.at(-1)!;
    expect([first.more, (await desk.privacy.openings({ ...day, limit: 3, after: { at: last.at, seq: last.seq } })).rows.map((row) => row.patient)]).toEqual([true, ['Первая']]);
    m.chosen.folder = folder;
    await desk.privacy.erase(given(cards[0]!));
    expect((await desk.privacy.openings(day)).rows.map((row) => row.patient)).toEqual(['', 'Третья', 'Вторая', '']);
    await desk.privacy.exportOpenings(day);
    expect(m.exported.at(-1)?.rows[0]).toEqual(['2026-11-24', '09:00', 'Чуев Борис', 'данные уничтожены', cards[0]]);
    await expect(m.as('administrator').privacy.openings(day)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('walks an index for every way of asking, however long the log is', async () => {
    const m = openModules(), desk = m.as('manager'), { raw } = m.database, rows = 60_000, start = m.clock.now() - rows * 1000;
    const cards = Array.from({ length: 50 }, () => m.newId()), rare = m.newId();
    raw.exec('BEGIN');
    const insert = raw.prepare(`INSERT INTO audit_log (seq, node, at, employee_id, action, entity, entity_id, mac) VALUES (?, 'test01', ?, ?, ?, 'patient', ?, 'm')`);
    for (let n = 1; n <= rows; n++) insert.run(n, start + n * 1000, n % 7 ? m.ids.anna : m.ids.boris, n % 2 ? 'patients.opened' : 'patients.update', n % 5001 ? cards[n % 50] : rare);
    raw.exec('COMMIT');
    const day = { fromDay: '2026-11-23', tillDay: '2026-11-24', limit: 500 };
    for (const [asked, least] of [[day, 500], [{ ...day, employeeId: m.ids.boris }, 500], [{ ...day, patientId: rare }, 5]] as const) {
      const plans: string[] = [], prepare = raw.prepare.bind(raw);
      raw.prepare = (text: string) => {
        if (text.includes('audit_log')) plans.push(...(prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => 0)) as { detail: string }[]).map((one) => one.detail));
        return prepare(text);
      };
      const page = await desk.privacy.openings(asked).finally(() => { raw.prepare = prepare; });
      expect(page.rows.length).toBeGreaterThanOrEqual(least);
      expect(plans.join('; ')).toMatch(/^SEARCH audit_log USING (COVERING )?INDEX audit_log_(action|employee|entity)/);
      if (!('patientId' in asked)) expect(plans.join('; ')).not.toContain('TEMP B-TREE');
    }
  }, 60_000);
});
