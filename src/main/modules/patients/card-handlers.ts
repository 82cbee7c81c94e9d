import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { cardContract } from '#shared/patients/card-contract.ts';
import { consentKind } from '#shared/patients/contract.ts';
import { createChanges } from '../audit/index.ts';
import type { PatientsDeps } from './deps.ts';
import { openedAction } from './openings.ts';
import { fullName } from './rules.ts';
import type { PatientStore } from './store.ts';
import type { PatientWrites } from './write.ts';

/** The cards that a change points at, so that the history can say their names. */
const idsIn = (value: unknown): Id[] => (typeof value === 'object' && value !== null && 'guardianId' in value && typeof value.guardianId === 'string' ? [value.guardianId] : []);

export function createCardHandlers({ db }: Pick<PatientsDeps, 'db'>, store: PatientStore, writes: PatientWrites, done: (ctx: CallContext, work: (tx: WritableDb, by: Id) => void) => null): Handlers<typeof cardContract, CallContext> {
  const changes = createChanges(db.db);
  return {
    makePhoneMain: ({ patientId, phoneId }, ctx) => done(ctx, (tx, by) => { writes.makePhoneMain(tx, by, patientId, phoneId); }),
    setGuardian: ({ patientId, guardianId, kind }, ctx) => done(ctx, (tx, by) => { writes.setGuardian(tx, by, patientId, guardianId, kind); }),
    leaveFamily: ({ patientId }, ctx) => done(ctx, (tx, by) => { writes.leaveFamily(tx, by, patientId); }),
    changePolicy: ({ policyId, insurer, number, validFrom = null, validTill = null }, ctx) => done(ctx, (tx, by) => {
      writes.changePolicy(tx, by, policyId, { insurer: insurer.trim(), number: number.trim(), validFrom, validTill });
    }),
    retirePolicy: ({ policyId, retired }, ctx) => done(ctx, (tx, by) => { writes.retirePolicy(tx, by, policyId, retired); }),
    consentTexts: () => Object.fromEntries(consentKind.options.flatMap((kind) => {
      const newest = store.newestConsent.get({ kind });
      return newest ? [[kind, newest.textVersion]] : [];
    })),
    history: ({ patientId, before, limit }, ctx) => {
      const money = actorOf(ctx).has('money.read');
      const { rows, more } = changes.ofEntity({ entity: 'patient', entityId: patientId, except: [openedAction, ...(money ? [] : ['ledger.add', 'ledger.reverse'])], before, limit });
      const ids = [...new Set(rows.flatMap((row) => [...idsIn(row.before), ...idsIn(row.after)]))];
      return { rows, more, names: Object.fromEntries(store.linesByIds.all({ ids: JSON.stringify(ids) }).map((line) => [line.id, fullName(line)])) };
    },
  };
}
