import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Zone } from '#shared/kernel/values.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CrmDeps, Waits } from '../modules/crm/index.ts';
import type { Inquiries } from '../modules/inquiries/index.ts';
import { fullName, type Patients } from '../modules/patients/index.ts';
import type { Schedule } from '../modules/schedule/index.ts';

interface Joints {
  readonly clock: Clock;
  branch(): { readonly id: Id; readonly zone: Zone };
  employeeName(id: Id): string;
  schedule(): Schedule;
  inquiries(): Inquiries;
  patients(): Patients;
  announce(): void;
}
interface Row { readonly id: Id; readonly at: number; readonly phone: string | null; readonly raw: string | null; readonly typedName: string | null; readonly patientId: Id | null; readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null }

const seesAll = { has: () => true };

/** What the CRM asks of the modules before it: the joints between modules lie in one place. */
export function crmPorts({ clock, branch, employeeName, schedule, inquiries, patients, announce }: Joints): Pick<CrmDeps, 'employeeName' | 'schedule' | 'inquiries' | 'debtsOn' | 'marks' | 'announce'> {
  const waits = (r: Row, note: string, inquiryId: Id): Waits => ({
    id: r.id, at: instant(r.at), note, inquiryId,
    who: fullName({ surname: r.surname ?? '', firstName: r.firstName ?? '', patronymic: r.patronymic ?? '' }) || r.typedName?.trim() || (r.phone ? phoneText(r.phone) : r.raw ?? ''),
    ...(r.phone ? { phone: r.phone } : {}), ...(r.patientId ? { patientId: r.patientId } : {}),
  });
  return {
    employeeName, announce,
    schedule: {
      freeOf: (doctorId, day) => schedule().freeOf(doctorId, day),
      doctorsOn: (day) => schedule().day(day, false).doctors,
      move: (tx, by, appointmentId, slot) => schedule().commands.move(tx, by, appointmentId, slot),
      book: (tx, by, { slot, patientId, comment }) => schedule().commands.book(tx, by, { slot, patientId, comment, kind: 'ordinary', status: 'unconfirmed' }),
      confirm: (tx, by, appointmentId) => { schedule().commands.setStatus(tx, by, appointmentId, 'confirmed'); },
    },
    inquiries: {
      // since the morning of the last day somebody worked: what that shift missed waits as well
      missed: () => {
        const { id, zone } = branch(), { waiting } = inquiries(), today = dayOf(clock.now(), zone), last = waiting.lastWorked(id, instantOf(today, 0, zone));
        return waiting.missed(instantOf(last === undefined ? addDays(today, -1) : dayOf(instant(last), zone), 0, zone)).map((m) => waits(m, m.phone ? phoneText(m.phone) : m.raw ?? '', m.id));
      },
      buffers: () => inquiries().waiting.buffers(branch().id).map((b) => waits(b, `${b.employeeSurname ?? ''} ${b.employeeName ?? ''}`.trim(), b.inquiryId)),
    },
    debtsOn: (day) => new Map(schedule().day(day, true).appointments.flatMap(({ patientId, debt }) => {
      const owed = patientId && debt ? Math.abs(patients().contextOf(patientId, seesAll).money?.balance ?? 0) : 0;
      return patientId && owed > 0 ? [[patientId, owed] as const] : [];
    })),
    marks: { get: (key, employeeId) => inquiries().drafts.get(key, employeeId), keep: (key, employeeId, value) => { inquiries().drafts.keep(key, employeeId, value); } },
  };
}
