import UFuzzy from '@leeoniya/ufuzzy';
import type { Clinic } from '#main/app/compose.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import { skeletonOf } from '#shared/kernel/normalise.ts';
import { endOf } from '#shared/patients/search-plan.ts';
import { openPair } from './clinics.ts';
import { byRatio, within, type Figure } from './figure.ts';
import { compare, median, mustEqual, percentile } from './measure.ts';
import { misheardOf, mistypedOf, seededRandom } from './misspell.ts';
import type { Row } from './rows.ts';

interface Card { readonly id: Id; readonly surname: string; readonly firstName: string; readonly patronymic: string; readonly e164: E164 }
const rounded = (n: number): number => Number(n.toPrecision(4));

/** Cards spread over the whole file by the golden ratio, main numbers only one card holds. */
function cardsOf({ database: { raw } }: Clinic, size: number): Card[] {
  const most = (raw.prepare('SELECT max(rowid) AS n FROM patients').get() as { n: number }).n, cards: Card[] = [];
  const one = raw.prepare(`SELECT p.id AS id, p.surname_norm AS surname, p.first_name_norm AS firstName, p.patronymic_norm AS patronymic, f.e164 AS e164 FROM patients p
    JOIN patient_phones f ON f.patient_id = p.id WHERE p.rowid = ? AND f.main = 1 AND p.archived_at IS NULL AND p._deleted = 0 AND (SELECT count(*) FROM patient_phones g WHERE g.e164 = f.e164) = 1`);
  for (let n = 0; cards.length < size && n < size * 30; n++) {
    const row = one.get(1 + Math.floor(((n * 0.618_034) % 1) * most)) as Card | undefined;
    if (row && row.firstName.length > 2 && row.patronymic.length > 2) cards.push(row);
  }
  return cards;
}

/** A share that must be reached. */
const share = (name: string, what: string, value: number, least: number): Figure => ({ name, what: `${what}; at least ${least}`, value: rounded(value), unit: '%', floor: least, ratio: rounded(value / least), ok: value >= least });

function timesOf(run: (n: number) => unknown, rounds: number): number[] {
  for (let n = 0; n < 50; n++) run(n);
  return Array.from({ length: rounds }, (_, n) => {
    const from = performance.now();
    run(n);
    return performance.now() - from;
  });
}

/** P3: a number and its last four digits, against the bare index and against LIKE. */
export const p3: Row = async (files, { rounds }) => {
  const { product, close } = openPair(files), { patients, database: { raw } } = product;
  try {
    const cards = cardsOf(product, 500), at = (n: number): Card => cards[n % cards.length]!, figures: Figure[] = [];
    const bareExact = raw.prepare(`SELECT p.id AS id FROM patient_phones f JOIN patients p ON p.id = f.patient_id WHERE f.e164 = ? AND f._deleted = 0 AND p._deleted = 0 ORDER BY p.archived_at IS NOT NULL, p.surname_norm, p.first_name_norm, p.id`);
    const likeExact = raw.prepare(`SELECT DISTINCT patient_id AS id FROM patient_phones WHERE digits LIKE ? AND _deleted = 0`);
    const exact = { product: (n: number) => patients.idsByPhone(at(n).e164), bare: (n: number) => (bareExact.all(at(n).e164) as { id: Id }[]).map(({ id }) => id) };
    const like = (n: number) => (likeExact.all(`%${at(n).e164.slice(2)}`) as { id: Id }[]).map(({ id }) => id);
    for (let n = 0; n < 50; n++) {
      mustEqual('P3', exact.product(n), exact.bare(n));
      if (n < 3) mustEqual('P3', exact.product(n), like(n));
    }
    const one = compare(exact, { rounds: rounds * 10, inner: 5, warm: 200 }), slow = median(timesOf(like, Math.max(3, rounds / 10)).slice(-Math.max(3, rounds / 10)));
    figures.push(byRatio('P3 exact phone', 'ids of the cards that hold a number, drizzle prepared; floor: the same raw', one.product, one.bare, 1.5),
      byRatio('P3 exact phone against LIKE', "floor: LIKE '%9991234567'", one.product, slow, 1 / 1_000));

    const bareLast = raw.prepare('SELECT patient_id AS id FROM patient_phones WHERE digits_rev >= ? AND digits_rev < ? AND _deleted = 0 ORDER BY digits_rev LIMIT 20');
    const likeLast = raw.prepare(`SELECT patient_id AS id FROM patient_phones WHERE digits LIKE ? AND _deleted = 0 LIMIT 20`);
    const reverse = (text: string): string => [...text].reverse().join('');
    const last = {
      product: (n: number) => patients.idsByLastDigits(at(n).e164.slice(-4)),
      bare: (n: number) => { const digits = reverse(at(n).e164.slice(-4)); return [...new Set((bareLast.all(digits, endOf(digits)) as { id: Id }[]).map(({ id }) => id))]; },
    };
    for (let n = 0; n < 50; n++) mustEqual('P3', last.product(n), last.bare(n));
    const four = compare(last, { rounds: rounds * 10, inner: 5, warm: 200 }), slowFour = median(timesOf((n) => likeLast.all(`%${at(n).e164.slice(-4)}`), Math.max(5, rounds / 3)));
    const lines = timesOf((n) => patients.search(at(n).e164.slice(-4), 20), rounds * 10);
    figures.push(byRatio('P3 last 4 digits', 'the first 20 cards by the reversed digits, drizzle prepared; floor: the same raw', four.product, four.bare, 1.5),
      byRatio('P3 last 4 digits against LIKE', "floor: LIKE '%4567' LIMIT 20", four.product, slowFour, 1 / 80),
      within('P3 last 4 digits shown', 'p95 of the whole search: lines with birth, numbers, guardian and the next appointment; floor: its median', percentile(lines, 0.95), median(lines), 2));
    return figures;
  } finally {
    await close();
  }
};

