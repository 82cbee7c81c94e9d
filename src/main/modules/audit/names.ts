import { eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NamedKind } from '#shared/audit/fields.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { clockText, dayText } from '#shared/kernel/time.ts';
import { day, type Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../db/index.ts';
import {
  adChannels, appointments, branches, chairs, doctors, employees, lines, patients, personGroups, phones, reasons, services, specialities, staffRoles, topics,
} from '../../db/schema/index.ts';

const p = sql.placeholder;

/**
 * How the log names a thing: also one that is retired, archived or gone from every list. It reads the schema, as reports
 * do, so that the window and the worker that writes a table give the same names.
 */
export function createNaming(db: ReadableDb): (kind: NamedKind, id: Id) => string | undefined {
  const of = (table: SQLiteTable & { readonly id: SQLiteColumn }, name: SQLiteColumn | SQL) => {
    const read = db.select({ name: sql<string>`${name}` }).from(table).where(eq(table.id, p('id'))).prepare();
    return (id: Id): string | undefined => read.get({ id })?.name.trim();
  };
  const whole = (surname: SQLiteColumn, firstName: SQLiteColumn, patronymic: SQLiteColumn): SQL => sql`${surname} || ' ' || ${firstName} || ' ' || ${patronymic}`;
  const visit = db.select({ day: appointments.day, startMin: appointments.startMin, doctor: doctors.displayName, patient: sql<string | null>`${whole(patients.surname, patients.firstName, patients.patronymic)}` }).from(appointments)
    .leftJoin(doctors, eq(doctors.id, appointments.doctorId)).leftJoin(patients, eq(patients.id, appointments.patientId)).where(eq(appointments.id, p('id'))).prepare();
  const line = of(lines, lines.e164);
  const byKind: Readonly<Record<NamedKind, (id: Id) => string | undefined>> = {
    patient: of(patients, whole(patients.surname, patients.firstName, patients.patronymic)), employee: of(employees, sql`${employees.surname} || ' ' || ${employees.firstName}`),
    appointment: (id) => {
      const found = visit.get({ id });
      return found && `${(found.patient ?? '').trim()} ${dayText(day(found.day))} ${clockText(found.startMin)} ${found.doctor ?? ''}`.replaceAll(/ +/g, ' ').trim();
    },
    inquiry: () => undefined, line: (id) => { const number = line(id); return number && phoneText(number); },
    role: of(staffRoles, staffRoles.name), adChannel: of(adChannels, adChannels.name), branch: of(branches, branches.name), chair: of(chairs, chairs.name), doctor: of(doctors, doctors.displayName), group: of(personGroups, personGroups.name),
    phone: of(phones, phones.extension), reason: of(reasons, reasons.name), service: of(services, services.name), speciality: of(specialities, specialities.name), topic: of(topics, topics.name),
  };
  return (kind, id) => byKind[kind](id) || undefined;
}
