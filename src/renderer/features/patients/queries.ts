import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

export const useSearch = (text: string, limit = 50) => useQuery({
  queryKey: ['patients', 'search', text, limit], queryFn: () => client.patients.search({ text, limit }), enabled: text.trim().length >= 2, placeholderData: keepPreviousData,
});
export const useCard = (patientId: Id) => useQuery({ queryKey: ['patients', 'card', patientId], queryFn: () => client.patients.card({ patientId }) });
export const useAppointments = (patientId: Id) => useQuery({ queryKey: ['schedule', 'ofPatient', patientId], queryFn: () => client.schedule.ofPatient({ patientId }) });
