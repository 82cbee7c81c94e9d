import { index, integer, primaryKey, text } from 'drizzle-orm/sqlite-core';
import { localTable } from './kinds.ts';

export const importStates = ['draft', 'checking', 'checked', 'running', 'paused', 'done', 'undoing', 'undone', 'failed'] as const;

/** Импорт: one file brought in, or about to be. Its rows elsewhere are known by their ids (modules/import/rules/ids.ts). */
export const imports = localTable('imports', {
  id: text().primaryKey(),
  kind: text().notNull(),
  fileName: text().notNull(),
  filePath: text().notNull(),
  /** Bytes and the time of the last change: a file that changed since is not gone on with. */
  fileSize: integer().notNull().default(0),
  fileTime: integer().notNull().default(0),
  /** JSON: how the file is read, the mapping, the options. */
  settings: text().notNull().default('{}'),
  state: text({ enum: importStates }).notNull().default('draft'),
  /** Rows of the file that are dealt with: where it goes on after a kill. */
  rowsDone: integer().notNull().default(0),
  /** JSON: what the check found, what the import did, what its undoing did. */
  checked: text(),
  counts: text(),
  undone: text(),
  /** The last number of the audit log when the import ended: what came later changed its rows by hand. */
  auditSeq: integer().notNull().default(0),
  createdAt: integer().notNull().default(0),
  createdBy: text(),
  startedAt: integer(),
  finishedAt: integer(),
}, (t) => [index('imports_created').on(t.createdAt)]);

/** Refused rows and remarks of the newest check or import, cell by cell. */
export const importProblems = localTable('import_problems', {
  importId: text().notNull(),
  row: integer().notNull(),
  field: text().notNull(),
  /** Shortened, as a report shows it. */
  value: text().notNull().default(''),
  code: text().notNull(),
  /** Not refused, only remarked upon. */
  remark: integer({ mode: 'boolean' }).notNull().default(false),
}, (t) => [primaryKey({ columns: [t.importId, t.row, t.field] })]);

/** Rows that may be about somebody who has a card: whoever imports decides. */
export const importProposals = localTable('import_proposals', {
  importId: text().notNull(),
  row: integer().notNull(),
  patientId: text().notNull(),
  /** How the file names the person. */
  who: text().notNull().default(''),
  why: text().notNull(),
  decision: text({ enum: ['new', 'same'] }).notNull().default('new'),
}, (t) => [primaryKey({ columns: [t.importId, t.row] })]);

/** The number a patient had in the former program: later files (appointments, balances) name people by it. */
export const importKeys = localTable('import_keys', { key: text().primaryKey(), patientId: text().notNull() });

/** What an import changed of rows that were there before it, for its undoing. */
export const importChanges = localTable('import_changes', {
  importId: text().notNull(),
  patientId: text().notNull(),
  /** The card's family before. */
  familyBefore: text(),
  familyAfter: text(),
}, (t) => [primaryKey({ columns: [t.importId, t.patientId] })]);

/** Сопоставление столбцов, saved by name. */
export const importMappings = localTable('import_mappings', {
  name: text().notNull(),
  kind: text().notNull(),
  /** JSON: field -> heading. */
  value: text().notNull(),
}, (t) => [primaryKey({ columns: [t.name, t.kind] })]);
