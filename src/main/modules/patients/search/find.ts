import { skeletonOfNormal } from '#shared/kernel/normalise.ts';
import { withinOneTypo } from '#shared/kernel/typo.ts';
import { reversed } from '#shared/kernel/phone.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import { e164Beginnings, endOf, layoutsOf, namePatterns, type NameColumn, type NamePattern, type SearchPlan } from '#shared/patients/search-plan.ts';
import type { FoundBy } from '#shared/patients/contract.ts';
import type { NameBooks, NameLibrary } from './books.ts';
import type { SearchStatements } from './statements.ts';

/** Where a card lies (its rowid): good for the one search that found it, and quicker to read by than the id. */
export type Place = number;
/** Cards in the order they are to be shown, each with how it was found. */
export type Found = Map<Place, FoundBy>;
export interface Finder { find(plan: SearchPlan, limit: number): Found }

/** How many candidates of a number are read before a name narrows them («ив 010»). */
const digitsWithName = 3_000;
/** How many existing names may stand for one word that was mistyped, misheard or is the second half of a name. */
const mostNames = 24;

/** Read beyond a page, so that an archived card or two need no second reading. */
const spare = 6;

/** So many surnames are sought one by one; a beginning that more of them share is first looked for among these. */
const soughtSurnames = 64;
/** Up to so many first names or patronymics stand for a beginning. */
const soughtNames = 200;

