import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { codeOf, errorText } from '../ipc/error-text.ts';
import { refreshDesk } from '../ipc/events.ts';
import { tell } from '../ui/tell.ts';

/**
 * What is asked of one person or one inquiry is asked anew for each of a shift's hundreds, and is of no use once it has
 * left the screen; main answers in milliseconds. The pages of the desk keep theirs for the library's five minutes.
 */
const ofOne = [['patients'], ['schedule', 'ofPatient'], ['schedule', 'appointment'], ['inquiries', 'ofPatient'], ['inquiries', 'changes'], ['inquiries', 'why'], ['inquiries', 'whyAppointment'], ['inquiries', 'text'], ['crm', 'tasks'], ['recordings']] as const;
const forgetAfterMs = 10_000;

/** Events do the refreshing, the network has no say: the answers come from this very PC. */
export function createQueryClient(): QueryClient {
  const lost = (error: unknown) => {
    if (codeOf(error) === 'no-session') void refreshDesk().catch(() => undefined);
  };
  const client = new QueryClient({
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
  for (const queryKey of ofOne) client.setQueryDefaults(queryKey, { gcTime: forgetAfterMs });
  return client;
}
