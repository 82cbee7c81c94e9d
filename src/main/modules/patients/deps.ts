import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import type { PatientAppointment, PatientTask } from './rules.ts';

/** The audit log as this module needs it: one entry in the transaction of the change. */
export interface AuditAppend {
  append(tx: WritableDb, entry: { readonly employeeId: Id | null; readonly action: string; readonly entity: string; readonly entityId: Id; readonly before?: unknown; readonly after?: unknown }): void;
}

export interface PatientsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: AuditAppend;
  readonly changed: (topics: readonly Topic[]) => void;
  /** The branch's zone: ages are counted on its calendar day. */
  readonly zone: () => Zone;
  /** From schedule: every appointment of a patient, in any order. */
  readonly appointmentsOf: (patientId: Id) => readonly PatientAppointment[];
  /** From schedule: «26.11 10:00 Орлова» of those who have a future appointment. */
  readonly nextAppointments: (patientIds: readonly Id[]) => ReadonlyMap<Id, string>;
  /** From crm: the open tasks of a patient. */
  readonly tasksOf: (patientId: Id) => readonly PatientTask[];
}
