import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Day, Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

const ofBranch = (branchId: Id | undefined) => (branchId === undefined ? {} : { branchId });

export const dayQuery = (day: Day, branchId?: Id) => queryOptions({ queryKey: ['schedule', 'day', day, branchId ?? null], queryFn: () => client.schedule.day({ day, ...ofBranch(branchId) }) });

/** A day of the schedule; the day before stays on screen until the new one is there. */
export const useDay = (day: Day, branchId: Id | undefined, enabled: boolean) => useQuery({ ...dayQuery(day, branchId), enabled, placeholderData: keepPreviousData });

export const daysQuery = (fromDay: Day, branchId?: Id, doctorIds?: readonly Id[]) => queryOptions({
  queryKey: ['schedule', 'days', fromDay, branchId ?? null, doctorIds ?? null],
  queryFn: () => client.schedule.days({ fromDay, days: 7, ...ofBranch(branchId), ...(doctorIds ? { doctorIds: [...doctorIds] } : {}) }),
});
/** A week, of some doctors or of all. */
export const useDays = (fromDay: Day, branchId: Id | undefined, doctorIds: readonly Id[] | undefined, enabled: boolean) => useQuery({ ...daysQuery(fromDay, branchId, doctorIds), enabled, placeholderData: keepPreviousData });

export interface FreeWish {
  readonly fromDay: Day;
  readonly lengthMin: number;
  readonly doctorId?: string | undefined;
  readonly branchId?: string | undefined;
  readonly group?: string | undefined;
  readonly fromMin?: number | undefined;
  readonly tillMin?: number | undefined;
  readonly limit: number;
}
/** Free stretches, soonest first. */
export const freeSlotsQuery = (wish: FreeWish) => queryOptions({
  queryKey: ['schedule', 'free', wish],
  queryFn: () => client.schedule.freeSlots({
    fromDay: wish.fromDay, lengthMin: wish.lengthMin, limit: wish.limit, ...ofBranch(wish.branchId),
    ...(wish.doctorId === undefined ? {} : { doctorId: wish.doctorId }),
    ...(wish.group === undefined ? {} : { group: wish.group }),
    ...(wish.fromMin === undefined ? {} : { fromMin: wish.fromMin }),
    ...(wish.tillMin === undefined ? {} : { tillMin: wish.tillMin }),
  }),
});
