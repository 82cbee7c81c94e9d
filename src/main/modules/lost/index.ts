import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import { lostKind, type lostContract } from '#shared/lost/contract.ts';
import { lostKinds, type LostDesk, type LostKind } from '#shared/lost/view.ts';
import * as z from 'zod';
import { createCollect } from './collect.ts';
import type { LostDeps } from './deps.ts';
import { createHandlers } from './handlers.ts';
import { createHandovers } from './handovers.ts';
import { createLive } from './live.ts';
import { createPresent } from './present.ts';
import { lostStore } from './store.ts';

export type { HalfBooked } from './collect.ts';
export type { LostDeps, PasswordCheck } from './deps.ts';

const settingsKey = 'lost.kinds', saved = z.array(lostKind);

/** «Ничего не потеряно»: everything that is still owed to somebody, in one list, until a deed or a reason ends it (docs/decisions/0023). */
export function createLost(deps: LostDeps) {
  const store = lostStore(deps.db.db), collect = createCollect(deps, store), present = createPresent(deps, store);
  const kinds = (): readonly LostKind[] => { const chosen = deps.settings.get(settingsKey, saved); return chosen ? lostKinds.filter((kind) => chosen.includes(kind)) : lostKinds; };
  const live = createLive(deps, collect, () => new Set(kinds()));
  const changed = (): void => { deps.changed(['lost', 'inquiries', 'crm']); };
  const { methods, give } = createHandlers(deps, live, present, kinds, changed);
  const handovers = createHandovers(deps, store, { open: live.fresh, present, give, changed });

  const handlers: Handlers<typeof lostContract, CallContext> = {
    ...methods, ...handovers.methods,
    resumeForm: ({ formId }, ctx) => { const opened = deps.resumeForm(formId, ctx); changed(); return opened; },
    settings: () => ({ kinds: [...kinds()] }),
    saveSettings: ({ kinds: to }, ctx) => {
      const { employeeId } = actorOf(ctx);
      deps.db.write((tx) => { deps.settings.set(tx, employeeId, settingsKey, lostKinds.filter((kind) => to.includes(kind)), 'lost.saveSettings'); });
      deps.changed(['lost', 'settings']);
      return null;
    },
  };
  return {
    handlers, live,
    /** Before the windows are told: what was kept of these rows is old. */
    invalidate: (topics: readonly Topic[]): readonly Topic[] => { live.invalidate(topics); if (topics.includes('lost')) handovers.forget(); return topics; },
    /** What a desk shows; undefined until the list was read once. */
    deskOf: (me: Id, seesAll: boolean): LostDesk | undefined => {
      const count = live.countFor(me, seesAll), handover = handovers.waitingFor(me);
      return count || handover ? { ...(count ?? { count: 0, overdue: 0, shift: 0 }), ...(handover ? { handover } : {}) } : undefined;
    },
    stop: live.stop,
  };
}
export type Lost = ReturnType<typeof createLost>;
