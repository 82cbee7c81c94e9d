import type { Database, WritableDb } from '#main/db/index.ts';
import type { CallContext } from '#main/ipc/context.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Printing } from '#main/kernel/printing.ts';
import type { TableExport } from '#main/worker/export-table.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { LostKind, Matter } from '#shared/lost/view.ts';
import type { Right } from '#shared/staff/rights.ts';
import type { Audit } from '../audit/index.ts';
import type { Settings } from '../settings/index.ts';

export type PasswordCheck = { readonly kind: 'right' } | { readonly kind: 'wrong-password' } | { readonly kind: 'wait'; readonly ms: number };

export interface LostDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly branch: () => { readonly id: Id; readonly zone: Zone; readonly name: string };
  readonly language: () => 'ru' | 'en';
  readonly files: Pick<FileDialogs, 'chooseSave'>;
  readonly printing: Printing;
  readonly exportTable: TableExport;
  readonly employeeName: (id: Id) => string | undefined;
  readonly doctorName: (id: Id) => string;
  /** Who had the phone of an extension at a moment: whose a missed call is. */
  readonly ownerAt: (extension: string, at: Instant) => Id | undefined;
  /** Whether tags are asked for at all. */
  readonly tagsAsked: () => boolean;
  /** Unanswered chats, where there are any. */
  readonly chats?: (() => readonly Matter[]) | undefined;
  /** What a reason ends besides the matter itself, in its transaction: the task is finished, the buffer let go, the lead no longer yellow. */
  readonly end: (tx: WritableDb, matter: { readonly kind: LostKind; readonly id: string; readonly inquiryId?: Id | undefined }, reason: string, by: Id) => void;
  /** After the reason is written: the draft it put away is thrown out. */
  readonly forget: (matter: Pick<Matter, 'kind' | 'id' | 'ownerId'>) => void;
  /** Opens a half-filled booking again, for whoever asks. */
  readonly resumeForm: (formId: Id, ctx: CallContext) => { formId: Id };
  /** A matter went to somebody, or to nobody: a task changes its owner too. */
  readonly given: (tx: WritableDb, matter: { readonly kind: LostKind; readonly id: string }, ownerId: Id | null, by: Id) => void;
  /** Of an employee who signs for a shift: the password under the rules of signing in, and what the role may do. */
  readonly checkPassword: (employeeId: Id, password: string) => Promise<PasswordCheck>;
  readonly holds: (employeeId: Id, right: Right) => boolean;
  /** Tells the windows that the list is another one: past `invalidate`, for nothing of the base changed. */
  readonly tell: () => void;
}
