import { AppError } from '#shared/kernel/errors.ts';
import { daysBetween } from '#shared/kernel/time.ts';
import type { Period, ReportInput, ReportName, ReportResult } from '#shared/reports/contract.ts';
import type { ReportsDeps } from './deps.ts';
import { countReport } from './all.ts';
import { keepFoldedByPieces } from './fold.ts';

/** A period up to this is read at once; a longer one in the worker, so that no call waits for it (QUALITY.md P1). */
const daysAtOnce = 7;
export const isLong = ({ fromDay, tillDay }: Pick<Period, 'fromDay' | 'tillDay'>): boolean => daysBetween(fromDay, tillDay) >= daysAtOnce;

/** Days folded by one job: some hundred milliseconds of the worker, a few of main to keep them. */
const foldAtOnce = 60;
/** Milliseconds between two of its transactions: whoever waits at the desk goes first. */
const restMs = 10;
const breathe = (): Promise<void> => new Promise((go) => { setTimeout(go, restMs); });

interface Running { readonly sessionId: string; readonly report: ReportName; readonly stop: AbortController; done: number; total: number }

/** Reports of long periods: in the worker, with their progress, stopped when the same window asks for another instead. */
export function createLongReports({ db, database, clock, jobs }: Pick<ReportsDeps, 'db' | 'database' | 'clock' | 'jobs'>) {
  const running = new Set<Running>();
  let folding = false;

  /** What a long report had to work out is folded behind it, so that the next one finds it. */
  async function fold(): Promise<void> {
    if (folding) return;
    folding = true;
    try {
      for (let more = true; more;) {
        const folded = await jobs.run('reports.fold', { now: clock.now(), most: foldAtOnce });
        await keepFoldedByPieces(database, folded, breathe);
        ({ more } = folded);
      }
    } catch (error) {
      // The program is closing, or a page is damaged and somebody has been told: the days stay as they are, and right.
      if (!(error instanceof AppError)) throw error;
    } finally {
      folding = false;
    }
  }

  return {
    count: async <N extends ReportName>(sessionId: string, report: N, input: ReportInput): Promise<ReportResult[N]> => {
      if (!isLong(input)) return countReport(db, report, input, clock.now());
      for (const other of running) if (other.sessionId === sessionId && other.report === report) other.stop.abort();
      const own: Running = { sessionId, report, stop: new AbortController(), done: 0, total: 0 };
      running.add(own);
      try {
        const { data, unfolded } = await jobs.run('reports.count', { name: report, input, now: clock.now() }, { signal: own.stop.signal, onProgress: ({ done, total }) => { Object.assign(own, { done, total }); } });
        if (unfolded > 0) void fold();
        return data as ReportResult[N];
      } finally {
        running.delete(own);
      }
    },
    progress: (sessionId: string) => [...running].filter((one) => one.sessionId === sessionId && one.total > 0).map(({ report, done, total }) => ({ report, done, total })),
    cancel: (sessionId: string, report: ReportName): void => { for (const one of running) if (one.sessionId === sessionId && one.report === report) one.stop.abort(); },
  };
}
export type LongReports = ReturnType<typeof createLongReports>;
