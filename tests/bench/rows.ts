import { asc, desc, eq, sql } from 'drizzle-orm';
import Sqlite from 'better-sqlite3';
import { openReadOnly } from '#main/db/index.ts';
import { inquiries, patients } from '#main/db/schema/index.ts';
import { countPrepares, openPair } from './clinics.ts';
import { byRatio, type Figure } from './figure.ts';
import { benchKey, makeBench, type BenchFiles } from './make.ts';
import { compare, median, mustEqual } from './measure.ts';
import { everything, readPaths, sampleOf, writePaths } from './paths.ts';
import { p13, p16 } from './heavy-rows.ts';
import { p8 } from './attribution-row.ts';
import { p6, p15 } from './clinic-rows.ts';
import { p9 } from './report-rows.ts';
import { p7 } from './history-rows.ts';
import { p3, p4, p5 } from './search-rows.ts';

/** Fewer rounds where only the working is to be proved. */
export interface Effort { readonly rounds: number }
export type Row = (files: BenchFiles, effort: Effort) => Promise<Figure[]>;

/** P2: everything about the caller, against nothing but his name. */
export const p2: Row = async (files, { rounds }) => {
  const { product: { patients: cards, database }, product, close } = openPair(files);
  try {
    const sample = sampleOf(product), name = database.raw.prepare(`SELECT p.surname AS surname, p.first_name AS firstName, p.patronymic AS patronymic FROM patient_phones f JOIN patients p ON p.id = f.patient_id WHERE f.e164 = ? AND f._deleted = 0 AND p._deleted = 0`);
    const phone = (n: number) => sample.phones[n % sample.phones.length]!;
    const context = (n: number) => cards.idsByPhone(phone(n)).map((id) => cards.contextOf(id, everything));
    const bare = (n: number) => name.all(phone(n)) as { surname: string; firstName: string; patronymic: string }[];
    for (let n = 0; n < sample.phones.length; n++) mustEqual('P2', context(n).map((c) => c.name), bare(n).map((p) => [p.surname, p.firstName, p.patronymic].filter(Boolean).join(' ')));
    const times = compare({ context, bare }, { rounds: rounds * 10, inner: 1, warm: 500 });
    return [byRatio('P2 context by phone', `card, visits, money, family and tasks of a caller, ${(database.raw.prepare('SELECT count(*) AS n FROM patients').get() as { n: number }).n} patients; floor: the name by the same index`, times.context, times.bare, 10)];
  } finally {
    await close();
  }
};

const flat = (row: object): unknown[] => Object.values(row).map((v: unknown) => (typeof v === 'boolean' ? Number(v) : v));

/** P11: what drizzle costs over the binding, and that nothing on the hot paths is prepared twice. */
export const p11: Row = async (files, { rounds }) => {
  const { product, close } = openPair(files), { database: { db, raw } } = product;
  try {
    const sample = sampleOf(product, 200), id = (n: number) => sample.patients[n % sample.patients.length]!;
    const card = db.select().from(patients).where(eq(patients.id, sql.placeholder('id'))).prepare(), bareCard = raw.prepare(card.getQuery().sql);
    const joined = db.select({ row: inquiries, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic }).from(inquiries).leftJoin(patients, eq(patients.id, inquiries.patientId)).orderBy(desc(inquiries.startedAt), asc(inquiries.id)).limit(50).prepare();
    // Columns of the same name in both tables would fall together in an object; the floor of a page reads arrays turned into objects by their place.
    const text = joined.getQuery().sql, names = Object.keys(joined.all()[0]!.row), barePage = raw.prepare(text.replace(/^select (.*?) from/s, (_, list: string) => `select ${list.split(', ').map((column, n) => `${column} as c${n}`).join(', ')} from`));
    mustEqual('P11', flat(card.get({ id: id(0) })!), flat(bareCard.get(id(0)) as object));
    mustEqual('P11', joined.all().map((j) => [...flat(j.row), j.surname, j.firstName, j.patronymic]), (barePage.all(50) as object[]).map(flat));
    const one = compare({ drizzle: (n) => card.get({ id: id(n) }), bare: (n) => bareCard.get(id(n)) }, { rounds: rounds * 10, inner: 5, warm: 200 });
    const page = compare({ drizzle: () => joined.all(), bare: () => barePage.all(50) }, { rounds: rounds * 5, inner: 1, warm: 100 });
    const figures = [
      byRatio('P11 one row', `a patient by key (${flat(card.get({ id: id(0) })!).length} columns), drizzle prepared; floor: raw prepared`, one.drizzle, one.bare, 1.5),
      byRatio('P11 page of 50', `inquiries with their patients (${names.length + 3} columns), drizzle prepared; floor: raw prepared`, page.drizzle, page.bare, 2.5),
    ];
    return [...figures, await preparesOfHotPaths(files)];
  } finally {
    await close();
  }
};

