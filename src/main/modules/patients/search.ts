import { ageOn } from '#shared/kernel/time.ts';
import { normaliseName, skeletonOf } from '#shared/kernel/normalise.ts';
import { phoneText, reversed } from '#shared/kernel/phone.ts';
import type { Day, E164, Id } from '#shared/kernel/values.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { PatientsDeps } from './deps.ts';
import { e164Beginnings, endOf, fullName, namePatterns, planSearch, type NamePattern } from './rules.ts';
import type { PatientStore } from './store.ts';

type Line = ReturnType<PatientStore['linesByIds']['all']>[number];
/** How many candidates of a number are read before a name narrows them («ив 0101»). */
const digitsWithName = 500;

const part = (name: 'surname' | 'firstName' | 'patronymic', prefix = ''): Record<string, string> => ({ [name]: prefix, [`${name}End`]: endOf(prefix) });
const patternOf = ({ surname, firstName, patronymic }: NamePattern) => ({ ...part('surname', surname), ...part('firstName', firstName), ...part('patronymic', patronymic) });
const json = (ids: Iterable<Id>): string => JSON.stringify([...ids]);

/** An E.164 number as people read it, anything else as it was dialled. */
export const shownNumber = (text: string): string => (text.startsWith('+') ? phoneText(text) : text);

export function createSearch(store: PatientStore, { nextAppointments }: Pick<PatientsDeps, 'nextAppointments'>, today: () => Day) {
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

  function idsByName(words: readonly string[], limit: number, found: Set<Id>): void {
    for (const pattern of namePatterns(words)) {
      if (found.size >= limit) return;
      const query = pattern.surname !== undefined ? store.idsBySurname : pattern.firstName !== undefined ? store.idsByFirstName : store.idsByPatronymic;
      for (const { id } of query.all({ ...patternOf(pattern), limit })) found.add(id);
    }
  }

  function idsByDigits(digits: string, limit: number): Set<Id> {
    const found = new Set<Id>();
    const take = (rows: readonly { readonly id: Id }[]): void => { for (const { id } of rows) found.add(id); };
    const begins = (text: string) => ({ digits: text, digitsEnd: endOf(text), limit });
    // A number dialled through 8 is stored reversed under its E.164 digits: 8 900… ends like 900….
    take(store.idsByLastDigits.all(begins(reversed(digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits))));
    for (const beginning of e164Beginnings(digits)) if (found.size < limit) take(store.idsByFirstDigits.all(begins(beginning)));
    if (found.size === 0) take(store.idsByMiddleDigits.all({ digits: reversed(digits), limit }));
    return found;
  }

  /** What was misheard over the phone: the skeleton of the surname, when nothing begins as typed. */
  function idsBySound([surname = '', firstName = '']: readonly string[], limit: number, found: Set<Id>): void {
    const skeleton = skeletonOf(surname);
    if (skeleton.length > 2) for (const { id } of store.idsBySkeleton.all({ skeleton, ...part('firstName', firstName), limit })) found.add(id);
  }

  const named = (line: Line, words: readonly string[]): boolean => {
    const parts = [line.surname, line.firstName, line.patronymic].map(normaliseName);
    return words.every((word) => parts.some((p) => p.startsWith(word)));
  };

  return {
    present,
    linesOf,
    search: (text: string, limit: number): PersonRow[] => {
      const { names, digits } = planSearch(text);
      if (digits !== undefined) {
        const lines = linesOf([...idsByDigits(digits, names.length ? digitsWithName : limit)]);
        return present((names.length ? lines.filter((l) => names.some((words) => named(l, words))) : lines).slice(0, limit));
      }
      const found = new Set<Id>();
      for (const words of names) idsByName(words, limit, found);
      for (const words of names) if (found.size === 0) idsBySound(words, limit, found);
      if (found.size > 0 && found.size < limit) for (const { id } of store.idsOfWards.all({ ids: json(found), limit })) found.add(id);
      return present(linesOf([...found].slice(0, limit)));
    },
    /** Cards that hold exactly this number; all of them, never one chosen. */
    byE164: (e164: E164): PersonRow[] => {
      const lines = new Map(store.linesByPhone.all({ e164 }).map((l) => [l.id, l]));
      return present([...lines.values()].sort((a, b) => fullName(a).localeCompare(fullName(b), 'ru') || (a.id < b.id ? -1 : 1)));
    },
  };
}
