import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { addDays, clockText, dayOf, instantOf, shortDayText } from '#shared/kernel/time.ts';
import { instant, type Day, type Id } from '#shared/kernel/values.ts';
import type { CrmDeps } from './deps.ts';
import type { FreedBrief } from './freed.ts';
import { cardName, presentTask } from './present.ts';
import { morningOf } from './rules/morning.ts';
import type { CrmStore } from './store.ts';

type Methods = Pick<Handlers<typeof crmContract, CallContext>, 'morning' | 'morningSeen'>;
const mark = 'morning';

/** «Начало утренней смены»: gathers what the pure rule counts, and remembers who has seen it today. */
export function createMorning(deps: CrmDeps, store: CrmStore, freed: (me: Id) => readonly FreedBrief[]) {
  const { clock, branch, schedule, inquiries, marks } = deps;
  const today = (): Day => dayOf(clock.now(), branch().zone);
  const methods: Methods = {
    morning: (_, ctx) => {
      const { employeeId, has } = actorOf(ctx), seesMoney = has('money.read'), { id: branchId, zone } = branch(), day = today(), now = clock.now(), dayEnd = instantOf(addDays(day, 1), 0, zone), debts = seesMoney ? deps.debtsOn(day) : undefined;
      return morningOf({
        day, now, doctors: schedule.doctorsOn(day), missed: inquiries.missed(), buffers: inquiries.buffers(),
        visits: store.visitsOfDay.all({ branchId, day }).map((v) => ({
          appointmentId: v.id, patientId: v.patientId ?? undefined, who: cardName(v), phone: v.phone ?? undefined, doctorId: v.doctorId, startMin: v.startMin, endMin: v.endMin, status: v.status, born: (v.born ?? undefined) as Day | undefined,
          ban: v.banAt === null ? undefined : v.banReason ?? '', archived: v.archivedAt === null ? undefined : v.archiveReason ?? '', debt: v.patientId ? debts?.get(v.patientId) : undefined,
        })),
        tasks: store.openTasks.all({ branchId }).filter((t) => t.dueAt < dayEnd).map((t) => presentTask(t, now)).map((t) => ({
          id: t.id, who: t.who, note: t.what, at: instant(t.dueAt), ...(t.phone ? { phone: t.phone } : {}), ...(t.patientId ? { patientId: t.patientId } : {}),
        })),
        freed: freed(employeeId).map((f) => ({ id: f.id, doctor: f.doctor, note: `${shortDayText(f.day)} ${clockText(f.startMin)}–${clockText(f.endMin)}`, fits: f.fits })),
      });
    },
    morningSeen: (_, ctx) => {
      marks.keep(mark, actorOf(ctx).employeeId, today());
      deps.announce();
      return null;
    },
  };
  return { methods, isDue: (employeeId: Id): boolean => marks.get(mark, employeeId) !== today() };
}
