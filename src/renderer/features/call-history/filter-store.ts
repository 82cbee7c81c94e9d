import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFilter } from '#shared/reports/contract.ts';
import type { Period } from '../../ui/period.ts';
import { useScreen } from '../../shell/screen-store.ts';

type Chosen = Omit<CallFilter, 'fromDay' | 'tillDay' | 'phoneDigits' | 'branchId'>;
interface FilterState extends Period, Chosen {
  readonly branchId: Id | undefined;
  readonly digits: string;
  set(change: Partial<Omit<FilterState, 'set'>>): void;
}
export const everything = { types: undefined, conversion: undefined, countedFor: undefined, tag: undefined, tagGroupId: undefined, digits: '' } as const;

/** The filters of «История звонков»; they stay while the person looks at other screens. */
export const useCallFilter = create<FilterState>()((set) => ({ period: 'today', fromDay: undefined, tillDay: undefined, branchId: undefined, ...everything, set: (change) => { set(change); } }));

/** The calls behind a figure: the list with exactly its filters. */
export function openCalls({ fromDay, tillDay, branchId, ...chosen }: CallFilter): void {
  const { phoneDigits = '', ...rest } = chosen;
  useCallFilter.setState({ ...everything, ...rest, digits: phoneDigits, period: 'own', fromDay, tillDay, branchId });
  useScreen.getState().go('callHistory');
}
