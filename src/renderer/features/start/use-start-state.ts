import { useQuery } from '@tanstack/react-query';
import type { StartState } from '#shared/start/contract.ts';
import { client } from '../../ipc/client.ts';

/** Asks every half second while the program works by itself; stands still once somebody must act or the clinic is open. */
export function useStartState(): StartState | undefined {
  const { data } = useQuery({ queryKey: ['start'], queryFn: () => client.start.state(null), refetchInterval: ({ state }) => (state.data === undefined || state.data.kind === 'working' ? 500 : false) });
  return data;
}
