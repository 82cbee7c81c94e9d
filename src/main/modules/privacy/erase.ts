import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import {
  appointments, attachmentChunks, attachments, callLegs, consents, drafts, employees, families, importKeys, importProblems, importProposals, inquiries, insurancePolicies, ledgerEntries, patientMerges, patientPhones, patients, recordingChunks, recordings, tasks, waitlistEntries,
} from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { ErasureCounts } from '#shared/privacy/contract.ts';

/** Everything of a person that an erasure reaches, by id. */
export interface Reach {
  readonly cards: readonly Id[];
  readonly appointments: readonly Id[];
  readonly ledger: readonly Id[];
  readonly inquiries: readonly Id[];
  readonly tasks: readonly Id[];
  readonly waitlist: readonly Id[];
  readonly files: readonly Id[];
  readonly recordings: readonly Id[];
  readonly phones: readonly Id[];
  readonly policies: readonly Id[];
  readonly consents: readonly Id[];
  /** Numbers that no other live card has, as digits: texts and drafts that hold them are about this person. */
  readonly digits: readonly string[];
}

/** The card and every card that was merged into it, however long ago: they are the same person. */
export function cardsOf(db: ReadableDb, id: Id): Id[] {
  const cards = new Set([id]);
  for (const kept of cards) for (const { mergedId } of db.select({ mergedId: patientMerges.mergedId }).from(patientMerges).where(and(eq(patientMerges.keptId, kept), isNull(patientMerges.undoneAt))).all()) cards.add(mergedId);
  return [...cards];
}

const idsOf = (rows: readonly { readonly id: Id }[]): Id[] => rows.map((row) => row.id);
const counted = <K extends string>(key: K, n: number): { readonly [N in K]?: number } => (n > 0 ? { [key]: n } as { readonly [N in K]: number } : {});
/** A key of a table in portions: SQLite takes so many parameters and no more. */
function inPortions(ids: readonly Id[], work: (some: Id[]) => void): void {
  for (let at = 0; at < ids.length; at += 500) work(ids.slice(at, at + 500));
}

/** What belongs to these cards, tombstones included: a number taken off a card years ago is still the person's. */
export function reachOf(db: ReadableDb, cards: readonly Id[]): Reach {
  const mine = [...cards];
  const phones = db.select({ id: patientPhones.id, digits: patientPhones.digits, e164: patientPhones.e164 }).from(patientPhones).where(inArray(patientPhones.patientId, mine)).all();
  const own = phones.filter(({ e164, digits }) => digits.length >= 7 && db.select({ id: patientPhones.id }).from(patientPhones).innerJoin(patients, eq(patients.id, patientPhones.patientId))
    .where(and(e164 === null ? eq(patientPhones.digits, digits) : eq(patientPhones.e164, e164), eq(patientPhones.deleted, 0), eq(patients.deleted, 0), sql`${patients.id} not in (select value from json_each(${JSON.stringify(mine)}))`)).limit(1).all().length === 0);
  const numbers = [...new Set(own.flatMap(({ e164 }) => e164 ?? []))];
  const stray = numbers.length === 0 ? undefined : and(isNull(inquiries.patientId), inArray(inquiries.phoneE164, numbers));
  const theirs = (table: typeof tasks | typeof waitlistEntries) => or(inArray(table.patientId, mine), numbers.length === 0 ? undefined : and(isNull(table.patientId), inArray(table.phoneE164, numbers)));
  const talks = idsOf(db.select({ id: inquiries.id }).from(inquiries).where(or(inArray(inquiries.patientId, mine), stray)).all()), sounds: Id[] = [];
  // a call's inquiry has the call's id
  inPortions(talks, (some) => { sounds.push(...idsOf(db.select({ id: recordings.id }).from(recordings).where(inArray(recordings.callId, some)).all())); });
  return {
    cards: mine,
    appointments: idsOf(db.select({ id: appointments.id }).from(appointments).where(inArray(appointments.patientId, mine)).all()),
    ledger: idsOf(db.select({ id: ledgerEntries.id }).from(ledgerEntries).where(inArray(ledgerEntries.patientId, mine)).all()),
    inquiries: talks,
    recordings: sounds,
    tasks: idsOf(db.select({ id: tasks.id }).from(tasks).where(theirs(tasks)).all()),
    waitlist: idsOf(db.select({ id: waitlistEntries.id }).from(waitlistEntries).where(theirs(waitlistEntries)).all()),
    files: idsOf(db.select({ id: attachments.id }).from(attachments).where(inArray(attachments.patientId, mine)).all()),
    phones: idsOf(phones),
    policies: idsOf(db.select({ id: insurancePolicies.id }).from(insurancePolicies).where(inArray(insurancePolicies.patientId, mine)).all()),
    consents: idsOf(db.select({ id: consents.id }).from(consents).where(inArray(consents.patientId, mine)).all()),
    // the last ten digits stand in every way a number is written in a text of the chain
    digits: [...new Set(own.map(({ digits }) => digits.slice(-10)))],
  };
}

const commentsOf = (db: ReadableDb, reach: Reach): number =>
  [db.select({ n: sql<number>`count(*)` }).from(appointments).where(and(inArray(appointments.id, [...reach.appointments]), or(sql`${appointments.comment} <> ''`, isNotNull(appointments.cancelReason)))).get(),
    db.select({ n: sql<number>`count(*)` }).from(ledgerEntries).where(and(inArray(ledgerEntries.id, [...reach.ledger]), sql`${ledgerEntries.what} <> ''`)).get()].reduce((sum, row) => sum + (row?.n ?? 0), 0);

