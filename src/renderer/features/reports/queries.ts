import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { Period, ReportName } from '#shared/reports/contract.ts';
import type { BehindCursor, CallFigure, ContactFigure } from '#shared/reports/figures.ts';
import { client } from '../../ipc/client.ts';

export type Input = Period & { readonly employeeId?: Id | undefined };

/** The days and the branch without whose: «История звонков» names the employee in its own way. */
export const periodOf = ({ fromDay, tillDay, branchId }: Input): Period => ({ fromDay, tillDay, ...(branchId === undefined ? {} : { branchId }) });

/** Read anew whenever the screen is opened: a report of months is not asked for again at every call. */
const fresh = { staleTime: 0 } as const;
const use = <T>(report: ReportName, input: object, ask: () => Promise<T>): UseQueryResult<T> => useQuery({ ...fresh, queryKey: ['reports', report, input], queryFn: ask });

export const useEfficiency = (input: Input) => use('efficiency', input, () => client.reports.efficiency(input));
export const useBookingConversion = (input: Input) => use('conversion', input, () => client.reports.bookingConversion(input));
export const useChannels = (input: Input) => use('channels', input, () => client.reports.channels(input));
export const useTopics = (input: Input) => use('topics', input, () => client.reports.topics(input));
export const useHours = (input: Input) => use('hours', input, () => client.reports.hours(input));
export const useAnswers = (input: Input & { readonly withinS: number }) => use('answers', input, () => client.reports.answers(input));
export const useMissed = (input: Input) => use('missed', input, () => client.reports.missed(input));
export const useCallbacks = (input: Input) => use('callbacks', input, () => client.reports.callbacks(input));
export const useCallDays = (input: Input) => use('days', input, () => client.reports.callDays(input));
export const useTagReport = (input: Input & { readonly groupId?: Id | undefined }) => use('tags', input, () => client.reports.tags(input));

/** How far the long reports of this window are, asked while one is waited for. */
export const useProgress = (waiting: boolean) => useQuery({ ...fresh, queryKey: ['reports', 'progress'], queryFn: () => client.reports.progress(null), enabled: waiting, refetchInterval: 400 });

export type BehindInput = Input & ({ readonly of: 'contacts'; readonly figure: ContactFigure } | { readonly of: 'calls'; readonly figure: CallFigure });
/** The rows behind a figure, newest first, page by page. */
export const useBehind = (input: BehindInput | undefined) => useInfiniteQuery({
  ...fresh, queryKey: ['reports', 'behind', input], enabled: input !== undefined,
  queryFn: ({ pageParam }) => {
    const { of, figure, ...scope } = input!, page = pageParam ? { after: pageParam } : {};
    return of === 'contacts' ? client.reports.contactsBehind({ ...scope, figure, ...page }) : client.reports.callsBehind({ ...scope, figure, ...page });
  },
  initialPageParam: undefined as (Omit<BehindCursor, 'day'> & { readonly day: Day }) | undefined,
  getNextPageParam: ({ next }) => next,
});
