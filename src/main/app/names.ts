import type { NamedKind } from '#shared/audit/fields.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Directories } from '../modules/directories/index.ts';
import type { Patients } from '../modules/patients/index.ts';
import { appointmentLine, type Schedule } from '../modules/schedule/index.ts';
import type { Staff } from '../modules/staff/index.ts';

interface Deps { readonly patients: Patients; readonly schedule: Schedule; readonly staff: Staff; readonly directories: Directories }

/** How the change log names a thing: also one that is retired or gone from every list; undefined for none. */
export function createNames({ patients, schedule, staff, directories }: Deps): (kind: NamedKind, id: Id) => string | undefined {
  function appointment(id: Id): string | undefined {
    try {
      const row = schedule.appointment(id, false);
      return `${row.patient} ${appointmentLine(row.day, row.startMin, schedule.doctorName(row.doctorId))}`.trim();
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }
  return (kind, id) => {
    if (kind === 'patient') return patients.nameOf(id);
    if (kind === 'employee') return staff.nameOf(id);
    if (kind === 'role') return staff.roleName(id);
    if (kind === 'appointment') return appointment(id);
    if (kind === 'inquiry') return undefined;
    return directories.nameOf(kind, id);
  };
}
