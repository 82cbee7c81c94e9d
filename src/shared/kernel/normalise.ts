/** Marks that are no letters of a name: RTL and zero-width signs, stress marks, apostrophes of every kind. */
const unsaid = /[\p{Cf}\p{M}'’‘ʼ`´]/gu;

/**
 * The form a name is stored in for search: lower case, ё->е (й stays), one space between words, nothing but letters,
 * digits, spaces and hyphens. SQLite folds no Cyrillic, so code writes these columns (QUALITY.md finding 5).
 */
export const normaliseName = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(unsaid, '').replace(/[^\p{L}\p{N}\- ]/gu, ' ').replace(/\s+/g, ' ').trim();

/** What a text is compared by where its signs matter: lower case, ё->е. */
export const foldText = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", shifted = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const cyrillicByLatin = new Map([...latin, ...shifted].map((c, i) => [c, cyrillic[i % cyrillic.length]!]));
const latinByCyrillic = new Map([...cyrillic].map((c, i) => [c, latin[i]!]));

/** `tkrbyf` -> `елкина`, `~krbyf` -> `ёлкина`: what was meant when the keyboard stood on Latin. */
export const fromLatinLayout = (text: string): string => [...text].map((c) => cyrillicByLatin.get(c) ?? c).join('');
/** `ыьшер` -> `smith`: what was meant when it stood on Cyrillic. */
export const fromCyrillicLayout = (text: string): string => [...text.toLocaleLowerCase('ru')].map((c) => latinByCyrillic.get(c) ?? c).join('');

const voiced: Readonly<Record<string, string>> = { б: 'п', в: 'ф', г: 'к', д: 'т', ж: 'ш', з: 'с' };
const vowels: Readonly<Record<string, string>> = { о: 'а', я: 'а', ё: 'и', е: 'и', э: 'и', ы: 'и', ю: 'у', й: 'и' };

/** A phonetic skeleton of a surname: what a name heard over the phone keeps (voicing, unstressed vowels and doubled letters folded). */
export const skeletonOf = (surname: string): string => skeletonOfNormal(normaliseName(surname));

/** The same of a name that is normalised already. The skeleton of a beginning is a beginning of the skeleton. */
export function skeletonOfNormal(name: string): string {
  let out = '', last = '';
  for (const c of name) {
    if (c === 'ъ' || c === 'ь' || c === ' ' || c === '-') continue;
    const heard = voiced[c] ?? vowels[c] ?? c;
    if (heard !== last) out += last = heard;
  }
  return out;
}
