import { useQuery } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/values.ts';
import type { Period } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';

/** Read anew whenever the screen is opened: a report of months is not asked for again at every call. */
const fresh = { staleTime: 0 } as const;
export const useEfficiency = (period: Period) => useQuery({ ...fresh, queryKey: ['reports', 'efficiency', period], queryFn: () => client.reports.efficiency(period) });
export const useBookingConversion = (period: Period) => useQuery({ ...fresh, queryKey: ['reports', 'bookingConversion', period], queryFn: () => client.reports.bookingConversion(period) });
export const useTagReport = (input: Period & { readonly groupId?: Id | undefined }) => useQuery({ ...fresh, queryKey: ['reports', 'tags', input], queryFn: () => client.reports.tags(input) });
