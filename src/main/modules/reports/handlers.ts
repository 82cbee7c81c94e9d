import { basename } from 'node:path';
import type { Handlers } from '#shared/ipc/define.ts';
import { usualWithinS, type Period, type ReportInput, type ReportName, type ReportResult, type reportsContract } from '#shared/reports/contract.ts';
import { reportWords } from '#shared/reports/words.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { ReportsDeps } from './deps.ts';
import { behindPageOf, type Behind } from './drill.ts';
import { callCount } from './figures.ts';
import { createReportFiles } from './files.ts';
import { keepFolded } from './fold.ts';
import { createLongReports, isLong } from './long.ts';
import { markedCalls } from './marked-calls.ts';

type Input = Period & Partial<ReportInput>;

export function createHandlers(deps: ReportsDeps): Handlers<typeof reportsContract, CallContext> {
  const { db, clock, audit, database, language, files, jobs } = deps, long = createLongReports(deps), out = createReportFiles(deps, long.count);
  const count = <N extends ReportName>(report: N) => (input: Input, ctx: CallContext): Promise<ReportResult[N]> => long.count(ctx.sessionId, report, { withinS: usualWithinS, ...input });
  const behind = (input: Behind, after: Parameters<typeof behindPageOf>[2], limit: number) => (isLong(input) ? jobs.run('reports.behind', { input, after, limit }) : behindPageOf(db, input, after, limit));
  const tags = count('tags'), callsOf = markedCalls(db);
  return {
    efficiency: count('efficiency'), bookingConversion: count('conversion'), channels: count('channels'), topics: count('topics'), hours: count('hours'), answers: count('answers'), missed: count('missed'), callbacks: count('callbacks'), callDays: count('days'),
    tags: async (input, ctx) => ({ rows: await tags(input, ctx) }),
    contactsBehind: ({ after, limit, ...input }) => behind({ of: 'contacts', ...input }, after, limit),
    callsBehind: ({ after, limit, ...input }) => behind({ of: 'calls', ...input }, after, limit),
    progress: (_, { sessionId }) => long.progress(sessionId),
    cancel: ({ report }, { sessionId }) => { long.cancel(sessionId, report); return null; },
    ...out,
    verify: (_, ctx) => ({ jobId: jobs.start('reports.verify', { now: clock.now() }, { by: actorOf(ctx).employeeId, pausable: true, onDone: ({ checked, wrong }) => {
      if (wrong.length > 0) keepFolded(database, { days: wrong });
      return { rows: checked, wrong: wrong.length };
    } }) }),
    callHistory: ({ after, limit, ...filter }) => callsOf(filter, after, limit),
    callCount: async (filter) => ({ count: isLong(filter) ? await jobs.run('reports.callCount', filter) : callCount(db, filter) }),
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
