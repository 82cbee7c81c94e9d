import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { openSecondWriter, type SecondWriter, type Turn } from '#main/db/index.ts';
import * as schema from '#main/db/schema/index.ts';
import type { TaskContext } from '#main/worker/task.ts';
import type { Id } from '#shared/kernel/values.ts';
import { idsOf, type ImportTable } from './rules/ids.ts';
import { stepOver } from './windows.ts';

export interface UndoOrder {
  readonly importId: Id;
  /** The last number of the audit log that belongs to the import. */
  readonly auditSeq: number;
  /** The action of somebody who only looked: it changes nothing. */
  readonly looked: string;
  readonly turn: Turn;
}
/** How many rows went, and how many stayed because somebody has worked with them since. */
export const noUndone = { removed: 0, keptEdited: 0, keptUsed: 0, families: 0 };
export type Undone = { -readonly [K in keyof typeof noUndone]: number };

/**
 * The rule of undoing: a row the import brought becomes a tombstone unless it is the clinic's own by now. A card is, when
 * it was changed by hand (the audit log says so) or when something that the import did not bring refers to it; an
 * appointment is, when the log or its actions name it. What belongs to a kept card (numbers, account, appointments) stays
 * with it. A family that the import gave to an older card is taken back where it is still the one it gave.
 */
export async function undoImport(order: UndoOrder, context: TaskContext): Promise<Undone> {
  const writer = openSecondWriter(context.file, context.key, order.turn, { now: () => Date.now() as never });
  try {
    return await undoWith(writer, order, context);
  } finally {
    writer.close();
  }
}

/** Every table whose rows name a patient: one that the import did not bring keeps the card. Made of the schema, so that no later table is forgotten. */
const ownDigit: Readonly<Partial<Record<string, ImportTable>>> = { appointments: 'appointment', patient_phones: 'phone', ledger_entries: 'ledger' };
const referring = Object.values(schema).filter((table): table is typeof table & SQLiteTable => is(table, SQLiteTable)).flatMap((table) => {
  const columns = getTableColumns(table);
  return 'patientId' in columns && 'id' in columns ? [{ table: getTableName(table), tombstones: 'deleted' in columns }] : [];
});

