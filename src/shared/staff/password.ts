/** Why a password is not taken; the screen has a sentence for each. */
export type PasswordProblem = 'short' | 'login' | 'common' | 'repeats';
export interface PasswordVerdict { readonly problem?: PasswordProblem; /** 0 weak … 3 strong. */ readonly strength: 0 | 1 | 2 | 3 }

export const shortestPassword = 8;
/** Rows of the keyboard, both layouts, and what everybody tries first. */
const rows = ['1234567890', '0987654321', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'abcdefghijklmnopqrstuvwxyz', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
const everybodys = ['password', 'пароль', 'stoika', 'стойка', 'administrator', 'admin', 'админ', 'welcome', 'doctor', 'клиника', 'clinic', 'qwerty', 'йцукен'];

const kinds = (password: string): number => [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((one) => one.test(password)).length;

/**
 * Length is what counts (NIST SP 800-63B, 5.1.1.2): nobody is made to write a capital letter or a digit, yet the words
 * that everybody tries first are refused, and so is one's own login.
 */
export function judgePassword(password: string, login: string): PasswordVerdict {
  const folded = password.normalize('NFKC').toLocaleLowerCase('ru'), letters = [...folded];
  const refused = (problem: PasswordProblem): PasswordVerdict => ({ problem, strength: 0 });
  if (letters.length < shortestPassword) return refused('short');
  if (new Set(letters).size < 4) return refused('repeats');
  const own = login.trim().toLocaleLowerCase('ru');
  if (own.length >= 3 && folded.includes(own)) return refused('login');
  // what is left once rows of keys and common words are taken out
  let rest = folded;
  for (const row of rows) for (let length = row.length; length >= 4; length--) for (let at = 0; at + length <= row.length; at++) rest = rest.replaceAll(row.slice(at, at + length), '');
  for (const word of everybodys) rest = rest.replaceAll(word, '');
  if ([...rest].length < 4) return refused('common');
  const worth = [...rest].length + (kinds(password) - 1) * 2;
  return { strength: worth >= 16 ? 3 : worth >= 11 ? 2 : 1 };
}
