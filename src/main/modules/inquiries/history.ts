import { and, count, desc, eq, gte, isNotNull, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { DeskWords } from '#shared/desk/words.ts';
import type { HistoryRow, historyFilter } from '#shared/inquiries/contract.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, clockText, durationText, instantOf, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { day, instant, minute, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { adChannels, appointmentActions, doctors, employees, inquiries, patients, topics } from '../../db/schema/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { isUnprocessed } from './processing.ts';
import { isIncomplete } from './rules/person.ts';
import { whyText } from './rules/why.ts';
import type { ActionRow } from './store.ts';

export type Filter = z.output<typeof historyFilter>;
export interface Page { readonly after?: { readonly startedAt: Instant; readonly id: Id } | undefined; readonly limit: number }

interface StoredSlot { doctorId: string; day: string; startMin: number }
const slotOf = (text: string | null): StoredSlot | undefined => (text ? JSON.parse(text) as StoredSlot : undefined);

export interface HistoryDeps {
  branch(): { readonly zone: Zone };
  words(): DeskWords;
  /** Actions linked to these inquiries, in order of time. */
  linkedActions(ids: readonly Id[]): readonly ActionRow[];
}

/** «История обращений»: newest first, page by page from the last row seen. */
export function createHistory(db: ReadableDb, { branch, words, linkedActions }: HistoryDeps) {
  const author = employees;

  const p = sql.placeholder;

  /** The conditions a filter switches on, with places for their values: filters of one shape are one prepared statement. */
  const shapes: Readonly<Record<string, (filter: Filter) => SQL | undefined>> = {
    kinds: (f) => (f.kinds?.length ? sql`${inquiries.kind} in (select value from json_each(${p('kinds')}))` : undefined),
    author: (f) => (f.authorId === undefined ? undefined : f.authorId === 'none' ? isNull(inquiries.authorId) : eq(inquiries.authorId, p('authorId'))),
    digits: (f) => (digitsOf(f) ? like(inquiries.phoneDigitsRev, p('digits')) : undefined),
    outcome: (f) => (f.outcome ? eq(inquiries.outcome, p('outcome')) : undefined),
    topic: (f) => (f.topicId ? eq(inquiries.topicId, p('topicId')) : undefined),
    adChannel: (f) => (f.adChannelId ? eq(inquiries.adChannelId, p('adChannelId')) : undefined),
    heads: (f) => (f.view === 'heads' ? or(isNull(inquiries.headId), eq(inquiries.headId, inquiries.id)) : undefined),
    linked: (f) => (f.success === 'linked' ? sql`${inquiries.id} in ${linkedIds}` : f.success === 'none' ? sql`${inquiries.id} not in ${linkedIds}` : undefined),
  };
  const linkedIds = db.select({ id: appointmentActions.linkedInquiryId }).from(appointmentActions).where(and(isNotNull(appointmentActions.linkedInquiryId), eq(appointmentActions.deleted, 0)));

  const where = (filter: Filter): SQL | undefined =>
    and(eq(inquiries.deleted, 0), gte(inquiries.startedAt, p('from')), lt(inquiries.startedAt, p('till')), ...Object.values(shapes).map((condition) => condition(filter)));
  const keyOf = (filter: Filter): string => Object.entries(shapes).flatMap(([name, condition]) => (condition(filter) ? [`${name}${filter.authorId === 'none' ? '-' : ''}${filter.success === 'none' ? '!' : ''}`] : [])).join();
  function valuesOf(filter: Filter) {
    const { zone } = branch();
    return {
      from: instantOf(filter.fromDay, minute(0), zone), till: instantOf(addDays(filter.tillDay, 1), minute(0), zone), kinds: JSON.stringify(filter.kinds ?? []), authorId: filter.authorId,
      digits: `${[...digitsOf(filter)].reverse().join('')}%`, outcome: filter.outcome, topicId: filter.topicId, adChannelId: filter.adChannelId,
    };
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
  const actionsOf = (ids: readonly Id[]): Map<Id, ActionRow[]> => Map.groupBy(linkedActions(ids), (action) => action.linkedInquiryId!);

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
      yellow: isUnprocessed(row),
      canEdit: true,
    };
  }

  const presentAll = (found: Joined[]): HistoryRow[] => {
    const linked = actionsOf(found.map((f) => f.row.id));
    return found.map((f) => present(f, linked.get(f.row.id) ?? []));
  };

  /** Prepared once a shape; a desk uses a handful of the few hundred there could be. */
  const pages = new Map<string, ReturnType<typeof preparePage>>(), counts = new Map<string, ReturnType<typeof prepareCount>>();
  function preparePage(filter: Filter, onwards: boolean) {
    const start = onwards ? or(lt(inquiries.startedAt, p('afterAt')), and(eq(inquiries.startedAt, p('afterAt')), lt(inquiries.id, p('afterId')))) : undefined;
    return base().where(and(where(filter), start)).orderBy(desc(inquiries.startedAt), desc(inquiries.id)).limit(p('limit')).prepare();
  }
  const prepareCount = (filter: Filter) => db.select({ n: count() }).from(inquiries).where(where(filter)).prepare();
  function once<T>(known: Map<string, T>, key: string, make: () => T): T {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  }
  const ofPatient = base().where(and(eq(inquiries.patientId, p('patientId')), eq(inquiries.deleted, 0))).orderBy(desc(inquiries.startedAt)).limit(200).prepare();

  return {
    page: (filter: Filter, { after, limit }: Page): { rows: HistoryRow[]; more: boolean } => {
      const prepared = once(pages, `${keyOf(filter)}${after ? '>' : ''}`, () => preparePage(filter, after !== undefined));
      const found = prepared.all({ ...valuesOf(filter), afterAt: after?.startedAt, afterId: after?.id, limit: limit + 1 });
      return { rows: presentAll(found.slice(0, limit)), more: found.length > limit };
    },
    count: (filter: Filter): number => once(counts, keyOf(filter), () => prepareCount(filter)).get(valuesOf(filter))?.n ?? 0,
    ofPatient: (patientId: Id): HistoryRow[] => presentAll(ofPatient.all({ patientId })),
    why: (inquiryId: Id): string[] => (actionsOf([inquiryId]).get(inquiryId) ?? []).map((action) => `${successText(action)}: ${whyText(action, branch().zone, words())}`),
  };
}

const digitsOf = (filter: Filter): string => filter.phoneDigits?.replace(/\D/g, '') ?? '';
