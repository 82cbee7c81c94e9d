import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '#shared/telephony/connections.ts';
import { client } from '../../ipc/client.ts';

/** How each is connected changes by itself, so it is asked again every three seconds while the page is open. */
export const useConnections = () => useQuery({ queryKey: ['settings', 'connections'], queryFn: () => client.connections.list(null), refetchInterval: 3_000 });
export type ListedConnection = NonNullable<ReturnType<typeof useConnections>['data']>[number];

export function useSaveConnection(done: () => void) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (one: Connection) => client.connections.save(one), onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['settings', 'connections'] }); done(); } });
}
export const useRemoveConnection = () => useMutation({ mutationFn: (id: string) => client.connections.remove({ id }) });
export const useCheckConnection = () => useMutation({ mutationFn: (one: Connection) => client.connections.check(one) });
