import { and, asc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm';
import { addDays, instantOf } from '#shared/kernel/time.ts';
import { instant, type Day, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../db/index.ts';
import { adChannels, branches, callTags, employees, phoneBindings, phones, tagGroups, tagPrompts, tags, topics } from '../../db/schema/index.ts';
import type { Binding } from './rules.ts';

/** Whole days of the branch's wall clock as instants: from included, till not. */
export interface Span { readonly from: Instant; readonly till: Instant }

export const fullName = (surname: string | null, firstName: string | null): string => [surname, firstName].filter(Boolean).join(' ');

/** The zone of a branch, or of the first: it says when days begin and end. */
export function zoneOf(db: ReadableDb, branchId: Id | undefined): Zone {
  const branch = db.select({ zone: branches.zone }).from(branches).where(branchId === undefined ? eq(branches.deleted, 0) : eq(branches.id, branchId)).orderBy(asc(branches.id)).get();
  return branch?.zone ?? 'Europe/Moscow';
}
export function spanOf(zone: Zone, { fromDay, tillDay }: { readonly fromDay: Day; readonly tillDay: Day }): Span {
  return { from: instantOf(fromDay, 0, zone), till: instantOf(addDays(tillDay, 1), 0, zone) };
}

/** Everyone who ever worked here, by name: a report of last year keeps those who left. */
export function listEmployees(db: ReadableDb): { readonly id: Id; readonly name: string }[] {
  const rows = db.select({ id: employees.id, surname: employees.surname, firstName: employees.firstName }).from(employees).where(eq(employees.deleted, 0)).all();
  return rows.map(({ id, surname, firstName }) => ({ id, name: fullName(surname, firstName) })).sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1));
}

/** Who had which phone at any moment of the span. */
export function bindingsIn(db: ReadableDb, span: Span, branchId?: Id): Binding[] {
  const rows = db.select({ phone: phones.extension, employeeId: phoneBindings.employeeId, fromAt: phoneBindings.fromAt, tillAt: phoneBindings.tillAt })
    .from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
    .where(and(eq(phoneBindings.deleted, 0), branchId === undefined ? undefined : eq(phoneBindings.branchId, branchId), lt(phoneBindings.fromAt, span.till), or(isNull(phoneBindings.tillAt), gt(phoneBindings.tillAt, span.from)))).orderBy(asc(phoneBindings.fromAt), asc(phoneBindings.id)).all();
  return rows.map(({ fromAt, tillAt, ...rest }) => ({ ...rest, fromAt: instant(fromAt), ...(tillAt === null ? {} : { tillAt: instant(tillAt) }) }));
}

/** Ids in portions: SQLite takes 32,766 parameters at most. */
export function* portions(ids: readonly Id[]): Generator<Id[]> {
  for (let i = 0; i < ids.length; i += 5000) yield ids.slice(i, i + 5000);
}

/** Groups and tags in the order they were made, deleted ones too. */
export function tagDictionary(db: ReadableDb) {
  const all = Map.groupBy(db.select({ id: tags.id, groupId: tags.groupId, name: tags.name, retiredAt: tags.retiredAt }).from(tags).where(eq(tags.deleted, 0)).orderBy(asc(tags.sort), asc(tags.createdAt), asc(tags.id)).all(), (tag) => tag.groupId);
  return db.select({ id: tagGroups.id, name: tagGroups.name, retiredAt: tagGroups.retiredAt }).from(tagGroups).where(eq(tagGroups.deleted, 0)).orderBy(asc(tagGroups.sort), asc(tagGroups.createdAt), asc(tagGroups.id)).all()
    .map(({ id, name, retiredAt }) => ({ id, name, retired: retiredAt !== null, tags: (all.get(id) ?? []).map((tag) => ({ id: tag.id, name: tag.name, retired: tag.retiredAt !== null })) }));
}
/** What is set on these calls, and what was asked for. */
export function tagsOf(db: ReadableDb, ids: readonly Id[]) {
  const set = new Map<Id, { tagId: Id | null; text: string }[]>(), prompts = new Map<Id, { mode: 'withoutBooking' | 'always'; savedAt: number | null }>();
  for (const some of portions(ids)) {
    for (const { callId, ...rest } of db.select({ callId: callTags.callId, tagId: callTags.tagId, text: callTags.text }).from(callTags).where(and(inArray(callTags.callId, some), eq(callTags.deleted, 0))).orderBy(asc(callTags.id)).all()) set.set(callId, [...set.get(callId) ?? [], rest]);
    for (const { id, ...rest } of db.select({ id: tagPrompts.id, mode: tagPrompts.mode, savedAt: tagPrompts.savedAt }).from(tagPrompts).where(and(inArray(tagPrompts.id, some), eq(tagPrompts.deleted, 0))).all()) prompts.set(id, rest);
  }
  return { set, prompts };
}

/** Names of channels and topics, deleted ones too: a report of last year keeps them. */
export const channelNames = (db: ReadableDb): ReadonlyMap<Id, string> => new Map(db.select({ id: adChannels.id, name: adChannels.name }).from(adChannels).all().map(({ id, name }) => [id, name]));
export const topicNames = (db: ReadableDb): ReadonlyMap<Id, string> => new Map(db.select({ id: topics.id, name: topics.name }).from(topics).all().map(({ id, name }) => [id, name]));
export const branchNameOf = (db: ReadableDb, id: Id): string => db.select({ name: branches.name }).from(branches).where(eq(branches.id, id)).get()?.name ?? '';
export const nameOfEmployee = (db: ReadableDb, id: Id): string => listEmployees(db).find((one) => one.id === id)?.name ?? '';
