import type { DeskWords } from '#shared/desk/words.ts';
import type { HistoryCursor, HistoryFilter, HistoryRow } from '#shared/inquiries/history.ts';
import type { Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { createPages, type Portions } from './pages.ts';
import { createPresenter } from './present.ts';
import { createRowReader } from './rows.ts';

export interface HistoryDeps {
  zone(): Zone;
  now(): Instant;
  words(): DeskWords;
  readonly portions?: Portions;
}
export interface Page { readonly after?: HistoryCursor | undefined; readonly limit: number; readonly withPhoneOwner?: boolean | undefined }

/** «История обращений»: newest first, page by page from the last row seen. */
export function createHistory(db: ReadableDb, deps: HistoryDeps) {
  const reader = createRowReader(db), pages = createPages(db, reader, () => deps.zone(), () => deps.now(), deps.portions);
  const present = createPresenter(reader, deps);
  return {
    page: (filter: HistoryFilter, { after, limit, withPhoneOwner = false }: Page): { rows: HistoryRow[]; next?: HistoryCursor } => {
      const { rows, next } = pages.page(filter, after, limit);
      return { rows: filter.view === 'heads' ? present.heads(rows, withPhoneOwner) : present.events(rows, withPhoneOwner), ...(next ? { next } : {}) };
    },
    count: (filter: HistoryFilter): number => pages.count(filter),
    unprocessedCounts: () => ({ current: pages.count({ view: 'rows', unprocessed: 'current' }), overdue: pages.count({ view: 'rows', unprocessed: 'overdue' }) }),
    eventsOf: (headId: Id, withPhoneOwner = false): HistoryRow[] => {
      const events = [...reader.byIds([headId]), ...reader.gatheredBy([headId])];
      return present.events(events, withPhoneOwner);
    },
    ofPatient: (patientId: Id): HistoryRow[] => present.events(reader.ofPatient(patientId), false),
  };
}
export type History = ReturnType<typeof createHistory>;