async function undoWith({ raw, attempt }: SecondWriter, { importId, auditSeq, looked }: UndoOrder, { progress, breathe }: TaskContext): Promise<Undone> {
  const ids = idsOf(importId), undone: Undone = { ...noUndone };
  const [fromPatient, tillPatient] = ids.range('patient');
  raw.exec('CREATE TEMP TABLE kept (id TEXT PRIMARY KEY, why TEXT NOT NULL) WITHOUT ROWID');
  const run = (sql: string, ...params: readonly (string | number)[]): void => { raw.prepare(sql).run(...params); };
  progress(0, 0, 'looking');

  // cards
  run(`INSERT OR IGNORE INTO kept SELECT entity_id, 'edited' FROM audit_log WHERE entity = 'patient' AND entity_id BETWEEN ? AND ? AND seq > ? AND action <> ?`, fromPatient, tillPatient, auditSeq, looked);
  await breathe();
  for (const { table, tombstones } of referring) {
    const own = ownDigit[table], [from, till] = own === undefined ? ['', ''] : ids.range(own);
    run(`INSERT OR IGNORE INTO kept SELECT patient_id, 'used' FROM ${table} WHERE patient_id BETWEEN ? AND ?${tombstones ? ' AND _deleted = 0' : ''} AND NOT (id BETWEEN ? AND ?)`, fromPatient, tillPatient, from, till);
    await breathe();
  }
  run(`INSERT OR IGNORE INTO kept SELECT guardian_id, 'used' FROM patients WHERE guardian_id BETWEEN ? AND ? AND _deleted = 0`, fromPatient, tillPatient);
  // appointments, and the cards of those that stay
  const [fromAppointment, tillAppointment] = ids.range('appointment');
  run(`INSERT OR IGNORE INTO kept SELECT entity_id, 'edited' FROM audit_log WHERE entity = 'appointment' AND entity_id BETWEEN ? AND ? AND seq > ?`, fromAppointment, tillAppointment, auditSeq);
  run(`INSERT OR IGNORE INTO kept SELECT appointment_id, 'edited' FROM appointment_actions WHERE appointment_id BETWEEN ? AND ?`, fromAppointment, tillAppointment);
  run(`INSERT OR IGNORE INTO kept SELECT a.patient_id, 'used' FROM appointments a JOIN kept k ON k.id = a.id WHERE a.patient_id BETWEEN ? AND ?`, fromPatient, tillPatient);
  // what belongs to a kept card stays with it
  for (const [table, own] of [['appointments', 'appointment'], ['patient_phones', 'phone'], ['ledger_entries', 'ledger']] as const) {
    run(`INSERT OR IGNORE INTO kept SELECT t.id, 'used' FROM kept k JOIN ${table} t ON t.patient_id = k.id WHERE t.id BETWEEN ? AND ? AND k.id BETWEEN ? AND ?`, ...ids.range(own), fromPatient, tillPatient);
    await breathe();
  }
  run(`INSERT OR IGNORE INTO kept SELECT family_id, 'used' FROM patients WHERE family_id BETWEEN ? AND ? AND _deleted = 0 AND (NOT (id BETWEEN ? AND ?) OR id IN (SELECT id FROM kept))
    AND NOT EXISTS (SELECT 1 FROM import_changes c WHERE c.import_id = ? AND c.patient_id = patients.id AND c.family_after = patients.family_id)`, ...ids.range('family'), fromPatient, tillPatient, importId);
  run(`INSERT OR IGNORE INTO kept SELECT doctor_id, 'used' FROM appointments WHERE doctor_id BETWEEN ? AND ? AND _deleted = 0 AND (NOT (id BETWEEN ? AND ?) OR id IN (SELECT id FROM kept))`, ...ids.range('doctor'), fromAppointment, tillAppointment);
  for (const why of ['edited', 'used'] as const) {
    const n = (raw.prepare('SELECT count(*) FROM kept WHERE why = ? AND (id BETWEEN ? AND ? OR id BETWEEN ? AND ?)').raw().all(why, fromPatient, tillPatient, fromAppointment, tillAppointment) as number[][])[0]![0]!;
    if (why === 'edited') undone.keptEdited = n;
    else undone.keptUsed = n;
  }

  // older cards get their family back
  const back = raw.prepare('UPDATE patients SET family_id = (SELECT family_before FROM import_changes c WHERE c.import_id = ? AND c.patient_id = patients.id) WHERE id = ? AND family_id IS (SELECT family_after FROM import_changes c WHERE c.import_id = ? AND c.patient_id = patients.id)');
  for (const [patientId] of raw.prepare('SELECT patient_id FROM import_changes WHERE import_id = ?').raw().all(importId) as string[][]) {
    let changes: number | undefined;
    while (changes === undefined) changes = attempt(() => back.run(importId, patientId!, importId).changes);
    undone.families += changes;
  }
  // the import's own rows, in stretches of their keys
  const tables = [['appointments', 'appointment'], ['ledger_entries', 'ledger'], ['patient_phones', 'phone'], ['patients', 'patient'], ['families', 'family'], ['doctors', 'doctor']] as const;
  for (const [n, [table, own]] of tables.entries()) {
    const remove = raw.prepare(`UPDATE ${table} SET _deleted = 1 WHERE id >= ? AND id < ? AND _deleted = 0 AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.id = ${table}.id)`);
    const edge = raw.prepare(`SELECT id FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1 OFFSET ?`).raw();
    await stepOver(ids.range(own), (from, size) => (edge.all(from, ids.range(own)[1], size) as string[][])[0]?.[0], (from, till) => attempt(() => remove.run(from, till).changes), async (changes) => {
      undone.removed += changes;
      progress(n, tables.length, 'removing');
      await breathe();
    });
  }
  const forget = raw.prepare('DELETE FROM import_keys WHERE patient_id BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.id = import_keys.patient_id)');
  while (attempt(() => forget.run(fromPatient, tillPatient).changes) === undefined);
  progress(tables.length, tables.length, 'removing');
  return undone;
}
