import { create } from 'zustand';
import type { Day } from '#shared/kernel/values.ts';

export const periods = ['today', 'yesterday', 'week', 'month', 'own'] as const;

interface FilterState {
  readonly period: (typeof periods)[number];
  readonly fromDay: Day | undefined;
  readonly tillDay: Day | undefined;
  readonly outcome: 'answered' | 'missed' | 'unanswered' | undefined;
  readonly authorId: string | undefined;
  readonly success: 'linked' | 'none' | undefined;
  readonly topicId: string | undefined;
  readonly digits: string;
  set(change: Partial<Omit<FilterState, 'set'>>): void;
}
export const everything = { outcome: undefined, authorId: undefined, success: undefined, topicId: undefined, digits: '' } as const;

/** The filters of «История обращений»; they stay while the person looks at other screens. */
export const useHistoryFilter = create<FilterState>()((set) => ({ period: 'today', fromDay: undefined, tillDay: undefined, ...everything, set: (change) => { set(change); } }));
