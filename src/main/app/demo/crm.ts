import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { appointments, tasks, waitlistEntries } from '#main/db/schema/index.ts';
import type { DemoDoctor, DemoPeople, Making } from './context.ts';
import { scattered } from './random.ts';
import { inserter } from './rows.ts';

const minuteMs = 60_000, dayMs = 86_400_000;
/** Due by minutes from now; the later ones are of the coming days. */
const planned = [
  { kind: 'callBack', what: 'Перезвонить про результаты снимка', due: -50 }, { kind: 'book', what: 'Записать на чистку, просил напомнить после обеда', due: 35 }, { kind: 'checkup', what: 'Позвать на профосмотр: был полгода назад', due: 26 * 60 },
  { kind: 'callBack', what: 'Уточнить, подошла ли каппа', due: 28 * 60 }, { kind: 'other', what: 'Подготовить справку для налоговой', due: 50 * 60 }, { kind: 'checkup', what: 'Профосмотр ребёнка перед школой', due: 74 * 60 },
  { kind: 'book', what: 'Записать к хирургу, ждал согласия мужа', due: 98 * 60 }, { kind: 'checkup', what: 'Годовой профосмотр', due: 7 * 24 * 60 },
] as const;
const wishes = ['Только после работы', 'Утром, до 11', 'Лучше в пятницу', 'Может приехать за час', 'Живёт рядом, звонить в любое время', ''];

/** A few tasks and people who wait, as a desk has them after some weeks. Comes last, so that it changes no earlier draw. */
export function makeCrmRows({ database, random, now, clinic, administrators }: Making, doctors: readonly DemoDoctor[], people: DemoPeople): void {
  const { branchId } = clinic, size = people.ids.length;
  if (size === 0) return;
  const walk = scattered(size, 43), own = doctors.filter((d) => d.branchId === branchId);
  const anybody = (): number => {
    for (let tries = 0; ; tries++) {
      const n = walk();
      if (people.closed[n] === 0 || tries > 200) return n;
    }
  };
  const booked = database.db.select({ id: appointments.id, patientId: appointments.patientId, doctorId: appointments.doctorId, startMin: appointments.startMin, endMin: appointments.endMin, day: appointments.day }).from(appointments)
    .where(and(eq(appointments.branchId, branchId), eq(appointments.status, 'unconfirmed'), gt(appointments.startsAt, now + 3 * dayMs), isNotNull(appointments.patientId))).orderBy(asc(appointments.day), asc(appointments.startMin), asc(appointments.id)).limit(400).all();
  database.write((tx) => {
    const putTask = inserter(tx, tasks, ['id', 'branchId', 'kind', 'patientId', 'what', 'dueAt', 'ownerId', 'createdAt', 'createdBy']);
    planned.forEach(({ kind, what, due }, n) => {
      const createdAt = now - random.between(1, 6) * dayMs, by = administrators[n % administrators.length]!;
      putTask({ id: random.idAt(createdAt), branchId, kind, patientId: people.ids[anybody()]!, what, dueAt: Math.round((now + due * minuteMs) / (5 * minuteMs)) * 5 * minuteMs, ownerId: by.id, createdAt, createdBy: by.id });
    });
    const putEntry = inserter(tx, waitlistEntries, ['id', 'branchId', 'kind', 'patientId', 'appointmentId', 'doctorId', 'lengthMin', 'fromMin', 'tillMin', 'weekdays', 'tillDay', 'wish', 'createdAt', 'createdBy']);
    for (let n = 0; n < 9 && own.length > 0; n++) {
      const createdAt = now - random.between(1, 20) * dayMs, by = random.pick(administrators), doctor = own[n % own.length]!, part = random.pick([undefined, [480, 720], [1020, 1260]] as const);
      putEntry({
        id: random.idAt(createdAt), branchId, kind: 'noSlot', patientId: people.ids[anybody()]!, appointmentId: null, doctorId: random.chance(0.6) ? doctor.id : null, lengthMin: random.pick([30, 30, 45, 60]), fromMin: part?.[0] ?? null, tillMin: part?.[1] ?? null,
        weekdays: random.chance(0.25) ? 0b0010101 : 0, tillDay: null, wish: random.pick(wishes), createdAt, createdBy: by.id,
      });
    }
    for (let n = 0; n < 3 && booked.length > 0; n++) {
      const visit = booked[random.int(booked.length)]!, createdAt = now - random.between(1, 5) * dayMs;
      putEntry({
        id: random.idAt(createdAt), branchId, kind: 'wantsEarlier', patientId: visit.patientId, appointmentId: visit.id, doctorId: visit.doctorId, lengthMin: visit.endMin - visit.startMin, fromMin: null, tillMin: null, weekdays: 0, tillDay: visit.day, wish: random.pick(wishes), createdAt, createdBy: random.pick(administrators).id,
      });
    }
  });
}
