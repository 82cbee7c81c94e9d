import type { Id } from '#shared/kernel/values.ts';
import { createFilter, createNumberTable, hash53, numberOfKey } from './rules/hash.ts';
import { idsOf, rowOfId } from './rules/ids.ts';
import { likenessOf, type MaybeReason, type Person } from './rules/match.ts';
import type { Who } from './rules/plan.ts';
import type { ImportReads } from './store.ts';

export type Placed =
  | { readonly is: 'new' }
  | { readonly is: 'same'; readonly patientId: Id; readonly inFile: boolean }
  | { readonly is: 'maybe'; readonly patientId: Id; readonly why: MaybeReason };
export type Found = { readonly is: 'found'; readonly patientId: Id } | { readonly is: 'no-such-patient' | 'several-patients' | 'key-of-another' };

type Candidate = Omit<Person, 'phones' | 'born'> & { readonly id: Id; readonly born: string | null };

const nameOf = (p: Pick<Person, 'surnameNorm' | 'firstNameNorm' | 'patronymicNorm'>): string => `${p.surnameNorm}\n${p.firstNameNorm}\n${p.patronymicNorm}`;
const dayNumber = (born: string): number => Number(born.slice(0, 4)) * 372 + Number(born.slice(5, 7)) * 31 + Number(born.slice(8));

/**
 * Who is who between a file and the base. What the base has is known by hashes in flat arrays, so that a row about
 * somebody new asks the base nothing; what a hash finds is looked at in the base before it is believed.
 */
