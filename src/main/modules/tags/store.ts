import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { TagGroup } from '#shared/tags/contract.ts';
import type { ReadableDb, WritableDb } from '../../db/index.ts';
import { appointmentActions, callTags, tagGroups, tagPrompts, tags } from '../../db/schema/index.ts';

export type PromptRow = typeof tagPrompts.$inferSelect;
const p = sql.placeholder;

/** Reads of the tags, prepared once: the pop-up is looked at with every snapshot. */
export function tagStore(db: ReadableDb) {
  const groups = db.select().from(tagGroups).where(eq(tagGroups.deleted, 0)).orderBy(asc(tagGroups.sort), asc(tagGroups.createdAt), asc(tagGroups.id)).prepare();
  const all = db.select().from(tags).where(eq(tags.deleted, 0)).orderBy(asc(tags.sort), asc(tags.createdAt), asc(tags.id)).prepare();
  const used = db.select({ tagId: callTags.tagId, n: count() }).from(callTags).where(and(eq(callTags.deleted, 0), isNotNull(callTags.tagId))).groupBy(callTags.tagId).prepare();
  const prompt = db.select().from(tagPrompts).where(and(eq(tagPrompts.id, p('callId')), eq(tagPrompts.deleted, 0))).prepare();
  const booked = db.select({ id: appointmentActions.id }).from(appointmentActions)
    .where(and(eq(appointmentActions.givenInquiryId, p('callId')), eq(appointmentActions.kind, 'booked'), eq(appointmentActions.givenInCall, true), eq(appointmentActions.deleted, 0))).limit(1).prepare();
  const ofCall = db.select({ id: callTags.id }).from(callTags).where(and(eq(callTags.callId, p('callId')), eq(callTags.deleted, 0))).prepare();

  return {
    groups: () => groups.all(),
    tags: () => all.all(),
    /** Everything there is and was, each tag with the number of its calls. */
    dictionary: (): TagGroup[] => {
      const calls = new Map(used.all().map(({ tagId, n }) => [tagId, n])), byGroup = Map.groupBy(all.all(), (tag) => tag.groupId);
      return groups.all().map(({ id, name, retiredAt }) => ({
        id, name, retired: retiredAt !== null,
        tags: (byGroup.get(id) ?? []).map((tag) => ({ id: tag.id, name: tag.name, retired: tag.retiredAt !== null, calls: calls.get(tag.id) ?? 0 })),
      }));
    },
    prompt: (callId: Id): PromptRow | undefined => prompt.get({ callId }),
    /** A booking was given to the call while it ran: the conversion «Да». */
    isBooked: (callId: Id): boolean => booked.get({ callId }) !== undefined,
    tagsOfCall: (callId: Id) => ofCall.all({ callId }),
  };
}
export type TagStore = ReturnType<typeof tagStore>;

/** Rows in, rows changed by their id, nothing clever. */
export const writes = {
  insertGroup: (tx: WritableDb, row: typeof tagGroups.$inferInsert): void => { tx.insert(tagGroups).values(row).run(); },
  updateGroup: (tx: WritableDb, id: Id, change: Partial<typeof tagGroups.$inferInsert>): void => { tx.update(tagGroups).set(change).where(eq(tagGroups.id, id)).run(); },
  insertTag: (tx: WritableDb, row: typeof tags.$inferInsert): void => { tx.insert(tags).values(row).run(); },
  retireTag: (tx: WritableDb, id: Id, retiredAt: number): void => { tx.update(tags).set({ retiredAt }).where(eq(tags.id, id)).run(); },
  retireTagsOf: (tx: WritableDb, groupId: Id, retiredAt: number): void => { tx.update(tags).set({ retiredAt }).where(and(eq(tags.groupId, groupId), isNull(tags.retiredAt))).run(); },
  putPrompt: (tx: WritableDb, row: typeof tagPrompts.$inferInsert): void => { tx.insert(tagPrompts).values(row).onConflictDoNothing().run(); },
  updatePrompt: (tx: WritableDb, callId: Id, change: Partial<typeof tagPrompts.$inferInsert>): void => { tx.update(tagPrompts).set(change).where(eq(tagPrompts.id, callId)).run(); },
  setTag: (tx: WritableDb, row: typeof callTags.$inferInsert): void => { tx.insert(callTags).values(row).run(); },
  moveTags: (tx: WritableDb, from: Id, to: Id): void => { tx.update(callTags).set({ callId: to }).where(eq(callTags.callId, from)).run(); },
};
