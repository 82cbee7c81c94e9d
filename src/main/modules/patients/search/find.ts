import { skeletonOfNormal } from '#shared/kernel/normalise.ts';
import { withinOneTypo } from '#shared/kernel/typo.ts';
import { reversed } from '#shared/kernel/phone.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import { e164Beginnings, endOf, layoutsOf, namePatterns, type NameColumn, type NamePattern, type SearchPlan } from '#shared/patients/search-plan.ts';
import type { FoundBy } from '#shared/patients/contract.ts';
import type { NameBooks, NameLibrary } from './books.ts';
import type { SearchStatements } from './statements.ts';

/** Ids in the order they are to be shown, each with how it was found. */
export type Found = Map<Id, FoundBy>;
export interface Finder { find(plan: SearchPlan, limit: number): Found }

/** How many candidates of a number are read before a name narrows them («ив 010»). */
const digitsWithName = 3_000;
/** How many existing names may stand for one word that was mistyped, misheard or is the second half of a name. */
const mostNames = 24;

/** Read beyond a page, so that an archived card or two need no second reading. */
const spare = 6;

interface Row { readonly id: Id; readonly archivedAt: number | null }
interface Statement { all(params: Record<string, unknown>): readonly Row[] }
/** One part known whole and how; the other parts begin as given. */
interface Guess { readonly column: NameColumn; readonly pattern: NamePattern }

const bounds = (name: NameColumn, prefix = ''): Record<string, string> => ({ [name]: prefix, [`${name}End`]: endOf(prefix) });
const paramsOf = ({ surname, firstName, patronymic }: NamePattern): Record<string, string> => ({ ...bounds('surname', surname), ...bounds('firstName', firstName), ...bounds('patronymic', patronymic) });
const beginningOf = (digits: string) => ({ digits, digitsEnd: endOf(digits) });

/** Whether a word is this part of a name: as it begins, but for a typo, or as it sounds. */
export const fits = (word: string, part: string): boolean =>
  part.startsWith(word) || part.split(/[ -]/).some((piece) => piece.startsWith(word))
  || (word.length > 3 && (withinOneTypo(word, part) || (part.length > 3 && skeletonOfNormal(word) === skeletonOfNormal(part))));

/**
 * Finds cards by what was typed. The stages go from what fits to the letter to what only sounds alike, and each fills
 * what the former left: exact and begun names, their wards, second halves, one typo, misheard.
 */
