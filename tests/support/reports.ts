import { noDialogs } from '#main/kernel/files.ts';
import type { ReportsDeps } from '#main/modules/reports/index.ts';
import { countReport } from '#main/modules/reports/all.ts';
import { behindPageOf, type Behind } from '#main/modules/reports/drill.ts';
import { callCount } from '#main/modules/reports/figures.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { ReportInput, ReportName } from '#shared/reports/contract.ts';
import type { BehindCursor } from '#shared/reports/figures.ts';
import type { TestDatabase } from './database.ts';

/** What the reports ask for, with the worker's answers given by the same functions in this thread. */
export function portsOf(database: TestDatabase): ReportsDeps {
  const { db } = database;
  const tasks = {
    'reports.count': ({ name, input, now }: { readonly name: ReportName; readonly input: ReportInput; readonly now: Instant }) => ({ data: countReport(db, name, input, now), unfolded: 0 }),
    'reports.behind': ({ input, after, limit }: { readonly input: Behind; readonly after: BehindCursor | undefined; readonly limit: number }) => behindPageOf(db, input, after, limit),
    'reports.callCount': (filter: Parameters<typeof callCount>[1]) => callCount(db, filter),
  };
  const run = (kind: string, input: never): Promise<never> => Promise.resolve((tasks as Readonly<Record<string, (input: never) => unknown>>)[kind]!(input) as never);
  return {
    db, database, clock: database.clock, audit: { append: () => undefined }, language: () => 'ru', files: noDialogs,
    jobs: { run, start: () => 'job' }, exportTable: () => Promise.resolve({ kind: 'cancelled' }),
  };
}
