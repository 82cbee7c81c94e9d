import type { CallFilter, CallRow } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import { createCallBacks } from '../inquiries/index.ts';
import { markCalls } from './call-marks.ts';
import type { Cursor } from './calls.ts';
import { callPage } from './figures.ts';
import { zoneOf } from './store.ts';

/** A page of «История звонков» with what followed its missed calls. */
export function markedCalls(db: ReadableDb): (filter: CallFilter, after: Cursor | undefined, limit: number) => { rows: CallRow[]; next?: Cursor } {
  const callBacksOf = createCallBacks(db);
  return (filter, after, limit) => {
    const page = callPage(db, filter, after, limit);
    return { ...page, rows: markCalls(callBacksOf, page.rows, zoneOf(db, filter.branchId)) };
  };
}
