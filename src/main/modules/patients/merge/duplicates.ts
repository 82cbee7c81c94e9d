import { inArray, and, eq } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { patientPhones, patients } from '#main/db/schema/index.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import { likelyAmong, type Identity } from '#shared/patients/duplicates.ts';
import type { Duplicate } from '#shared/patients/merge-contract.ts';

/** So many are shown: whoever has more doubles than that needs no warning but a cleaning. */
const most = 5;
/** Candidates the search may give; the rule has the last word. */
const candidates = 50;

export interface DuplicateQuery { readonly surname: string; readonly firstName: string; readonly patronymic: string; readonly born?: string | undefined; readonly email?: string | undefined; readonly phones: readonly string[]; readonly exceptId?: Id | undefined }
interface Ports {
  readonly idsByPhone: (e164: E164) => readonly Id[];
  /** Cards by name, forgiving. */
  readonly find: (text: string, limit: number) => Iterable<Id>;
  readonly personRows: (ids: readonly Id[]) => PersonRow[];
}

/** The matcher of the search finds who it might be, the rule says whether it looks like the same person and why. */
export function createDuplicates(db: ReadableDb, { idsByPhone, find, personRows }: Ports) {
  return ({ exceptId, ...asked }: DuplicateQuery): Duplicate[] => {
    const card: Identity = { ...asked, phones: asked.phones.flatMap((raw) => parsePhone(raw).e164 ?? []) };
    const named = asked.surname.trim() !== '' && asked.firstName.trim() !== '';
    const ids = [...new Set([...card.phones.flatMap((phone) => idsByPhone(phone as E164)), ...(named ? find(`${asked.surname} ${asked.firstName}`, candidates) : [])])].filter((id) => id !== exceptId);
    if (ids.length === 0) return [];
    const rows = db.select({ id: patients.id, surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic, born: patients.born, email: patients.email }).from(patients).where(and(inArray(patients.id, ids), eq(patients.deleted, 0))).all();
    const phones = Map.groupBy(db.select({ id: patientPhones.patientId, e164: patientPhones.e164 }).from(patientPhones).where(and(inArray(patientPhones.patientId, ids), eq(patientPhones.deleted, 0))).all(), (p) => p.id);
    const byId = new Map(rows.map((row) => [row.id, { ...row, born: row.born ?? undefined, email: row.email ?? undefined, phones: (phones.get(row.id) ?? []).flatMap((p) => p.e164 ?? []) }]));
    const likely = likelyAmong(card, ids.flatMap((id) => byId.get(id) ?? [])).slice(0, most), people = new Map(personRows(likely.map(({ other }) => other.id)).map((row) => [row.patientId, row]));
    return likely.flatMap(({ other, reasons, trust }) => {
      const person = people.get(other.id);
      return person ? [{ person, reasons: [...reasons], trust }] : [];
    });
  };
}
