import type { Id, Instant } from '#shared/kernel/values.ts';
import type { ReportInput, ReportName, ReportResult } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import { answerFigures, callsByDay, hourCells, missedFigures } from './call-figures.ts';
import type { Kind } from './columns.ts';
import { callbackFigures, channelFigures, topicFigures } from './contact-figures.ts';
import { readDays, type DayRead } from './days.ts';
import { conversionFigures, efficiencyFigures, tagFigures } from './figures.ts';
import { channelNames, topicNames, zoneOf } from './store.ts';

/** Which columns a report reads, and what it makes of them. */
interface Report<K extends Kind, R> { readonly kind: K; readonly count: (db: ReadableDb, days: readonly DayRead<K>[], input: ReportInput, now: Instant) => R }
const report = <K extends Kind, R>(kind: K, count: Report<K, R>['count']): Report<K, R> => ({ kind, count });
const named = <T extends { readonly inquiries: number }>(rows: readonly T[], nameOf: (row: T) => string): (T & { readonly name: string })[] =>
  rows.map((row) => ({ ...row, name: nameOf(row) })).sort((a, b) => b.inquiries - a.inquiries || a.name.localeCompare(b.name, 'ru'));
const nameFrom = (names: ReadonlyMap<Id, string>, id: Id | undefined): string => (id === undefined ? '' : names.get(id) ?? '');

export const reports: { readonly [N in ReportName]: Report<Kind, ReportResult[N]> } = {
  efficiency: report('calls', (db, days, input, now) => efficiencyFigures(db, days, input, now)),
  conversion: report('contacts', (db, days, input) => conversionFigures(db, days, input)),
  channels: report('contacts', (db, days, input) => { const names = channelNames(db); return named(channelFigures(days, input), (row) => nameFrom(names, row.channelId)); }),
  topics: report('contacts', (db, days, input) => { const names = topicNames(db); return named(topicFigures(days, input), (row) => nameFrom(names, row.topicId)); }),
  hours: report('calls', (_, days, input) => hourCells(days, input)),
  answers: report('calls', (_, days, input) => answerFigures(days, input, input.withinS)),
  missed: report('calls', (_, days, input) => missedFigures(days, input)),
  callbacks: report('contacts', (_, days, input) => callbackFigures(days, input)),
  days: report('calls', (_, days, input) => callsByDay(days, input)),
  tags: report('tags', (db, days, input) => tagFigures(db, days, input)),
} as never;

/** At once, in this thread. */
export function countReport<N extends ReportName>(db: ReadableDb, name: N, input: ReportInput, now: Instant): ReportResult[N] {
  const { kind, count } = reports[name];
  return count(db, [...readDays(db, zoneOf(db, input.branchId), input, kind)], input, now);
}
