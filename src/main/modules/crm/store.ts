import { aliasedTable, and, asc, eq, gte, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { ReadableDb } from '#main/db/index.ts';
import { appointments, callRoundResults, doctors, employees, freedSlots, patientPhones, patients, specialities, tasks, taskTypes, waitlistEntries, waitlistOffers, workShifts } from '#main/db/schema/index.ts';

const { placeholder } = sql;
const booker = aliasedTable(doctors, 'booker'), closer = aliasedTable(employees, 'closer'), owner = aliasedTable(employees, 'task_owner'), finisher = aliasedTable(employees, 'finisher');

/** The number to call about a card: its main one, else that of the parent or guardian. */
const phoneOf = (patientId: unknown) => sql<string | null>`(select coalesce(ph.e164, ph.digits) from ${patientPhones} ph where ph.patient_id = ${patientId} and ph._deleted = 0 order by ph.main desc, ph.id limit 1)`;
const callable = sql<string | null>`coalesce(${phoneOf(patients.id)}, ${phoneOf(patients.guardianId)})`;
const person = { surname: patients.surname, firstName: patients.firstName, patronymic: patients.patronymic };

/** Every read of the CRM, prepared once. */
export function crmStore(db: ReadableDb) {
  const ofBranch = <T extends { branchId: unknown; deleted: unknown }>(table: T) => and(eq(table.branchId as never, placeholder('branchId')), eq(table.deleted as never, 0));
  const task = {
    id: tasks.id, kind: tasks.kind, typeId: tasks.typeId, what: tasks.what, dueAt: tasks.dueAt, remindAt: tasks.remindAt, doneAt: tasks.doneAt, result: tasks.result, revision: tasks.revision,
    patientId: tasks.patientId, inquiryId: tasks.inquiryId, typedName: tasks.typedName, phoneE164: tasks.phoneE164, ownerId: tasks.ownerId, phone: callable, ...person,
    ownerSurname: owner.surname, ownerName: owner.firstName, doneSurname: finisher.surname, doneName: finisher.firstName,
    typeName: taskTypes.name, typeColour: taskTypes.colour, typeIcon: taskTypes.icon, typeRetiredAt: taskTypes.retiredAt,
  };
  const taskRows = () => db.select(task).from(tasks).leftJoin(patients, eq(patients.id, tasks.patientId)).leftJoin(taskTypes, eq(taskTypes.id, tasks.typeId))
    .leftJoin(owner, eq(owner.id, tasks.ownerId)).leftJoin(finisher, eq(finisher.id, tasks.doneBy)).$dynamic();
  const wait = {
    row: waitlistEntries, phone: callable, ...person, archivedAt: patients.archivedAt, banAt: patients.banAt, doctor: doctors.displayName, speciality: specialities.name,
    ownDay: appointments.day, ownStartMin: appointments.startMin, ownStartsAt: appointments.startsAt, ownStatus: appointments.status, ownDoctor: booker.displayName,
    closedSurname: closer.surname, closedName: closer.firstName,
  };
  const waitRows = () => db.select(wait).from(waitlistEntries).leftJoin(patients, eq(patients.id, waitlistEntries.patientId)).leftJoin(doctors, eq(doctors.id, waitlistEntries.doctorId))
    .leftJoin(specialities, eq(specialities.id, waitlistEntries.specialityId)).leftJoin(appointments, and(eq(appointments.id, waitlistEntries.appointmentId), eq(appointments.deleted, 0)))
    .leftJoin(booker, eq(booker.id, appointments.doctorId)).leftJoin(closer, eq(closer.id, waitlistEntries.closedBy)).$dynamic();

  return {
    openTasks: taskRows().where(and(ofBranch(tasks), isNull(tasks.doneAt))).orderBy(asc(tasks.dueAt), asc(tasks.id)).limit(5000).prepare(),
    doneTasks: taskRows().where(and(ofBranch(tasks), isNotNull(tasks.doneAt))).orderBy(sql`${tasks.doneAt} desc`).limit(1000).prepare(),
    openOfPatient: db.select({ id: tasks.id, what: tasks.what, dueAt: tasks.dueAt }).from(tasks)
      .where(and(eq(tasks.patientId, placeholder('patientId')), isNull(tasks.doneAt), eq(tasks.deleted, 0))).orderBy(asc(tasks.dueAt)).prepare(),
    /** Read by every desk after every change: counted, never read row by row. */
    taskCounts: db.select({ all: sql<number>`count(*)`, mine: sql<number>`coalesce(sum(${tasks.ownerId} is null or ${tasks.ownerId} = ${placeholder('me')}), 0)`, overdue: sql<number>`coalesce(sum(${tasks.dueAt} < ${placeholder('now')}), 0)` })
      .from(tasks).where(and(ofBranch(tasks), isNull(tasks.doneAt))).prepare(),
    task: db.select().from(tasks).where(and(eq(tasks.id, placeholder('id')), eq(tasks.deleted, 0))).prepare(),
    types: db.select().from(taskTypes).where(eq(taskTypes.deleted, 0)).orderBy(asc(taskTypes.sort), asc(taskTypes.id)).prepare(),
    type: db.select().from(taskTypes).where(and(eq(taskTypes.id, placeholder('id')), eq(taskTypes.deleted, 0))).prepare(),

    openEntries: waitRows().where(and(ofBranch(waitlistEntries), isNull(waitlistEntries.closedAt))).orderBy(asc(waitlistEntries.createdAt), asc(waitlistEntries.id)).limit(10_000).prepare(),
    openEntry: waitRows().where(and(eq(waitlistEntries.id, placeholder('id')), eq(waitlistEntries.deleted, 0), isNull(waitlistEntries.closedAt))).prepare(),
    /** What the ranking of a freed slot needs of everybody who waits: no name, no number. */
    waiting: db.select({
      id: waitlistEntries.id, kind: waitlistEntries.kind, patientId: waitlistEntries.patientId, doctorId: waitlistEntries.doctorId, specialityId: waitlistEntries.specialityId, lengthMin: waitlistEntries.lengthMin,
      fromDay: waitlistEntries.fromDay, tillDay: waitlistEntries.tillDay, fromMin: waitlistEntries.fromMin, tillMin: waitlistEntries.tillMin, weekdays: waitlistEntries.weekdays, createdAt: waitlistEntries.createdAt,
      archivedAt: patients.archivedAt, banAt: patients.banAt, ownDay: appointments.day, ownStartMin: appointments.startMin, ownStartsAt: appointments.startsAt, ownStatus: appointments.status,
    }).from(waitlistEntries).leftJoin(patients, eq(patients.id, waitlistEntries.patientId)).leftJoin(appointments, and(eq(appointments.id, waitlistEntries.appointmentId), eq(appointments.deleted, 0)))
      .where(and(ofBranch(waitlistEntries), isNull(waitlistEntries.closedAt))).orderBy(asc(waitlistEntries.createdAt), asc(waitlistEntries.id)).limit(10_000).prepare(),
    waitCounts: db.select({ all: sql<number>`count(*)`, earlier: sql<number>`coalesce(sum(${waitlistEntries.kind} = 'wantsEarlier'), 0)` }).from(waitlistEntries).where(and(ofBranch(waitlistEntries), isNull(waitlistEntries.closedAt))).prepare(),
    closedEntries: waitRows().where(and(ofBranch(waitlistEntries), isNotNull(waitlistEntries.closedAt))).orderBy(sql`${waitlistEntries.closedAt} desc`).limit(500).prepare(),
    entry: db.select().from(waitlistEntries).where(and(eq(waitlistEntries.id, placeholder('id')), eq(waitlistEntries.deleted, 0))).prepare(),
    doctorOf: db.select({ name: doctors.displayName, specialityId: doctors.specialityId }).from(doctors).where(eq(doctors.id, placeholder('id'))).prepare(),

    openFreed: db.select().from(freedSlots).where(and(ofBranch(freedSlots), isNull(freedSlots.closedAt))).orderBy(asc(freedSlots.day), asc(freedSlots.startMin), asc(freedSlots.id)).prepare(),
    freed: db.select().from(freedSlots).where(and(eq(freedSlots.id, placeholder('id')), eq(freedSlots.deleted, 0))).prepare(),
    freedByAction: db.select().from(freedSlots).where(and(ofBranch(freedSlots), eq(freedSlots.actionId, placeholder('actionId')), isNull(freedSlots.closedAt))).prepare(),
    runningOffers: db.select().from(waitlistOffers).where(and(ofBranch(waitlistOffers), isNull(waitlistOffers.endedAt))).prepare(),
    offersOfSlot: db.select().from(waitlistOffers).where(and(eq(waitlistOffers.slotId, placeholder('slotId')), eq(waitlistOffers.deleted, 0))).orderBy(asc(waitlistOffers.startedAt), asc(waitlistOffers.id)).prepare(),
    offer: db.select().from(waitlistOffers).where(and(eq(waitlistOffers.id, placeholder('id')), eq(waitlistOffers.deleted, 0))).prepare(),
    offerByAction: db.select().from(waitlistOffers).where(and(ofBranch(waitlistOffers), eq(waitlistOffers.actionId, placeholder('actionId')))).prepare(),

    visitsOfDay: db.select({
      id: appointments.id, patientId: appointments.patientId, doctorId: appointments.doctorId, doctor: doctors.displayName, startMin: appointments.startMin, endMin: appointments.endMin, status: appointments.status,
      born: patients.born, banAt: patients.banAt, banReason: patients.banReason, archivedAt: patients.archivedAt, archiveReason: patients.archiveReason, phone: callable, ...person,
    }).from(appointments).leftJoin(patients, eq(patients.id, appointments.patientId)).leftJoin(doctors, eq(doctors.id, appointments.doctorId))
      .where(and(eq(appointments.day, placeholder('day')), ofBranch(appointments), ne(appointments.status, 'cancelled'))).orderBy(asc(appointments.startMin), asc(appointments.id)).prepare(),
    callableOf: db.select({ phone: callable }).from(patients).where(eq(patients.id, placeholder('id'))).prepare(),
    /** The nearest day from `fromDay` on when anybody works or is booked. */
    nextWorkday: db.select({ day: sql<string | null>`min(${workShifts.day})` }).from(workShifts).where(and(ofBranch(workShifts), gte(workShifts.day, placeholder('fromDay')))).prepare(),
    roundRows: db.select().from(callRoundResults).where(and(ofBranch(callRoundResults), eq(callRoundResults.day, placeholder('day')))).orderBy(asc(callRoundResults.at), asc(callRoundResults.id)).prepare(),
  };
}
export type CrmStore = ReturnType<typeof crmStore>;
export type TaskDbRow = NonNullable<ReturnType<CrmStore['openTasks']['get']>>;
export type WaitDbRow = NonNullable<ReturnType<CrmStore['openEntries']['get']>>;
export type WaitingDbRow = NonNullable<ReturnType<CrmStore['waiting']['get']>>;
export type VisitDbRow = NonNullable<ReturnType<CrmStore['visitsOfDay']['get']>>;
