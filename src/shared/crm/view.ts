import type { Day, Id, Instant, Minute } from '../kernel/values.ts';
import type { TaskKind, TaskType } from './contract.ts';

/** A task whose time has come, as a calm card of the desk says it. */
export interface TaskReminder {
  readonly taskId: Id;
  readonly kind: TaskKind;
  readonly type?: TaskType;
  readonly what: string;
  readonly who: string;
  readonly dueAt: Instant;
  readonly phone?: string;
  readonly patientId?: Id;
  readonly inquiryId?: Id;
}
/** «Освободилось окно Пт 27.11 10:00 Орлова — 3 подходят». */
export interface FreedNotice { readonly slotId: Id; readonly day: Day; readonly startMin: Minute; readonly endMin: Minute; readonly doctor: string; readonly fits: number; readonly offeredBy?: string }

/** What of the CRM is alive on a desk: the number on the menu and the calm cards. Rows are asked for. */
export interface CrmDesk {
  /** Tasks of this employee, or of nobody, whose time has come. */
  readonly due: number;
  readonly reminders: readonly TaskReminder[];
  readonly freed: readonly FreedNotice[];
  /** The morning page has not been seen today. */
  readonly morning: boolean;
}
