import { phoneText } from '#shared/kernel/phone.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import { clockText, durationText, wallOf } from '#shared/kernel/time.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { CallFilter, Period, TagReportRow } from '#shared/reports/contract.ts';
import { reportWords, type ReportLanguage } from '#shared/reports/words.ts';
import { tagLines } from '#shared/tags/view.ts';
import { writeTable } from '../../worker/table.ts';
import type { TaskContext } from '../../worker/task.ts';
import { callCount, callRows, efficiencyFigures, tagFigures, type EfficiencyFigures } from './figures.ts';
import { zoneOf } from './store.ts';

/** The figures of a long period, and lists written into files: beside the desk (DESIGN.md 2). */
export const reportTasks = {
  'reports.efficiency': ({ period, now }: { readonly period: Period; readonly now: Instant }, { database }: TaskContext): Promise<EfficiencyFigures> => Promise.resolve(efficiencyFigures(database().db, period, now)),
  'reports.tags': (input: Period & { readonly groupId?: Id | undefined }, { database }: TaskContext): Promise<TagReportRow[]> => Promise.resolve(tagFigures(database().db, input)),
  'reports.callCount': (filter: CallFilter, { database }: TaskContext): Promise<number> => Promise.resolve(callCount(database().db, filter)),
  'reports.writeCalls': ({ path, filter, language }: { readonly path: string; readonly filter: CallFilter; readonly language: ReportLanguage }, context: TaskContext): Promise<{ rows: number }> => {
    const { db } = context.database(), words = reportWords[language], zone = zoneOf(db, filter.branchId), total = callCount(db, filter);
    const columns: readonly TableColumn[] = words.callColumns.map((title, n) => ({ title, kind: n === 0 ? 'day' : n === 4 ? 'phone' : 'text', width: [12, 8, 12, 22, 20, 32, 24, 11, 60][n] ?? 16 }));
    async function* rows(): AsyncGenerator<TableRow> {
      for (const portion of callRows(db, filter)) {
        for (const row of portion) {
          const wall = wallOf(row.startedAt, zone);
          yield [wall.day, clockText(wall.minute), row.talkMs === undefined ? '' : durationText(row.talkMs), words.type[row.type], row.phoneE164 ? phoneText(row.phoneE164) : row.phone || words.hidden, row.who, row.employee, words.conversion[row.conversion],
            row.tags.state === 'dash' ? words.conversion.dash : tagLines(row.tags, words.deleted).join('; ')];
        }
        await context.breathe();
      }
    }
    return writeTable({ path, sheet: words.calls, columns }, rows(), context, total);
  },
} as const;
