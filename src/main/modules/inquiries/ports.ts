import type { DeskWords } from '#shared/desk/words.ts';
import type { WindowsSetting } from '#shared/inquiries/windows.ts';
import type { TypeWhy } from '#shared/inquiries/why.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { PersonChoice } from '#shared/telephony/view.ts';
import type { Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { NumberOwners } from './rules/person.ts';

/** What an inquiry needs to know of people: supplied by compose from patients, staff and schedule. */
export interface People {
  /** Every card and employee that holds the number. */
  ownersOf(e164: string): NumberOwners;
  phonesOf(patientId: Id): readonly string[];
  nameOf(patientId: Id): string | undefined;
  employeeName(employeeId: Id): string | undefined;
  /** Lines to choose among for a shared number: today's visit, next visit, open lead, last visit; archived last. */
  choicesOf(patientIds: readonly Id[]): readonly PersonChoice[];
  banOf(patientId: Id): string | undefined;
  /** The nearest appointment ahead. */
  nextVisitOf(patientId: Id): NonNullable<TypeWhy['visit']> | undefined;
  /** A booking ban with its reason and since when. */
  banSinceOf(patientId: Id): { readonly reason: string; readonly since: Instant } | undefined;
}

export interface AuditPort {
  append(tx: WritableDb, entry: { readonly employeeId?: Id | undefined; readonly action: string; readonly entity: string; readonly entityId?: Id | undefined; readonly before?: unknown; readonly after?: unknown }): void;
}

export interface InquiriesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly audit: AuditPort;
  readonly people: People;
  /** The channel that advertises a dialled number. */
  channelOf(lineE164: string): { readonly id: Id; readonly branchId: Id | undefined } | undefined;
  branch(): { readonly id: Id; readonly zone: Zone };
  /** «Окна учёта» of the clinic, as they were set over time. */
  windows(): WindowsSetting;
  /** Of any branch; the one of this PC where nobody tells. */
  zoneOf?(branchId: Id): Zone | undefined;
  /** The inquiry that an outgoing call which has just begun was ordered from. */
  answers?(call: CallFacts): Id | undefined;
  words(): DeskWords;
  doctorName(id: Id): string;
  changed(topics: readonly Topic[]): void;
  /** Text not saved yet appeared, or is gone. */
  draftKept?(): void;
}
