import type { QueryClient } from '@tanstack/react-query';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { AppEvents } from '#shared/ipc/contract.ts';
import { client } from './client.ts';
import { useDesk } from './desk-store.ts';

type AppEvent = { readonly [N in keyof AppEvents]: { readonly name: N; readonly payload: AppEvents[N] } }[keyof AppEvents];

const isAppEvent = (event: unknown): event is AppEvent =>
  typeof event === 'object' && event !== null && 'name' in event && (event.name === 'desk' || event.name === 'changed') && 'payload' in event;

/** A lost session forgets the rows of the person who left: the next one may not see them. */
function forgetRowsOfAnother(queries: QueryClient, before: string | undefined): void {
  const now = useDesk.getState().snapshot?.me?.employeeId;
  if (now !== before) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' && queryKey[0] !== 'logins' && queryKey[0] !== 'start' });
}

/**
 * Joins the window to main: `desk` goes to the store, `changed` asks again for every key that starts with a changed
 * topic. Asks once for the snapshot, because the events before this moment are gone. Returns the function that parts.
 */
export function joinDesk(bridge: Pick<Bridge, 'onEvent'>, queries: QueryClient): () => void {
  const take = (snapshot: AppEvents['desk']) => {
    const before = useDesk.getState().snapshot?.me?.employeeId;
    useDesk.getState().take(snapshot, Date.now());
    forgetRowsOfAnother(queries, before);
  };
  const leave = bridge.onEvent((event) => {
    if (!isAppEvent(event)) return;
    if (event.name === 'desk') take(event.payload);
    else for (const topic of event.payload.topics) void queries.invalidateQueries({ queryKey: [topic] });
  });
  askSnapshot(take);
  return leave;
}

/** Main answers once it has opened the database; a refusal in between is asked again soon. */
function askSnapshot(take: (snapshot: AppEvents['desk']) => void): void {
  client.desk.snapshot(null).then(take, () => { setTimeout(() => { askSnapshot(take); }, 200); });
}

/** Asks for the whole live state anew: after signing in and after a session was lost. */
export async function refreshDesk(): Promise<void> {
  useDesk.getState().take(await client.desk.snapshot(null), Date.now());
}
