import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

export const dayQuery = (day: Day) => queryOptions({ queryKey: ['schedule', 'day', day], queryFn: () => client.schedule.day({ day }) });

/** A day of the schedule; the day before stays on screen until the new one is there. */
export const useDay = (day: Day | undefined) => useQuery({ ...dayQuery(day ?? ('' as Day)), enabled: day !== undefined, placeholderData: keepPreviousData });

export interface FreeWish {
  readonly fromDay: Day;
  readonly lengthMin: number;
  readonly doctorId?: string | undefined;
  readonly group?: string | undefined;
  readonly fromMin?: number | undefined;
  readonly tillMin?: number | undefined;
  readonly limit: number;
}
/** Free stretches, soonest first. */
export const freeSlotsQuery = (wish: FreeWish) => queryOptions({
  queryKey: ['schedule', 'free', wish],
  queryFn: () => client.schedule.freeSlots({
    fromDay: wish.fromDay, lengthMin: wish.lengthMin, limit: wish.limit,
    ...(wish.doctorId === undefined ? {} : { doctorId: wish.doctorId }),
    ...(wish.group === undefined ? {} : { group: wish.group }),
    ...(wish.fromMin === undefined ? {} : { fromMin: wish.fromMin }),
    ...(wish.tillMin === undefined ? {} : { tillMin: wish.tillMin }),
  }),
});
