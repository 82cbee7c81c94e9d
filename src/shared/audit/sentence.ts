import { moneyText } from '../kernel/money.ts';
import { clockText, dayText, wallOf } from '../kernel/time.ts';
import { day, instant, kopecks, type Zone } from '../kernel/values.ts';
import { isNamed, kindOf } from './fields.ts';
import { auditWords, type AuditLanguage, type AuditWords } from './words.ts';

/** One row of the change log as it is told: what was done to what, and what its texts hold. */
export interface AuditFact {
  readonly action: string;
  readonly entity: string;
  /** The name of the thing, where it has one: «Ёлкина Анна Сергеевна». */
  readonly subject?: string | undefined;
  /** Names of the ids that the text holds. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** `{before, after}`; null where there never was one, or where it was erased. */
  readonly text: unknown;
}
export interface FieldChange { readonly field: string; readonly label: string; readonly before?: string; readonly after?: string }
export interface Sentence {
  /** «Карточка изменена». */
  readonly deed: string;
  /** «пациент», «приём»: what kind of thing it was. */
  readonly thing: string;
  readonly subject?: string | undefined;
  readonly changes: readonly FieldChange[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
/** A word of a table; a code that happens to be a name of JavaScript's own is none. */
const wordIn = (table: Readonly<Record<string, string>>, key: string): string | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
/** Right-to-left marks and the like would turn the sentence around. */
const plain = (text: string): string => text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');

function valueText(value: unknown, field: string, fact: AuditFact, words: AuditWords, zone: Zone): string {
  const kind = kindOf(field);
  if (Array.isArray(value)) return value.map((one) => valueText(one, field, fact, words, zone)).join(', ');
  if (isFields(value)) {
    return Object.entries(value).filter(([key, one]) => !isEmpty(one) && one !== false && kindOf(key) !== 'skip')
      .map(([key, one]) => (one === true ? wordIn(words.field, key) ?? key : `${wordIn(words.field, key) ?? key} ${valueText(one, key, fact, words, zone)}`)).join(', ');
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (kind === 'flag') return value ? words.yes : words.no;
    if (kind === 'instant') { const wall = wallOf(instant(value), zone); return `${dayText(wall.day)} ${clockText(wall.minute)}`; }
    if (kind === 'minute') return clockText(value);
    if (kind === 'money') return moneyText(kopecks(value));
    return String(value);
  }
  if (typeof value !== 'string') return '';
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)) return dayText(day(value));
  if (kind === 'word') return wordIn(words.word, value) ?? value;
  if (isNamed(kind)) return plain(wordIn(fact.names ?? {}, value) ?? words.unnamed);
  return plain(value);
}

function changesOf(fact: AuditFact, words: AuditWords, zone: Zone): FieldChange[] {
  if (!isFields(fact.text)) return [];
  const { before, after } = fact.text;
  if (!isFields(before) && !isFields(after)) {
    const [was, is] = [before, after].map((value) => (isEmpty(value) ? undefined : valueText(value, 'value', fact, words, zone)));
    return was === undefined && is === undefined ? [] : [{ field: 'value', label: wordIn(words.field, 'value') ?? '', ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  }
  const was: Fields = isFields(before) ? before : {}, is: Fields = isFields(after) ? after : {};
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field): FieldChange[] => {
    if (kindOf(field) === 'skip' || JSON.stringify(was[field] ?? null) === JSON.stringify(is[field] ?? null)) return [];
    const say = (value: unknown): string | undefined => (isEmpty(value) ? undefined : valueText(value, field, fact, words, zone));
    const [old, now] = [say(was[field]), say(is[field])];
    if (old === undefined && now === undefined) return [];
    return [{ field, label: wordIn(words.field, field) ?? field, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
  });
}

/** A row of the change log in words. Total: a row of a newer program, or a spoilt one, is told as far as it is known. */
export function sentenceOf(fact: AuditFact, language: AuditLanguage, zone: Zone): Sentence {
  const words = auditWords[language];
  return {
    deed: wordIn(words.action, fact.action) ?? words.someAction(fact.action), thing: wordIn(words.entity, fact.entity) ?? fact.entity,
    ...(fact.subject === undefined ? {} : { subject: plain(fact.subject) }), changes: changesOf(fact, words, zone),
  };
}

/** «Фамилия: Попова → Ёлкина»; what was empty is a dash. */
export const changeText = ({ label, before, after }: FieldChange): string =>
  (before === undefined ? `${label}: ${after ?? '—'}` : `${label}: ${before} → ${after ?? '—'}`);

/** The whole sentence in a line: for a list, a search and a table. */
export const sentenceText = ({ deed, subject, changes }: Sentence): string =>
  `${deed}${subject ? `: ${subject}` : ''}${changes.length ? `. ${changes.map(changeText).join('; ')}` : ''}`;
