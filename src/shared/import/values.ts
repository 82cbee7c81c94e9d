import { clockText } from '../kernel/time.ts';
import { day, kopecks, minute, type Day, type Kopecks, type Minute } from '../kernel/values.ts';

/** Why a cell is not what its column should hold. The sentences are in words.ts. */
export const cellProblems = [
  'empty', 'broken-text', 'too-long', 'not-a-day', 'no-such-day', 'short-year', 'day-out-of-range', 'not-a-time', 'not-money', 'money-ambiguous', 'money-too-large',
  'not-a-phone', 'not-a-sex', 'not-an-email', 'not-a-status', 'not-minutes', 'ends-before-start',
] as const;
export type CellProblem = (typeof cellProblems)[number];

/** A cell read: its value, or why there is none. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: CellProblem };
const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (problem: CellProblem): { readonly ok: false; readonly problem: CellProblem } => ({ ok: false, problem });

/** Control characters but tab and line ends, and what is there and cannot be seen: zero-width, direction marks, soft hyphen, BOM. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const unseenAll = new RegExp(unseen.source, 'g');

export interface Cleaned { readonly text: string; /** Invisible characters were taken out. */ readonly changed: boolean }

/** Text as it is stored: NFC, without invisible characters, outer blanks and no-break spaces. `<script>` is text like any other. */
export function cleanText(raw: string): Cleaned {
  const changed = unseen.test(raw);
  const text = (changed ? raw.replace(unseenAll, '') : raw).replaceAll('\u00a0', ' ').trim();
  return { text: /[^\u0000-\u02ff\u0400-\u0439\u043b-\u045f]/.test(text) || text.includes('и\u0306') ? text.normalize('NFC') : text, changed };
}

/** One line of a name: blanks inside fall together. */
export const cleanName = (raw: string): Cleaned => {
  const { text, changed } = cleanText(raw);
  return { text: /\s\s|[\t\r\n]/.test(text) ? text.replace(/\s+/g, ' ') : text, changed };
};

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

function dayOf(year: number, month: number, date: number): Read<Day> {
  if (month < 1 || month > 12 || date < 1) return bad('no-such-day');
  if (date > (month === 2 && leap(year) ? 29 : lengths[month - 1]!)) return bad('no-such-day');
  if (year < 1900 || year > 2200) return bad('day-out-of-range');
  return good(day(`${year}-${two(month)}-${two(date)}`));
}

/** Excel's day number: 1 is 1900-01-01, and it believes that 1900 had a 29 February. */
export function dayOfSerial(serial: number): Read<Day> {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 109_575 || whole === 60) return bad('day-out-of-range');
  const date = new Date(Date.UTC(1899, 11, whole > 60 ? 30 : 31) + whole * 86_400_000);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** `31.12.2026`, `31/12/2026`, `2026-12-31`, any of them with a time behind, or Excel's day number. */
export function readDay(raw: string): Read<Day> {
  const text = raw.trim();
  const m = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:г\.?| г\.?)?(?:[ T,]+\d{1,2}[:.].*)?$/.exec(text);
  if (m) return dayOf(Number(m[3]), Number(m[2]), Number(m[1]));
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ T].*)?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) return bad('short-year');
  if (/^\d{4,6}(?:[.,]\d+)?$/.test(text)) return dayOfSerial(Number(text.replace(',', '.')));
  return bad('not-a-day');
}

/** `9:05`, `09:05:00`, `9.05`, the time of a day and time, or Excel's part of a day. */
export function readTime(raw: string): Read<Minute> {
  const text = raw.trim(), m = /^(?:.*\d{4}[ T,]+|\d{4}-\d\d-\d\d[ T])?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?$/.exec(text);
  if (m) return Number(m[1]) <= 24 && Number(m[2]) < 60 && (Number(m[1]) < 24 || Number(m[2]) === 0) ? good(minute(Number(m[1]) * 60 + Number(m[2]))) : bad('not-a-time');
  const part = /^\d*[.,]\d+$|^0$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!(part >= 0)) return bad('not-a-time');
  return good(minute(Math.round((part % 1) * 1440)));
}