/** P4: a part of a name as it is typed. */
export const p4: Row = async (files, { rounds }) => {
  const { product, close } = openPair(files), { patients, database: { raw } } = product;
  try {
    const cards = cardsOf(product, 500), at = (n: number): Card => cards[n % cards.length]!;
    const bare = raw.prepare(`SELECT p.id AS id, p.surname, p.first_name, p.patronymic, p.born, p.status, p.archived_at, p.ban_at,
      (SELECT coalesce(f.e164, f.digits) FROM patient_phones f WHERE f.patient_id = p.id AND f._deleted = 0 ORDER BY f.main DESC, f.id LIMIT 1) AS phone, g.surname AS guardianSurname, g.first_name AS guardianFirstName,
      (SELECT a.day || ' ' || a.start_min || ' ' || d.display_name FROM appointments a JOIN doctors d ON d.id = a.doctor_id WHERE a.patient_id = p.id AND a.starts_at > ? AND a.status <> 'cancelled' AND a._deleted = 0 ORDER BY a.starts_at LIMIT 1) AS next
      FROM patients p LEFT JOIN patients g ON g.id = p.guardian_id
      WHERE p.surname_norm >= ? AND p.surname_norm < ? AND p._deleted = 0 ORDER BY p.surname_norm, p.first_name_norm, p.patronymic_norm LIMIT 20`);
    const now = Date.UTC(2026, 10, 24, 6), prefix = (n: number): string => at(n).surname.slice(0, 3 + (n % 3));
    const typed = { product: (n: number) => patients.search(prefix(n), 20), bare: (n: number) => bare.all(now, prefix(n), endOf(prefix(n))) as { id: Id; archived_at: number | null }[] };
    let same = 0;
    for (let n = 0; n < 100; n++) {
      const ours = typed.product(n), theirs = typed.bare(n);
      // The floor knows neither that archived cards come last nor that whole words come first.
      if (theirs.length < 20 || theirs.some((row) => row.archived_at !== null)) continue;
      mustEqual('P4', ours.map((row) => row.patientId), theirs.map((row) => row.id));
      same++;
    }
    if (same === 0 && files.scale > 0.02) throw new Error('P4: nothing was compared');
    const one = compare(typed, { rounds: rounds * 10, inner: 1, warm: 300 });
    const two = timesOf((n) => patients.search(`${at(n).surname.slice(0, 5)} ${at(n).firstName.slice(0, 2)}`, 20), rounds * 5);
    const three = timesOf((n) => patients.search(`${at(n).surname.slice(0, 2)} ${at(n).firstName.slice(0, 2)} ${at(n).patronymic.slice(0, 2)}`, 20), rounds * 5);
    const all = timesOf(typed.product, rounds * 10);
    return [
      byRatio('P4 part of a surname', 'three to five letters, the whole search: the first 20 in order with birth, number, guardian and next appointment; floor: the same columns by one raw statement', one.product, one.bare, 2),
      within('P4 part of a surname p95', 'the same; floor: its median', percentile(all, 0.95), median(all), 1),
      within('P4 two parts p95', '«ивано се»; floor: its median', percentile(two, 0.95), median(two), 1),
      within('P4 three parts p95', '«ив се пе»; floor: its median', percentile(three, 0.95), median(three), 2),
    ];
  } finally {
    await close();
  }
};

