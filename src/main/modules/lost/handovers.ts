import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { putOut } from '#main/kernel/printing.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { handoverItem, type HandoverItem, type HandoverRow, type lostContract } from '#shared/lost/contract.ts';
import { ageText, isVisible, type LostDesk, type Matter } from '#shared/lost/view.ts';
import { lostWords } from '#shared/lost/words.ts';
import * as z from 'zod';
import type { LostDeps } from './deps.ts';
import { handoverPage } from './handover-page.ts';
import type { Present } from './present.ts';
import { maySign } from './rules.ts';
import { writes, type HandoverDbRow, type LostStore } from './store.ts';

type Methods = Pick<Handlers<typeof lostContract, CallContext>, 'handOver' | 'handovers' | 'signHandover' | 'printHandover'>;
/** A shift that nobody signed for in two weeks asks no more; it stays in the list. */
const asksForMs = 14 * 86_400_000;
const itemsSchema = z.array(handoverItem);
const itemsOf = (row: Pick<HandoverDbRow, 'items'>): HandoverItem[] => {
  try {
    return itemsSchema.parse(JSON.parse(row.items));
  } catch {
    return []; // written by a later version
  }
};

interface Joints {
  readonly open: () => Promise<readonly Matter[]>;
  readonly present: Present;
  /** Lays a new owner over a matter, in the caller's transaction. */
  readonly give: (tx: Parameters<typeof writes.mark>[0], matter: Matter, ownerId: Id | null, note: string | undefined, by: Id) => void;
  readonly changed: () => void;
}

/** «Передача смены»: what is open goes to a colleague or to the shift, and whoever takes it signs with the own password. */
export function createHandovers(deps: LostDeps, store: LostStore, { open, present, give, changed }: Joints) {
  const { db, clock, audit, branch, language } = deps;
  const nameOf = (id: Id | null): string => (id === null ? '' : deps.employeeName(id) ?? '');

  function must(id: Id): HandoverDbRow {
    const row = store.handover(id);
    if (!row) throw new AppError('not-found', 'handover');
    return row;
  }
  const rowOf = (h: HandoverDbRow, me: Id): HandoverRow => ({
    id: h.id, at: instant(h.at), fromId: h.fromEmployee, from: nameOf(h.fromEmployee), ...(h.toEmployee ? { toId: h.toEmployee } : {}), to: nameOf(h.toEmployee), note: h.note, items: itemsOf(h),
    ...(h.signedAt === null ? {} : { signedAt: instant(h.signedAt) }), canSign: maySign(h, me),
  });
  const takesPart = (h: HandoverDbRow, me: Id): boolean => h.fromEmployee === me || h.toEmployee === me || h.toEmployee === null;

  /** A matter as it was shown when the shift went. */
  function itemOf(m: Matter, givenId: Id | null): HandoverItem {
    const row = present(m), now = clock.now(), words = lostWords[language()];
    return {
      kind: row.kind, id: row.id, since: row.since, who: row.who, phoneText: row.phoneText, owed: row.owed, ...(row.promisedAt === undefined ? {} : { promisedAt: row.promisedAt }), overdue: row.overdue,
      age: ageText(m.since, now, branch().zone, language()), owner: row.owner?.name ?? words.nobody, given: givenId === null ? words.shift : nameOf(givenId), givenId,
    };
  }

  const methods: Methods = {
    // one's own and nobody's go: a colleague's matters stay theirs, whatever a window asks for
    handOver: async ({ toId, note, given }, ctx) => {
      const { employeeId: by } = actorOf(ctx), matters = await open(), id = deps.newId(), to = new Map(given.map((g) => [`${g.kind} ${g.id}`, g.ownerId]));
      if (toId === by) throw new AppError('invalid-input', 'to-oneself');
      for (const employee of new Set([toId, ...to.values()])) if (employee !== null && deps.employeeName(employee) === undefined) throw new AppError('not-found', 'employee');
      const handed = matters.filter((m) => to.has(`${m.kind} ${m.id}`) && isVisible(m, by, false)), items = handed.map((m) => itemOf(m, to.get(`${m.kind} ${m.id}`) ?? toId));
      db.write((tx) => {
        writes.handover(tx, { id, branchId: branch().id, fromEmployee: by, toEmployee: toId, at: clock.now(), items: JSON.stringify(items), note: note.trim(), signedAt: null });
        for (const m of handed) give(tx, m, to.get(`${m.kind} ${m.id}`) ?? toId, undefined, by);
        audit.append(tx, { employeeId: by, action: 'lost.handOver', entity: 'handover', entityId: id, after: { to: toId, items: items.length, note: note.trim() } });
      });
      changed();
      return { handoverId: id };
    },
    handovers: (_, ctx) => {
      const actor = actorOf(ctx), all = store.handovers(branch().id, 200);
      return all.filter((h) => actor.has('reports.read') || takesPart(h, actor.employeeId)).map((h) => rowOf(h, actor.employeeId));
    },
    signHandover: async ({ handoverId, employeeId, password }, ctx) => {
      actorOf(ctx);
      if (!maySign(must(handoverId), employeeId) || !deps.holds(employeeId, 'inquiries.work')) return { kind: 'not-theirs' };
      const checked = await deps.checkPassword(employeeId, password);
      if (checked.kind !== 'right') return checked;
      // while the password was being checked somebody else may have signed
      const row = must(handoverId);
      if (!maySign(row, employeeId)) return { kind: 'not-theirs' };
      db.write((tx) => {
        writes.handover(tx, { ...row, toEmployee: employeeId, signedAt: clock.now() });
        audit.append(tx, { employeeId, action: 'lost.signHandover', entity: 'handover', entityId: handoverId, after: { from: row.fromEmployee, items: itemsOf(row).length } });
      });
      changed();
      return { kind: 'signed' };
    },
    printHandover: async ({ handoverId, how }, ctx) => {
      const actor = actorOf(ctx), row = must(handoverId);
      if (!actor.has('reports.read') && !takesPart(row, actor.employeeId)) throw new AppError('forbidden', 'handover');
      const { zone, name } = branch(), moment = (at: number): string => { const { day, minute } = wallOf(instant(at), zone); return `${dayText(day)} ${clockText(minute)}`; };
      const html = handoverPage({ handover: rowOf(row, actor.employeeId), language: language(), branch: name, by: actor.name, printedAt: moment(clock.now()), moment });
      if (!await putOut(deps, html, how, `${lostWords[language()].handover} ${dayText(wallOf(instant(row.at), zone).day)}`)) return { kind: 'cancelled' };
      db.write((tx) => { audit.append(tx, { employeeId: actor.employeeId, action: 'lost.printHandover', entity: 'handover', entityId: handoverId, after: { how } }); });
      return { kind: 'done' };
    },
  };

  /** «Вам передали смену: N дел»: the newest that waits for this employee's signature. */
  let unsigned: readonly HandoverDbRow[] | undefined;
  return {
    methods,
    forget: (): void => { unsigned = undefined; },
    waitingFor: (me: Id): LostDesk['handover'] => {
      const now = clock.now();
      unsigned ??= store.unsigned(branch().id, now - asksForMs, Number.MAX_SAFE_INTEGER);
      const h = unsigned.find((one) => maySign(one, me));
      return h && { id: h.id, from: nameOf(h.fromEmployee), items: itemsOf(h).length, at: instant(h.at) };
    },
  };
}
