import { noDialogs } from '#main/kernel/files.ts';
import type { ReportsDeps } from '#main/modules/reports/index.ts';
import { callCount, efficiencyFigures, tagFigures } from '#main/modules/reports/figures.ts';
import type { TestDatabase } from './database.ts';

/** What the reports ask for, with the worker's answers given by the same functions in this thread. */
export function portsOf(database: TestDatabase): ReportsDeps {
  const { db } = database;
  const tasks = {
    'reports.efficiency': ({ period, now }: Parameters<typeof asEfficiency>[0]) => asEfficiency({ period, now }),
    'reports.tags': (input: Parameters<typeof tagFigures>[1]) => tagFigures(db, input), 'reports.callCount': (filter: Parameters<typeof callCount>[1]) => callCount(db, filter),
  };
  function asEfficiency({ period, now }: { period: Parameters<typeof efficiencyFigures>[1]; now: Parameters<typeof efficiencyFigures>[2] }) { return efficiencyFigures(db, period, now); }
  const run = (kind: string, input: never): Promise<never> => Promise.resolve((tasks as Readonly<Record<string, (input: never) => unknown>>)[kind]!(input) as never);
  return {
    db, database, clock: database.clock, audit: { append: () => undefined }, language: () => 'ru', files: noDialogs,
    jobs: { run, start: () => 'job' }, exportTable: () => Promise.resolve({ kind: 'cancelled' }),
  };
}
