import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { patientsContract } from '#shared/patients/contract.ts';
import type { PatientsDeps } from './deps.ts';
import { createCardHandlers } from './card-handlers.ts';
import type { Merging } from './merge/index.ts';
import { createOpenings } from './openings.ts';
import type { PatientReads } from './read.ts';
import type { createSearch } from './search.ts';
import type { PatientStore } from './store.ts';
import type { PatientWrites } from './write.ts';

export function createHandlers(deps: PatientsDeps, store: PatientStore, reads: PatientReads, search: ReturnType<typeof createSearch>, writes: PatientWrites, merging: Merging): Handlers<typeof patientsContract, CallContext> {
  const opened = createOpenings(deps);
  /** One transaction, then the word that cards have changed. The schedule shows names and marks, so it is told as well. */
  function write<T>(ctx: CallContext, work: (tx: WritableDb, by: Id) => T): T {
    const { employeeId } = actorOf(ctx), result = deps.db.write((tx) => work(tx, employeeId));
    deps.changed(['patients', 'schedule']);
    return result;
  }
  const done = (ctx: CallContext, work: (tx: WritableDb, by: Id) => void): null => {
    write(ctx, work);
    return null;
  };

  return {
    search: ({ text, limit }) => search.search(text, limit),
    byPhone: ({ phone }) => {
      const { e164 } = parsePhone(phone);
      return e164 ? search.byE164(e164) : [];
    },
    card: ({ patientId }, ctx) => {
      const card = reads.card(patientId, actorOf(ctx).has('money.read'));
      opened(ctx, patientId);
      return card;
    },
    context: ({ patientId }, ctx) => reads.context(patientId, actorOf(ctx).has('money.read')),
    create: (input, ctx) => ({ patientId: write(ctx, (tx, by) => writes.create(tx, by, input)) }),
    update: ({ patientId, change }, ctx) => done(ctx, (tx, by) => { writes.update(tx, by, patientId, change); }),
    addPhone: ({ patientId, phone }, ctx) => done(ctx, (tx, by) => { writes.addPhone(tx, by, patientId, phone); }),
    setStatus: ({ patientId, status }, ctx) => done(ctx, (tx, by) => { writes.setStatus(tx, by, patientId, status); }),
    archive: ({ patientId, reason }, ctx) => done(ctx, (tx, by) => { writes.archive(tx, by, patientId, reason); }),
    unarchive: ({ patientId }, ctx) => done(ctx, (tx, by) => { writes.unarchive(tx, by, patientId); }),
    ban: ({ patientId, reason }, ctx) => done(ctx, (tx, by) => { writes.ban(tx, by, patientId, reason); }),
    unban: ({ patientId }, ctx) => done(ctx, (tx, by) => { writes.unban(tx, by, patientId); }),
    setPolicy: ({ patientId, ...policy }, ctx) => done(ctx, (tx, by) => { writes.setPolicy(tx, by, patientId, policy); }),
    giveConsent: ({ patientId, kind, how, textVersion }, ctx) => done(ctx, (tx, by) => { writes.giveConsent(tx, by, patientId, kind, how, textVersion); }),
    revokeConsent: ({ patientId, kind, how }, ctx) => done(ctx, (tx, by) => { writes.revokeConsent(tx, by, patientId, kind, how); }),
    unite: ({ patientIds }, ctx) => done(ctx, (tx, by) => { writes.unite(tx, by, patientIds); }),
    ...createCardHandlers(deps, store, writes, done),
    ...merging.handlers(write),
  };
}
