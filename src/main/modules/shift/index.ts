import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { localSettings, phoneBindings, phones } from '../../db/schema/index.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { lookEveryMs } from '../../kernel/wall-watch.ts';
import type { NewId } from '../../kernel/ids.ts';
import { localHolds, type Claim, type PhoneHolds } from './holds.ts';
import { changeFor, staleHolds, type Hold, type SessionOf } from './rules.ts';
import { endHold, shiftStore } from './store.ts';

export type { PhoneHolds } from './holds.ts';

export interface ShiftDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: { append(tx: WritableDb, entry: { employeeId?: Id | undefined; action: string; entity: string; entityId?: Id | undefined; after?: unknown }): void };
  branch(): { readonly id: Id; readonly zone: Zone };
  changed(topics: readonly Topic[]): void;
  /** Who gives phones away; the rows of this PC where absent ([Note: phone holds]). */
  readonly holds?: PhoneHolds;
}
export interface ShiftPhone { readonly id: Id; readonly extension: string; readonly name: string }
export type PhoneChosen = { readonly kind: 'chosen'; readonly takenFrom?: Id } | Exclude<Claim, { kind: 'granted' }>;
/** A colleague took the phone over. */
export interface TakenOver { readonly bindingId: Id; readonly extension: string; readonly by: string; readonly at: Instant }

/** What this PC remembers of a choice; the day alone in bases of before. */
const choiceSchema = z.union([z.object({ day: z.string(), at: z.number() }), z.string().transform((day) => ({ day, at: 0 }))]);