export function createFinder(statements: SearchStatements, library: Pick<NameLibrary, 'get'>, idsByPhone: (e164: E164) => readonly Id[]): Finder {
  /** Those that are not archived first. A full page with too many archived in it may hide others: then they alone are read. */
  function page(statement: Statement, params: Record<string, string>, limit: number): readonly Row[] {
    const rows = statement.all({ ...params, limit: limit + spare, archivedToo: 1 }), live = rows.filter((row) => row.archivedAt === null);
    if (live.length === rows.length) return rows;
    if (live.length >= limit || rows.length < limit + spare) return [...live, ...rows.filter((row) => row.archivedAt !== null)];
    return [...statement.all({ ...params, limit, archivedToo: 0 }), ...rows.filter((row) => row.archivedAt !== null)];
  }

  function take(found: Found, rows: readonly { readonly id: Id }[], by: FoundBy, limit: number): void {
    for (const { id } of rows) {
      if (found.size >= limit) return;
      if (!found.has(id)) found.set(id, by);
    }
  }

  /** Names that begin as typed, in every layout. */
  function asTyped(found: Found, words: readonly string[], limit: number): void {
    const books = words.length > 1 ? library.get() : undefined;
    for (const [n, pattern] of namePatterns(words).entries()) {
      if (found.size >= limit) return;
      // Without anybody's name like that the index would be walked to its end for nothing.
      if (books && (Object.entries(pattern) as [NameColumn, string][]).some(([column, prefix]) => !books[column].begins(prefix))) continue;
      const statement = pattern.surname !== undefined ? statements.surname : pattern.firstName !== undefined ? statements.firstName : statements.patronymic;
      take(found, page(statement, paramsOf(pattern), limit), n === 0 ? 'beginning' : 'part', limit);
    }
  }

  /** Everything one word may stand for by `names`, the other words as typed. */
  function guesses(words: readonly string[], books: NameBooks, names: (column: NameColumn, word: string) => readonly string[]): Guess[] {
    const all: Guess[] = [], columns = new Map<string, readonly string[]>();
    const namesOf = (column: NameColumn, word: string): readonly string[] => {
      const key = `${column} ${word}`, known = columns.get(key) ?? names(column, word);
      columns.set(key, known);
      return known;
    };
    for (let at = 0; at < words.length; at++) {
      for (const layout of layoutsOf(words.length)) {
        const column = layout[at]!;
        if (layout.some((other, i) => i !== at && !books[other].begins(words[i]!))) continue;
        const others = Object.fromEntries(layout.map((other, i) => [other, words[i]!]));
        for (const name of namesOf(column, words[at]!)) all.push({ column, pattern: { ...others, [column]: name } });
      }
    }
    return all.slice(0, mostNames * 2);
  }

  /** Each guess gives its share first, so that one frequent name does not crowd the others out. */
  function byGuesses(found: Found, all: readonly Guess[], by: FoundBy, limit: number): void {
    if (all.length === 0 || found.size >= limit) return;
    const share = Math.max(1, Math.floor((limit - found.size) / all.length)), more: Guess[] = [];
    const read = ({ column, pattern }: Guess, most: number): readonly Row[] => page(statements.whole[column], paramsOf(pattern), most).slice(0, most);
    for (const guess of all) {
      if (found.size >= limit) return;
      const rows = read(guess, share);
      take(found, rows, by, limit);
      if (rows.length === share) more.push(guess);
    }
    for (const guess of more) {
      if (found.size >= limit) return;
      take(found, read(guess, limit), by, limit);
    }
  }

  function wards(found: Found, limit: number): void {
    if (found.size > 0 && found.size < limit) take(found, statements.wards.all({ ids: JSON.stringify([...found.keys()]), limit }), 'guardian', limit);
  }

  /** «корсаков» of «Римский-Корсаков», and both halves written apart. */
  function byHalves(found: Found, words: readonly string[], books: NameBooks, limit: number): void {
    byGuesses(found, guesses(words, books, (column, word) => books[column].tailed(word, mostNames)), 'part', limit);
    for (let at = 0; at < words.length; at++) {
      const rest = words.filter((_, i) => i !== at), whole = books.surname.tailed(words[at]!, mostNames).filter((name) => rest.some((word) => name.startsWith(word)));
      for (const name of whole) {
        const [firstName, patronymic] = rest.filter((word) => !name.startsWith(word));
        byGuesses(found, [{ column: 'surname', pattern: { surname: name, ...(firstName === undefined ? {} : { firstName }), ...(patronymic === undefined ? {} : { patronymic }) } }], 'part', limit);
      }
    }
  }

  function byNames(readings: SearchPlan['names'], limit: number): Found {
    const found: Found = new Map();
    for (const words of readings) asTyped(found, words, limit);
    wards(found, limit);
    if (found.size >= limit || readings.length === 0) return found;
    const books = library.get();
    for (const words of readings) byHalves(found, words, books, limit);
    for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => books[column].near(word, mostNames)), 'typo', limit);
    for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => books[column].heard(word, mostNames)), 'sound', limit);
    if (found.size === 0) {
      for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => (word.length > 2 ? books[column].containing(word, mostNames) : [])), 'part', limit);
    }
    wards(found, limit);
    return found;
  }

  function byDigits({ digits = '', e164 }: SearchPlan, limit: number): Found {
    const found: Found = new Map();
    if (e164) take(found, idsByPhone(e164).map((id) => ({ id })), 'phone', limit);
    // A number dialled through 8 is stored reversed under its E.164 digits: 8 900… ends like 900….
    const end = digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits;
    if (found.size < limit) take(found, statements.lastDigits.all({ ...beginningOf(reversed(end)), limit }), 'phone', limit);
    for (const beginning of e164Beginnings(digits)) if (found.size < limit) take(found, statements.firstDigits.all({ ...beginningOf(beginning), limit }), 'phone', limit);
    if (found.size === 0) take(found, statements.middleDigits.all({ digits: reversed(digits), limit }), 'phone', limit);
    return found;
  }

  /** «ив 0101»: those with these digits whose name fits. */
  function byBoth(plan: SearchPlan, limit: number): Found {
    const found: Found = new Map(), holders = byDigits(plan, digitsWithName), people = statements.namesByIds.all({ ids: JSON.stringify([...holders.keys()]) });
    const byId = new Map(people.map((person) => [person.id, [person.surname, person.firstName, person.patronymic]]));
    for (const words of plan.names) take(found, [...holders.keys()].filter((id) => words.every((word) => byId.get(id)?.some((part) => fits(word, part)))).map((id) => ({ id })), 'phone', limit);
    return found;
  }

  return {
    find: (plan, limit) => (plan.digits === undefined ? byNames(plan.names, limit) : plan.names.length > 0 ? byBoth(plan, limit) : byDigits(plan, limit)),
  };
}
