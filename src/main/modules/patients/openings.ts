import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { PatientsDeps } from './deps.ts';
import { isNewOpening, type Opening } from './card-rules.ts';

/** The action of an opened card in the chain: who, when, which; no text. */
export const openedAction = 'patients.opened';

/**
 * Writes down who opened which card (152-ФЗ), before the card is shown: what could not be written down is not shown.
 * The last card of each employee at each window is kept in memory, so that a redrawn card costs nothing.
 */
export function createOpenings({ db, clock, audit }: Pick<PatientsDeps, 'db' | 'clock' | 'audit'>) {
  const last = new Map<string, Opening>();
  return (ctx: CallContext, patientId: Id): void => {
    const { employeeId } = actorOf(ctx), key = `${ctx.sessionId} ${employeeId}`, now = { patientId, at: clock.now() };
    if (!isNewOpening(last.get(key), now)) return;
    db.write((tx) => { audit.append(tx, { employeeId, action: openedAction, entity: 'patient', entityId: patientId }); });
    last.set(key, now);
  };
}
