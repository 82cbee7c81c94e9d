import { and, eq, getTableName, ne } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDb } from '#main/db/index.ts';
import { patientPhones, patients } from '#main/db/schema/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import { mergedColumns, restored, type MergeChoices, type RowChange } from '#shared/patients/merge.ts';
import type { PatientsDeps } from '../deps.ts';
import { fullName, nameColumns } from '../rules.ts';
import type { PatientRow, PatientStore } from '../store.ts';
import { insertMerge, isEmptied, updateMerge, type MergeStore } from './store.ts';
import { patientTables, tableNamed } from './tables.ts';

type Keyed = SQLiteTable & { readonly id: SQLiteColumn };
const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null);

export interface MergeWritesDeps extends Pick<PatientsDeps, 'clock' | 'newId' | 'audit' | 'afterCardsMoved'> { readonly renamed: (to: ReturnType<typeof nameColumns>) => void }

/** Every change of a merge is written through this: what it was, what it is, so that it can be put back. */
function recorder(tx: WritableDb) {
  const changes: RowChange[] = [];
  return {
    changes,
    set(table: Keyed, row: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): void {
      const columns = Object.keys(to).filter((column) => !same(row[column], to[column]));
      if (columns.length === 0) return;
      const pick = (of: Readonly<Record<string, unknown>>) => Object.fromEntries(columns.map((column) => [column, of[column] ?? null]));
      tx.update(table).set(pick(to)).where(eq(table.id, row['id'])).run();
      changes.push({ table: getTableName(table), id: String(row['id']), before: pick(row), after: pick(to) });
    },
  };
}
type Recorder = ReturnType<typeof recorder>;

const numberOf = (phone: { readonly e164: string | null; readonly digits: string }): string => phone.e164 ?? phone.digits;

/** Rows of the merged card that the kept one already has: a number, a policy of the same insurer. They stay behind. */
function dropDoubles(record: Recorder, store: PatientStore, keptId: Id, mergedId: Id): void {
  const ours = store.phones.all({ id: keptId }), numbers = new Set(ours.map(numberOf));
  for (const phone of store.phones.all({ id: mergedId })) {
    if (numbers.has(numberOf(phone))) record.set(patientPhones, phone, { deleted: 1 });
    else if (ours.length > 0) record.set(patientPhones, phone, { main: false });
  }
  const policies = new Set(store.policies.all({ id: keptId }).map((p) => `${p.insurer}\n${p.number}`));
  const table = tableNamed('insurance_policies')!;
  for (const policy of store.policies.all({ id: mergedId })) if (policies.has(`${policy.insurer}\n${policy.number}`)) record.set(table, policy, { deleted: 1 });
}

function moveRows(tx: WritableDb, record: Recorder, keptId: Id, mergedId: Id): Record<string, number> {
  const moved: Record<string, number> = {};
  for (const { name, table, deleted } of patientTables) {
    const rows = tx.select({ id: table.id }).from(table).where(and(eq(table.patientId, mergedId), ...(deleted ? [eq(deleted, 0)] : []))).all();
    for (const { id } of rows) record.set(table, { id, patientId: mergedId }, { patientId: keptId });
    if (rows.length > 0) moved[name] = rows.length;
  }
  return moved;
}

/** The children of the merged card get the kept one for a guardian; its relatives join the kept one's family. */
function moveFamily(tx: WritableDb, record: Recorder, kept: PatientRow, merged: PatientRow): string | null {
  const links = { id: patients.id, guardianId: patients.guardianId, guardianKind: patients.guardianKind, familyId: patients.familyId };
  for (const ward of tx.select(links).from(patients).where(and(eq(patients.guardianId, merged.id), eq(patients.deleted, 0), ne(patients.id, kept.id))).all()) record.set(patients, ward, { guardianId: kept.id });
  if (merged.familyId === null || merged.familyId === kept.familyId) return kept.familyId;
  if (kept.familyId === null) return merged.familyId;
  for (const relative of tx.select(links).from(patients).where(and(eq(patients.familyId, merged.familyId), eq(patients.deleted, 0), ne(patients.id, merged.id))).all()) record.set(patients, relative, { familyId: kept.familyId });
  return kept.familyId;
}