/** Смена: which employee works with which phone, and who had it when (R-140…R-147, DESIGN.md 9). */
export function createShift({ database, clock, newId, audit, branch, changed, ...ports }: ShiftDeps) {
  const store = shiftStore(database.db);
  const open = (): Hold[] => store.open.all().map(({ bindingId, phoneId, employeeId, fromAt }) => ({ bindingId, phoneId, employeeId, fromAt: instant(fromAt) }));
  const holds = ports.holds ?? localHolds(open);
  const choiceKey = (employeeId: Id): string => `phone-choice:${employeeId}`;
  const choiceOf = (employeeId: Id) => {
    const kept = store.choice.get({ key: choiceKey(employeeId) });
    return kept && choiceSchema.safeParse(JSON.parse(kept.value)).data;
  };
  const today = (): Day => dayOf(clock.now(), branch().zone);
  const nameOf = (who: { readonly surname: string; readonly firstName: string }): string => `${who.surname} ${who.firstName}`.trim();
  const endAll = (list: readonly Hold[], at: (hold: Hold) => Instant): void => {
    if (list.length === 0) return;
    database.write((tx) => { for (const hold of list) endHold(tx, hold.bindingId, at(hold)); });
    for (const { phoneId } of list) holds.release(phoneId);
    changed(['phones']);
  };

  return {
    phones: (): ShiftPhone[] => store.phones.all(),
    /** Phones of the exchange this PC was set up for: an extension nobody knows yet becomes a phone of the branch. */
    addPhones: (extensions: readonly string[], exchange: string): void => {
      const known = new Set(store.phones.all().map((phone) => phone.extension));
      const fresh = [...new Set(extensions)].filter((extension) => !known.has(extension));
      if (fresh.length === 0) return;
      database.write((tx) => { for (const extension of fresh) tx.insert(phones).values({ id: newId(), branchId: branch().id, extension, exchange }).run(); });
      changed(['phones', 'directories']);
    },
    /** Phones with who has each now. */
    withOwners: () => {
      const taken = new Map(store.open.all().map((b) => [b.phoneId, b]));
      return store.phones.all().map((phone) => {
        const by = taken.get(phone.id);
        return { ...phone, ...(by ? { takenBy: { employeeId: by.employeeId, name: nameOf(by), since: by.fromAt } } : {}) };
      });
    },
    phoneOf: (employeeId: Id): ShiftPhone | undefined => store.ofEmployee.get({ employeeId }),
    /** Who had the extension at a moment. */
    ownerAt: (extension: string, at: Instant): Id | undefined => store.owner.get({ extension, at })?.employeeId,
    /** The choice is asked at the first login of the branch's day. */
    mustChoose: (employeeId: Id): boolean => store.ofEmployee.get({ employeeId }) === undefined && choiceOf(employeeId)?.day !== today(),
    /**
     * The colleague who took this employee's phone over today, until another choice is made: a phone that somebody else
     * began with at the very moment it left. Read from the rows, so that it is told after a restart and at another PC too.
     */
    takenOver: (employeeId: Id): TakenOver | undefined => {
      const last = store.last.get({ employeeId });
      if (last?.tillAt === undefined || last.tillAt === null) return undefined;
      const at = instant(last.tillAt), by = store.takenBy.get({ phoneId: last.phoneId, at, employeeId });
      if (!by || dayOf(at, branch().zone) !== today() || (choiceOf(employeeId)?.at ?? 0) >= at) return undefined;
      return { bindingId: last.bindingId, extension: last.extension, by: nameOf(by), at };
    },
    /** null is «Не работаю сейчас с телефонией». A phone of a colleague is taken over. @throws not-found */
    choose: async (employeeId: Id, phoneId: Id | null): Promise<PhoneChosen> => {
      if (phoneId !== null && !store.phones.all().some((phone) => phone.id === phoneId)) throw new AppError('not-found', 'phone');
      const claim = phoneId === null ? undefined : await holds.claim(phoneId, employeeId);
      if (claim?.kind === 'elsewhere') return claim;
      const now = clock.now(), value = JSON.stringify({ day: today(), at: now });
      const { end, takenFrom } = database.write((tx) => {
        const change = changeFor(holds.now(), employeeId, phoneId);
        for (const hold of change.end) endHold(tx, hold.bindingId, now);
        if (change.begin) tx.insert(phoneBindings).values({ id: newId(), branchId: branch().id, ...change.begin, fromAt: now }).run();
        tx.insert(localSettings).values({ key: choiceKey(employeeId), value }).onConflictDoUpdate({ target: localSettings.key, set: { value } }).run();
        audit.append(tx, { employeeId, action: 'phone.chosen', entity: 'phone', entityId: phoneId ?? undefined, after: { takenFrom: change.takenFrom } });
        return change;
      });
      for (const hold of end) if (hold.phoneId !== phoneId) holds.release(hold.phoneId);
      changed(['phones']);
      return { kind: 'chosen', ...(takenFrom ? { takenFrom } : {}) };
    },
    /**
     * The clock was set back: whoever has a phone now has it from now on, or a call would ring before its owner began.
     * [R12] Who had it before in the time that comes twice, had it then too.
     */
    clockSetBack: (): void => {
      // a call may have begun in the moments before anybody noticed (wall-watch.ts)
      const now = instant(clock.now() - 2 * lookEveryMs), ahead = open().filter((hold) => hold.fromAt > now);
      if (ahead.length === 0) return;
      database.write((tx) => {
        for (const { bindingId, phoneId, employeeId, fromAt } of ahead) {
          tx.update(phoneBindings).set({ fromAt: now }).where(eq(phoneBindings.id, bindingId)).run();
          audit.append(tx, { employeeId, action: 'phone.clockSetBack', entity: 'phone', entityId: phoneId, after: { fromAt, to: now } });
        }
      });
      changed(['phones']);
    },
    /** The end of a shift: the phone is free. */
    end: (employeeId: Id): void => { endAll(open().filter((hold) => hold.employeeId === employeeId), () => clock.now()); },
    /** A shift nobody ended (the PC was switched off, the desk stayed locked) ends at the midnight after it began. */
    endStale: (sessions: readonly SessionOf[] = []): void => {
      const { zone } = branch();
      const stale = staleHolds(open(), sessions, instantOf(today(), minute(0), zone));
      endAll(stale, ({ fromAt }) => instantOf(addDays(dayOf(fromAt, zone), 1), minute(0), zone));
    },
  };
}
export type Shift = ReturnType<typeof createShift>;
