import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { StartState } from '#shared/start/contract.ts';
import { client } from '../../ipc/client.ts';
import { refreshDesk } from '../../ipc/events.ts';

/** Asks every half second while the program works by itself; stands still once somebody must act or the clinic is open. */
export function useStartState(): StartState | undefined {
  const { data } = useQuery({ queryKey: ['start'], queryFn: () => client.start.state(null), refetchInterval: ({ state }) => (state.data === undefined || state.data.kind === 'working' ? 500 : false) });
  const before = useRef(data?.kind), now = data?.kind;
  // After a base was restored every session is a new one: what the window knew of the old desk is over.
  useEffect(() => {
    if (now === 'ready' && before.current !== undefined && before.current !== 'ready') void refreshDesk().catch(() => undefined);
    before.current = now;
  }, [now]);
  return data;
}
