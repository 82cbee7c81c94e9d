import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import type { ReportInput, ReportName, ReportResult } from '#shared/reports/contract.ts';
import { reportTable, type ReportTable } from '#shared/reports/tables.ts';
import { reportWords } from '#shared/reports/words.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import { noPrinting, putOut } from '../../kernel/printing.ts';
import type { ReportsDeps } from './deps.ts';
import { reportPage } from './print-page.ts';
import { branchNameOf, nameOfEmployee, zoneOf } from './store.ts';

type Count = <N extends ReportName>(sessionId: string, report: N, input: ReportInput) => Promise<ReportResult[N]>;

/** Reports as files and on paper. Who took which one off the screen is written down (152-ФЗ). */
export function createReportFiles({ db, database, clock, audit, language, files, printing = noPrinting, exportTable }: ReportsDeps, count: Count) {
  /** Counted apart from what the page shows: neither stops the other. */
  const tableOf = async (report: ReportName, input: ReportInput, ctx: CallContext): Promise<ReportTable> => reportTable(report, await count(`${ctx.sessionId} file`, report, input), language());
  const nameOf = (title: string, { fromDay, tillDay }: ReportInput): string => `${title} ${fromDay === tillDay ? dayText(fromDay) : `${dayText(fromDay)}–${dayText(tillDay)}`}`;
  const noted = (ctx: CallContext, action: string, report: ReportName, { fromDay, tillDay }: ReportInput): void => {
    database.write((tx) => { audit.append(tx, { employeeId: actorOf(ctx).employeeId, action, entity: 'report', after: { report, fromDay, tillDay } }); });
  };
  return {
    export: async ({ report, input }: { readonly report: ReportName; readonly input: ReportInput }, ctx: CallContext) => {
      const { title, columns, rows } = await tableOf(report, input, ctx), done = await exportTable(actorOf(ctx).employeeId, nameOf(title, input), { sheet: title, columns, rows });
      if (done.kind === 'started') noted(ctx, 'reports.export', report, input);
      return done;
    },
    print: async ({ report, input, how }: { readonly report: ReportName; readonly input: ReportInput; readonly how: 'paper' | 'pdf' }, ctx: CallContext): Promise<{ kind: 'done' | 'cancelled' }> => {
      const words = reportWords[language()], table = await tableOf(report, input, ctx), tables = [table, ...(report === 'conversion' ? [await tableOf('efficiency', input, ctx)] : [])];
      const now = wallOf(clock.now(), zoneOf(db, input.branchId)), who = input.employeeId === undefined ? [] : [nameOfEmployee(db, input.employeeId)];
      const about = [nameOf('', input).trim(), input.branchId === undefined ? words.wholeClinic : branchNameOf(db, input.branchId), ...who, `${words.printed} ${dayText(now.day)} ${clockText(now.minute)}, ${actorOf(ctx).name}`].join(' · ');
      const html = reportPage({ tables, about, language: language() });
      if (!await putOut({ printing, files }, html, how, nameOf(table.title, input))) return { kind: 'cancelled' };
      noted(ctx, 'reports.print', report, input);
      return { kind: 'done' };
    },
  };
}
