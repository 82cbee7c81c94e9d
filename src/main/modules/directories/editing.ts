import { asc, eq, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { lines } from '#main/db/schema/index.ts';
import type { DirectoryEntry, RetireResult, SaveResult } from '#shared/directories/contract.ts';
import { directoryKinds, titleFieldOf, type DirectoryFields, type DirectoryKind } from '#shared/directories/kinds.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { E164, Id, Zone } from '#shared/kernel/values.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Audit } from '../audit/index.ts';
import { differing, placesOf, titleOf, trimmed, twinOf, type Entry } from './rules.ts';
import { columnsOf, isFixed, tableOf } from './tables.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: Id };
type Fields = Readonly<Record<string, unknown>>;

export interface EditingDeps {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  /** The branch this PC stands in. */
  readonly here: () => Id;
  /** The zone of a branch has changed: whatever was derived of it is computed anew, in the same transaction. */
  readonly zoneChanged: (tx: WritableDb, branchId: Id, zone: Zone) => void;
  /** Appointments that a doctor or a chair still has before them. */
  readonly ahead: (kind: DirectoryKind, id: Id) => number;
}

/** The ten directories are edited alike: one row a thing, a name nobody else has, an order, and no deletion. */
export function createEditing(deps: EditingDeps) {
  const { db, clock, newId, audit } = deps;
  const reads = Object.fromEntries(directoryKinds.map((kind) => {
    const table = tableOf[kind];
    return [kind, db.select().from(table).where(eq(table.deleted, 0)).orderBy(sql`${'sort' in table ? table.sort : table.extension}`, asc(table.id)).prepare()];
  })) as unknown as Readonly<Record<DirectoryKind, { all(): Row[] }>>;
  const linesOf = db.select({ id: lines.id, e164: lines.e164, adChannelId: lines.adChannelId }).from(lines).where(eq(lines.deleted, 0)).orderBy(asc(lines.id)).prepare();

  function entries(kind: DirectoryKind): Entry[] {
    const numbers = kind === 'adChannel' ? Map.groupBy(linesOf.all(), (line) => line.adChannelId) : undefined;
    return reads[kind].all().map((row) => ({
      id: row.id, retired: row['retiredAt'] !== null,
      fields: { ...Object.fromEntries(columnsOf(kind).map((column) => [column, row[column] ?? null])), ...(numbers ? { lines: (numbers.get(row.id) ?? []).map((line) => line.e164) } : {}) },
    }));
  }
  function must(kind: DirectoryKind, id: Id): Entry {
    const entry = entries(kind).find((one) => one.id === id);
    if (!entry) throw new AppError('not-found', kind);
    return entry;
  }

  /** What another directory must have in use; a thing chosen long ago may have been retired since. */
  function checkReferences(fields: Fields, old: Entry | undefined): void {
    for (const [field, kind] of [['branchId', 'branch'], ['specialityId', 'speciality'], ['chairId', 'chair']] as const) {
      const id = fields[field];
      if (typeof id !== 'string' || id === old?.fields[field]) continue;
      if (!entries(kind).some((one) => one.id === id && !one.retired)) throw new AppError('not-found', kind);
    }
    const chair = typeof fields['chairId'] === 'string' ? entries('chair').find((one) => one.id === fields['chairId']) : undefined;
    if (chair && chair.fields['branchId'] !== fields['branchId']) throw new AppError('invalid-input', 'chairId');
    if ('opensMin' in fields && Number(fields['opensMin']) >= Number(fields['closesMin'])) throw new AppError('invalid-input', 'closesMin');
  }

  /** The numbers of a channel: those that stay keep their rows, the others become tombstones. */
  function putLines(tx: WritableDb, adChannelId: Id, wanted: readonly E164[]): void {
    const own = linesOf.all().filter((line) => line.adChannelId === adChannelId);
    for (const line of own) if (!wanted.includes(line.e164 as E164)) tx.update(lines).set({ deleted: 1 }).where(eq(lines.id, line.id)).run();
    for (const e164 of new Set(wanted)) if (!own.some((line) => line.e164 === e164)) tx.insert(lines).values({ id: newId(), e164, adChannelId, branchId: deps.here() }).run();
  }

  function lineTaken(fields: Fields, id: Id | undefined): SaveResult | undefined {
    const wanted = fields['lines'] as readonly E164[] | undefined;
    const taken = wanted && linesOf.all().find((line) => line.adChannelId !== null && line.adChannelId !== id && wanted.includes(line.e164 as E164));
    if (!taken) return undefined;
    const owner = entries('adChannel').find((one) => one.id === taken.adChannelId);
    return owner && { kind: 'line-taken', e164: taken.e164, by: titleOf('adChannel', owner.fields) };
  }

  function save(tx: WritableDb, by: Id, { kind, id, fields: given }: { readonly kind: DirectoryKind; readonly id?: Id | undefined; readonly fields: DirectoryFields[DirectoryKind] }): SaveResult {
    const fields = trimmed(given), all = entries(kind), old = id === undefined ? undefined : must(kind, id);
    if (titleOf(kind, fields) === '') throw new AppError('invalid-input', titleFieldOf[kind]);
    if (old) for (const column of columnsOf(kind)) if (isFixed(kind, column)) fields[column] = old.fields[column];
    checkReferences(fields, old);
    const twin = twinOf(kind, all, fields, id), taken = lineTaken(fields, id);
    if (twin) return { kind: 'same-name', id: twin.id, retired: twin.retired };
    if (taken) return taken;
    const { lines: numbers, ...columns } = fields, table = tableOf[kind];
    const change = differing(old?.fields ?? {}, fields);
    if (!change) return { kind: 'saved', id: id! };
    const entryId = id ?? newId();
    if (old) tx.update(table).set(columns).where(eq(table.id, entryId)).run();
    else tx.insert(table).values({ ...columns, id: entryId, ...('sort' in table ? { sort: all.length + 1 } : {}) } as never).run();
    if (numbers) putLines(tx, entryId, numbers as E164[]);
    audit.append(tx, { employeeId: by, action: old ? 'directories.change' : 'directories.add', entity: kind, entityId: entryId, ...(old ? { before: change.before } : {}), after: change.after });
    if (old && kind === 'branch' && old.fields['zone'] !== fields['zone']) deps.zoneChanged(tx, entryId, fields['zone'] as Zone);
    return { kind: 'saved', id: entryId };
  }

  function retire(tx: WritableDb, by: Id, kind: DirectoryKind, id: Id): RetireResult {
    const entry = must(kind, id), table = tableOf[kind];
    if (entry.retired) return { kind: 'done', ahead: 0 };
    if (kind === 'branch' && (id === deps.here() || entries('branch').filter((one) => !one.retired).length === 1)) return { kind: 'needed' };
    tx.update(table).set({ retiredAt: clock.now() }).where(eq(table.id, id)).run();
    audit.append(tx, { employeeId: by, action: 'directories.retire', entity: kind, entityId: id, before: { retired: false }, after: { retired: true } });
    return { kind: 'done', ahead: deps.ahead(kind, id) };
  }

  function restore(tx: WritableDb, by: Id, kind: DirectoryKind, id: Id): RetireResult {
    const entry = must(kind, id), table = tableOf[kind];
    if (!entry.retired) return { kind: 'done', ahead: 0 };
    const twin = twinOf(kind, entries(kind), entry.fields, id);
    if (twin && !twin.retired) return { kind: 'same-name' };
    tx.update(table).set({ retiredAt: null }).where(eq(table.id, id)).run();
    audit.append(tx, { employeeId: by, action: 'directories.restore', entity: kind, entityId: id, before: { retired: true }, after: { retired: false } });
    return { kind: 'done', ahead: 0 };
  }

  function order(tx: WritableDb, by: Id, kind: DirectoryKind, wished: readonly Id[]): void {
    const table = tableOf[kind];
    if (!('sort' in table)) return;
    const rows = reads[kind].all(), places = placesOf(rows.map((row) => row.id), wished), moved = rows.filter((row) => row['sort'] !== places.get(row.id));
    if (rows.every((row, n) => places.get(row.id) === n + 1)) return;
    for (const row of moved) tx.update(table).set({ sort: places.get(row.id) }).where(eq(table.id, row.id)).run();
    const names = (ids: readonly Id[]) => ids.map((id) => titleOf(kind, rows.find((row) => row.id === id) ?? {}));
    audit.append(tx, { employeeId: by, action: 'directories.order', entity: kind, before: { order: names(rows.map((row) => row.id)) }, after: { order: names([...places.keys()]) } });
  }

  return {
    list: (kind: DirectoryKind): DirectoryEntry[] => entries(kind).map((entry) => ({ ...entry, name: titleOf(kind, entry.fields), fields: entry.fields as DirectoryEntry['fields'] })),
    save, retire, restore, order,
  };
}
