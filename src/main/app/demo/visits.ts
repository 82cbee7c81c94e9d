import { appointmentActions, appointments, ledgerEntries, type appointmentStatuses } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { callWriter } from './calls.ts';
import type { DemoDoctor, DemoPeople, Making } from './context.ts';
import { scattered } from './random.ts';
import { inserter } from './rows.ts';

type Status = (typeof appointmentStatuses)[number];
const minuteMs = 60_000;

/** Times of the fixture's doctors that the scenarios book, by days from the base Tuesday: they stay free. */
export const keptFree: Readonly<Record<string, readonly { readonly day: number; readonly startMin: number; readonly endMin: number }[]>> = {
  'Орлова': [{ day: 1, startMin: 870, endMin: 960 }, { day: 1, startMin: 1020, endMin: 1110 }, { day: 2, startMin: 540, endMin: 720 }, { day: 2, startMin: 1020, endMin: 1110 }, { day: 3, startMin: 630, endMin: 720 }, { day: 3, startMin: 1050, endMin: 1140 }],
  'Ким': [{ day: 2, startMin: 1020, endMin: 1110 }, { day: 3, startMin: 630, endMin: 780 }, { day: 6, startMin: 540, endMin: 660 }],
  'Белов': [{ day: 2, startMin: 960, endMin: 1110 }, { day: 3, startMin: 630, endMin: 720 }],
};
const comments = ['Острая боль', 'Контроль после лечения', 'Профгигиена', 'Нужен снимок', 'Консультация', 'Продолжение лечения', 'Скол пломбы', 'Снять швы'];
const cancelReasons = ['Заболел', 'Не подходит время', 'Передумал'];

/** How full a day is: past days nearly, coming ones the less the later. */
const densityOn = (daysAhead: number): number => (daysAhead <= 0 ? 0.86 : Math.max(0.25, 0.8 - daysAhead * 0.05));

