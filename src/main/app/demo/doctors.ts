import { branches, chairs, doctors, employees, reasons, specialities, topics, workShifts } from '#main/db/schema/index.ts';
import { uuidV7 } from '#shared/kernel/uuid.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { liniya } from '../fixture/index.ts';
import type { DemoDoctor, Making } from './context.ts';
import { drawFather, drawFirstName, drawSurname, patronymicFor, surnameFor } from './names.ts';
import { inserter } from './rows.ts';

/** A branch's doctors by speciality; of the first three groups the fixture brings one each. */
const plan = [
  { speciality: 'Терапевт', group: 'Терапевты', topic: 'Терапия', usualMin: 45, share: 8, colour: 'blue' },
  { speciality: 'Хирург', group: 'Хирурги', topic: 'Хирургия', usualMin: 45, share: 4, colour: 'teal' },
  { speciality: 'Ортодонт', group: 'Ортодонты', topic: 'Ортодонтия', usualMin: 30, share: 4, colour: 'grape' },
  { speciality: 'Ортопед', group: 'Ортопеды', topic: 'Протезирование', usualMin: 60, share: 4, colour: 'orange' },
  { speciality: 'Детский стоматолог', group: 'Детские стоматологи', topic: 'Детская стоматология', usualMin: 30, share: 3, colour: 'pink' },
  { speciality: 'Гигиенист', group: 'Гигиенисты', topic: 'Гигиена', usualMin: 60, share: 2, colour: 'cyan' },
] as const;
const moreTopics = ['Протезирование', 'Детская стоматология', 'Гигиена', 'Цены', 'Документы'];
const moreReasons = { cancel: ['Заболел', 'Не подходит время', 'Передумал', 'Лечится в другом месте'], archive: ['Лечится в другой клинике', 'Дубль карточки'], ban: ['Три неявки подряд', 'Долг не оплачен'] } as const;

/** 1 = Monday … 7 = Sunday; the base day is a Tuesday. */
const weekdayAt = (offset: number): number => (((offset + 1) % 7) + 7) % 7 + 1;
const half = 15 * 60;

/** Two doctors share a chair: one before three o'clock, the other after, changing over every day; each has two days off. */
function hoursOf(place: number): (offset: number) => { startMin: number; endMin: number } | undefined {
  const pair = Math.floor(place / 2), first = place % 2 === 0, off = (place % 6) + 1;
  return (offset) => {
    const weekday = weekdayAt(offset);
    if (weekday === off || (weekday === 7 && place % 3 !== 0)) return undefined;
    const morning = (((offset + pair) % 2) + 2) % 2 === (first ? 0 : 1);
    return morning ? { startMin: liniya.branch.opensMin, endMin: half } : { startMin: half, endMin: liniya.branch.closesMin };
  };
}

/** The fixture's three doctors and the others, with chairs, hours, topics and reasons. */
export function makeDoctors({ database, scale, now, clinic, random, calendar }: Making): DemoDoctor[] {
  return database.write((tx) => {
    const topicIds = new Map(clinic.topics), made: DemoDoctor[] = [];
    for (const [n, name] of moreTopics.entries()) {
      const id = random.idAt(now);
      topicIds.set(name, id);
      tx.insert(topics).values({ id, name, sort: liniya.topics.length + n }).run();
    }
    for (const kind of ['cancel', 'archive', 'ban'] as const) for (const name of moreReasons[kind]) tx.insert(reasons).values({ id: random.idAt(now), kind, name }).run();
    const specialityIds = new Map<string, Id>(tx.select({ id: specialities.id, group: specialities.groupName }).from(specialities).all().map((s) => [s.group, s.id]));
    for (const { speciality, group } of plan) {
      if (specialityIds.has(group)) continue;
      const id = random.idAt(now);
      specialityIds.set(group, id);
      tx.insert(specialities).values({ id, name: speciality, groupName: group }).run();
    }
    const { startMin, endMin, fromDay, tillDay } = liniya.shifts;
    for (const { name, group } of liniya.doctors) {
      const { id, chairId } = clinic.doctors.get(name)!, kind = plan.find((p) => p.group === group)!;
      made.push({
        id, branchId: clinic.branchId, group, topicId: topicIds.get(kind.topic)!, usualMin: 30, name, ofFixture: true,
        shiftOn: (offset) => (offset >= fromDay && offset <= tillDay ? { chairId, startMin, endMin } : undefined),
      });
    }
    const shift = inserter(tx, workShifts, ['id', 'branchId', 'doctorId', 'chairId', 'day', 'startMin', 'endMin']);
    for (let b = 0; b < scale.branches; b++) {
      // «The first branch» of an unset PC is the one with the smallest id: these come after it.
      const branchId = b === 0 ? clinic.branchId : uuidV7(instant(now + b), new Uint8Array(10).fill(b));
      if (b > 0) tx.insert(branches).values({ id: branchId, name: `Филиал ${b + 1}`, nameInMessages: `Линия, филиал ${b + 1}`, zone: liniya.branch.zone, opensMin: liniya.branch.opensMin, closesMin: liniya.branch.closesMin }).run();
      const kinds = plan.flatMap((kind) => Array.from({ length: kind.share - (b === 0 && liniya.doctors.some((d) => d.group === kind.group) ? 1 : 0) }, () => kind));
      let chairId = '';
      for (const [place, kind] of kinds.slice(0, scale.doctorsPerBranch - (b === 0 ? liniya.doctors.length : 0)).entries()) {
        if (place % 2 === 0) {
          chairId = random.idAt(now);
          tx.insert(chairs).values({ id: chairId, branchId, name: `Кабинет ${liniya.doctors.length + 1 + Math.floor(place / 2)}` }).run();
        }
        const sex = random.chance(0.6) ? 'female' : 'male', surname = surnameFor(sex, drawSurname(random).split('-')[0]!), [id, employeeId, own, hours] = [random.idAt(now), random.idAt(now), chairId, hoursOf(place)];
        tx.insert(employees).values({ id: employeeId, surname, firstName: drawFirstName(random, sex, 40), patronymic: patronymicFor(sex, drawFather(random)), role: 'doctor' }).run();
        tx.insert(doctors).values({ id, employeeId, branchId, specialityId: specialityIds.get(kind.group)!, displayName: surname, colour: kind.colour, usualMin: kind.usualMin, sort: liniya.doctors.length + place }).run();
        const shiftOn: DemoDoctor['shiftOn'] = (offset) => {
          const at = hours(offset);
          return at && { chairId: own, ...at };
        };
        for (let offset = Math.min(scale.fromDay, fromDay); offset <= tillDay; offset++) {
          const at = shiftOn(offset);
          if (at) shift({ id: random.idAt(now), branchId, doctorId: id, day: calendar.day(offset), ...at });
        }
        made.push({ id, branchId, group: kind.group, topicId: topicIds.get(kind.topic)!, usualMin: kind.usualMin, name: surname, ofFixture: false, shiftOn });
      }
    }
    return made;
  });
}