/** Minutes: `30`, `30 мин`, `0:30`, `1 ч`. */
export function readMinutes(raw: string): Read<number> {
  const text = raw.trim(), plain = /^(\d{1,3})\s*(?:м|мин|минут[аы]?|min|minutes?)?\.?$/i.exec(text), hours = /^(\d{1,2})\s*(?:ч|час|часа|h)\.?$/i.exec(text), clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text);
  const minutes = plain ? Number(plain[1]) : hours ? Number(hours[1]) * 60 : clock ? Number(clock[1]) * 60 + Number(clock[2]) : 0;
  return minutes >= 5 && minutes <= 720 ? good(minutes) : bad('not-minutes');
}

/** `1 234,50 ₽`, `-1200`, `(1 200)`, `1.234,50`, `1,234.50`. One separator before three digits may mean either, so it is refused. */
export function readMoney(raw: string): Read<Kopecks> {
  let text = raw.replace(/[\s\u00a0\u202f]/g, '').replace(/(?:₽|руб(?:лей|ля|ль)?\.?|р\.?|rub)$/i, '');
  const negative = /^[-\u2212\u2013]/.test(text) || /^\(.*\)$/.test(text);
  text = text.replace(/^[-\u2212\u2013+]|^\(|\)$/g, '');
  if (!/^\d[\d.,]*$/.test(text)) return bad('not-money');
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.')), behind = last < 0 ? 0 : text.length - last - 1;
  const separators = text.replace(/\d/g, ''), kinds = new Set(separators).size;
  let whole = text, rest = '';
  if (last >= 0 && behind <= 2) [whole, rest] = [text.slice(0, last), text.slice(last + 1)];
  else if (separators.length === 1 && behind === 3) return bad('money-ambiguous');
  else if (separators.length === 1) { // a float of Excel: 1234.5000000001
    [whole, rest] = [text.slice(0, last), text.slice(last + 1)];
    const exact = Math.round(Number(`${whole}.${rest}`) * 100);
    if (Math.abs(Number(`${whole}.${rest}`) * 100 - exact) > 1e-4) return bad('not-money');
    return exact > 1e11 ? bad('money-too-large') : good(kopecks(negative && exact !== 0 ? -exact : exact));
  } else if (kinds > 1) return bad('not-money');
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return bad('not-money');
  const amount = Number(whole.replace(/[.,]/g, '')) * 100 + Number(rest.padEnd(2, '0') || '0');
  if (!(amount <= 1e11)) return bad('money-too-large');
  return good(kopecks(negative && amount !== 0 ? -amount : amount));
}

export function readSex(raw: string): Read<'female' | 'male'> {
  const text = raw.trim().toLowerCase();
  if (/^(?:ж|жен|женский|женщина|f|female|w)\.?$/.test(text)) return good('female');
  if (/^(?:м|муж|мужской|мужчина|m|male)\.?$/.test(text)) return good('male');
  return bad('not-a-sex');
}

export const readEmail = (raw: string): Read<string> => (/^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}\.[^\s@<>".]{2,}$/.test(raw) ? good(raw) : bad('not-an-email'));

export type ImportedStatus = 'unconfirmed' | 'confirmed' | 'arrived' | 'completed' | 'noShow' | 'cancelled';
const statuses: readonly (readonly [RegExp, ImportedStatus])[] = [
  [/^(?:не подтвержд|новый|записан|запланир|ожид|unconfirmed|new|planned|scheduled|booked)/, 'unconfirmed'], [/^(?:подтвержд|confirmed)/, 'confirmed'],
  [/^(?:приш[ёе]л|arrived|на приеме|на приёме|in chair)/, 'arrived'], [/^(?:заверш|выполн|состоял|оказан|оплачен|закрыт|был|completed|done|finished)/, 'completed'],
  [/^(?:не приш|неяв|не явил|no.?show|missed)/, 'noShow'], [/^(?:отмен|удал|cancel|deleted)/, 'cancelled'],
];
export function readStatus(raw: string): Read<ImportedStatus> {
  const text = raw.trim().toLowerCase(), found = statuses.find(([pattern]) => pattern.test(text));
  return found ? good(found[1]) : bad('not-a-status');
}

/** A value as a report shows it: one line, at most 40 characters. */
export function shortened(raw: string): string {
  const text = raw.slice(0, 200).replace(unseenAll, '·').replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** `2026-11-24 10:05`: how a reader of a typed sheet writes a cell that holds a moment. */
export const momentText = (on: Day, at: number): string => (at === 0 ? on : `${on} ${clockText(at)}`);
