import { calledBackText } from '#shared/inquiries/words.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import { clockText, dayOf, daysBetween, durationText, wallOf } from '#shared/kernel/time.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { CallFilter, ReportInput, ReportName, ReportResult } from '#shared/reports/contract.ts';
import type { BehindCursor, BehindPage } from '#shared/reports/figures.ts';
import { reportWords, type ReportLanguage } from '#shared/reports/words.ts';
import { tagLines } from '#shared/tags/view.ts';
import type { ReadableDb } from '../../db/index.ts';
import { writeTable } from '../../worker/table.ts';
import type { TaskContext } from '../../worker/task.ts';
import { reports } from './all.ts';
import { markCalls, type CallBacksOf } from './call-marks.ts';
import type { Kind } from './columns.ts';
import { readDays, type DayRead } from './days.ts';
import { behindPageOf, type Behind } from './drill.ts';
import { callCount, callRows } from './figures.ts';
import { comparedDays, foldDays, type Folded, type Folding } from './fold.ts';
import { zoneOf } from './store.ts';

/** Days are worked out so many at a time before the thread looks whether somebody wants it to stop. */
const breatheEvery = 4;

export interface CountedReport<N extends ReportName> { readonly data: ReportResult[N]; /** Finished days that nobody has folded yet. */ readonly unfolded: number }

/** A report of a long period: day by day, so that it says how far it is and can be stopped. */
async function countInWorker<N extends ReportName>({ name, input, now }: { readonly name: N; readonly input: ReportInput; readonly now: Instant }, { database, progress, breathe }: TaskContext): Promise<CountedReport<N>> {
  const { db } = database(), { kind, count } = reports[name], total = daysBetween(input.fromDay, input.tillDay) + 1, days: DayRead<Kind>[] = [], zone = zoneOf(db, input.branchId), today = dayOf(now, zone);
  let unfolded = 0;
  for (const day of readDays(db, zone, input, kind)) {
    days.push(day);
    if (!day.fresh) continue;
    if (day.day < today) unfolded++;
    progress(days.length, total);
    if (unfolded % breatheEvery === 0) await breathe();
  }
  return { data: count(db, days, input, now), unfolded };
}

/** The figures of a long period, and lists written into files: beside the desk (DESIGN.md 2). `callBacks` is the inquiries' rule of what answered a missed call. */
export const reportTasks = (callBacks: (db: ReadableDb) => CallBacksOf) => ({
  'reports.count': countInWorker,
  'reports.behind': ({ input, after, limit }: { readonly input: Behind; readonly after: BehindCursor | undefined; readonly limit: number }, { database }: TaskContext): Promise<BehindPage> => Promise.resolve(behindPageOf(database().db, input, after, limit)),
  /** Works out finished days that are not folded; main keeps them. */
  'reports.fold': ({ now, most }: { readonly now: Instant; readonly most: number }, { database, progress }: TaskContext): Promise<Folding> => Promise.resolve(foldDays(database().db, now, most, progress)),
  'reports.verify': async ({ now }: { readonly now: Instant }, { database, progress, breathe }: TaskContext): Promise<{ readonly checked: number; readonly wrong: readonly Folded[] }> => {
    const { db } = database();
    let checked = 0;
    const wrong: Folded[] = [];
    for (const { done, total, found } of comparedDays(db, now)) {
      checked = done;
      wrong.push(...found);
      progress(done, total);
      if (done % breatheEvery === 0) await breathe();
    }
    return { checked, wrong };
  },
  'reports.callCount': (filter: CallFilter, { database }: TaskContext): Promise<number> => Promise.resolve(callCount(database().db, filter)),
  'reports.writeCalls': ({ path, filter, language }: { readonly path: string; readonly filter: CallFilter; readonly language: ReportLanguage }, context: TaskContext): Promise<{ rows: number }> => {
    const { db } = context.database(), words = reportWords[language], zone = zoneOf(db, filter.branchId), total = callCount(db, filter), callBacksOf = callBacks(db);
    const columns: readonly TableColumn[] = words.callColumns.map((title, n) => ({ title, kind: n === 0 ? 'day' : n === 4 ? 'phone' : 'text', width: [12, 8, 12, 22, 20, 32, 24, 11, 60, 36][n] ?? 16 }));
    async function* rows(): AsyncGenerator<TableRow> {
      for (const portion of callRows(db, filter)) {
        for (const row of markCalls(callBacksOf, portion, zone)) {
          const wall = wallOf(row.startedAt, zone);
          yield [wall.day, clockText(wall.minute), row.talkMs === undefined ? '' : durationText(row.talkMs), words.type[row.type], row.phoneE164 ? phoneText(row.phoneE164) : row.phone || words.hidden, row.who, row.employee, words.conversion[row.conversion],
            row.tags.state === 'dash' ? words.conversion.dash : tagLines(row.tags, words.deleted).join('; '), calledBackText(row.calledBack, zone, language)];
        }
        await context.breathe();
      }
    }
    return writeTable({ path, sheet: words.calls, columns }, rows(), context, total);
  },
}) as const;
