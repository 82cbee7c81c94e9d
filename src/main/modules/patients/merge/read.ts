import { and, count, eq } from 'drizzle-orm';
import type { Database } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { MergeRowView, MergeView } from '#shared/patients/merge-contract.ts';
import { proposeMerge, type MergeField } from '#shared/patients/merge.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import { fullName } from '../rules.ts';
import { shownNumber } from '../search.ts';
import type { PatientRow, PatientStore } from '../store.ts';
import { isEmptied, type MergeRecord, type MergeStore } from './store.ts';
import { patientTables } from './tables.ts';

/** A merge of a merge of a merge…: longer chains than this are a loop in the data. */
const longestChain = 50;

export function createMergeReads({ db }: Database, store: PatientStore, merges: MergeStore, personRows: (ids: readonly Id[]) => PersonRow[]) {
  function rowOf(id: Id): PatientRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'patient');
    return row;
  }
  const nameOf = (id: Id | null): string => {
    const row = id === null ? undefined : merges.anyRow.get({ id });
    return row ? fullName(row) : '';
  };
  const shown = (row: PatientRow, field: MergeField): string | null => {
    switch (field) {
      case 'guardian': return row.guardianId === null ? null : nameOf(row.guardianId);
      case 'archive': return row.archivedAt === null ? null : row.archiveReason ?? '';
      case 'ban': return row.banAt === null ? null : row.banReason ?? '';
      default: return row[field] ?? null;
    }
  };
  const employee = (id: Id | null): string => {
    const row = id === null ? undefined : merges.employee.get({ id });
    return row ? fullName(row) : '';
  };
  const stuck = (merge: MergeRecord): MergeRowView['stuck'] =>
    (isEmptied(merge) || merges.erased.get({ keptId: merge.keptId, mergedId: merge.mergedId }) ? 'erased' : store.row.get({ id: merge.keptId }) ? undefined : 'merged-further');

  return {
    /** The card that an id stands for now: an id of a merged card opens the one that took it in. */
    currentId: (id: Id): Id => {
      let now = id;
      for (let step = 0; step < longestChain; step++) {
        const next = merges.keptOf.get({ id: now });
        if (!next) break;
        now = next.keptId;
      }
      return now;
    },
    view: (keptId: Id, mergedId: Id): MergeView => {
      if (keptId === mergedId) throw new AppError('conflict', 'same-card');
      const kept = rowOf(keptId), merged = rowOf(mergedId), [keptPerson, mergedPerson] = personRows([keptId, mergedId]);
      const ours = store.phones.all({ id: keptId }).map((p) => shownNumber(p.e164 ?? p.digits)), theirs = store.phones.all({ id: mergedId }).map((p) => shownNumber(p.e164 ?? p.digits));
      const byId = new Map([keptPerson!, mergedPerson!].map((person) => [person.patientId, person]));
      return {
        kept: byId.get(keptId)!, merged: byId.get(mergedId)!,
        fields: proposeMerge(kept, merged).map(({ field, proposed }) => ({ field, kept: shown(kept, field), merged: shown(merged, field), proposed })),
        phones: [...new Set([...ours, ...theirs])].map((text) => ({ text, both: ours.includes(text) && theirs.includes(text) })),
        moves: patientTables.flatMap(({ name, table, deleted }) => {
          if (name === 'patient_phones') return [];
          const { n } = db.select({ n: count() }).from(table).where(and(eq(table.patientId, mergedId), ...(deleted ? [eq(deleted, 0)] : []))).get()!;
          return n > 0 ? [{ what: name, count: n }] : [];
        }),
      };
    },
    list: (limit: number): MergeRowView[] => merges.newest.all({ limit }).map((merge) => {
      const why = merge.undoneAt === null ? stuck(merge) : undefined;
      return {
        mergeId: merge.id, at: merge.at as Instant, by: employee(merge.byEmployee), keptId: merge.keptId, kept: nameOf(merge.keptId), merged: nameOf(merge.mergedId),
        rows: (JSON.parse(merge.record) as unknown[]).length,
        ...(merge.undoneAt === null ? {} : { undone: { at: merge.undoneAt as Instant, by: employee(merge.undoneBy) } }),
        ...(why === undefined ? {} : { stuck: why }),
      };
    }),
  };
}
export type MergeReads = ReturnType<typeof createMergeReads>;
