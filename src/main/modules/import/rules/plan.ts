import type { ImportField, ImportKind, Mapping } from '#shared/import/fields.ts';
import { remarks, type ProblemCode } from '#shared/import/problems.ts';
import { cleanName, cleanText, readDay, readEmail, readMinutes, readMoney, readSex, readStatus, readTime, shortened, type CellProblem, type ImportedStatus, type Read } from '#shared/import/values.ts';
import { normaliseName, skeletonOf } from '#shared/kernel/normalise.ts';
import { parsePhone, reversed, type PhoneKind } from '#shared/kernel/phone.ts';
import type { Day } from '#shared/kernel/values.ts';
import { splitName } from '#shared/patients/split-name.ts';

export interface Problem { readonly field: ImportField | 'row'; readonly value: string; readonly code: ProblemCode }
export interface PhoneCells { readonly e164: string | null; readonly digits: string; readonly digitsRev: string; readonly kind: PhoneKind }

/** Whom a row is about, as far as its cells say. */
export interface Who {
  readonly key: string | undefined;
  readonly surname: string; readonly firstName: string; readonly patronymic: string;
  readonly surnameNorm: string; readonly firstNameNorm: string; readonly patronymicNorm: string; readonly skeleton: string;
  readonly born: Day | undefined;
  readonly phones: readonly PhoneCells[];
}
export interface PlannedRow {
  readonly row: number;
  readonly who: Who;
  readonly sex: 'female' | 'male' | null;
  readonly email: string | null;
  readonly comment: string;
  readonly phoneNote: string;
  readonly family: string | undefined;
  /** Kopecks. */
  readonly balance: number | undefined;
  readonly doctor: string;
  readonly day: Day | undefined;
  readonly startMin: number;
  readonly endMin: number;
  readonly status: ImportedStatus | undefined;
}
export interface Planned { readonly row: PlannedRow | undefined; /** Why it is refused; with a row, what is remarked upon. */ readonly problems: readonly Problem[] }

/** Texts longer than their field are refused, not cut: nobody would notice. */
const most: Readonly<Partial<Record<ImportField, number>>> = { key: 60, name: 300, surname: 100, firstName: 100, patronymic: 100, email: 200, comment: 4000, phone: 120, phone2: 120, phoneNote: 100, family: 100, doctor: 200 };
const usualMinutes = 30;

interface NamePart { readonly norm: string; readonly skeleton: string }
/** Normalised forms of names: a file has few different ones, and each costs more than all the rest of its row. */
function createNames(): (raw: string) => NamePart {
  const known = new Map<string, NamePart>();
  return (raw) => {
    const found = known.get(raw);
    if (found) return found;
    const part = { norm: normaliseName(raw), skeleton: skeletonOf(raw) };
    if (known.size > 100_000) known.clear();
    // A cell is a view into its chunk of the file; a copy lets the chunk go.
    known.set(raw.split('').join(''), part);
    return part;
  };
}

/** A number in any form; a fast way for what nine of ten cells hold, Russian mobiles. */
export function phoneCells(raw: string): PhoneCells {
  const { e164, digits, kind } = parsePhone(raw);
  return { e164: e164 ?? null, digits, digitsRev: reversed(e164 ? e164.slice(1) : digits), kind };
}

/** Several numbers in one cell, as people write them: with commas, semicolons, slashes or line ends between. */
export const phonesOfCell = (text: string): string[] => (/[,;/\n|]/.test(text) ? text.split(/[,;/\n|]+/).map((one) => one.trim()).filter((one) => /\d/.test(one)) : [text]);

/**
 * Reads the rows of one kind of file by a mapping. `today` bounds birth dates. A cell that does not hold what its column
 * should refuses its row; everything wrong with a row is told at once.
 */