const cut = (surname: string, first: string): string => `${surname} ${first.slice(0, 3)}`;

/** P5: a typo, two misheard letters. */
export const p5: Row = async (files, { rounds }) => {
  const { product, close } = openPair(files), { patients, database: { raw } } = product;
  try {
    const random = seededRandom(0x50_35), cards = cardsOf(product, files.scale > 0.02 ? 1_000 : 120).filter((card) => card.surname.length > 3 && !card.surname.includes('-'));
    const typos = cards.map((card) => ({ card, text: cut(mistypedOf(card.surname, random), card.firstName) }));
    const misheard = cards.flatMap((card) => {
      const heard = misheardOf(card.surname, random, 2);
      return heard === undefined ? [] : [{ card, text: cut(heard, card.firstName) }];
    });
    let from = performance.now();
    patients.search('ъъъъ', 20);
    const build = performance.now() - from;
    const surnameOf = (name: string): string => name.split(' ')[0]!.toLowerCase().replaceAll('ё', 'е');
    const recall = (queries: readonly { readonly card: Card; readonly text: string }[]): number =>
      (100 * queries.filter(({ card, text }) => patients.search(text, 20).some((row) => surnameOf(row.name) === card.surname)).length) / queries.length;
    const timed = (queries: readonly { readonly text: string }[]): number[] => timesOf((n) => patients.search(queries[n % queries.length]!.text, 20), Math.max(queries.length, rounds * 10));
    const figures = [share('P5 recall of a typo', 'cards of the right surname among 20, one random typo in it and three letters of the first name', recall(typos), 95),
      share('P5 recall of the misheard', `the same with two misheard letters${skeletonOf('о') === 'а' ? '' : ' (?)'}`, recall(misheard), 98)];

    // The user's pick: a fuzzy matcher over the whole list in memory, asked for the same.
    const list = (raw.prepare('SELECT surname_norm AS s, first_name_norm AS f FROM patients').raw().all() as [string, string][]).map(([s, f]) => `${s} ${f}`);
    const fuzzy = new UFuzzy({ intraMode: 1, unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}', intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}', intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b" });
    const theirs = timesOf((n) => fuzzy.search(list, typos[n % typos.length]!.text), Math.max(3, Math.min(20, rounds / 3)));
    const bareTimes = timesOf((n) => patients.idsByText(typos[n % typos.length]!.text, 20), Math.max(typos.length, rounds * 10));
    const typoTimes = timed(typos), heardTimes = timed(misheard), contender = median(theirs);
    from = percentile(typoTimes, 0.95);
    return [
      ...figures,
      within('P5 typo p95', `the whole search of a mistyped surname; the books of names were filled in ${build.toFixed(0)} ms; floor: its median`, from, median(typoTimes), 1),
      within('P5 misheard p95', 'the whole search of a misheard surname; floor: its median', percentile(heardTimes, 0.95), median(heardTimes), 1),
      byRatio('P5 typo against uFuzzy', `the cards of a mistyped surname found and in order, as uFuzzy answers: without their lines; floor: uFuzzy over ${list.length} names in memory, found, measured and ranked`, median(bareTimes), contender, 1 / 100),
    ];
  } finally {
    await close();
  }
};
