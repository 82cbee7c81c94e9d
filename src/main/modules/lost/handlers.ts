import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Instant } from '#shared/kernel/values.ts';
import type { lostContract } from '#shared/lost/contract.ts';
import { inOrder, isVisible, overdueAt, ripeAt, type LostKind, type Matter, type MatterKey } from '#shared/lost/view.ts';
import { lostWords } from '#shared/lost/words.ts';
import type { TableColumn } from '#shared/kernel/table.ts';
import type * as z from 'zod';
import type { LostDeps } from './deps.ts';
import type { Live } from './live.ts';
import type { Present } from './present.ts';
import { writes } from './store.ts';

type Methods = Pick<Handlers<typeof lostContract, CallContext>, 'list' | 'older' | 'assign' | 'promise' | 'close' | 'exportList'>;
type Filter = z.output<(typeof lostContract)['list']['input']>;
/** As many as anybody reads; the rest are counted, and they are the least urgent. */
const mostRows = 500;

const tableColumns = (titles: readonly string[]): TableColumn[] => titles.map((title, n) => ({ title, kind: n === 4 || n === 7 ? 'day' : n === 2 ? 'phone' : 'text', width: [24, 32, 20, 56, 14, 8, 22, 14, 10, 20, 14, 36][n] ?? 16 }));

