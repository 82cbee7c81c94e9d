import { moneyText } from '../kernel/money.ts';
import { parsePhone, phoneText } from '../kernel/phone.ts';
import { dayText } from '../kernel/time.ts';
import { kopecks, type Day } from '../kernel/values.ts';
import type { CardChangeRow } from './card-contract.ts';
import { historyWords, type HistoryWords } from './history-words.ts';

/** One change as a person reads it: a sentence, and under it what each field was and became. */
export interface HistoryLine {
  readonly title: string;
  readonly changes: readonly { readonly label: string; readonly before?: string; readonly after?: string }[];
}
type Values = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

const valuesOf = (value: unknown): Values => (Array.isArray(value) ? { phones: value as unknown } : typeof value === 'object' && value !== null ? value as Values : {});
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const numberText = (digits: string): string => {
  const { e164 } = parsePhone(digits);
  return e164 ? phoneText(e164) : digits;
};
function phonesText(list: unknown, words: HistoryWords): string {
  if (!Array.isArray(list)) return '';
  return list.map((one: unknown) => {
    const { digits, main, note } = valuesOf(one);
    const more = [main === true && list.length > 1 ? words.main : '', typeof note === 'string' ? note : ''].filter(Boolean).join(', ');
    return `${numberText(typeof digits === 'string' ? digits : '')}${more ? ` (${more})` : ''}`;
  }).join('; ');
}

/** A value as it is shown anywhere else: days, sums, numbers and the words of codes. */
function valueText(field: string, value: unknown, names: Names, words: HistoryWords): string {
  if (field === 'phones') return phonesText(value, words);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return field === 'amount' ? moneyText(kopecks(value)) : String(value);
  if (typeof value !== 'string') return '';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayText(value as Day);
  if (field === 'digits') return numberText(value);
  if (field === 'guardianId') return names[value] ?? '…';
  const coded = words.values[field as keyof HistoryWords['values']] as Names | undefined;
  return coded?.[value] ?? value;
}

/**
 * What a row of the chain says of a card: the sentence of its action, and of every field that a person knows what it was
 * and became. Columns that only serve search or sync are left out, whatever the row holds.
 */
export function historyLine({ action, before, after, erased }: Pick<CardChangeRow, 'action' | 'before' | 'after' | 'erased'>, names: Names, language: 'ru' | 'en'): HistoryLine {
  const words = historyWords[language], title = (words.actions as Names)[action] ?? words.unknown;
  if (erased) return { title, changes: [{ label: words.erased }] };
  const was = valuesOf(before), is = valuesOf(after);
  return {
    title,
    changes: (Object.keys(words.fields) as (keyof HistoryWords['fields'])[]).flatMap((field) => {
      const [old, now] = [was[field], is[field]].map((value) => (isEmpty(value) ? '' : valueText(field, value, names, words))) as [string, string];
      // the same on both sides says what it was about, once
      if ((old === '' && now === '') || (old === '' && is[field] === false)) return [];
      return [{ label: words.fields[field], ...(old === '' || old === now ? {} : { before: old }), ...(now === '' ? {} : { after: now }) }];
    }),
  };
}

/** The line as one sentence: «Статус изменён: Статус: первичный → повторный». */
export const historySentence = ({ title, changes }: HistoryLine): string =>
  [title, changes.map(({ label, before, after }) => [label, [before, after ?? (before === undefined ? undefined : '—')].filter((part) => part !== undefined).join(' → ')].filter(Boolean).join(': ')).join('; ')].filter(Boolean).join(': ');
