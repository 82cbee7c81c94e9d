import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { codeOf, errorText } from '../ipc/error-text.ts';
import { refreshDesk } from '../ipc/events.ts';
import { tell } from '../ui/tell.ts';

/** Events do the refreshing, the network has no say: the answers come from this very PC. */
export function createQueryClient(): QueryClient {
  const lost = (error: unknown) => {
    if (codeOf(error) === 'no-session') void refreshDesk().catch(() => undefined);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: lost }),
    mutationCache: new MutationCache({
      onError: (error) => {
        lost(error);
        tell('error', errorText(error));
      },
    }),
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
