import { phoneText } from '#shared/kernel/phone.ts';
import { dayOf } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { TaskRow, TaskType, WaitRow } from '#shared/crm/contract.ts';
import { fullName } from '../patients/index.ts';
import type { Waiting } from './rules/ranking.ts';
import { isOverdue, whoText } from './rules/task.ts';
import type { TaskDbRow, WaitDbRow, WaitingDbRow } from './store.ts';
import type { taskTypes } from '#main/db/schema/index.ts';

interface WhoRow { readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null }
/** The name of a card as it was joined; empty without one. */
export const cardName = (r: WhoRow): string => fullName({ surname: r.surname ?? '', firstName: r.firstName ?? '', patronymic: r.patronymic ?? '' });
const shortNameOf = (surname: string | null, firstName: string | null): string => `${surname ?? ''} ${firstName ?? ''}`.trim();
/** What is dialled; a number that could not be understood is shown as its digits and not dialled. */
export const dialable = (phone: string | null): { phone: string } | undefined => (phone ? { phone } : undefined);

export const typeOf = (t: typeof taskTypes.$inferSelect): TaskType => ({ id: t.id, name: t.name, colour: t.colour as TaskType['colour'], icon: t.icon as TaskType['icon'], retired: t.retiredAt !== null });

export function presentTask(t: TaskDbRow, now: Instant): TaskRow {
  return {
    id: t.id, kind: t.kind, what: t.what, dueAt: instant(t.dueAt), overdue: isOverdue(t, now), result: t.result, revision: t.revision,
    who: whoText(cardName(t), t.typedName, t.phoneE164 === null ? undefined : phoneText(t.phoneE164)),
    owner: shortNameOf(t.ownerSurname, t.ownerName), ...dialable(t.phoneE164 ?? t.phone),
    ...(t.typeId && t.typeName !== null ? { type: { id: t.typeId, name: t.typeName, colour: t.typeColour as TaskType['colour'], icon: t.typeIcon as TaskType['icon'], retired: t.typeRetiredAt !== null } } : {}),
    ...(t.patientId ? { patientId: t.patientId } : {}), ...(t.inquiryId ? { inquiryId: t.inquiryId } : {}), ...(t.typedName ? { typedName: t.typedName } : {}), ...(t.ownerId ? { ownerId: t.ownerId } : {}),
    ...(t.remindAt === null ? {} : { remindAt: instant(t.remindAt) }), ...(t.doneAt === null ? {} : { doneAt: instant(t.doneAt), doneBy: shortNameOf(t.doneSurname, t.doneName) }),
  };
}

const movable: ReadonlySet<string> = new Set(['unconfirmed', 'confirmed']);
/** «Хочет раньше» names an appointment that can still be moved. */
const canMove = (w: Pick<WaitingDbRow, 'ownDay' | 'ownStartsAt' | 'ownStatus'>, now: Instant): boolean => w.ownDay !== null && w.ownStartsAt !== null && w.ownStartsAt > now && movable.has(w.ownStatus ?? '');

export function presentEntry(w: WaitDbRow, now: Instant): WaitRow {
  const { row } = w, own = row.appointmentId && canMove(w, now);
  return {
    id: row.id, kind: row.kind, who: whoText(cardName(w), row.typedName, row.phoneE164 === null ? undefined : phoneText(row.phoneE164)), wish: row.wish, createdAt: instant(row.createdAt),
    lengthMin: row.lengthMin, weekdays: row.weekdays, barred: w.archivedAt !== null || w.banAt !== null, revision: row.revision, ...dialable(row.phoneE164 ?? w.phone),
    ...(row.doctorId ? { doctorId: row.doctorId } : {}), ...(w.doctor ? { doctor: w.doctor } : {}), ...(row.specialityId ? { specialityId: row.specialityId } : {}), ...(w.speciality ? { speciality: w.speciality } : {}),
    ...(row.fromDay ? { fromDay: row.fromDay as Day } : {}), ...(row.tillDay ? { tillDay: row.tillDay as Day } : {}), ...(row.fromMin === null ? {} : { fromMin: minute(row.fromMin) }), ...(row.tillMin === null ? {} : { tillMin: minute(row.tillMin) }),
    ...(row.patientId ? { patientId: row.patientId } : {}), ...(row.inquiryId ? { inquiryId: row.inquiryId } : {}),
    ...(own ? { own: { appointmentId: row.appointmentId!, day: w.ownDay as Day, startMin: minute(w.ownStartMin ?? 0), doctor: w.ownDoctor ?? '' } } : {}),
    ...(row.closedAt === null ? {} : { closed: { at: instant(row.closedAt), how: row.closedHow ?? 'byHand', by: shortNameOf(w.closedSurname, w.closedName), reason: row.closeReason } }),
  };
}

/** Everybody who waits, as the ranking reads them. The day a wait began is looked up once a quarter of an hour: midnight of any zone lies on one. */
export function waitingOf(rows: readonly WaitingDbRow[], zone: Zone, now: Instant): Waiting[] {
  const days = new Map<number, Day>(), quarterMs = 900_000;
  const since = (at: number): Day => {
    const quarter = Math.floor(at / quarterMs), known = days.get(quarter) ?? dayOf(instant(quarter * quarterMs), zone);
    days.set(quarter, known);
    return known;
  };
  return rows.map((w) => ({
    id: w.id, patientId: w.patientId ?? undefined, doctorId: w.doctorId ?? undefined, specialityId: w.specialityId ?? undefined, lengthMin: w.lengthMin, fromDay: (w.fromDay ?? undefined) as Day | undefined, tillDay: (w.tillDay ?? undefined) as Day | undefined,
    fromMin: w.fromMin ?? undefined, tillMin: w.tillMin ?? undefined, weekdays: w.weekdays, createdAt: w.createdAt, since: since(w.createdAt), wantsEarlier: w.kind === 'wantsEarlier', barred: w.archivedAt !== null || w.banAt !== null,
    own: canMove(w, now) ? { day: w.ownDay as Day, startMin: w.ownStartMin ?? 0 } : undefined,
  }));
}