interface Row { readonly place: Place; readonly archivedAt: number | null }
interface Statement { all(params: Record<string, unknown>): readonly Row[] }
/** What one part may be, the likeliest first; the other parts begin as given. */
interface Guess { readonly column: NameColumn; readonly names: readonly string[]; readonly others: NamePattern }

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

  function take(found: Found, places: Iterable<Place>, by: FoundBy, limit: number): void {
    for (const place of places) {
      if (found.size >= limit) return;
      if (!found.has(place)) found.set(place, by);
    }
  }
  const placesIn = (rows: readonly Row[]): Place[] => rows.map(({ place }) => place);
  /** Where the cards of these ids lie, in their order. */
  function placesOf(ids: readonly Id[]): Place[] {
    const byId = new Map(ids.length > 0 ? statements.placesOf.all({ ids: JSON.stringify(ids) }).map(({ id, place }) => [id, place]) : []);
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  /**
   * Names of which two parts or three are begun, in the order of the surname. The parts are sought, not walked through:
   * the first surnames one by one, and when few of them have the other parts, the names those parts may be.
   */
  function byParts(pattern: NamePattern, books: NameBooks, limit: number): readonly Row[] {
    const { surname, firstName, patronymic } = pattern, params = paramsOf(pattern);
    if (surname === undefined) return page(firstName === undefined ? statements.patronymic : statements.firstName, params, limit);
    if (firstName !== undefined) {
      const surnames = books.surname.beginning(surname, soughtSurnames + 1), all = surnames.length <= soughtSurnames;
      const rows = page(statements.listed.surname, { ...params, names: JSON.stringify(surnames) }, limit);
      if (all || rows.length >= limit) return rows;
    }
    const column = firstName === undefined ? 'patronymic' : 'firstName', names = books[column].beginning(firstName ?? patronymic!, soughtNames + 1);
    if (names.length > soughtNames) return page(statements.surname, params, limit);
    return page(column === 'firstName' ? statements.byFirstNames : statements.byPatronymics, { ...params, names: JSON.stringify(names) }, limit);
  }

  /** Names that begin as typed, in every layout. */
  function asTyped(found: Found, words: readonly string[], limit: number): void {
    const books = words.length > 1 ? library.get() : undefined;
    for (const [n, pattern] of namePatterns(words).entries()) {
      if (found.size >= limit) return;
      // Without anybody's name like that the index would be walked to its end for nothing.
      if (books && (Object.entries(pattern) as [NameColumn, string][]).some(([column, prefix]) => !books[column].begins(prefix))) continue;
      const statement = pattern.surname !== undefined ? statements.surname : pattern.firstName !== undefined ? statements.firstName : statements.patronymic;
      take(found, placesIn(books ? byParts(pattern, books, limit) : page(statement, paramsOf(pattern), limit)), n === 0 ? 'beginning' : 'part', limit);
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
    let left = mostNames * 2;
    for (let at = 0; at < words.length; at++) {
      for (const layout of layoutsOf(words.length)) {
        const column = layout[at]!;
        if (layout.some((other, i) => i !== at && !books[other].begins(words[i]!))) continue;
        const listed = namesOf(column, words[at]!).slice(0, left);
        left -= listed.length;
        if (listed.length > 0) all.push({ column, names: listed, others: Object.fromEntries(layout.flatMap((other, i) => (i === at ? [] : [[other, words[i]!]]))) });
      }
    }
    return all;
  }

  /** All that fit the guesses when there is room for them; else each name gives its share first, so that a frequent one does not crowd the others out. */
  function byGuesses(found: Found, all: readonly Guess[], by: FoundBy, limit: number): void {
    const room = limit - found.size, whole: Place[] = [];
    if (all.length === 0 || room <= 0) return;
    for (const { column, names, others } of all) {
      if (whole.length <= room) whole.push(...placesIn(statements.listed[column].all({ ...paramsOf(others), names: JSON.stringify(names), limit: room + 1, archivedToo: 1 })));
    }
    if (whole.length <= room) {
      take(found, whole, by, limit);
      return;
    }
    const share = Math.max(1, Math.floor(room / all.reduce((sum, { names }) => sum + names.length, 0)));
    const placesOfEach = ({ column, names, others }: Guess, most: number, archived: 0 | 1): Place[][] =>
      statements.someOfEach[column].all({ ...paramsOf(others), names: JSON.stringify(names), share: most, archived }).map(({ places }) => JSON.parse(places) as Place[]);
    const frequent: Guess[] = [];
    for (const guess of all) {
      if (found.size >= limit) return;
      const each = placesOfEach(guess, share, 0);
      take(found, each.flat(), by, limit);
      frequent.push({ ...guess, names: guess.names.filter((_, n) => each[n]!.length === share) });
    }
    for (const guess of frequent) if (found.size < limit && guess.names.length > 0) take(found, placesOfEach(guess, limit, 0).flat(), by, limit);
    for (const guess of all) if (found.size < limit) take(found, placesOfEach(guess, limit, 1).flat(), by, limit);
  }

  /** Wards of the cards found; `asked` are those whose wards were looked for before. */
  function wards(found: Found, limit: number, asked: ReadonlySet<Place> = new Set()): Set<Place> {
    const places = [...found.keys()].filter((place) => !asked.has(place));
    if (places.length > 0 && found.size < limit) take(found, placesIn(statements.wards.all({ places: JSON.stringify(places), limit })), 'guardian', limit);
    return new Set(places);
  }

  /** «корсаков» of «Римский-Корсаков», and both halves written apart. */
  function byHalves(found: Found, words: readonly string[], books: NameBooks, limit: number): void {
    byGuesses(found, guesses(words, books, (column, word) => books[column].tailed(word, mostNames)), 'part', limit);
    for (let at = 0; at < words.length; at++) {
      const rest = words.filter((_, i) => i !== at), whole = books.surname.tailed(words[at]!, mostNames).filter((name) => rest.some((word) => name.startsWith(word)));
      for (const name of whole) {
        const [firstName, patronymic] = rest.filter((word) => !name.startsWith(word));
        byGuesses(found, [{ column: 'surname', names: [name], others: { ...(firstName === undefined ? {} : { firstName }), ...(patronymic === undefined ? {} : { patronymic }) } }], 'part', limit);
      }
    }
  }

  function byNames(readings: SearchPlan['names'], limit: number): Found {
    const found: Found = new Map();
    for (const words of readings) asTyped(found, words, limit);
    const asked = wards(found, limit);
    if (found.size >= limit || readings.length === 0) return found;
    const books = library.get();
    for (const words of readings) byHalves(found, words, books, limit);
    for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => books[column].near(word, mostNames)), 'typo', limit);
    for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => books[column].heard(word, mostNames)), 'sound', limit);
    if (found.size === 0) {
      for (const words of readings) byGuesses(found, guesses(words, books, (column, word) => (word.length > 2 ? books[column].containing(word, mostNames) : [])), 'part', limit);
    }
    wards(found, limit, asked);
    return found;
  }

  function byDigits({ digits = '', e164 }: SearchPlan, limit: number): Found {
    const found = new Set<Id>(), add = (rows: readonly { readonly id: Id }[]): void => { for (const { id } of rows) if (found.size < limit) found.add(id); };
    if (e164) add(idsByPhone(e164).map((id) => ({ id })));
    // A number dialled through 8 is stored reversed under its E.164 digits: 8 900… ends like 900….
    const end = digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits;
    if (found.size < limit) add(statements.lastDigits.all({ ...beginningOf(reversed(end)), limit }));
    for (const beginning of e164Beginnings(digits)) if (found.size < limit) add(statements.firstDigits.all({ ...beginningOf(beginning), limit }));
    if (found.size === 0) add(statements.middleDigits.all({ digits: reversed(digits), limit }));
    return new Map(placesOf([...found]).map((place) => [place, 'phone']));
  }

  /** «ив 0101»: those with these digits whose name fits. */
  function byBoth(plan: SearchPlan, limit: number): Found {
    const found: Found = new Map(), holders = byDigits(plan, digitsWithName), people = statements.namesAt.all({ places: JSON.stringify([...holders.keys()]) });
    const byPlace = new Map(people.map((person) => [person.place, [person.surname, person.firstName, person.patronymic]]));
    for (const words of plan.names) take(found, [...holders.keys()].filter((place) => words.every((word) => byPlace.get(place)?.some((part) => fits(word, part)))), 'phone', limit);
    return found;
  }

  return {
    find: (plan, limit) => (plan.digits === undefined ? byNames(plan.names, limit) : plan.names.length > 0 ? byBoth(plan, limit) : byDigits(plan, limit)),
  };
}
