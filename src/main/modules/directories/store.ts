import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { adChannels, branches, doctors, lines, phones, reasons, specialities, topics } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';

const { placeholder } = sql;

export function directoryStore(db: ReadableDb) {
  const ofBranch = placeholder('branchId');
  return {
    branches: db.select().from(branches).where(eq(branches.deleted, 0)).orderBy(asc(branches.id)).prepare(),
    topics: db.select({ id: topics.id, name: topics.name }).from(topics).where(and(eq(topics.deleted, 0), isNull(topics.retiredAt))).orderBy(asc(topics.sort), asc(topics.name)).prepare(),
    topic: db.select().from(topics).where(and(eq(topics.id, placeholder('id')), eq(topics.deleted, 0))).prepare(),
    channels: db.select({ id: adChannels.id, name: adChannels.name, script: adChannels.script }).from(adChannels).where(and(eq(adChannels.deleted, 0), isNull(adChannels.retiredAt))).orderBy(asc(adChannels.name)).prepare(),
    channel: db.select().from(adChannels).where(and(eq(adChannels.id, placeholder('id')), eq(adChannels.deleted, 0))).prepare(),
    channelOfLine: db.select({ id: adChannels.id, name: adChannels.name, script: adChannels.script }).from(lines).innerJoin(adChannels, eq(adChannels.id, lines.adChannelId))
      .where(and(eq(lines.e164, placeholder('e164')), eq(lines.deleted, 0), eq(adChannels.deleted, 0))).orderBy(asc(lines.id)).limit(1).prepare(),
    doctors: db.select({ id: doctors.id, name: doctors.displayName, speciality: specialities.name, group: specialities.groupName, specialityId: specialities.id })
      .from(doctors).leftJoin(specialities, eq(specialities.id, doctors.specialityId))
      .where(and(eq(doctors.branchId, ofBranch), eq(doctors.deleted, 0), isNull(doctors.retiredAt))).orderBy(asc(doctors.sort), asc(doctors.displayName)).prepare(),
    reasons: db.select({ id: reasons.id, name: reasons.name, kind: reasons.kind }).from(reasons).where(and(eq(reasons.deleted, 0), isNull(reasons.retiredAt))).orderBy(asc(reasons.name)).prepare(),
    phones: db.select({ id: phones.id, extension: phones.extension, name: phones.name }).from(phones)
      .where(and(eq(phones.branchId, ofBranch), eq(phones.deleted, 0), isNull(phones.retiredAt))).orderBy(asc(phones.extension)).prepare(),
  };
}
export type DirectoryStore = ReturnType<typeof directoryStore>;

export function insertTopic(tx: WritableDb, id: Id, name: string, sort: number): void {
  tx.insert(topics).values({ id, name, sort }).run();
}
export function retireTopic(tx: WritableDb, id: Id, at: number): void {
  tx.update(topics).set({ retiredAt: at }).where(eq(topics.id, id)).run();
}
export function setScript(tx: WritableDb, id: Id, script: string): void {
  tx.update(adChannels).set({ script }).where(eq(adChannels.id, id)).run();
}