/** A clinic that may be written to: a small one, for the large one is gigabytes and a commit costs the same in both. */
export const small = (files: BenchFiles): Promise<BenchFiles> | BenchFiles => (files.scale > 0.02 ? makeBench(0.01) : files);

async function preparesOfHotPaths(files: BenchFiles): Promise<Figure> {
  const { product, close } = openPair(await small(files), true);
  try {
    const sample = sampleOf(product, 20), paths = { ...readPaths(product, sample), ...writePaths(product, sample) }, guilty: string[] = [];
    let total = 0;
    for (const [name, run] of Object.entries(paths)) {
      for (let n = 0; n < 5; n++) run(n);
      const spy = countPrepares(product.database);
      for (let n = 5; n < 15; n++) run(n);
      spy.stop();
      if (spy.count() > 0) guilty.push(`${name} ${spy.count() / 10}`);
      total += spy.count() / 10;
    }
    const what = `statements prepared anew in one run of each of the ${Object.keys(paths).length} hot paths after warming up; at most 0${guilty.length > 0 ? `: ${guilty.join(', ')}` : ''}`;
    return { name: 'P11 prepares', what, value: total, unit: 'statements', floor: 0, ratio: total, ok: total === 0 };
  } finally {
    await close();
  }
}

/** P12: every hot path over the encrypted file and over its plain twin. */
export const p12: Row = async (files, { rounds }) => {
  const figures: Figure[] = [], reading = openPair(files);
  try {
    const sample = sampleOf(reading.product), encrypted = readPaths(reading.product, sample), plain = readPaths(reading.plain, sample);
    for (const name of Object.keys(encrypted)) {
      for (let n = 0; n < 10; n++) mustEqual(`P12 ${name}`, encrypted[name]!(n), plain[name]!(n));
      const slow = name.includes('free') || name.includes('history') || name.includes('day'), times = compare({ encrypted: encrypted[name]!, plain: plain[name]! }, { rounds: slow ? rounds : rounds * 5, inner: slow ? 1 : 3 });
      figures.push(byRatio(`P12 ${name}`, 'aegis; floor: the same file not encrypted', times.encrypted, times.plain, 1.5));
    }
    const few = { phones: sample.phones.slice(0, 20), patients: sample.patients.slice(0, 20), surnames: sample.surnames.slice(0, 20), lastDigits: sample.lastDigits.slice(0, 20) };
    const warm = compare({ encrypted: readPaths(reading.product, few)['context of a patient']!, plain: readPaths(reading.plain, few)['context of a patient']! }, { rounds: rounds * 5, inner: 2, warm: 100 });
    figures.push(byRatio('P12 warm', 'contexts of twenty patients again and again, all in the cache; floor: not encrypted', warm.encrypted, warm.plain, 1.1));
  } finally {
    await reading.close();
  }
  const writing = openPair(await small(files), true);
  try {
    const sample = sampleOf(writing.product), encrypted = writePaths(writing.product, sample), plain = writePaths(writing.plain, sample);
    for (const name of Object.keys(encrypted)) {
      mustEqual(`P12 ${name}`, encrypted[name]!(0), plain[name]!(0));
      const times = compare({ encrypted: encrypted[name]!, plain: plain[name]! }, { rounds, inner: 4 });
      figures.push(byRatio(`P12 ${name}`, 'a durable commit under aegis, ten thousand patients; floor: not encrypted', times.encrypted, times.plain, 1.5));
    }
  } finally {
    await writing.close();
  }
  figures.push(openingTime(files, rounds));
  return figures;
};

function openingTime({ clinic, plain }: BenchFiles, rounds: number): Figure {
  const first = 'SELECT count(*) AS n FROM branches', times = { encrypted: [] as number[], plain: [] as number[] };
  for (let n = 0; n < Math.min(rounds, 21) + 2; n++) {
    let from = performance.now();
    const one = openReadOnly(clinic, benchKey), product = one.raw.prepare(first).get();
    const tookOne = performance.now() - from;
    one.close();
    from = performance.now();
    const other = new Sqlite(plain, { readonly: true }), floor = other.prepare(first).get();
    const tookOther = performance.now() - from;
    other.close();
    mustEqual('P12 opening', product, floor);
    if (n < 2) continue;
    times.encrypted.push(tookOne);
    times.plain.push(tookOther);
  }
  const value = median(times.encrypted), figure = byRatio('P12 opening', '', value, median(times.plain), 1);
  return { ...figure, what: 'a further connection to its first row, aegis with a raw key; floor: a plain file; at most 5 ms', ok: value <= 5 };
}

/** The rows that need no window. */
export const rows: Readonly<Record<'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P11' | 'P12' | 'P13' | 'P15' | 'P16', Row>> = { P2: p2, P3: p3, P4: p4, P5: p5, P6: p6, P7: p7, P8: p8, P9: p9, P11: p11, P12: p12, P13: p13, P15: p15, P16: p16 };