export function createPlanner(kind: ImportKind, mapping: Mapping, today: Day): (cells: readonly string[], row: number) => Planned {
  const names = createNames();
  const column = (field: ImportField): number => mapping[field] ?? -1;
  const at = Object.fromEntries((['key', 'name', 'surname', 'firstName', 'patronymic', 'born', 'sex', 'phone', 'phone2', 'phoneNote', 'email', 'comment', 'family', 'balance', 'doctor', 'day', 'start', 'end', 'length', 'status'] as const)
    .map((field) => [field, column(field)])) as Record<ImportField, number>;

  return (cells, row) => {
    const problems: Problem[] = [];
    let refused = false;
    const refuse = (field: Problem['field'], value: string, code: ProblemCode): void => {
      problems.push({ field, value: shortened(value), code });
      refused = true;
    };
    const text = (field: ImportField, clean = cleanName): string => {
      const place = at[field];
      if (place < 0) return '';
      const raw = cells[place];
      if (raw === undefined || raw === '') return '';
      if (raw.includes('\uFFFD')) { refuse(field, raw, 'broken-text'); return ''; }
      const { text: out, changed } = clean(raw);
      if (out.length > (most[field] ?? 100)) { refuse(field, raw, 'too-long'); return ''; }
      if (changed && problems.length < 20) problems.push({ field, value: shortened(raw), code: 'cleaned' });
      return out;
    };
    const read = <T>(field: ImportField, reader: (raw: string) => Read<T>): T | undefined => {
      const raw = text(field);
      if (raw === '') return undefined;
      const found = reader(raw);
      if (found.ok) return found.value;
      refuse(field, raw, found.problem);
      return undefined;
    };
    const need = (field: ImportField, there: boolean): void => { if (!there && !problems.some((p) => p.field === field && !remarks.has(p.code))) refuse(field, '', 'empty'); };

    // the person
    let surname = text('surname'), firstName = text('firstName'), patronymic = text('patronymic');
    const whole = text('name');
    if (surname === '' && whole !== '') {
      ({ surname, firstName, patronymic } = splitName(whole));
      if (surname === '') refuse('name', whole, 'not-a-name');
    } else if (surname !== '' && !/\p{L}/u.test(surname)) refuse('surname', surname, 'not-a-name');
    const key = text('key') || undefined;
    const born = read('born', readDay);
    if (born !== undefined && (born > today || born < '1900-01-01')) refuse('born', cells[at.born] ?? '', 'day-out-of-range');
    const phones: PhoneCells[] = [];
    for (const field of ['phone', 'phone2'] as const) {
      const cell = text(field);
      if (cell === '') continue;
      for (const one of phonesOfCell(cell)) {
        const phone = phoneCells(one);
        if (phone.digits.length < 2) refuse(field, one, 'not-a-phone');
        else if (!phones.some((p) => (p.e164 ?? p.digits) === (phone.e164 ?? phone.digits))) phones.push(phone);
        if (phone.kind === 'unparsed' && phone.digits.length >= 2) problems.push({ field, value: shortened(one), code: 'odd-phone' });
      }
    }
    const s = names(surname), f = names(firstName), p = names(patronymic);
    const who: Who = { key, surname, firstName, patronymic, surnameNorm: s.norm, skeleton: s.skeleton, firstNameNorm: f.norm, patronymicNorm: p.norm, born, phones };

    // what the kind of the file adds
    const patients = kind === 'patients', appointments = kind === 'appointments';
    const sex = patients ? read('sex', readSex) : undefined, email = patients ? read('email', readEmail) : undefined;
    const comment = patients || appointments ? text('comment', cleanText) : '', family = patients || kind === 'families' ? text('family') || undefined : undefined;
    const balance = patients || kind === 'balances' ? read('balance', readMoney) : undefined;
    const phoneNote = kind === 'phones' ? text('phoneNote') : '';
    const doctor = appointments ? text('doctor') : '';
    const on = appointments || kind === 'balances' ? read('day', readDay) : undefined;
    let startMin = 0, endMin = 0, status: ImportedStatus | undefined;
    if (patients) need(at.surname >= 0 ? 'surname' : 'name', surname !== '' || refused);
    else if (key === undefined && surname === '' && phones.length === 0 && !refused) refuse('row', '', 'nobody-named');
    if (kind === 'phones') need('phone', phones.length > 0);
    if (kind === 'families') need('family', family !== undefined);
    if (kind === 'balances') need('balance', balance !== undefined);
    if (appointments) {
      const start = read('start', readTime), end = read('end', readTime), length = read('length', readMinutes);
      status = read('status', readStatus);
      need('doctor', doctor !== '');
      need('day', on !== undefined);
      need('start', start !== undefined);
      startMin = start ?? 0;
      endMin = end ?? startMin + (length ?? usualMinutes);
      if (!refused && (endMin <= startMin || endMin > 1440)) refuse(at.end >= 0 ? 'end' : at.length >= 0 ? 'length' : 'start', cells[at.end >= 0 ? at.end : at.length >= 0 ? at.length : at.start] ?? '', 'ends-before-start');
    }
    if (refused) return { row: undefined, problems: problems.filter((one) => !remarks.has(one.code)) };
    return { row: { row, who, sex: sex ?? null, email: email ?? null, comment, phoneNote, family, balance, doctor, day: on, startMin, endMin, status }, problems };
  };
}
export type { CellProblem };
