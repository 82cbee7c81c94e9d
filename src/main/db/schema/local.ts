import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { clinicTable, localTable } from './kinds.ts';

/** Настройки of the clinic: one JSON value a key; the id is the key. */
export const settings = clinicTable('settings', { value: text().notNull().default('null') });

/** Настройки of this PC. */
export const localSettings = localTable('local_settings', { key: text().primaryKey(), value: text().notNull().default('null') });

/** Unsaved text, kept every 2 s and after a crash (UX rule 19); the key names the form, e.g. `panel:<inquiry>:<employee>`. */
export const drafts = localTable('drafts', {
  key: text().primaryKey(),
  employeeId: text().notNull().default(''),
  value: text().notNull().default('{}'),
  at: integer().notNull().default(0),
});

/** История изменений: one chain per PC. The texts lie in audit_texts and can be erased without breaking it (S8, S9). */
export const auditLog = localTable('audit_log', {
  seq: integer().primaryKey(),
  node: text().notNull().default(''),
  at: integer().notNull().default(0),
  employeeId: text(),
  action: text().notNull().default(''),
  entity: text().notNull().default(''),
  entityId: text(),
  digest: text().notNull().default(''),
  mac: text().notNull().default(''),
}, (t) => [
  index('audit_log_entity').on(t.entity, t.entityId),
  // «Кто открывал карточки» between two instants, of all and of one employee
  index('audit_log_action').on(t.action, t.at),
  index('audit_log_employee').on(t.employeeId, t.action, t.at),
]);
export const auditTexts = localTable('audit_texts', {
  seq: integer().primaryKey(),
  salt: text().notNull().default(''),
  /** JSON {before, after}; null once erased. */
  text: text(),
});
