import { basename } from 'node:path';
import type { Handlers } from '#shared/ipc/define.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import { daysBetween, durationText } from '#shared/kernel/time.ts';
import type { EfficiencyRow, Period, reportsContract } from '#shared/reports/contract.ts';
import { reportWords } from '#shared/reports/words.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { ReportsDeps } from './deps.ts';
import { callCount, callPage, conversionFigures, efficiencyFigures, tagFigures } from './figures.ts';

/** A period up to this is read at once; a longer one in the worker, so that no call waits for it (QUALITY.md P1). */
const daysAtOnce = 7;
const isLong = ({ fromDay, tillDay }: Period): boolean => daysBetween(fromDay, tillDay) >= daysAtOnce;

export function createHandlers({ db, clock, audit, database, language, files, jobs, exportTable }: ReportsDeps): Handlers<typeof reportsContract, CallContext> {
  const efficiency = (period: Period) => (isLong(period) ? jobs.run('reports.efficiency', { period, now: clock.now() }) : efficiencyFigures(db, period, clock.now()));
  const tags = (input: Parameters<typeof tagFigures>[1]) => (isLong(input) ? jobs.run('reports.tags', input) : tagFigures(db, input));
  const columns = (titles: readonly string[], numbers: readonly number[], widths: readonly number[]): TableColumn[] => titles.map((title, n) => ({ title, kind: numbers.includes(n) ? 'number' : 'text', width: widths[n] ?? 14 }));
  const cells = (name: string, row: EfficiencyRow): TableRow => [
    name, row.total, row.booked, row.conversion.percent ?? null, durationText(row.talkMs), row.averageMs === undefined ? '' : durationText(row.averageMs), row.missed.n, row.missed.percent ?? null, row.unanswered.n, row.unanswered.percent ?? null,
  ];
  return {
    efficiency,
    bookingConversion: (period) => conversionFigures(db, period),
    tags: async (input) => ({ rows: await tags(input) }),
    callHistory: ({ after, limit, ...filter }) => callPage(db, filter, after, limit),
    callCount: async (filter) => ({ count: isLong(filter) ? await jobs.run('reports.callCount', filter) : callCount(db, filter) }),
    exportEfficiency: async (period, ctx) => {
      const words = reportWords[language()], { rows, clinic } = await efficiency(period);
      return exportTable(actorOf(ctx).employeeId, words.efficiency, {
        sheet: words.efficiency, columns: columns(words.efficiencyColumns, [1, 2, 3, 6, 7, 8, 9], [32, 10, 12, 14, 14, 14, 12, 14, 22, 24]),
        rows: [...rows.map((row) => cells(row.employeeId === undefined ? words.shared : row.name, row)), cells(words.clinic, clinic)],
      });
    },
    exportTags: async (input, ctx) => {
      const words = reportWords[language()], marked = (name: string, retired: boolean): string => (retired ? `${name} (${words.deleted})` : name);
      return exportTable(actorOf(ctx).employeeId, words.tags, {
        sheet: words.tags, columns: columns(words.tagColumns, [2], [32, 36, 10]),
        rows: (await tags(input)).map((row) => (row.kind === 'tag' ? [marked(row.group, row.groupRetired), marked(row.name, row.retired && !row.groupRetired), row.calls] : ['', words[row.kind], row.calls])),
      });
    },
    exportCalls: async (filter, ctx) => {
      const { employeeId } = actorOf(ctx), words = reportWords[language()];
      const path = await files.chooseSave({ name: `${words.calls}.xlsx`, filters: [{ name: 'Excel', extensions: ['xlsx'] }, { name: 'CSV', extensions: ['csv'] }] });
      if (path === undefined) return { kind: 'cancelled' };
      const whole = /\.(xlsx|csv)$/i.test(path) ? path : `${path}.xlsx`;
      database.write((tx) => { audit.append(tx, { employeeId, action: 'reports.exportCalls', entity: 'export', after: { fromDay: filter.fromDay, tillDay: filter.tillDay } }); });
      return { kind: 'started', jobId: jobs.start('reports.writeCalls', { path: whole, filter, language: language() }, { by: employeeId, about: { file: basename(whole) }, pausable: true, onDone: ({ rows }) => ({ rows }) }) };
    },
  };
}