export async function createPeople(reads: ImportReads, importId: Id, wants: { readonly persons: boolean; readonly keys: boolean }, breathe: () => Promise<void>) {
  const ids = idsOf(importId), mine = ids.range('patient')[0].slice(0, 28);
  const isMine = (id: Id): boolean => id.startsWith(mine);
  const names = createFilter(wants.persons ? reads.size('patients') : 0), numbers = createFilter(wants.persons ? reads.size('phones') : 0);
  // The file's own people, by the row that brought them.
  const byBirth = createNumberTable(), byNumber = createNumberTable();
  let births = new Uint32Array(65_536);
  // Numbers on cards, by the place of their id.
  const oldKeys = createNumberTable(), oldWords = new Map<string, number>(), prefixes: string[] = [], prefixAt = new Map<string, number>(), odd: Id[] = [];
  const oddFrom = 4_000;

  if (wants.persons) {
    for (let after = ''; ;) {
      const page = reads.names.all({ after });
      for (const card of page) if (!isMine(card.id)) names.add(hash53(`${card.surnameNorm}\n${card.firstNameNorm}`));
      if (page.length === 0) break;
      after = page.at(-1)!.id;
      await breathe();
    }
    for (let after = ''; ;) {
      const page = reads.numbers.all({ after });
      for (const { patientId, e164 } of page) if (!isMine(patientId)) numbers.add(hash53(e164!));
      if (page.length === 0) break;
      after = page.at(-1)!.id;
      await breathe();
    }
  }

  /** An id of a former import as its prefix and row: 1M of them take 24 MiB. */
  const rowsOf: { list: Uint32Array; size: number } = { list: new Uint32Array(1_024), size: 0 }, prefixOf: { list: Uint16Array } = { list: new Uint16Array(1_024) };
  function remember(key: string, patientId: Id): void {
    const prefix = patientId.slice(0, 28);
    let at = prefixAt.get(prefix);
    if (at === undefined && prefixes.length < oddFrom) prefixAt.set(prefix, at = prefixes.push(prefix) - 1);
    if (rowsOf.size === rowsOf.list.length) {
      const [grown, other] = [new Uint32Array(rowsOf.size * 2), new Uint16Array(rowsOf.size * 2)];
      grown.set(rowsOf.list);
      other.set(prefixOf.list);
      rowsOf.list = grown;
      prefixOf.list = other;
    }
    const place = rowsOf.size++;
    if (at === undefined) {
      prefixOf.list[place] = oddFrom;
      rowsOf.list[place] = odd.push(patientId) - 1;
    } else {
      prefixOf.list[place] = at;
      rowsOf.list[place] = rowOfId(patientId);
    }
    const number = numberOfKey(key);
    if (number === undefined) oldWords.set(key, place);
    else oldKeys.add(number, place);
  }
  function oldKey(key: string): Id | undefined {
    const number = numberOfKey(key), place = number === undefined ? oldWords.get(key) : oldKeys.get(number);
    if (place === undefined) return undefined;
    const prefix = prefixOf.list[place]!, row = rowsOf.list[place]!;
    return prefix === oddFrom ? odd[row] : prefixes[prefix]! + (row + 0x1_0000_0000).toString(16).slice(1);
  }
  if (wants.keys) {
    for (let after = ''; ;) {
      const page = reads.keys.all({ after });
      for (const { key, patientId } of page) if (!isMine(patientId)) remember(key, patientId);
      if (page.length === 0) break;
      after = page.at(-1)!.key;
      await breathe();
    }
  }

  const personOf = (c: Candidate): Person => ({ ...c, born: c.born ?? undefined, phones: reads.phones.all({ id: c.id }).map((phone) => phone.e164 ?? phone.digits) });
  const rowPerson = (who: Who): Person => ({ ...who, phones: who.phones.map((phone) => phone.e164 ?? phone.digits) });

  function candidates(who: Who, filtered: boolean): Candidate[] {
    const found = new Map<Id, Candidate>();
    if (who.surname !== '' && (!filtered || names.mayHave(hash53(`${who.surnameNorm}\n${who.firstNameNorm}`)))) {
      for (const card of reads.cardsByName.all({ surname: who.surnameNorm, firstName: who.firstNameNorm })) if (!isMine(card.id)) found.set(card.id, card);
    }
    for (const { e164 } of who.phones) {
      if (e164 === null || (filtered && !numbers.mayHave(hash53(e164)))) continue;
      for (const card of reads.cardsByPhone.all({ e164 })) if (!isMine(card.id)) found.set(card.id, card);
    }
    return [...found.values()];
  }

  /** A person of this very file: the same name with the same birth date, or with a shared number and no other date. */
  function inFile(who: Who): number | undefined {
    const name = nameOf(who);
    if (who.born !== undefined) {
      const row = byBirth.get(hash53(`${name}\n${who.born}`));
      if (row !== undefined) return row;
    }
    const born = who.born === undefined ? 0 : dayNumber(who.born);
    for (const { e164 } of who.phones) {
      if (e164 === null) continue;
      const row = byNumber.get(hash53(`${name}\n${e164}`));
      if (row !== undefined && (born === 0 || births[row] === 0 || births[row] === born)) return row;
    }
    return undefined;
  }

  return {
    /** The card that a former import gave this number to. */
    ownerOfKey: oldKey,
    /** Where the person of a row of a patients' file belongs. */
    place: (who: Who): Placed => {
      const row = inFile(who);
      if (row !== undefined) return { is: 'same', patientId: ids.id('patient', row), inFile: true };
      let maybe: Placed | undefined;
      for (const candidate of candidates(who, true)) {
        const likeness = likenessOf(rowPerson(who), personOf(candidate));
        if (likeness.is === 'same') return { is: 'same', patientId: candidate.id, inFile: false };
        if (likeness.is === 'maybe') maybe ??= { is: 'maybe', patientId: candidate.id, why: likeness.why };
      }
      return maybe ?? { is: 'new' };
    },
    /** A new card of this file, for the rows after it. */
    remember: (who: Who, row: number): void => {
      const name = nameOf(who);
      if (who.born !== undefined) {
        byBirth.add(hash53(`${name}\n${who.born}`), row);
        if (row >= births.length) {
          const grown = new Uint32Array(Math.max(row + 1, births.length * 2));
          grown.set(births);
          births = grown;
        }
        births[row] = dayNumber(who.born);
      }
      for (const { e164 } of who.phones) if (e164 !== null) byNumber.add(hash53(`${name}\n${e164}`), row);
    },
    /** Whom a row of another file names: exactly one card, or none. */
    find: (who: Who): Found => {
      if (who.key !== undefined) {
        const owner = oldKey(who.key);
        if (owner !== undefined) {
          if (who.surname === '') return { is: 'found', patientId: owner };
          const card = reads.card.get({ id: owner });
          if (!card) return { is: 'no-such-patient' };
          return card.surnameNorm === who.surnameNorm || card.surnameNorm === '' ? { is: 'found', patientId: owner } : { is: 'key-of-another' };
        }
        if (who.surname === '' && who.phones.length === 0) return { is: 'no-such-patient' };
      }
      const all = candidates(who, false), person = rowPerson(who), told = who.born !== undefined || who.phones.length > 0;
      const fit = who.surname === '' ? all : all.filter((c) => {
        const likeness = likenessOf(person, personOf(c));
        return likeness.is === 'same' || (!told && likeness.is === 'maybe' && likeness.why === 'same-name');
      });
      // A name with a number or a date that fits no card exactly may still be the only one of that name without them.
      const last = fit.length > 0 || who.surname === '' ? fit : all.filter((c) => { const likeness = likenessOf(person, personOf(c)); return likeness.is === 'maybe' && likeness.why === 'same-name'; });
      return last.length === 1 ? { is: 'found', patientId: last[0]!.id } : { is: last.length === 0 ? 'no-such-patient' : 'several-patients' };
    },
    card: (id: Id) => (isMine(id) ? undefined : reads.card.get({ id })),
    isMine,
  };
}
export type People = Awaited<ReturnType<typeof createPeople>>;
