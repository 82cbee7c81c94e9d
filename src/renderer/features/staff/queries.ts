import { useQuery } from '@tanstack/react-query';
import { client } from '../../ipc/client.ts';

export const useEmployees = () => useQuery({ queryKey: ['staff', 'employees'], queryFn: () => client.staff.employees(null) });
export const useRoles = () => useQuery({ queryKey: ['staff', 'roles'], queryFn: () => client.staff.roles(null) });
