import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { AppError } from '#shared/kernel/errors.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import { employees, localSettings, phoneBindings, phones } from '../../db/schema/index.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';

export interface ShiftDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: { append(tx: WritableDb, entry: { employeeId?: Id | undefined; action: string; entity: string; entityId?: Id | undefined; after?: unknown }): void };
  branch(): { readonly id: Id; readonly zone: Zone };
  changed(topics: readonly Topic[]): void;
}
export interface ShiftPhone { readonly id: Id; readonly extension: string; readonly name: string }

/** Смена: which employee works with which phone, and who had it when (R-140…R-147, DESIGN.md 9). */
export function createShift({ database, clock, newId, audit, branch, changed }: ShiftDeps) {
  const { db } = database, p = sql.placeholder;
  const list = db.select({ id: phones.id, extension: phones.extension, name: phones.name }).from(phones).where(and(isNull(phones.retiredAt), eq(phones.deleted, 0))).orderBy(asc(phones.extension)).prepare();
  const open = db.select({ id: phoneBindings.id, phoneId: phoneBindings.phoneId, employeeId: phoneBindings.employeeId, fromAt: phoneBindings.fromAt, surname: employees.surname, firstName: employees.firstName })
    .from(phoneBindings).innerJoin(employees, eq(employees.id, phoneBindings.employeeId)).where(and(isNull(phoneBindings.tillAt), eq(phoneBindings.deleted, 0))).prepare();
  const mine = db.select({ id: phones.id, extension: phones.extension, name: phones.name }).from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
    .where(and(eq(phoneBindings.employeeId, p('employeeId')), isNull(phoneBindings.tillAt), eq(phoneBindings.deleted, 0))).orderBy(desc(phoneBindings.fromAt)).limit(1).prepare();
  const owner = db.select({ employeeId: phoneBindings.employeeId }).from(phoneBindings).innerJoin(phones, eq(phones.id, phoneBindings.phoneId))
    .where(and(eq(phones.extension, p('extension')), lte(phoneBindings.fromAt, p('at')), or(isNull(phoneBindings.tillAt), gt(phoneBindings.tillAt, p('at'))), eq(phoneBindings.deleted, 0)))
    .orderBy(desc(phoneBindings.fromAt)).limit(1).prepare();
  const choice = db.select({ value: localSettings.value }).from(localSettings).where(eq(localSettings.key, p('key'))).prepare();
  const choiceKey = (employeeId: Id): string => `phone-choice:${employeeId}`;

  const close = (tx: WritableDb, id: Id, at: Instant): void => { tx.update(phoneBindings).set({ tillAt: at }).where(eq(phoneBindings.id, id)).run(); };
  const today = () => dayOf(clock.now(), branch().zone);

  return {
    phones: (): ShiftPhone[] => list.all(),
    /** Phones of the exchange this PC was set up for: an extension nobody knows yet becomes a phone of the branch. */
    addPhones: (extensions: readonly string[], exchange: string): void => {
      const known = new Set(list.all().map((phone) => phone.extension));
      const fresh = [...new Set(extensions)].filter((extension) => !known.has(extension));
      if (fresh.length === 0) return;
      database.write((tx) => { for (const extension of fresh) tx.insert(phones).values({ id: newId(), branchId: branch().id, extension, exchange }).run(); });
      changed(['phones', 'directories']);
    },
    /** Phones with who has each now. */
    withOwners: () => {
      const taken = new Map(open.all().map((b) => [b.phoneId, b]));
      return list.all().map((phone) => {
        const by = taken.get(phone.id);
        return { ...phone, ...(by ? { takenBy: { employeeId: by.employeeId, name: `${by.surname} ${by.firstName}`.trim(), since: by.fromAt } } : {}) };
      });
    },
    phoneOf: (employeeId: Id): ShiftPhone | undefined => mine.get({ employeeId }),
    /** Who had the extension at a moment. */
    ownerAt: (extension: string, at: Instant): Id | undefined => owner.get({ extension, at })?.employeeId,
    /** The choice is asked at the first login of the branch's day. */
    mustChoose: (employeeId: Id): boolean => mine.get({ employeeId }) === undefined && choice.get({ key: choiceKey(employeeId) })?.value !== JSON.stringify(today()),
    /** null is «Не работаю сейчас с телефонией». A phone of a colleague is taken over. @throws not-found */
    choose: (employeeId: Id, phoneId: Id | null): { takenFrom?: Id } => {
      if (phoneId !== null && !list.all().some((phone) => phone.id === phoneId)) throw new AppError('not-found', 'phone');
      const now = clock.now();
      const result = database.write((tx): { takenFrom?: Id } => {
        let takenFrom: Id | undefined;
        let kept = false;
        for (const binding of open.all()) {
          if (binding.employeeId === employeeId && binding.phoneId === phoneId) { kept = true; continue; }
          if (binding.employeeId !== employeeId && binding.phoneId !== phoneId) continue;
          close(tx, binding.id, now);
          if (binding.employeeId !== employeeId) takenFrom = binding.employeeId;
        }
        if (phoneId !== null && !kept) tx.insert(phoneBindings).values({ id: newId(), branchId: branch().id, phoneId, employeeId, fromAt: now }).run();
        const value = JSON.stringify(today());
        tx.insert(localSettings).values({ key: choiceKey(employeeId), value }).onConflictDoUpdate({ target: localSettings.key, set: { value } }).run();
        audit.append(tx, { employeeId, action: 'phone.chosen', entity: 'phone', entityId: phoneId ?? undefined, after: { takenFrom } });
        return takenFrom ? { takenFrom } : {};
      });
      changed(['phones']);
      return result;
    },
    /** The end of a shift: the phone is free. */
    end: (employeeId: Id): void => {
      database.write((tx) => { for (const b of open.all()) if (b.employeeId === employeeId) close(tx, b.id, clock.now()); });
      changed(['phones']);
    },
    /** A shift nobody ended (the PC was switched off) ends at the midnight after it began. */
    endStale: (): void => {
      const { zone } = branch();
      const stale = open.all().filter((b) => dayOf(instant(b.fromAt), zone) < today());
      if (stale.length) database.write((tx) => { for (const b of stale) close(tx, b.id, instantOf(addDays(dayOf(instant(b.fromAt), zone), 1), minute(0), zone)); });
    },
  };
}
export type Shift = ReturnType<typeof createShift>;
