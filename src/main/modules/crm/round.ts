import type { WritableDb } from '#main/db/index.ts';
import type { CallContext } from '#main/ipc/context.ts';
import type { crmContract, Round, RoundResult } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Id } from '#shared/kernel/values.ts';
import type { AppointmentAction } from '../schedule/index.ts';
import type { CrmDeps } from './deps.ts';
import { cardName } from './present.ts';
import { holderOf, roundOf, type RoundVisit } from './rules/round.ts';
import type { CrmStore, VisitDbRow } from './store.ts';
import type { Work } from './work.ts';
import { writes } from './writes.ts';

type Methods = Pick<Handlers<typeof crmContract, CallContext>, 'round' | 'takeCall' | 'endCall'>;

const keyOf = (phone: string | null, patientId: Id | null, appointmentId: Id): string => phone ?? (patientId ? `card:${patientId}` : `visit:${appointmentId}`);
const asVisit = (v: VisitDbRow): RoundVisit => ({
  callKey: keyOf(v.phone, v.patientId, v.id), phone: v.phone ?? undefined, who: cardName(v),
  visit: { appointmentId: v.id, patient: cardName(v), doctor: v.doctor ?? '', startMin: minute(v.startMin), endMin: minute(v.endMin), status: v.status, ...(v.patientId ? { patientId: v.patientId } : {}) },
});

/** «Обзвон на ближайший день»: who is still to be called, who has taken the call, and what came of it. */
export function createRound(deps: CrmDeps, store: CrmStore, work: Work) {
  const { clock, newId, audit, branch, schedule } = deps;

  /** The next day anybody works; tomorrow where no shift is known. */
  function nextDay(): Day {
    const { id, zone } = branch(), tomorrow = addDays(dayOf(clock.now(), zone), 1);
    return (store.nextWorkday.get({ branchId: id, fromDay: tomorrow })?.day ?? tomorrow) as Day;
  }
  const visitsOf = (day: Day): RoundVisit[] => store.visitsOfDay.all({ branchId: branch().id, day }).map(asVisit);
  const rowsOf = (day: Day) => store.roundRows.all({ branchId: branch().id, day });

  function of(day: Day): Round {
    return { day, ...roundOf(visitsOf(day), rowsOf(day), clock.now(), deps.employeeName) };
  }

  function append(tx: WritableDb, by: Id, day: Day, callKey: string, result: RoundResult, callAt?: number): void {
    const row = { id: newId(), branchId: branch().id, day, callKey, result, at: clock.now(), byEmployee: by, callAt: callAt ?? null };
    writes.insertRoundRow(tx, row);
    audit.append(tx, { employeeId: by, action: 'crm.callRound', entity: 'callRound', entityId: row.id, after: { day, result, callAt: row.callAt } });
  }
  const othersHold = (day: Day, callKey: string, by: Id) => {
    const held = holderOf(rowsOf(day).filter((r) => r.callKey === callKey), clock.now());
    return held && held.byEmployee !== by ? held : undefined;
  };

  const methods: Methods = {
    round: ({ day }) => of(day ?? nextDay()),
    takeCall: ({ day, callKey }, ctx) => work(ctx, (tx, by) => {
      if (!visitsOf(day).some((v) => v.callKey === callKey)) throw new AppError('not-found', 'call');
      const held = othersHold(day, callKey, by);
      if (held) return { kind: 'held' as const, by: held.byEmployee ? deps.employeeName(held.byEmployee) : '', since: instant(held.at) };
      append(tx, by, day, callKey, 'taken');
      return { kind: 'taken' as const };
    }, ['crm']),
    endCall: ({ day, callKey, result, callAt }, ctx) => work(ctx, (tx, by) => {
      const own = visitsOf(day).filter((v) => v.callKey === callKey);
      if (own.length === 0) throw new AppError('not-found', 'call');
      if (result === 'callLater' && callAt === undefined) throw new AppError('invalid-input', 'callAt');
      if (othersHold(day, callKey, by)) throw new AppError('conflict', 'call-taken');
      if (result === 'confirmed') for (const { visit } of own) if (visit.status === 'unconfirmed') schedule.confirm(tx, by, visit.appointmentId);
      append(tx, by, day, callKey, result, result === 'callLater' ? callAt : undefined);
      return null;
    }, ['crm', 'schedule', 'patients']),
  };

  return {
    methods, of, nextDay,
    /** A visit the round was about is moved or cancelled: that is its result, whoever did it and wherever. */
    onAction: (tx: WritableDb, action: AppointmentAction): void => {
      if (action.kind === 'booked' || !action.from || !action.patientId) return;
      const { day } = action.from, callKey = keyOf(store.callableOf.get({ id: action.patientId })?.phone ?? null, action.patientId, action.appointmentId);
      if (rowsOf(day).some((r) => r.callKey === callKey)) append(tx, action.actorId, day, callKey, action.kind);
    },
  };
}
export type RoundModule = ReturnType<typeof createRound>;
