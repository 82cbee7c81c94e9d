import type { CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Printing } from '#main/kernel/printing.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Day, Id, Instant, Minute, Zone } from '#shared/kernel/values.ts';
import type { PlaceResult, scheduleContract, Slot } from '#shared/schedule/contract.ts';
import type * as z from 'zod';
import type { Audit } from '../audit/index.ts';
import type { ActionLink } from './store.ts';

/** What the employee said of the inquiry an action belongs to; written with the action, before attribution sees it. */
export interface Given { readonly inquiryId: Id; readonly how: 'buffer' | 'current' | 'panel'; readonly inCall: boolean }

/** One row of appointment_actions as it has just been written. */
export interface AppointmentAction {
  readonly id: Id;
  readonly branchId: Id;
  readonly appointmentId: Id;
  readonly patientId: Id | undefined;
  readonly kind: 'booked' | 'cancelled' | 'moved';
  readonly actorId: Id;
  readonly at: Instant;
  readonly from: Slot | undefined;
  readonly to: Slot | undefined;
  readonly cancelledBy: 'patient' | 'clinic' | undefined;
  readonly given: Given | undefined;
}

export interface Branch { readonly id: Id; readonly name: string; readonly zone: Zone; readonly opensMin: Minute; readonly closesMin: Minute }

/** A stretch of a doctor's day that somebody else may have now. */
export interface Freed {
  readonly branchId: Id;
  readonly doctorId: Id;
  readonly day: Day;
  readonly startMin: Minute;
  readonly endMin: Minute;
  readonly why: 'cancelled' | 'moved' | 'shortened' | 'unreserved';
  /** Whose place it was; absent for a reserve. */
  readonly appointmentId: Id | undefined;
}

export type BookInput = z.output<(typeof scheduleContract)['book']['input']>;
export type FormInput = z.output<(typeof scheduleContract)['openForm']['input']>;
export type FormEdit = z.output<(typeof scheduleContract)['editForm']['input']>;
export type Booked = Extract<PlaceResult, { kind: 'done' }>;

export interface ScheduleDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  /** The branch of this PC: where a day is shown of unless another is named. */
  readonly branch: () => Branch;
  readonly branches: () => readonly Branch[];
  /** Attribution: the inquiry an action belongs to, as columns of its row; asked in its own transaction before the row is written. */
  readonly linkOf?: (tx: WritableDb, action: AppointmentAction) => ActionLink;
  /** Called with every action in its own transaction, after the row is written. */
  readonly onAction: (tx: WritableDb, action: AppointmentAction) => void;
  /** An undone action has become a tombstone; attribution forgets it in the same transaction. */
  readonly onUndone?: (tx: WritableDb, actionId: Id, appointmentId: Id) => void;
  /** A place has become free: by a cancellation, a move, a shorter length or a reserve given up. In the transaction that frees it. */
  readonly onFreed?: (tx: WritableDb, freed: Freed) => void;
  readonly printing?: Printing;
  readonly files?: FileDialogs;
  readonly language?: () => 'ru' | 'en';
  /** How somebody likes to see the schedule, and the branch of this PC; kept by the settings of this PC. */
  readonly local?: { get<T>(key: string, schema: z.ZodType<T>): T | undefined; set(tx: WritableDb, key: string, value: unknown): void };
  /** Buffer, tick or panel behind a booking; asked inside the transaction, before the action is written. */
  readonly resolveGiven?: (ctx: CallContext, input: BookInput) => Given | undefined;
  /** Ends the buffer and whatever else follows a booking, in its transaction. */
  readonly afterBooked?: (ctx: CallContext, tx: WritableDb, result: Booked, input: BookInput) => void;
  /** «Новый прием» as open in a session; app/desk remembers it. */
  readonly forms: { open(input: FormInput, ctx: CallContext): { readonly formId: Id }; edit(input: FormEdit, ctx: CallContext): void; close(input: { readonly formId: Id }, ctx: CallContext): void };
}
