import { instant } from '#shared/kernel/values.ts';
import { createWallClock } from '#shared/kernel/wall-clock.ts';
import type { CallFilter, CallRow } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import { createCallBacks } from '../inquiries/index.ts';
import type { Cursor } from './calls.ts';
import { callPage } from './figures.ts';
import { zoneOf } from './store.ts';

/** A page of «История звонков» with «перезвонили» at its missed calls, by the rule of «История обращений». */
export function markedCalls(db: ReadableDb): (filter: CallFilter, after: Cursor | undefined, limit: number) => { rows: CallRow[]; next?: Cursor } {
  const callBacksOf = createCallBacks(db);
  return (filter, after, limit) => {
    const page = callPage(db, filter, after, limit), wall = createWallClock(zoneOf(db, filter.branchId));
    const backs = callBacksOf(page.rows.filter(({ type }) => type === 'missed').map(({ callId, phoneE164, startedAt }) => ({ id: callId, phone: phoneE164 ?? null, startedAt, till: wall.endOfDay(startedAt) })));
    return { ...page, rows: page.rows.map((row): CallRow => {
      const back = backs.get(row.callId);
      return back ? { ...row, calledBack: { at: instant(back.startedAt), answered: back.answeredAt !== null } } : row;
    }) };
  };
}