/** The appointments of the schedule with the actions that made them, the calls those came from and what was paid. */
export async function makeVisits(making: Making, doctors: readonly DemoDoctor[], people: DemoPeople): Promise<number> {
  const { random, scale, now, calendar, administrators } = making, { fromDay, tillDay } = scale;
  const today = Math.round((now - calendar.at(0, 0)) / 86_400_000 - 0.5);
  const walk = scattered(people.ids.length, 17), walkChildren = scattered(people.ids.length, 29);
  const callsSince = now - scale.callDays * 86_400_000;
  let made = 0;

  /** The next person in turn who may be booked; children go to the doctors for children and to orthodontists. */
  function nextPatient(group: string): number {
    const child = group === 'Детские стоматологи' || (group === 'Ортодонты' && random.chance(0.5)), step = child ? walkChildren : walk;
    for (let tries = 0; tries < 200; tries++) {
      const n = step();
      if (people.closed[n] === 0 && (people.children[n] === 1) === child && (people.visited[n] === 0 || tries > 50)) return n;
    }
    return walk();
  }

  function statusOf(startsAt: number, endsAt: number, createdAt: number): Status {
    const chance = random.next();
    if (endsAt <= now) return chance < 0.85 ? 'completed' : chance < 0.91 ? 'noShow' : 'cancelled';
    if (startsAt <= now) return chance < 0.85 ? 'inChair' : chance < 0.93 ? 'arrived' : 'unconfirmed';
    if (chance < 0.04 && createdAt < now - 2 * 3_600_000) return 'cancelled';
    if (startsAt <= now + 20 * minuteMs) return chance < 0.6 ? 'arrived' : 'confirmed';
    if (startsAt <= now + 36 * 3_600_000) return chance < 0.75 ? 'confirmed' : 'unconfirmed';
    return chance < 0.15 ? 'confirmed' : 'unconfirmed';
  }

  /** When it was booked: in working hours, one to twenty days before, never later than ten minutes ago. */
  function bookedAt(offset: number, startMin: number): number {
    for (let before = random.between(1, 20); ; before++) {
      const at = calendar.at(Math.min(offset - before, today - (before > 20 ? before - 20 : 0)), random.between(545, 1_240)) + random.int(60) * 1_000;
      if (at < now - 10 * minuteMs && at < calendar.at(offset, startMin)) return at;
    }
  }

  await making.inPortions('appointments', tillDay - fromDay + 1, (tx) => {
    const put = {
      appointment: inserter(tx, appointments, ['id', 'branchId', 'patientId', 'doctorId', 'chairId', 'day', 'startMin', 'endMin', 'startsAt', 'endsAt', 'status', 'comment', 'createdAt', 'createdBy', 'cancelledAt', 'cancelledBy', 'cancelReason']),
      action: inserter(tx, appointmentActions, ['id', 'branchId', 'appointmentId', 'patientId', 'kind', 'actorId', 'at', 'fromSlot', 'toSlot', 'cancelledBy', 'givenInquiryId', 'givenHow', 'givenInCall', 'linkedInquiryId', 'linkRule', 'linkFrom', 'linkTill', 'linkDistance']),
      money: inserter(tx, ledgerEntries, ['id', 'patientId', 'at', 'kind', 'amount', 'what', 'appointmentId', 'byEmployee']),
      call: callWriter(tx, making),
    };
    const noLink = { givenInquiryId: null, givenHow: null, givenInCall: false, linkedInquiryId: null, linkRule: null, linkFrom: null, linkTill: null, linkDistance: null } as const;

    /** The call an action was made in: running, or just over with the inquiry in the buffer. */
    function talkAbout(patient: number, at: number, by: { id: Id; phone: string }, topicId: Id, comment: string, whoType: 'wantsToBook' | 'alreadyBooked') {
      const inCall = random.chance(0.7), answeredAt = at - random.between(60, 200) * 1_000, endedAt = inCall ? at + random.between(15, 80) * 1_000 : at - random.between(5, 40) * 1_000;
      const inquiryId = put.call({ startedAt: answeredAt - random.between(3, 20) * 1_000, answeredAt, endedAt, phone: people.phones[patient]!, patientId: people.ids[patient]!, by, topicId, comment, whoType });
      const found = { linkedInquiryId: inquiryId, linkFrom: answeredAt, linkTill: endedAt, linkDistance: inCall ? 0 : at - endedAt };
      const buffer = whoType === 'wantsToBook' && (!inCall || random.chance(0.6));
      return buffer ? { ...found, givenInquiryId: inquiryId, givenHow: 'buffer' as const, givenInCall: true, linkRule: 'buffer' as const }
        : { ...found, givenInquiryId: null, givenHow: null, givenInCall: false, linkRule: inCall ? 'running' as const : 'nearest' as const };
    }

    function visit(offset: number, doctor: DemoDoctor, chairId: Id, startMin: number, endMin: number): void {
      const patient = nextPatient(doctor.group), patientId = people.ids[patient]!, { branchId, id: doctorId } = doctor, by = random.pick(administrators);
      const startsAt = calendar.at(offset, startMin), endsAt = calendar.at(offset, endMin), createdAt = bookedAt(offset, startMin), day = calendar.day(offset);
      const id = random.idAt(createdAt), comment = random.chance(0.4) ? random.pick(comments) : '', slot = JSON.stringify({ doctorId, day, startMin, endMin, chairId });
      let status = statusOf(startsAt, endsAt, createdAt);
      const latest = Math.min(startsAt, now) - 5 * minuteMs, cancelledAt = Math.floor(createdAt + 3_600_000 + random.next() * Math.max(0, latest - createdAt - 3_600_000));
      if (status === 'cancelled' && cancelledAt > latest) status = endsAt <= now ? 'noShow' : 'unconfirmed';
      const cancelled = status === 'cancelled', cancelledBy = cancelled ? (random.chance(0.85) ? 'patient' as const : 'clinic' as const) : null;
      people.visited[patient] = 1;
      put.appointment({
        id, branchId, patientId, doctorId, chairId, day, startMin, endMin, startsAt, endsAt, status, comment, createdAt, createdBy: by.id,
        cancelledAt: cancelled ? cancelledAt : null, cancelledBy, cancelReason: cancelled ? random.pick(cancelReasons) : null,
      });
      const bookedHere = scale.bookedShare >= 1 || (createdAt > callsSince && random.chance(scale.bookedShare)), called = random.chance(0.65) && createdAt > callsSince;
      if (bookedHere) put.action({
        id: random.idAt(createdAt), branchId, appointmentId: id, patientId, kind: 'booked', actorId: by.id, at: createdAt, fromSlot: null, toSlot: slot, cancelledBy: null,
        ...(called ? talkAbout(patient, createdAt, by, doctor.topicId, comment || 'Записать на приём', 'wantsToBook') : noLink),
      });
      if (cancelled && bookedHere) {
        const rang = cancelledBy === 'patient' && cancelledAt > callsSince && random.chance(0.5);
        put.action({
          id: random.idAt(cancelledAt), branchId, appointmentId: id, patientId, kind: 'cancelled', actorId: by.id, at: cancelledAt, fromSlot: slot, toSlot: null, cancelledBy,
          ...(rang ? talkAbout(patient, cancelledAt, by, doctor.topicId, 'Отменить приём', 'alreadyBooked') : noLink),
        });
      }
      if (status === 'completed') {
        const amount = random.between(15, 260) * 10_000, entry = { patientId, at: endsAt, amount, appointmentId: id, byEmployee: by.id };
        put.money({ id: random.idAt(endsAt), ...entry, kind: 'charge', what: 'Приём' });
        if (random.chance(0.95)) put.money({ id: random.idAt(endsAt), ...entry, kind: 'payment', what: 'Оплата приёма' });
      }
      made++;
    }

    return (n) => {
      const offset = fromDay + n;
      for (const doctor of doctors) {
        const shift = doctor.shiftOn(offset);
        if (!shift) continue;
        const density = densityOn(offset - today) * (doctor.ofFixture ? 0.75 : 1), kept = doctor.ofFixture ? keptFree[doctor.name]?.filter((k) => k.day === offset) ?? [] : [];
        for (let startMin = shift.startMin; ;) {
          const length = Math.max(20, doctor.usualMin + random.pick([-15, 0, 0, 0, 15, 30])), endMin = startMin + length;
          if (endMin > shift.endMin) break;
          const busy = kept.find((k) => k.startMin < endMin && k.endMin > startMin);
          if (busy) { startMin = busy.endMin; continue; }
          if (random.chance(density)) visit(offset, doctor, shift.chairId, startMin, endMin);
          startMin = endMin + (random.chance(0.15) ? 15 : 0);
        }
      }
    };
  });
  return made;
}
