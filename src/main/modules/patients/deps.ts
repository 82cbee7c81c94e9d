import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';
import type { PatientAppointment, PatientTask } from './rules.ts';

export interface PatientsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  /** The branch's zone: ages are counted on its calendar day. */
  readonly zone: () => Zone;
  /** From schedule: every appointment of a patient, in any order. */
  readonly appointmentsOf: (patientId: Id) => readonly PatientAppointment[];
  /** From schedule: «26.11 10:00 Орлова» of those who have a future appointment. */
  readonly nextAppointments: (patientIds: readonly Id[]) => ReadonlyMap<Id, string>;
  /** From crm: the open tasks of a patient. */
  readonly tasksOf: (patientId: Id) => readonly PatientTask[];
  /** From inquiries: rows or numbers went from one card to another in this transaction, so the links of these cards are decided anew. */
  readonly afterCardsMoved: (tx: WritableDb, patientIds: readonly Id[]) => void;
}
