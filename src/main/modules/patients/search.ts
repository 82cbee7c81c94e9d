import { ageOn } from '#shared/kernel/time.ts';
import { normaliseName } from '#shared/kernel/normalise.ts';
import { phoneText, reversed } from '#shared/kernel/phone.ts';
import type { Day, E164, Id } from '#shared/kernel/values.ts';
import type { FoundBy, PersonRow } from '#shared/patients/contract.ts';
import { endOf, planSearch, type SearchPlan } from '#shared/patients/search-plan.ts';
import type { PatientsDeps } from './deps.ts';
import { fullName } from './rules.ts';
import { createNameBooks } from './search/books.ts';
import { createFinder, type Found } from './search/find.ts';
import { searchStatements } from './search/statements.ts';
import type { PatientStore } from './store.ts';

type Line = ReturnType<PatientStore['linesByIds']['all']>[number];
const json = (ids: Iterable<Id>): string => JSON.stringify([...ids]);
const trust: Readonly<Record<FoundBy, number>> = { exact: 0, phone: 1, beginning: 2, part: 3, guardian: 4, typo: 5, sound: 6 };

/** An E.164 number as people read it, anything else as it was dialled. */
export const shownNumber = (text: string): string => (text.startsWith('+') ? phoneText(text) : text);

export function createSearch(store: PatientStore, { db, nextAppointments }: Pick<PatientsDeps, 'db' | 'nextAppointments'>, today: () => Day) {
  const statements = searchStatements(db.db), library = createNameBooks(db.db);
  const finder = createFinder(statements, library, (e164) => [...new Set(store.idsByPhone.all({ e164 }).map(({ id }) => id))]);

  const personRow = (l: Line, on: Day, next: ReadonlyMap<Id, string>): PersonRow => {
    const coming = next.get(l.id), guardian = l.guardianSurname === null ? '' : fullName({ surname: l.guardianSurname, firstName: l.guardianFirstName ?? '', patronymic: l.guardianPatronymic ?? '' });
    return {
      patientId: l.id, name: fullName(l), status: l.status, archived: l.archivedAt !== null, banned: l.banAt !== null,
      ...(l.born ? { born: l.born as Day, age: ageOn(l.born as Day, on) } : {}),
      ...(l.phone ? { phone: shownNumber(l.phone) } : {}),
      ...(guardian ? { guardian } : {}),
      ...(coming ? { nextAppointment: coming } : {}),
    };
  };

  /** Archived ones last, otherwise as they came. */
  function present(lines: readonly Line[]): PersonRow[] {
    const on = today(), next = lines.length ? nextAppointments(lines.map(({ id }) => id)) : new Map<Id, string>();
    return [...lines.filter((l) => l.archivedAt === null), ...lines.filter((l) => l.archivedAt !== null)].map((l) => personRow(l, on, next));
  }

  function linesOf(ids: readonly Id[]): Line[] {
    const byId = new Map(store.linesByIds.all({ ids: json(ids) }).map((l) => [l.id, l]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The lines of what a search found, in its order. */
  function linesAt(found: Found): Line[] {
    const byPlace = new Map(store.linesAt.all({ places: JSON.stringify([...found.keys()]) }).map((l) => [l.place, l]));
    return [...found.keys()].flatMap((place) => byPlace.get(place) ?? []);
  }

  /** Every word is a whole part of the name. Parts of another length are not folded at all: that is most of them. */
  const exact = ({ surname, firstName, patronymic }: Line, readings: SearchPlan['names']): boolean =>
    readings.some((words) => words.every((word) => [surname, firstName, patronymic].some((part) => part.length === word.length && normaliseName(part) === word)));

  /** The number a card was found by, where its line shows another. */
  function otherNumbers(found: readonly Line[], digits: string): Map<Id, string> {
    const end = reversed(digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits), numbers = new Map<Id, string>(), quick = new Set<Id>();
    for (const phone of statements.numbersOf.all({ ids: json(found.map(({ id }) => id)) })) {
      if (!phone.digitsRev.includes(end)) continue;
      if (phone.main) quick.add(phone.id);
      else numbers.set(phone.id, shownNumber(phone.e164 ?? phone.digits));
    }
    for (const id of quick) numbers.delete(id);
    return numbers;
  }

  function search(text: string, limit: number): PersonRow[] {
    const plan = planSearch(text), found = finder.find(plan, limit), lines = linesAt(found), by = new Map<Id, FoundBy>();
    const others = plan.digits === undefined ? undefined : otherNumbers(lines, plan.digits);
    for (const line of lines) by.set(line.id, plan.digits === undefined && exact(line, plan.names) ? 'exact' : found.get(line.place)!);
    lines.sort((a, b) => trust[by.get(a.id)!] - trust[by.get(b.id)!]);
    return present(lines).map((row) => {
      const phone = others?.get(row.patientId);
      return { ...row, found: { by: by.get(row.patientId)!, ...(phone === undefined ? {} : { phone }) } };
    });
  }

  return {
    present,
    linesOf,
    search,
    byLastDigits: (digits: string, limit: number): Id[] => [...new Set(statements.lastDigits.all({ digits: reversed(digits), digitsEnd: endOf(reversed(digits)), limit }).map(({ id }) => id))],
    /** Ids in the order of the search, without their lines. */
    find: (text: string, limit: number): Iterable<Id> => {
      const places = [...finder.find(planSearch(text), limit).keys()], byPlace = new Map(statements.idsAt.all({ places: JSON.stringify(places) }).map(({ id, place }) => [place, id]));
      return places.flatMap((place) => byPlace.get(place) ?? []);
    },
    library,
    /** Cards that hold exactly this number; all of them, never one chosen. */
    byE164: (e164: E164): PersonRow[] => {
      const lines = new Map(store.linesByPhone.all({ e164 }).map((l) => [l.id, l]));
      return present([...lines.values()].sort((a, b) => fullName(a).localeCompare(fullName(b), 'ru') || (a.id < b.id ? -1 : 1)));
    },
  };
}
