import type { ReadableDb } from '#main/db/index.ts';
import { answerFigures, callsByDay, hourCells, missedFigures, sumsByOwner } from '#main/modules/reports/call-figures.ts';
import { callbackFigures, channelFigures, conversionByAuthor, topicFigures } from '#main/modules/reports/contact-figures.ts';
import { readDays } from '#main/modules/reports/days.ts';
import { shareOf } from '#main/modules/reports/rules.ts';
import { zoneOf } from '#main/modules/reports/store.ts';
import { tagCounts } from '#main/modules/reports/tag-figures.ts';
import { backLimits } from '#shared/reports/figures.ts';
import type { Period } from '#shared/reports/contract.ts';
import type { rawReports, RawReport, RawScope } from './raw-reports.ts';

const withinS = 20;
const byJson = <T>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
type Scope = Period & { readonly employeeId?: string | undefined };

/** Each report as the product counts it, in one shape for both sides. */
export const productFigures = {
  efficiency: (db: ReadableDb, s: Scope) => byJson([...sumsByOwner(days(db, s, 'calls'), s.branchId)].filter(([owner]) => s.employeeId === undefined || owner === s.employeeId).map(([owner, sums]) => ({ owner, ...sums }))),
  conversion: (db: ReadableDb, s: Scope) => byJson([...conversionByAuthor(days(db, s, 'contacts'), s)].map(([author, { n, of }]) => ({ author, n, of }))),
  channels: (db: ReadableDb, s: Scope) => byJson(channelFigures(days(db, s, 'contacts'), s).map(({ channelId = '', kind, source, inquiries, wants, booked, came, fresh }) => ({ channel: channelId, kind, source, inquiries, wants, booked, came, fresh }))),
  topics: (db: ReadableDb, s: Scope) => byJson(topicFigures(days(db, s, 'contacts'), s).map(({ topicId = '', inquiries, wants, booked }) => ({ topic: topicId, inquiries, wants, booked }))),
  hours: (db: ReadableDb, s: Scope) => hourCells(days(db, s, 'calls'), s),
  answers: (db: ReadableDb, s: Scope) => answerFigures(days(db, s, 'calls'), s, withinS),
  missed: (db: ReadableDb, s: Scope) => missedFigures(days(db, s, 'calls'), s),
  callbacks: (db: ReadableDb, s: Scope) => callbackFigures(days(db, s, 'contacts'), s),
  days: (db: ReadableDb, s: Scope) => callsByDay(days(db, s, 'calls'), s),
  tags: (db: ReadableDb, s: Scope) => byJson([...tagCounts(days(db, s, 'tags'), s)].map(([tag, calls]) => ({ tag, calls }))),
} as const;
const days = <K extends 'calls' | 'contacts' | 'tags'>(db: ReadableDb, s: Scope, kind: K) => readDays(db, zoneOf(db, s.branchId), s, kind);

type Raw = ReturnType<typeof rawReports>;
const numbers = (rows: readonly Record<string, unknown>[]): number[] => rows.flatMap(({ s, n }) => (typeof s === 'number' ? Array.from({ length: n as number }, () => s) : []));
const countOf = (rows: readonly Record<string, unknown>[]): number => rows.reduce((sum, { n }) => sum + (n as number), 0);
/** The value at least this part of all is not above, of sorted numbers. */
const rank = (sorted: readonly number[], part: number): number | undefined => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
const spread = (sorted: readonly number[]) => (sorted.length === 0 ? {} : { medianS: rank(sorted, 0.5)!, p90S: rank(sorted, 0.9)! });
const upTo = (sorted: readonly number[], limit: number): number => sorted.filter((s) => s <= limit).length;
const edges = [5, 10, 20, 30, 60];

export const rawFigures = {
  efficiency: (raw: Raw, s: RawScope) => byJson(raw('efficiency', s).map((row) => ({ ...row }))),
  conversion: (raw: Raw, s: RawScope) => byJson(raw('conversion', s).map((row) => ({ ...row }))),
  channels: (raw: Raw, s: RawScope) => byJson(raw('channels', s).map((row) => ({ ...row }))),
  topics: (raw: Raw, s: RawScope) => byJson(raw('topics', s).map((row) => ({ ...row }))),
  hours: (raw: Raw, s: RawScope) => raw('hours', s).map((row) => ({ ...row })),
  answers: (raw: Raw, s: RawScope) => {
    const sorted = numbers(raw('rings', s)), bands = [...edges, undefined].map((tillS, n) => {
      const fromS = n === 0 ? 0 : edges[n - 1]! + 1;
      return { fromS, ...(tillS === undefined ? {} : { tillS }), calls: sorted.filter((v) => v >= fromS && (tillS === undefined || v <= tillS)).length };
    });
    return { answered: sorted.length, within: shareOf(upTo(sorted, withinS), sorted.length), withinS, ...spread(sorted), bands };
  },
  missed: (raw: Raw, s: RawScope) => {
    const rows = raw('missed', s), backs = numbers(rows), total = countOf(rows), of = (fate: string) => shareOf(countOf(rows.filter((row) => row['fate'] === fate)), total);
    return { total, calledBack: of('calledBack'), cameAgain: of('cameAgain'), commented: of('commented'), none: of('none'), within: backLimits.map((limitS) => ({ limitS, share: shareOf(upTo(backs, limitS), total) })), ...spread(backs) };
  },
  callbacks: (raw: Raw, s: RawScope) => {
    const rows = raw('callbacks', s), reacted = numbers(rows), leads = countOf(rows);
    return { leads, never: shareOf(leads - reacted.length, leads), within: backLimits.map((limitS) => ({ limitS, share: shareOf(upTo(reacted, limitS), leads) })), later: shareOf(reacted.length - upTo(reacted, 3600), leads), ...spread(reacted) };
  },
  days: (raw: Raw, s: RawScope) => raw('days', s).map((row) => ({ ...row })),
  tags: (raw: Raw, s: RawScope) => byJson(raw('tags', s).map((row) => ({ ...row }))),
} as const satisfies Record<keyof typeof productFigures, unknown>;
export type ReportName = keyof typeof productFigures;
export const reportNames = Object.keys(productFigures) as ReportName[];

const all = <T>(of: (name: ReportName) => T): Record<ReportName, T> => Object.fromEntries(reportNames.map((name) => [name, of(name)])) as Record<ReportName, T>;
type Figures = { readonly [N in ReportName]: ReturnType<(typeof productFigures)[N]> };
export const figuresOf = (db: ReadableDb, scope: Scope): Figures => all((name) => productFigures[name](db, scope)) as Figures;
export const rawFiguresOf = (raw: Raw, scope: RawScope): unknown => all((name) => rawFigures[name](raw, scope));
export type { RawReport };