export function createHandlers(deps: LostDeps, live: Live, present: Present, kinds: () => readonly LostKind[], changed: () => void) {
  const { db, clock, audit, branch, language } = deps;

  /** Writes how a matter stands now: the whole of it, for the last mark alone counts. */
  function mark(tx: WritableDb, m: Matter, to: { readonly ownerId?: Id | null; readonly promisedAt?: Instant | null; readonly note?: string | undefined; readonly closed?: boolean }, by: Id, ids: readonly string[] = [m.id]): void {
    const row = {
      branchId: branch().id, kind: m.kind, ownerId: to.ownerId === undefined ? m.ownerId ?? null : to.ownerId, promisedAt: to.promisedAt === undefined ? (m.kind === 'task' ? null : m.promisedAt ?? null) : to.promisedAt,
      note: to.note === undefined ? m.note ?? '' : to.note, closed: to.closed ?? false, byEmployee: by, at: clock.now(),
    };
    for (const entityId of ids) writes.mark(tx, { id: deps.newId(), entityId, ...row });
  }
  async function visible(ctx: CallContext, { older = false, unripe = false }: { readonly older?: boolean; readonly unripe?: boolean } = {}): Promise<readonly Matter[]> {
    const { employeeId, has } = actorOf(ctx), now = clock.now(), all = await (older ? live.older() : live.fresh());
    return all.filter((m) => isVisible(m, employeeId, has('lost.all')) && (older || unripe || ripeAt(m) <= now));
  }
  /** @throws AppError `conflict` when it is settled, closed, or not the caller's to see */
  async function must(ctx: CallContext, { kind, id }: MatterKey): Promise<Matter> {
    const { employeeId, has } = actorOf(ctx), is = (m: Matter): boolean => m.kind === kind && (m.id === id || m.ids.includes(id)) && isVisible(m, employeeId, has('lost.all'));
    const found = (await live.fresh()).find(is) ?? (await live.older()).find(is);
    if (!found) throw new AppError('conflict', 'matter-settled');
    return found;
  }
  const passes = (m: Matter, { owner }: Pick<Filter, 'owner'>, me: Id): boolean => owner === undefined || (owner === 'mine' ? m.ownerId === me : owner === 'nobody' ? m.ownerId === undefined : owner === 'shift' ? isVisible(m, me, false) : m.ownerId === owner);

  async function chosen(filter: Filter, ctx: CallContext) {
    const all = await visible(ctx, filter), me = actorOf(ctx).employeeId, ofOwner = all.filter((m) => passes(m, filter, me));
    return { all, ofOwner, rows: inOrder(filter.kinds?.length ? ofOwner.filter((m) => filter.kinds!.includes(m.kind)) : ofOwner, clock.now()) };
  }

  const give = (tx: WritableDb, m: Matter, ownerId: Id | null, note: string | undefined, by: Id): void => {
    mark(tx, m, { ownerId, note }, by);
    deps.given(tx, m, ownerId, by);
  };

  const methods: Methods = {
    list: async (filter, ctx) => {
      const { all, ofOwner, rows } = await chosen(filter, ctx), me = actorOf(ctx).employeeId, now = clock.now(), { zone } = branch(), counts: Partial<Record<LostKind, number>> = {};
      for (const m of ofOwner) counts[m.kind] = (counts[m.kind] ?? 0) + 1;
      return {
        rows: rows.slice(0, mostRows).map(present), total: rows.length, overdue: rows.filter((m) => overdueAt(m, zone) <= now).length, counts,
        mine: all.filter((m) => m.ownerId === me).length, nobody: all.filter((m) => m.ownerId === undefined).length, kinds: [...kinds()],
      };
    },
    older: async (_, ctx) => ({ count: (await visible(ctx, { older: true })).length }),
    assign: async ({ ownerId, ...key }, ctx) => {
      const { employeeId: by } = actorOf(ctx), m = await must(ctx, key);
      if (ownerId !== null && deps.employeeName(ownerId) === undefined) throw new AppError('not-found', 'employee');
      db.write((tx) => {
        give(tx, m, ownerId, undefined, by);
        audit.append(tx, { employeeId: by, action: 'lost.assign', entity: 'matter', entityId: m.inquiryId ?? m.id, before: { kind: m.kind, ownerId: m.ownerId ?? null }, after: { kind: m.kind, ownerId } });
      });
      changed();
      return null;
    },
    promise: async ({ at, note, ...key }, ctx) => {
      const { employeeId: by } = actorOf(ctx), m = await must(ctx, key);
      if (at !== null && at <= clock.now()) throw new AppError('invalid-input', 'in-the-past');
      db.write((tx) => {
        // whoever promises has it, unless somebody has it already
        mark(tx, m, { promisedAt: at, note: note.trim(), ownerId: m.ownerId ?? by }, by);
        audit.append(tx, { employeeId: by, action: 'lost.promise', entity: 'matter', entityId: m.inquiryId ?? m.id, before: { kind: m.kind, promisedAt: m.promisedAt ?? null }, after: { kind: m.kind, promisedAt: at, note: note.trim() } });
      });
      changed();
      return null;
    },
    close: async ({ reason, ...key }, ctx) => {
      const { employeeId: by } = actorOf(ctx), m = await must(ctx, key);
      db.write((tx) => {
        mark(tx, m, { note: reason.trim(), closed: true }, by, m.ids);
        for (const id of m.ids) deps.end(tx, { kind: m.kind, id, inquiryId: m.inquiryId }, reason.trim(), by);
        if (m.kind === 'envelope') writes.letterHandled(tx, m.id, by, clock.now());
        audit.append(tx, { employeeId: by, action: 'lost.close', entity: 'matter', entityId: m.inquiryId ?? m.id, after: { kind: m.kind, reason: reason.trim(), rows: m.ids.length } });
      });
      deps.forget(m);
      changed();
      return null;
    },
    exportList: async (filter, ctx) => {
      const words = lostWords[language()], on = (at: number) => wallOf(instant(at), branch().zone), { rows } = await chosen(filter, ctx);
      return deps.exportTable(actorOf(ctx).employeeId, words.title, {
        sheet: words.title, columns: tableColumns(words.columns), rows: rows.map(present).map((r) => {
          const since = on(r.since), promised = r.promisedAt === undefined ? undefined : on(r.promisedAt);
          return [words.kinds[r.kind], r.who, r.phoneText, r.owed, since.day, clockText(since.minute), r.owner?.name ?? words.nobody, promised?.day ?? null, promised ? clockText(promised.minute) : '', r.channel, r.overdue ? words.overdue : words.waits, r.note ?? ''];
        }),
      });
    },
  };
  return { methods, give };
}
