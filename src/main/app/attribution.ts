import * as z from 'zod';
import type { attributionContract } from '#shared/inquiries/attribution-contract.ts';
import { minutesAt, windowsKey, windowsSetting, withWindows, type WindowMinutes, type WindowsSetting } from '#shared/inquiries/windows.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, daysBetween, instantOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Zone } from '#shared/kernel/values.ts';
import type { Database, WritableDb } from '../db/index.ts';
import { actorOf, type CallContext } from '../ipc/context.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Inquiries } from '../modules/inquiries/index.ts';
import type { Settings } from '../modules/settings/index.ts';
import type { Jobs } from '../worker/jobs.ts';

export interface AttributionDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly jobs: Jobs;
  readonly audit: { append(tx: WritableDb, entry: { readonly employeeId?: Id | undefined; readonly action: string; readonly entity: string; readonly before?: unknown; readonly after?: unknown }): void };
  readonly inquiries: () => Inquiries;
  branch(): { readonly zone: Zone };
  changed(topics: readonly Topic[]): void;
}

const lastKey = 'attribution-rebuild', lastSchema = z.object({ at: z.number(), changed: z.number(), actions: z.number() });
const mostDays = 31;

/** «Учёт обращений» for whoever runs the clinic: windows tried, switched, and history decided anew. */
export function connectAttribution({ database, clock, settings, jobs, audit, inquiries, branch, changed }: AttributionDeps) {
  let known: WindowsSetting | undefined;
  const windows = (): WindowsSetting => known ??= settings.get(windowsKey, windowsSetting) ?? [];
  let running: Id | undefined;

  function rebuild(by: Id): Id {
    if (running !== undefined) return running;
    const judgedBy = windows(), back = database.leaveLog();
    return running = jobs.start('inquiries.rebuild', { windows: judgedBy, turn: database.turn }, {
      by, onDone: ({ changed: links, actions }) => {
        database.write((tx) => {
          settings.setLocal(tx, lastKey, { at: clock.now(), changed: links, actions });
          audit.append(tx, { employeeId: by, action: 'attribution.rebuilt', entity: 'inquiry', after: { actions, changed: links } });
        });
        return { rows: links, actions };
      },
      onEnd: () => {
        running = undefined;
        back();
        changed(['inquiries', 'schedule', 'settings']);
        // other windows were set while it ran: what it wrote is judged by them
        if (windows() !== judgedBy && JSON.stringify(windows()) !== JSON.stringify(judgedBy)) rebuild(by);
      },
    });
  }

  const handlers: Handlers<typeof attributionContract, CallContext> = {
    windows: () => {
      const all = windows(), last = settings.getLocal(lastKey, lastSchema);
      return { now: minutesAt(all, clock.now()), past: all.toReversed(), ...(last ? { lastRebuild: { ...last, at: instant(last.at) } } : {}) };
    },
    tryWindows: async ({ fromDay, tillDay, windows: other }) => {
      const { zone } = branch();
      if (daysBetween(fromDay, tillDay) < 0 || daysBetween(fromDay, tillDay) >= mostDays) throw new AppError('invalid-input', 'period-too-long');
      const tried: WindowsSetting = [{ ...other, since: instant(0) }];
      const { actions, changed: count, ids } = await jobs.run('inquiries.tryWindows', { from: instantOf(fromDay, 0, zone), till: instantOf(addDays(tillDay, 1), 0, zone), windows: tried });
      return { actions, changed: count, rows: ids.flatMap((id) => inquiries().tried(id, tried) ?? []) };
    },
    setWindows: ({ windows: to, past }, ctx) => {
      // what was done in this very millisecond was done before
      const { employeeId } = actorOf(ctx), before = windows(), since = past ? 0 : clock.now() + 1, same = (one: WindowMinutes) => one.bookedMin === to.bookedMin && one.changedMin === to.changedMin;
      if (!past && same(minutesAt(before, clock.now()))) return { since: before.at(-1)?.since ?? instant(0) };
      database.write((tx) => { settings.set(tx, employeeId, windowsKey, withWindows(before, to, since), 'attribution.setWindows'); });
      changed(['settings', 'inquiries']);
      return { since: instant(since), ...(past ? { jobId: rebuild(employeeId) } : {}) };
    },
    rebuild: (_, ctx) => ({ jobId: rebuild(actorOf(ctx).employeeId) }),
  };
  return { handlers, windows, forget: (): void => { known = undefined; } };
}
