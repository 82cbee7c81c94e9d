/**
 * The form a name is stored in for search: lower case, ё->е (й stays), one space between words, nothing but letters,
 * digits, spaces and hyphens. SQLite folds no Cyrillic, so code writes these columns (QUALITY.md finding 5).
 */
export const normaliseName = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/[^\p{L}\p{N}\- ]/gu, ' ').replace(/\s+/g, ' ').trim();

const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const cyrillicByLatin = new Map([...latin].map((c, i) => [c, cyrillic[i]!]));

/** `tkrbyf` -> `ёлкина`: what was meant when the keyboard stood on Latin. */
export const fromLatinLayout = (text: string): string => [...text.toLowerCase()].map((c) => cyrillicByLatin.get(c) ?? c).join('');

const voiced: Readonly<Record<string, string>> = { б: 'п', в: 'ф', г: 'к', д: 'т', ж: 'ш', з: 'с' };
const vowels: Readonly<Record<string, string>> = { о: 'а', я: 'а', ё: 'и', е: 'и', э: 'и', ы: 'и', ю: 'у', й: 'и' };

/** A phonetic skeleton of a surname: what a name heard over the phone keeps (voicing, unstressed vowels and doubled letters folded). */
export function skeletonOf(surname: string): string {
  let out = '';
  for (const c of normaliseName(surname)) {
    if (c === 'ъ' || c === 'ь' || c === ' ' || c === '-') continue;
    const heard = voiced[c] ?? vowels[c] ?? c;
    if (!out.endsWith(heard)) out += heard;
  }
  return out;
}
