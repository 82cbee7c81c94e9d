import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import { usualWithinS, type ReportName } from '#shared/reports/contract.ts';
import type { Period } from '../../ui/period.ts';

export const tabs = ['conversions', 'efficiency', 'channels', 'topics', 'hours', 'days', 'answers', 'missed', 'callbacks', 'tags'] as const;
export type ReportTab = (typeof tabs)[number];
/** What of it goes to Excel; on paper the two conversions stand on one sheet, apart. */
export const reportOf = (tab: ReportTab): ReportName => (tab === 'conversions' ? 'conversion' : tab);

interface ReportsState extends Period {
  readonly tab: ReportTab;
  readonly branchId: Id | undefined;
  /** The one employee the figures are of. */
  readonly employeeId: Id | undefined;
  /** The one group of tags that is looked at. */
  readonly groupId: Id | undefined;
  /** Seconds within which an answer counts as in time. */
  readonly withinS: number;
  set(change: Partial<Omit<ReportsState, 'set'>>): void;
}
/** Which report of which days; it stays while the person looks at the rows behind a figure. */
export const useReports = create<ReportsState>()((set) => ({ tab: 'conversions', period: 'today', fromDay: undefined, tillDay: undefined, branchId: undefined, employeeId: undefined, groupId: undefined, withinS: usualWithinS, set: (change) => { set(change); } }));
