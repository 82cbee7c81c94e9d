import { useEffect, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { addDays } from '#shared/kernel/time.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import { mondayOf } from '#shared/schedule/plan.ts';
import { dayQuery, daysQuery, useDay, useDays } from './queries.ts';
import type { ViewName } from './schedule-store.ts';
import { columnsOfDay, columnsOfDays, type Sheet } from './view/sheet.ts';

interface Wanted { readonly view: ViewName; readonly day: Day; readonly branchId: Id | undefined; /** Of a week; all of the branch when absent. */ readonly doctorIds: readonly Id[] | undefined; readonly enabled: boolean }
interface Shown { readonly sheet: Sheet | undefined; readonly stale: boolean; readonly isError: boolean; refetch(): void }

/** The day or the week on screen, whichever the view needs, with its neighbours read ahead: turning the page then costs nothing. */
export function useSheet({ view, day, branchId, doctorIds, enabled }: Wanted): Shown {
  const queries = useQueryClient();
  const oneDay = view === 'day' || view === 'list', monday = mondayOf(day);
  const ofDay = useDay(day, branchId, enabled && oneDay), ofWeek = useDays(monday, branchId, doctorIds, enabled && !oneDay);
  const { data, isPlaceholderData } = ofDay, week = ofWeek.data;
  const shownDay = data?.day, dayDoctors = data?.doctors, weekDays = week?.days, weekDoctors = week?.doctors;
  const dayColumns = useMemo(() => shownDay && dayDoctors && columnsOfDay(shownDay, dayDoctors), [shownDay, dayDoctors]);
  const weekColumns = useMemo(() => weekDays && weekDoctors && columnsOfDays(weekDays, weekDoctors), [weekDays, weekDoctors]);
  const sheet = useMemo((): Sheet | undefined => {
    if (oneDay) return data && dayColumns && { branch: data.branch, chairs: data.chairs, doctors: data.doctors, appointments: data.appointments, columns: dayColumns };
    return week && weekColumns && { branch: week.branch, chairs: week.chairs, doctors: week.doctors, appointments: week.appointments, columns: weekColumns };
  }, [oneDay, data, dayColumns, week, weekColumns]);
  const stale = oneDay ? isPlaceholderData : ofWeek.isPlaceholderData;
  useEffect(() => {
    if (!sheet || stale) return;
    for (const n of [1, -1]) void (oneDay ? queries.prefetchQuery(dayQuery(addDays(day, n), branchId)) : queries.prefetchQuery(daysQuery(addDays(monday, 7 * n), branchId, doctorIds)));
  }, [queries, sheet, stale, oneDay, day, monday, branchId, doctorIds]);
  const { isError, refetch } = oneDay ? ofDay : ofWeek;
  return { sheet, stale, isError, refetch: () => { void refetch(); } };
}
