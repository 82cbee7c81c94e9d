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
  /** The branch's zone is a question of its own, and a page asks thrice: it is answered once an answer. */
  let zoneNow: Zone | undefined;
  const zone = (): Zone => (zoneNow ??= deps.zone());
  const anew = <A extends readonly unknown[], R>(answer: (...asked: A) => R) => (...asked: A): R => {
    zoneNow = undefined;
    return answer(...asked);
  };
  const reader = createRowReader(db), pages = createPages(db, reader, zone, () => deps.now(), deps.portions), present = createPresenter(reader, { zone, words: () => deps.words() });
  return {
    page: anew((filter: HistoryFilter, { after, limit, withPhoneOwner = false }: Page): { rows: HistoryRow[]; next?: HistoryCursor } => {
      const { rows, next } = pages.page(filter, after, limit);
      return { rows: filter.view === 'heads' ? present.heads(rows, withPhoneOwner) : present.events(rows, withPhoneOwner), ...(next ? { next } : {}) };
    }),
    count: anew((filter: HistoryFilter): number => pages.count(filter)),
    unprocessedCounts: anew(() => ({ current: pages.count({ view: 'rows', unprocessed: 'current' }), overdue: pages.count({ view: 'rows', unprocessed: 'overdue' }) })),
    eventsOf: anew((headId: Id, withPhoneOwner: boolean = false): HistoryRow[] => present.events([...reader.byIds([headId]), ...reader.gatheredBy([headId])], withPhoneOwner)),
    ofPatient: anew((patientId: Id): HistoryRow[] => present.events(reader.ofPatient(patientId), false)),
  };
}
export type History = ReturnType<typeof createHistory>;