/** How much of each category there is, as the act lists it. */
export const countsOf = (db: ReadableDb, reach: Reach): ErasureCounts => ({
  card: reach.cards.length, ...counted('phones', reach.phones.length), ...counted('policies', reach.policies.length), ...counted('comments', commentsOf(db, reach)),
  ...counted('inquiries', reach.inquiries.length), ...counted('crm', reach.tasks.length + reach.waitlist.length), ...counted('files', reach.files.length),
  ...counted('recordings', reach.recordings.length),
});

/**
 * Blanks everything of the person in the clinic's tables. Rows stay (they travel, and the law keeps appointments and
 * money), their words go: what a person typed may hold a name, so every typed text of these rows goes whole.
 * `now` closes what was still open.
 */
export function eraseRows(tx: WritableDb, reach: Reach, by: Id, now: number): { readonly drafts: number } {
  const blank = <T extends SQLiteTable & { readonly id: SQLiteColumn }>(table: T, ids: readonly Id[], to: Partial<T['$inferInsert']>): void => {
    inPortions(ids, (some) => { tx.update(table).set(to).where(inArray(table.id, some)).run(); });
  };
  // a family is called by the surname of who was first in it
  const known = tx.select({ familyId: patients.familyId, surname: patients.surname }).from(patients).where(inArray(patients.id, [...reach.cards])).all();
  tx.update(families).set({ name: '' }).where(or(inArray(families.id, known.flatMap(({ familyId }) => familyId ?? [])), inArray(families.name, known.map(({ surname }) => surname)))).run();
  blank(patients, reach.cards, {
    surname: '', firstName: '', patronymic: '', surnameNorm: '', firstNameNorm: '', patronymicNorm: '', skeleton: '', born: null, sex: null, email: null, mainComment: '', extraComment: '',
    familyId: null, guardianId: null, guardianKind: null, archiveReason: null, banReason: null, hasApp: false, deleted: 1,
  });
  inPortions(reach.cards, (some) => {
    tx.update(patients).set({ guardianId: null, guardianKind: null }).where(inArray(patients.guardianId, some)).run();
    tx.update(employees).set({ patientId: null }).where(inArray(employees.patientId, some)).run();
    tx.update(consents).set({ revokedAt: now, revokedHow: 'erasure', revokedBy: by }).where(and(inArray(consents.patientId, some), isNull(consents.revokedAt))).run();
  });
  blank(patientPhones, reach.phones, { e164: null, digits: '', digitsRev: '', kind: 'unparsed', note: '', main: false, hasWhatsapp: false, deleted: 1 });
  blank(insurancePolicies, reach.policies, { insurer: '', number: '', validFrom: null, validTill: null, deleted: 1 });
  blank(appointments, reach.appointments, { comment: '', cancelReason: null });
  blank(ledgerEntries, reach.ledger, { what: '' });
  blank(inquiries, reach.inquiries, { phoneE164: null, phoneRaw: null, phoneDigitsRev: null, typedName: null, comment: '' });
  // a call's inquiry has the call's id
  inPortions(reach.inquiries, (some) => { tx.update(callLegs).set({ partyE164: null, partyRaw: null, partyDigits: null, displayName: null }).where(inArray(callLegs.callId, some)).run(); });
  inPortions(reach.tasks, (some) => { tx.update(tasks).set({ doneAt: now, doneBy: by }).where(and(inArray(tasks.id, some), isNull(tasks.doneAt))).run(); });
  blank(tasks, reach.tasks, { typedName: null, phoneE164: null, what: '', result: '' });
  inPortions(reach.waitlist, (some) => { tx.update(waitlistEntries).set({ closedAt: now, closedHow: 'byHand' }).where(and(inArray(waitlistEntries.id, some), isNull(waitlistEntries.closedAt))).run(); });
  blank(waitlistEntries, reach.waitlist, { typedName: null, phoneE164: null, wish: '', closeReason: '' });
  blank(attachments, reach.files, { name: '', note: '', sha256: '', size: 0, removedAt: null, deleted: 1 });
  inPortions(reach.files, (some) => { tx.delete(attachmentChunks).where(inArray(attachmentChunks.attachmentId, some)).run(); });
  blank(recordings, reach.recordings, { sourceKey: '', sha256: '', size: 0, durationMs: null, keptAt: null, goneAt: now, goneHow: 'erasure' });
  inPortions(reach.recordings, (some) => { tx.delete(recordingChunks).where(inArray(recordingChunks.recordingId, some)).run(); });
  inPortions(reach.cards, (some) => {
    tx.update(patientMerges).set({ record: '[]' }).where(or(inArray(patientMerges.keptId, some), inArray(patientMerges.mergedId, some))).run();
    tx.update(importProposals).set({ who: '' }).where(inArray(importProposals.patientId, some)).run();
    tx.delete(importKeys).where(inArray(importKeys.patientId, some)).run();
  });
  // what an import remarked upon is a report: a line too many that goes is no loss
  for (const word of [...reach.digits, ...known.flatMap(({ surname }) => (surname === '' ? [] : [surname]))]) tx.delete(importProblems).where(sql`instr(${importProblems.value}, ${word}) > 0`).run();
  const words = [...reach.cards, ...reach.inquiries, ...reach.digits];
  const about = tx.select({ key: drafts.key, value: drafts.value }).from(drafts).all().filter(({ key, value }) => words.some((word) => key.includes(word) || value.includes(word)));
  for (const { key } of about) tx.delete(drafts).where(eq(drafts.key, key)).run();
  return { drafts: about.length };
}
