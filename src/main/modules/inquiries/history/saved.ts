import { and, asc, eq, sql } from 'drizzle-orm';
import { savedHistoryFilter, type SavedHistoryFilter } from '#shared/inquiries/history.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type * as z from 'zod';
import type { Database } from '../../../db/index.ts';
import { rowWriter } from '../../../db/index.ts';
import { savedFilters } from '../../../db/schema/index.ts';
import type { NewId } from '../../../kernel/ids.ts';
import type { AuditPort } from '../ports.ts';

const screen = 'history', columns = 'history.columns', most = 30;
const put = rowWriter(savedFilters);
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What an employee keeps of the list: filters under names, and the columns that are put away. */
export function createSavedFilters({ database, newId, audit }: { readonly database: Database; readonly newId: NewId; readonly audit: AuditPort }) {
  const p = sql.placeholder, { db } = database;
  const own = db.select().from(savedFilters).where(and(eq(savedFilters.employeeId, p('employeeId')), eq(savedFilters.screen, p('screen')), eq(savedFilters.deleted, 0))).orderBy(asc(savedFilters.sort), asc(savedFilters.name), asc(savedFilters.id)).prepare();
  const rowsOf = (employeeId: Id, of: string) => own.all({ employeeId, screen: of });
  return {
    of: (employeeId: Id): { filters: SavedHistoryFilter[]; hidden?: string[] } => {
      const kept = rowsOf(employeeId, columns)[0], hidden = kept && parsed(kept.value);
      return {
        // a filter written by a newer version of the program that this one cannot read is left alone
        filters: rowsOf(employeeId, screen).flatMap(({ id, name, value }) => {
          const filter = savedHistoryFilter.safeParse(parsed(value));
          return filter.success ? [{ id, name, filter: filter.data }] : [];
        }),
        ...(Array.isArray(hidden) ? { hidden: hidden.filter((one): one is string => typeof one === 'string') } : {}),
      };
    },
    save: (employeeId: Id, name: string, filter: z.output<typeof savedHistoryFilter>): Id => {
      const known = rowsOf(employeeId, screen), same = known.find((row) => row.name === name), id = same?.id ?? newId();
      if (!same && known.length >= most) throw new AppError('conflict', 'too-many-filters');
      database.write((tx) => {
        put(tx, { ...(same ?? { id, employeeId, screen, name, sort: (known.at(-1)?.sort ?? 0) + 1, deleted: 0 }), value: JSON.stringify(filter) });
        audit.append(tx, { employeeId, action: same ? 'filter.changed' : 'filter.saved', entity: 'savedFilter', entityId: id, after: { name } });
      });
      return id;
    },
    drop: (employeeId: Id, id: Id): void => {
      const row = rowsOf(employeeId, screen).find((one) => one.id === id);
      if (!row) throw new AppError('not-found', 'filter');
      database.write((tx) => {
        put(tx, { ...row, deleted: 1 });
        audit.append(tx, { employeeId, action: 'filter.dropped', entity: 'savedFilter', entityId: id, before: { name: row.name } });
      });
    },
    hide: (employeeId: Id, hidden: readonly string[]): void => {
      const row = rowsOf(employeeId, columns)[0], id = row?.id ?? newId();
      database.write((tx) => {
        put(tx, { ...(row ?? { id, employeeId, screen: columns, name: '', sort: 0, deleted: 0 }), value: JSON.stringify(hidden) });
        audit.append(tx, { employeeId, action: 'filter.columns', entity: 'savedFilter', entityId: id, after: { hidden } });
      });
    },
  };
}
export type SavedFilters = ReturnType<typeof createSavedFilters>;
