import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import type { Period } from '../../ui/period.ts';

export const tabs = ['efficiency', 'tags'] as const;
interface ReportsState extends Period {
  readonly tab: (typeof tabs)[number];
  readonly branchId: Id | undefined;
  /** The one group of tags that is looked at. */
  readonly groupId: Id | undefined;
  set(change: Partial<Omit<ReportsState, 'set'>>): void;
}
/** Which report of which days; it stays while the person looks at the calls behind a figure. */
export const useReports = create<ReportsState>()((set) => ({ tab: 'efficiency', period: 'today', fromDay: undefined, tillDay: undefined, branchId: undefined, groupId: undefined, set: (change) => { set(change); } }));
