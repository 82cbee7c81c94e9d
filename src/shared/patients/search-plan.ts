import { fromCyrillicLayout, fromLatinLayout, normaliseName } from '../kernel/normalise.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { E164 } from '../kernel/values.ts';

/** Nobody's name is longer; what follows is a document that was pasted by mistake. */
const longestText = 200;
/** The least number of digits that are searched as a part of a phone (UX rule 16). */
export const leastDigits = 3;

export interface SearchPlan {
  /** Readings of the words in order of trust: as typed, then as if the keyboard had stood on the other alphabet. Each has 1 to 3 words. */
  readonly names: readonly (readonly string[])[];
  /** Three digits or more, of a phone. */
  readonly digits?: string;
  /** The digits as a whole number, when they are one. */
  readonly e164?: E164;
}

/** Three words at most: what comes after the second stays together, as in «Али Мамед оглы». */
export function wordsOf(text: string): string[] {
  const words = normaliseName(text.replace(/\d/g, ' ')).split(' ').filter((w) => /\p{L}/u.test(w));
  return words.length > 3 ? [...words.slice(0, 2), words.slice(2).join(' ')] : words;
}

/** Every reading of the words of a text, each only once. */
export function readingsOf(text: string): string[][] {
  const letters = text.replace(/\d/g, ' '), readings = [wordsOf(letters)];
  if (/[a-z]/i.test(letters)) readings.push(wordsOf(fromLatinLayout(letters)));
  if (/[а-яё]/i.test(letters)) readings.push(wordsOf(fromCyrillicLayout(letters)));
  const seen = new Set<string>();
  return readings.filter((words) => words.length > 0 && !seen.has(words.join(' ')) && seen.add(words.join(' ')));
}

/** What a search text asks for: parts of a name in any order, digits of a phone, or both («ив 0101»). Never throws. */
export function planSearch(whole: string): SearchPlan {
  const text = whole.slice(0, longestText), digits = text.replace(/\D/g, ''), names = readingsOf(text);
  if (digits.length < leastDigits) return { names };
  const { e164 } = digits.length >= 10 ? parsePhone(text.replace(/[^\d+]/g, '')) : {};
  return { names, digits, ...(e164 ? { e164 } : {}) };
}

/** Which column each word is a beginning of; absent ones are free. */
export interface NamePattern { readonly surname?: string; readonly firstName?: string; readonly patronymic?: string }
export type NameColumn = keyof NamePattern;

const layouts: Readonly<Record<1 | 2 | 3, readonly (readonly NameColumn[])[]>> = {
  1: [['surname'], ['firstName'], ['patronymic']],
  2: [['surname', 'firstName'], ['firstName', 'surname'], ['firstName', 'patronymic'], ['surname', 'patronymic'], ['patronymic', 'firstName'], ['patronymic', 'surname']],
  3: [
    ['surname', 'firstName', 'patronymic'], ['firstName', 'patronymic', 'surname'], ['firstName', 'surname', 'patronymic'],
    ['surname', 'patronymic', 'firstName'], ['patronymic', 'surname', 'firstName'], ['patronymic', 'firstName', 'surname'],
  ],
};

/** Every way to lay so many words over the three parts of a name, the usual orders first: `layout[i]` is the column of word i. */
export const layoutsOf = (words: number): readonly (readonly NameColumn[])[] => (words === 1 || words === 2 || words === 3 ? layouts[words] : []);

export const namePatterns = (words: readonly string[]): NamePattern[] => layoutsOf(words.length).map((layout) => Object.fromEntries(layout.map((column, i) => [column, words[i]!])));

/** Beginnings that the digits may be of a number in E.164: as an international number, after 8, and without the country. */
export const e164Beginnings = (digits: string): string[] =>
  [...new Set([`+${digits}`, ...(/^8\d/.test(digits) ? [`+7${digits.slice(1)}`] : []), `+7${digits}`])];

/** Above every text that begins with `prefix`: U+FFFF sorts after all letters in UTF-8. */
export const endOf = (prefix: string): string => `${prefix}\uffff`;
/** Above `text` and below everything longer that begins with it: names hold no control characters. */
export const justAfter = (text: string): string => `${text}\u0001`;
