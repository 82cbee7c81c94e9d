import { and, count, desc, eq, gte, inArray, isNotNull, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { DeskWords } from '#shared/desk/words.ts';
import type { HistoryRow, historyFilter } from '#shared/inquiries/contract.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, clockText, durationText, instantOf, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { day, instant, minute, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { adChannels, appointmentActions, doctors, employees, inquiries, patients, topics } from '../../db/schema/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { isIncomplete } from './rules/person.ts';
import { whyText } from './rules/why.ts';
import type { ActionRow } from './store.ts';

export type Filter = z.output<typeof historyFilter>;
export interface Page { readonly after?: { readonly startedAt: Instant; readonly id: Id } | undefined; readonly limit: number }

interface StoredSlot { doctorId: string; day: string; startMin: number }
const slotOf = (text: string | null): StoredSlot | undefined => (text ? JSON.parse(text) as StoredSlot : undefined);

/** «История обращений»: newest first, page by page from the last row seen. */
export function createHistory(db: ReadableDb, branch: () => { readonly zone: Zone }, words: () => DeskWords) {
  const author = employees;

  function where(filter: Filter): SQL | undefined {
    const { zone } = branch();
    const conditions: (SQL | undefined)[] = [
      eq(inquiries.deleted, 0),
      gte(inquiries.startedAt, instantOf(filter.fromDay, minute(0), zone)),
      lt(inquiries.startedAt, instantOf(addDays(filter.tillDay, 1), minute(0), zone)),
    ];
    if (filter.kinds?.length) conditions.push(inArray(inquiries.kind, filter.kinds));
    if (filter.authorId) conditions.push(filter.authorId === 'none' ? isNull(inquiries.authorId) : eq(inquiries.authorId, filter.authorId));
    const digits = filter.phoneDigits?.replace(/\D/g, '');
    if (digits) conditions.push(like(inquiries.phoneDigitsRev, `${[...digits].reverse().join('')}%`));
    if (filter.outcome) conditions.push(eq(inquiries.outcome, filter.outcome));
    if (filter.topicId) conditions.push(eq(inquiries.topicId, filter.topicId));
    if (filter.adChannelId) conditions.push(eq(inquiries.adChannelId, filter.adChannelId));
    if (filter.view === 'heads') conditions.push(or(isNull(inquiries.headId), eq(inquiries.headId, inquiries.id)));
    if (filter.success) {
      const linked = db.select({ id: appointmentActions.linkedInquiryId }).from(appointmentActions).where(isNotNull(appointmentActions.linkedInquiryId));
      conditions.push(filter.success === 'linked' ? inArray(inquiries.id, linked) : sql`${inquiries.id} not in ${linked}`);
    }
    return and(...conditions);
  }

  const base = () => db.select({
    row: inquiries, topic: topics.name, adChannel: adChannels.name,
    authorSurname: author.surname, authorName: author.firstName,
    surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic,
  }).from(inquiries)
    .leftJoin(topics, eq(topics.id, inquiries.topicId))
    .leftJoin(adChannels, eq(adChannels.id, inquiries.adChannelId))
    .leftJoin(author, eq(author.id, inquiries.authorId))
    .leftJoin(patients, eq(patients.id, inquiries.patientId));
  type Joined = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number];

  const doctorName = db.select({ name: doctors.displayName }).from(doctors).where(eq(doctors.id, sql.placeholder('id'))).prepare();
  const employeeName = db.select({ surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.id, sql.placeholder('id'))).prepare();
  const actionsOf = (ids: readonly Id[]): Map<Id, ActionRow[]> => {
    const byInquiry = new Map<Id, ActionRow[]>();
    if (ids.length === 0) return byInquiry;
    for (const action of db.select().from(appointmentActions).where(and(inArray(appointmentActions.linkedInquiryId, [...ids]), eq(appointmentActions.deleted, 0))).orderBy(appointmentActions.at, appointmentActions.id).all()) {
      byInquiry.set(action.linkedInquiryId!, [...(byInquiry.get(action.linkedInquiryId!) ?? []), action]);
    }
    return byInquiry;
  };

  const slotText = (slot: StoredSlot | undefined): string =>
    slot ? `${shortDayText(day(slot.day))} ${clockText(slot.startMin)} ${doctorName.get({ id: slot.doctorId })?.name ?? ''}`.trim() : '';

  /** «запись 25.11 15:00 Орлова», «перенос 26.11 10:00 Орлова → 30.11 09:00 Ким». */
  const successText = (action: ActionRow): string =>
    action.kind === 'booked' ? words().booked(slotText(slotOf(action.toSlot)))
    : action.kind === 'cancelled' ? words().cancelled(slotText(slotOf(action.fromSlot)))
    : words().moved(slotText(slotOf(action.fromSlot)), slotText(slotOf(action.toSlot)));

  function present(found: Joined, linked: readonly ActionRow[]): HistoryRow {
    const { row } = found;
    const { zone } = branch();
    const at = wallOf(instant(row.startedAt), zone);
    const employee = row.employeeId ? employeeName.get({ id: row.employeeId }) : undefined;
    const who = row.patientId ? [found.surname, found.firstName, found.patronymic].filter(Boolean).join(' ') : employee ? `${employee.surname} ${employee.firstName}` : row.typedName ?? '';
    return {
      id: row.id, kind: row.kind, direction: row.direction, startedAt: instant(row.startedAt), time: clockText(at.minute),
      ...(row.outcome ? { outcome: row.outcome } : {}),
      running: row.kind === 'call' && row.endedAt === null,
      ...(row.talkMs === null ? {} : { talkText: durationText(row.talkMs) }),
      ...(row.phoneE164 ? { phone: phoneText(row.phoneE164), phoneE164: row.phoneE164 } : row.phoneRaw ? { phone: row.phoneRaw } : {}),
      who, ...(row.patientId ? { patientId: row.patientId } : {}),
      ...(row.whoType ? { whoType: row.whoType } : {}), whoTypeText: row.whoType ? words().whoType[row.whoType] : '',
      topic: found.topic ?? words().unknownTopic, comment: row.comment,
      author: row.authorId ? `${found.authorSurname ?? ''} ${found.authorName ?? ''}`.trim() : '',
      adChannel: found.adChannel ?? '',
      success: linked.map((action) => ({ text: successText(action), why: whyText(action, zone, words()) })),
      incomplete: isIncomplete(row),
      yellow: (row.kind === 'lead' || row.kind === 'dialogLead') && row.savedAt === null,
      canEdit: true,
    };
  }

  const presentAll = (found: Joined[]): HistoryRow[] => {
    const linked = actionsOf(found.map((f) => f.row.id));
    return found.map((f) => present(f, linked.get(f.row.id) ?? []));
  };

  return {
    page: (filter: Filter, { after, limit }: Page): { rows: HistoryRow[]; more: boolean } => {
      const start = after ? or(lt(inquiries.startedAt, after.startedAt), and(eq(inquiries.startedAt, after.startedAt), lt(inquiries.id, after.id))) : undefined;
      const found = base().where(and(where(filter), start)).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(limit + 1).all();
      return { rows: presentAll(found.slice(0, limit)), more: found.length > limit };
    },
    count: (filter: Filter): number => db.select({ n: count() }).from(inquiries).where(where(filter)).get()?.n ?? 0,
    ofPatient: (patientId: Id): HistoryRow[] => presentAll(base().where(and(eq(inquiries.patientId, patientId), eq(inquiries.deleted, 0))).orderBy(desc(inquiries.startedAt)).limit(200).all()),
    why: (inquiryId: Id): string[] => (actionsOf([inquiryId]).get(inquiryId) ?? []).map((action) => `${successText(action)}: ${whyText(action, branch().zone, words())}`),
  };
}
