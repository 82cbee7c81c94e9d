import { isNotNull } from 'drizzle-orm';
import { blob, index, integer, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { clinicTable, localTable } from './kinds.ts';

/** Семья: its sum is R-023. */
export const families = clinicTable('families', { name: text().notNull().default('') });

/**
 * Пациент. The `…Norm` columns and `skeleton` are written by code (kernel/normalise.ts): SQLite folds no Cyrillic.
 * Balance is never a column: it is the sum of ledger_entries.
 */
export const patients = clinicTable('patients', {
  surname: text().notNull().default(''),
  firstName: text().notNull().default(''),
  patronymic: text().notNull().default(''),
  surnameNorm: text().notNull().default(''),
  firstNameNorm: text().notNull().default(''),
  patronymicNorm: text().notNull().default(''),
  skeleton: text().notNull().default(''),
  /** Day `1986-03-14`. */
  born: text(),
  sex: text({ enum: ['female', 'male'] }),
  email: text(),
  mainComment: text().notNull().default(''),
  extraComment: text().notNull().default(''),
  status: text({ enum: ['primary', 'consulted', 'returning'] }).notNull().default('primary'),
  familyId: text(),
  /** Родитель or опекун of a child. */
  guardianId: text(),
  guardianKind: text({ enum: ['parent', 'guardian'] }),
  archivedAt: integer(),
  archiveReason: text(),
  archivedBy: text(),
  banAt: integer(),
  banReason: text(),
  banBy: text(),
  hasApp: integer({ mode: 'boolean' }).notNull().default(false),
  createdAt: integer().notNull().default(0),
  createdBy: text(),
}, (t) => [
  // The search finds by these alone: names, tombstone and archive stand in them, so that only the cards of a page are read (P4).
  index('patients_name').on(t.surnameNorm, t.firstNameNorm, t.patronymicNorm, t.archivedAt, t.deleted),
  index('patients_first_name').on(t.firstNameNorm, t.surnameNorm, t.patronymicNorm, t.archivedAt, t.deleted),
  index('patients_patronymic').on(t.patronymicNorm, t.surnameNorm, t.firstNameNorm, t.archivedAt, t.deleted),
  // Most people have neither, and an index of nothing costs an import as much as any (P13).
  index('patients_family').on(t.familyId).where(isNotNull(t.familyId)),
  index('patients_guardian').on(t.guardianId).where(isNotNull(t.guardianId)),
]);

/** Телефоны пациента; `digitsRev` serves the search by last digits. */
export const patientPhones = clinicTable('patient_phones', {
  patientId: text().notNull().default(''),
  e164: text(),
  digits: text().notNull().default(''),
  digitsRev: text().notNull().default(''),
  kind: text({ enum: ['mobile', 'landline', 'foreign', 'short', 'unparsed'] }).notNull().default('unparsed'),
  main: integer({ mode: 'boolean' }).notNull().default(false),
  note: text().notNull().default(''),
  hasWhatsapp: integer({ mode: 'boolean' }).notNull().default(false),
}, (t) => [
  index('patient_phones_e164').on(t.e164), index('patient_phones_rev').on(t.digitsRev),
  // The number a line of a search shows comes from this index alone (P4).
  index('patient_phones_patient').on(t.patientId, t.deleted, t.main, t.e164, t.digits),
]);

/** Полис ДМС. */
export const insurancePolicies = clinicTable('insurance_policies', {
  patientId: text().notNull().default(''),
  insurer: text().notNull().default(''),
  number: text().notNull().default(''),
  validFrom: text(),
  validTill: text(),
  /** No longer counted: the person left the insurer. The row stays for the history. */
  retiredAt: integer(),
  retiredBy: text(),
}, (t) => [index('insurance_policies_patient').on(t.patientId)]);

/**
 * Движения личного счёта. A mistake is mended by a counter-entry (`reverses`), never by an edit.
 * payment: money came; charge: treatment the patient owes; insuranceCharge: treatment the policy pays.
 * Личный счёт = payments − charges; сумма лечения = charges + insuranceCharges; по ДМС = insuranceCharges.
 */
export const ledgerEntries = clinicTable('ledger_entries', {
  patientId: text().notNull().default(''),
  at: integer().notNull().default(0),
  kind: text({ enum: ['payment', 'charge', 'insuranceCharge'] }).notNull().default('payment'),
  /** Kopecks, positive; a counter-entry is negative. */
  amount: integer().notNull().default(0),
  what: text().notNull().default(''),
  appointmentId: text(),
  reverses: text(),
  byEmployee: text(),
}, (t) => [
  index('ledger_entries_patient').on(t.patientId, t.at),
  // Balance and treatment sums come from this index alone: they stand on every card of a call (P2).
  index('ledger_entries_sums').on(t.patientId, t.deleted, t.kind, t.amount),
]);

/** Согласия as records: given and revoked are events of one row (QUALITY.md S9). */
export const consents = clinicTable('consents', {
  patientId: text().notNull().default(''),
  kind: text({ enum: ['personalData', 'notifications', 'robotCalls', 'recording'] }).notNull().default('personalData'),
  textVersion: text().notNull().default(''),
  givenAt: integer(),
  how: text().notNull().default(''),
  byEmployee: text(),
  revokedAt: integer(),
  revokedHow: text(),
  revokedBy: text(),
}, (t) => [index('consents_patient').on(t.patientId), index('consents_kind').on(t.kind, t.givenAt)]);

/** Файл карточки: what it is travels to every PC, its bytes lie in attachment_chunks of the PC (`node`) that took it in. */
export const attachments = clinicTable('attachments', {
  patientId: text().notNull().default(''),
  /** Cleaned: no path, no control or direction marks (shared/attachments/name.ts). */
  name: text().notNull().default(''),
  /** What the bytes are, whatever the name said. */
  type: text().notNull().default(''),
  size: integer().notNull().default(0),
  sha256: text().notNull().default(''),
  note: text().notNull().default(''),
  node: text().notNull().default(''),
  addedAt: integer().notNull().default(0),
  addedBy: text(),
  removedAt: integer(),
  removedBy: text(),
}, (t) => [index('attachments_patient').on(t.patientId)]);

/** Bytes of a file in pieces, inside the encrypted database (docs/decisions/0010). Of this PC: a row that travels is JSON. */
export const attachmentChunks = localTable('attachment_chunks', {
  id: integer().primaryKey(),
  attachmentId: text().notNull(),
  n: integer().notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
}, (t) => [uniqueIndex('attachment_chunks_place').on(t.attachmentId, t.n)]);

/**
 * Уничтожение персональных данных by request (152-ФЗ): which card, when, by whom and why; never whose, that stands in
 * the act alone. `counts` is JSON {category: rows}.
 */
export const erasures = clinicTable('erasures', {
  patientId: text().notNull().default(''),
  at: integer().notNull().default(0),
  byEmployee: text(),
  reason: text().notNull().default(''),
  counts: text().notNull().default('{}'),
}, (t) => [index('erasures_at').on(t.at)]);

/**
 * Объединение карточек: which card took in which. `record` is JSON [{table, id, before, after}] of every row that was
 * changed, so that «Разъединить» can put it back; it is emptied when either person is erased.
 */
export const patientMerges = clinicTable('patient_merges', {
  keptId: text().notNull().default(''),
  mergedId: text().notNull().default(''),
  at: integer().notNull().default(0),
  byEmployee: text(),
  record: text().notNull().default('[]'),
  undoneAt: integer(),
  undoneBy: text(),
}, (t) => [index('patient_merges_merged').on(t.mergedId), index('patient_merges_kept').on(t.keptId), index('patient_merges_at').on(t.at)]);
