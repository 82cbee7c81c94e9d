import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { taskFilter } from '#shared/crm/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

export type TaskFilter = z.input<typeof taskFilter>;
export interface WaitFilter { readonly kind?: 'noSlot' | 'wantsEarlier'; readonly closed: boolean; readonly text?: string }

export const useTasks = (filter: TaskFilter) => useQuery({ queryKey: ['crm', 'tasks', filter], queryFn: () => client.crm.tasks(filter), placeholderData: keepPreviousData });
export const useCounts = () => useQuery({ queryKey: ['crm', 'counts'], queryFn: () => client.crm.counts(null) });
export const useTaskTypes = () => useQuery({ queryKey: ['crm', 'types'], queryFn: () => client.crm.taskTypes(null) });
export const useWaitlist = (filter: WaitFilter) => useQuery({ queryKey: ['crm', 'waitlist', filter], queryFn: () => client.crm.waitlist(filter), placeholderData: keepPreviousData });
export const useFreed = () => useQuery({ queryKey: ['crm', 'freed'], queryFn: () => client.crm.freed(null) });
export const useRound = () => useQuery({ queryKey: ['crm', 'round'], queryFn: () => client.crm.round({}) });
export const useMorning = () => useQuery({ queryKey: ['crm', 'morning'], queryFn: () => client.crm.morning(null) });

/** The small deeds of a task; what fails is told by the query client. */
export function useTaskDeeds() {
  const { mutate: snooze } = useMutation({ mutationFn: (input: { taskId: Id; until: number }) => client.crm.snoozeTask(input) });
  const { mutate: reopen } = useMutation({ mutationFn: (taskId: Id) => client.crm.reopenTask({ taskId }) });
  return { snooze, reopen };
}
