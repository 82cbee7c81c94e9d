import { eq, sql } from 'drizzle-orm';
import { bulkInserter, type SecondWriter } from '#main/db/index.ts';
import { appointments, doctors, families, importChanges, importKeys, importProblems, importProposals, imports, ledgerEntries, patientPhones, patients } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Counts } from './order.ts';

type Cells = (string | number | null)[];
/** Rows ready to be written, gathered until there are enough of them. */
export interface Batch {
  readonly patients: Cells[]; readonly phones: Cells[]; readonly families: Cells[]; readonly ledger: Cells[]; readonly appointments: Cells[]; readonly doctors: Cells[]; readonly keys: Cells[];
  readonly problems: Cells[]; readonly proposals: Cells[];
  readonly joined: { readonly patientId: Id; readonly before: string | null; readonly familyId: Id }[];
  size: number;
  /** Characters of the file's cells in it. */
  text: number;
  lastRow: number;
}
export const emptyBatch = (): Batch => ({ patients: [], phones: [], families: [], ledger: [], appointments: [], doctors: [], keys: [], problems: [], proposals: [], joined: [], size: 0, text: 0, lastRow: 0 });

const least = 512, most = 20_000;
/** A commit longer than this made the desk wait too long; a shorter one may have been larger. */
const longMs = 25, shortMs = 8;

const by = (column: number) => (a: Cells, b: Cells): number => (a[column]! < b[column]! ? -1 : a[column]! > b[column]! ? 1 : 0);

/**
 * Writes batches in portions, each a transaction of its own that gives way to the desk. Rows go in the order of the
 * indexes that would otherwise be hit at random: cards by name, numbers by number, appointments by day.
 * Written twice, a portion is the same rows: their ids are made of the file's.
 */
export function createBatchWriter(writer: SecondWriter, importId: Id, checking: boolean) {
  const { raw } = writer;
  const insert = {
    patients: bulkInserter(raw, patients, ['id', 'surname', 'firstName', 'patronymic', 'surnameNorm', 'firstNameNorm', 'patronymicNorm', 'skeleton', 'born', 'sex', 'email', 'mainComment', 'status', 'familyId', 'createdAt', 'createdBy']),
    phones: bulkInserter(raw, patientPhones, ['id', 'patientId', 'e164', 'digits', 'digitsRev', 'kind', 'main', 'note']),
    families: bulkInserter(raw, families, ['id', 'name']),
    ledger: bulkInserter(raw, ledgerEntries, ['id', 'patientId', 'at', 'kind', 'amount', 'what', 'byEmployee']),
    appointments: bulkInserter(raw, appointments, ['id', 'branchId', 'patientId', 'doctorId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'comment', 'createdAt', 'createdBy', 'cancelledAt', 'cancelledBy']),
    doctors: bulkInserter(raw, doctors, ['id', 'branchId', 'displayName', 'colour', 'sort', 'retiredAt']),
    keys: bulkInserter(raw, importKeys, ['key', 'patientId']),
    problems: bulkInserter(raw, importProblems, ['importId', 'row', 'field', 'value', 'code', 'remark']),
    proposals: bulkInserter(raw, importProposals, ['importId', 'row', 'patientId', 'who', 'why', 'decision']),
  };
  let portion = 2_048;

  function inPortions(rows: readonly Cells[], put: (rows: readonly Cells[], between: () => void) => void): void {
    for (let at = 0; at < rows.length;) {
      const part = rows.slice(at, at + portion);
      const done = writer.attempt((_, yieldIfWanted) => {
        put(part, yieldIfWanted);
        return true;
      });
      if (!done) {
        portion = Math.max(least, portion >> 1);
        continue;
      }
      at += part.length;
      const took = writer.commitMs();
      if (took > longMs) portion = Math.max(least, portion >> 1);
      else if (took < shortMs && part.length === portion) portion = Math.min(most, portion << 1);
    }
  }

  return {
    /** All of a batch, and with its last rows how far the file is read. */
    write: (batch: Batch, counts: Counts): void => {
      if (!checking) {
        inPortions(batch.doctors, insert.doctors);
        inPortions(batch.families, insert.families);
        inPortions(batch.patients.sort((a, b) => by(4)(a, b) || by(5)(a, b)), insert.patients);
        inPortions(batch.phones.sort(by(3)), insert.phones);
        inPortions(batch.keys, insert.keys);
        inPortions(batch.ledger, insert.ledger);
        inPortions(batch.appointments.sort((a, b) => by(4)(a, b) || by(3)(a, b)), insert.appointments);
      }
      inPortions(batch.problems, insert.problems);
      inPortions(batch.proposals, insert.proposals);
      let done: true | undefined;
      while (!done) {
        done = writer.attempt((tx) => {
          if (!checking) {
            for (const { patientId, before, familyId } of batch.joined) {
              tx.insert(importChanges).values({ importId, patientId, familyBefore: before, familyAfter: familyId }).onConflictDoNothing().run();
              tx.update(patients).set({ familyId }).where(sql`${patients.id} = ${patientId} and ${patients.familyId} is ${before}`).run();
            }
            tx.update(imports).set({ rowsDone: batch.lastRow, counts: JSON.stringify(counts) }).where(eq(imports.id, importId)).run();
          }
          return true;
        });
      }
    },
  };
}
