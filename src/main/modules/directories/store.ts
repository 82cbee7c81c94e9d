import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { adChannels, branches, chairs, doctors, lines, personGroups, phones, reasons, services, specialities, topics } from '#main/db/schema/index.ts';

const { placeholder } = sql;

export function directoryStore(db: ReadableDb) {
  const ofBranch = placeholder('branchId');
  return {
    branches: db.select().from(branches).where(and(eq(branches.deleted, 0), isNull(branches.retiredAt))).orderBy(asc(branches.sort), asc(branches.id)).prepare(),
    topics: db.select({ id: topics.id, name: topics.name }).from(topics).where(and(eq(topics.deleted, 0), isNull(topics.retiredAt))).orderBy(asc(topics.sort), asc(topics.name)).prepare(),
    topic: db.select().from(topics).where(and(eq(topics.id, placeholder('id')), eq(topics.deleted, 0))).prepare(),
    channels: db.select({ id: adChannels.id, name: adChannels.name, script: adChannels.script }).from(adChannels).where(and(eq(adChannels.deleted, 0), isNull(adChannels.retiredAt))).orderBy(asc(adChannels.sort), asc(adChannels.name)).prepare(),
    channel: db.select().from(adChannels).where(and(eq(adChannels.id, placeholder('id')), eq(adChannels.deleted, 0))).prepare(),
    channelNamed: db.select({ id: adChannels.id }).from(adChannels).where(and(eq(adChannels.name, placeholder('name')), eq(adChannels.deleted, 0), isNull(adChannels.retiredAt))).orderBy(asc(adChannels.id)).limit(1).prepare(),
    channelOfLine: db.select({ id: adChannels.id, name: adChannels.name, script: adChannels.script }).from(lines).innerJoin(adChannels, eq(adChannels.id, lines.adChannelId))
      .where(and(eq(lines.e164, placeholder('e164')), eq(lines.deleted, 0), eq(adChannels.deleted, 0))).orderBy(asc(lines.id)).limit(1).prepare(),
    doctors: db.select({ id: doctors.id, name: doctors.displayName, speciality: specialities.name, group: specialities.groupName, specialityId: specialities.id, colour: doctors.colour, usualMin: doctors.usualMin, chairId: doctors.chairId })
      .from(doctors).leftJoin(specialities, eq(specialities.id, doctors.specialityId))
      .where(and(eq(doctors.branchId, ofBranch), eq(doctors.deleted, 0), isNull(doctors.retiredAt))).orderBy(asc(doctors.sort), asc(doctors.displayName)).prepare(),
    reasons: db.select({ id: reasons.id, name: reasons.name, kind: reasons.kind, by: reasons.by }).from(reasons).where(and(eq(reasons.deleted, 0), isNull(reasons.retiredAt))).orderBy(asc(reasons.sort), asc(reasons.name)).prepare(),
    personGroups: db.select({ id: personGroups.id, name: personGroups.name, base: personGroups.base }).from(personGroups).where(and(eq(personGroups.deleted, 0), isNull(personGroups.retiredAt))).orderBy(asc(personGroups.sort), asc(personGroups.name)).prepare(),
    specialities: db.select({ id: specialities.id, name: specialities.name, group: specialities.groupName }).from(specialities).where(and(eq(specialities.deleted, 0), isNull(specialities.retiredAt))).orderBy(asc(specialities.sort), asc(specialities.name)).prepare(),
    chairs: db.select({ id: chairs.id, name: chairs.name }).from(chairs).where(and(eq(chairs.branchId, ofBranch), eq(chairs.deleted, 0), isNull(chairs.retiredAt))).orderBy(asc(chairs.sort), asc(chairs.name)).prepare(),
    services: db.select({ id: services.id, name: services.name, code: services.code, specialityId: services.specialityId, lengthMin: services.lengthMin }).from(services).where(and(eq(services.deleted, 0), isNull(services.retiredAt))).orderBy(asc(services.sort), asc(services.name)).prepare(),
    phones: db.select({ id: phones.id, extension: phones.extension, name: phones.name }).from(phones)
      .where(and(eq(phones.branchId, ofBranch), eq(phones.deleted, 0), isNull(phones.retiredAt))).orderBy(asc(phones.extension)).prepare(),
  };
}
export type DirectoryStore = ReturnType<typeof directoryStore>;
