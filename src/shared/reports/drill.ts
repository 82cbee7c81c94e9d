import type { CallFilter, Period, TagReportRow } from './contract.ts';

type Figure = 'total' | 'booked' | 'talk' | 'missed' | 'unanswered';

/** The filters of «История звонков» that list exactly the calls behind the figures of one row: an employee's, `shared`, or without one of the whole clinic's. */
export function figureFilters(period: Period, countedFor: CallFilter['countedFor']): Readonly<Record<Figure, CallFilter>> {
  const row: CallFilter = { ...period, ...(countedFor === undefined ? {} : { countedFor }) };
  return { total: row, booked: { ...row, conversion: 'yes' }, talk: { ...row, types: ['inbound', 'outbound'] }, missed: { ...row, types: ['missed'] }, unanswered: { ...row, types: ['unanswered'] } };
}

/** The calls behind a row of the tag report. */
export const tagFilter = (period: Period, row: TagReportRow): CallFilter => ({ ...period, tag: row.kind === 'tag' ? row.tagId : row.kind });
