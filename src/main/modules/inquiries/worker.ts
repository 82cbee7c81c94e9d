import { deskWords } from '#shared/desk/words.ts';
import type { HistoryCursor, HistoryFilter, HistoryRow } from '#shared/inquiries/history.ts';
import { calledBackText, historyWords, type HistoryLanguage } from '#shared/inquiries/words.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { Instant, Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../db/index.ts';
import { writeTable } from '../../worker/table.ts';
import type { TaskContext } from '../../worker/task.ts';
import { createHistory } from './history/index.ts';
import { attributionTasks } from './rebuild.ts';

export { createCallBacks } from './history/call-backs.ts';

interface Asked { readonly filter: HistoryFilter; readonly zone: Zone; readonly now: Instant }
const historyOf = (db: ReadableDb, { zone, now }: Asked, language: HistoryLanguage) =>
  createHistory(db, { zone: () => zone, now: () => now, words: () => deskWords[language] });
const widths = [12, 8, 14, 12, 12, 10, 20, 32, 26, 22, 60, 22, 22, 44, 20, 9, 36, 28] as const;

function cells(row: HistoryRow, zone: Zone, language: HistoryLanguage): TableRow {
  const words = historyWords[language], wall = wallOf(row.startedAt, zone), marks = [row.yellow ? words.unprocessed : '', row.incomplete ? words.incomplete : ''];
  return [
    wall.day, clockText(wall.minute), words.kind[row.kind], words.direction[row.direction], row.outcome ? words.outcome[row.outcome] : '', row.talkText ?? '', row.phone ?? '', row.who, row.whoTypeText, row.topic, row.comment, row.author,
    row.phoneOwner ?? '', row.success.map(({ text }) => text).join('; '), row.adChannel, row.events, calledBackText(row.calledBack, zone, language), marks.filter(Boolean).join('; '),
  ];
}

/** Counting and writing «История обращений» beside the desk (DESIGN.md 2). */
export const inquiryTasks = {
  ...attributionTasks,
  'inquiries.count': (asked: Asked, { database }: TaskContext): Promise<number> => Promise.resolve(historyOf(database().db, asked, 'ru').count(asked.filter)),
  'inquiries.writeHistory': ({ path, language, ...asked }: Asked & { readonly path: string; readonly language: HistoryLanguage }, context: TaskContext): Promise<{ rows: number }> => {
    const history = historyOf(context.database().db, asked, language), words = historyWords[language], total = history.count(asked.filter);
    const columns: readonly TableColumn[] = words.columns.map((title, n) => ({ title, kind: n === 0 ? 'day' : n === 6 ? 'phone' : n === 15 ? 'number' : 'text', width: widths[n] ?? 16 }));
    async function* rows(): AsyncGenerator<TableRow> {
      for (let after: HistoryCursor | undefined, more = true; more;) {
        const page = history.page(asked.filter, { after, limit: 1_000, withPhoneOwner: true });
        for (const row of page.rows) yield cells(row, asked.zone, language);
        after = page.next;
        more = after !== undefined;
        await context.breathe();
      }
    }
    return writeTable({ path, sheet: words.sheet[asked.filter.view], columns }, rows(), context, total);
  },
} as const;
