import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Day, Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { PlaceResult, Slot } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import type { TableExport } from '#main/worker/export-table.ts';
import type { Audit } from '../audit/index.ts';

/** A call nobody has answered since, or a buffer somebody left, as the morning page says it. */
export interface Waits { readonly id: Id; readonly who: string; readonly note: string; readonly at: Instant; readonly phone?: string; readonly patientId?: Id; readonly inquiryId?: Id }

export interface CrmDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly branch: () => { readonly id: Id; readonly zone: Zone };
  /** «Ивлева Анна»; empty for nobody known. */
  readonly employeeName: (id: Id) => string;
  /** From schedule, inside the caller's transaction where it writes. */
  readonly schedule: {
    /** Free stretches of a doctor's day: inside the shifts, outside reserves and what is booked. */
    freeOf(doctorId: Id, day: Day): readonly Stretch[];
    /** Work of every doctor on a day: the morning page. */
    doctorsOn(day: Day): readonly { readonly id: Id; readonly name: string; readonly shifts: readonly Stretch[] }[];
    move(tx: WritableDb, by: Id, appointmentId: Id, slot: Slot): PlaceResult;
    book(tx: WritableDb, by: Id, input: { readonly slot: Slot; readonly patientId: Id; readonly comment: string }): PlaceResult;
    confirm(tx: WritableDb, by: Id, appointmentId: Id): void;
  };
  /** From inquiries: what the morning shift finds. */
  readonly inquiries: { missed(): readonly Waits[]; buffers(): readonly Waits[] };
  /** Kopecks owed by patients of a day's visits; who owes nothing is not there. */
  readonly debtsOn: (day: Day) => ReadonlyMap<Id, number>;
  /** Asks where to, and lets the worker write the list. */
  readonly exportTable: TableExport;
  readonly language: () => 'ru' | 'en';
  /** A small mark of an employee that outlives the program: which day's morning page was seen. */
  readonly marks: { get(key: string, employeeId: Id): string | undefined; keep(key: string, employeeId: Id, value: string): void };
  /** What is alive changed without a row changing: the morning page was seen. */
  readonly announce: () => void;
}
