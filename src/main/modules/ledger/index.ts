import { hash } from 'node:crypto';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { uuidV8 } from '#shared/kernel/uuid.ts';
import { instant, kopecks, type Day, type Id } from '#shared/kernel/values.ts';
import type { ledgerContract } from '#shared/ledger/contract.ts';
import { employeeShortName } from '#shared/staff/names.ts';
import type { Audit } from '../audit/index.ts';
import { refundFits, refusalToReverse, withBalances } from './rules.ts';
import { insertEntry, ledgerStore } from './store.ts';

export interface LedgerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
}

/** The counter-entry has one id wherever it is made, so two PCs that take back the same entry make one row of it. */
const counterIdOf = (entryId: Id): Id => uuidV8(hash('sha256', `counter-entry of ${entryId}`, 'buffer'));

/** Движения личного счёта: added, taken back, never changed. */
export function createLedger(deps: LedgerDeps) {
  const { db, clock, newId, audit } = deps, store = ledgerStore(db.db);
  /** One transaction with its audit, then the word: balances stand on cards and in the schedule. */
  function write<T>(ctx: CallContext, work: (tx: WritableDb, by: Id) => T): T {
    const by = actorOf(ctx).employeeId, result = db.write((tx) => work(tx, by));
    deps.changed(['patients', 'schedule']);
    return result;
  }

  const handlers: Handlers<typeof ledgerContract, CallContext> = {
    ofPatient: ({ patientId }) => withBalances(store.ofPatient.all({ patientId })).map((e) => ({
      id: e.id, at: instant(e.at), kind: e.kind, amount: kopecks(e.amount), effect: e.effect, balance: e.balance, what: e.what,
      ...(e.surname === null ? {} : { by: employeeShortName({ surname: e.surname, firstName: e.firstName ?? '' }) }),
      ...(e.appointmentId === null ? {} : { appointment: { id: e.appointmentId, day: e.day as Day, doctor: e.doctor ?? '' } }),
      ...(e.reverses === null ? {} : { reverses: e.reverses }),
      ...(e.reversedBy === undefined ? {} : { reversedBy: e.reversedBy }),
    })).reverse(),
    add: ({ patientId, kind, amount, what, appointmentId }, ctx) => write(ctx, (tx, by) => {
      if (!store.patient.get({ id: patientId })) throw new AppError('not-found', 'patient');
      if (appointmentId !== undefined && !store.appointment.get({ id: appointmentId, patientId })) throw new AppError('not-found', 'appointment');
      if (kind === 'refund' && !refundFits(amount, store.paid.get({ patientId })?.sum ?? 0)) throw new AppError('conflict', 'refund-too-large');
      const entryId = newId(), signed = kind === 'refund' ? 0 - amount : amount, text = what.trim();
      insertEntry(tx, { id: entryId, patientId, at: clock.now(), kind: kind === 'refund' ? 'payment' : kind, amount: signed, what: text, appointmentId: appointmentId ?? null, byEmployee: by });
      audit.append(tx, { employeeId: by, action: 'ledger.add', entity: 'patient', entityId: patientId, after: { kind, amount, what: text } });
      return { entryId };
    }),
    reverse: ({ entryId, why }, ctx) => {
      write(ctx, (tx, by) => {
        const entry = store.entry.get({ id: entryId }), id = counterIdOf(entryId);
        if (!entry) throw new AppError('not-found', 'ledger-entry');
        const refusal = refusalToReverse(entry, store.entry.get({ id }) !== undefined);
        if (refusal) throw new AppError('conflict', refusal);
        insertEntry(tx, { id, patientId: entry.patientId, at: clock.now(), kind: entry.kind, amount: 0 - entry.amount, what: why.trim(), appointmentId: entry.appointmentId, reverses: entryId, byEmployee: by });
        audit.append(tx, { employeeId: by, action: 'ledger.reverse', entity: 'patient', entityId: entry.patientId, before: { kind: entry.kind, amount: entry.amount, what: entry.what }, after: { why: why.trim() } });
      });
      return null;
    },
  };
  return { handlers };
}
export type Ledger = ReturnType<typeof createLedger>;