/**
 * Merging and un-merging, each inside the caller's transaction and audited in it.
 * @throws AppError `not-found`, `conflict` (same-card, merged-further, undone, erased)
 */
export function createMergeWrites(store: PatientStore, merges: MergeStore, { clock, newId, audit, renamed, afterCardsMoved }: MergeWritesDeps) {
  function rowOf(id: Id): PatientRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'patient');
    return row;
  }
  const note = (tx: WritableDb, by: Id, action: string, entityId: Id, before: unknown, after: unknown): void => { audit.append(tx, { employeeId: by, action, entity: 'patient', entityId, before, after }); };

  return {
    merge(tx: WritableDb, by: Id, keptId: Id, mergedId: Id, choices: MergeChoices): Id {
      if (keptId === mergedId) throw new AppError('conflict', 'same-card');
      const kept = rowOf(keptId), merged = rowOf(mergedId), record = recorder(tx), mergeId = newId();
      const chosen: Partial<PatientRow> = mergedColumns(kept, merged, choices);
      // Nobody is his own guardian, nor the guardian of the one who looks after him.
      const guardianId = chosen.guardianId === undefined ? kept.guardianId : chosen.guardianId;
      const loop = guardianId === mergedId || guardianId === keptId || (guardianId !== null && store.row.get({ id: guardianId })?.guardianId === mergedId);
      if (loop) Object.assign(chosen, { guardianId: null, guardianKind: null });
      dropDoubles(record, store, keptId, mergedId);
      const moved = moveRows(tx, record, keptId, mergedId), familyId = moveFamily(tx, record, kept, merged);
      const searched = nameColumns({ ...kept, ...chosen });
      record.set(patients, kept, { ...chosen, ...searched, familyId });
      record.set(patients, merged, { deleted: 1 });
      insertMerge(tx, { id: mergeId, keptId, mergedId, at: clock.now(), byEmployee: by, record: JSON.stringify(record.changes) });
      renamed(searched);
      afterCardsMoved(tx, [keptId]);
      const ours = record.changes.find((change) => change.table === 'patients' && change.id === keptId);
      note(tx, by, 'patients.merge', keptId, { mergedId, merged: fullName(merged), ...ours?.before }, { ...ours?.after, moved });
      note(tx, by, 'patients.merged', mergedId, undefined, { keptId });
      return mergeId;
    },

    unmerge(tx: WritableDb, by: Id, mergeId: Id): void {
      const merge = merges.one.get({ id: mergeId });
      if (!merge) throw new AppError('not-found', 'merge');
      if (merge.undoneAt !== null) throw new AppError('conflict', 'undone');
      if (isEmptied(merge) || merges.erased.get({ keptId: merge.keptId, mergedId: merge.mergedId })) throw new AppError('conflict', 'erased');
      if (!store.row.get({ id: merge.keptId })) throw new AppError('conflict', 'merged-further');
      const changes = JSON.parse(merge.record) as RowChange[];
      let rows = 0;
      for (const change of changes.toReversed()) {
        const table = tableNamed(change.table), now = table && tx.select().from(table).where(eq(table.id, change.id)).get();
        if (!table || !now) continue;
        const back = restored(change, now);
        if (Object.keys(back).length === 0) continue;
        // A name that was mended since the merge stays, and is searched by as it stands.
        const searched = change.table === 'patients' && change.id === merge.keptId ? nameColumns({ ...now, ...back } as PatientRow) : {};
        tx.update(table).set({ ...back, ...searched }).where(eq(table.id, change.id)).run();
        rows++;
      }
      updateMerge(tx, mergeId, { undoneAt: clock.now(), undoneBy: by });
      for (const id of [merge.keptId, merge.mergedId]) renamed(nameColumns(rowOf(id)));
      afterCardsMoved(tx, [merge.keptId, merge.mergedId]);
      note(tx, by, 'patients.unmerge', merge.keptId, { mergedId: merge.mergedId }, { rows });
      note(tx, by, 'patients.unmerged', merge.mergedId, { keptId: merge.keptId }, undefined);
    },
  };
}
export type MergeWrites = ReturnType<typeof createMergeWrites>;
