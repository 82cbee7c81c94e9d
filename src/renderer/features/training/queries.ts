import { useQuery } from '@tanstack/react-query';
import { client } from '../../ipc/client.ts';

/** What this window trains; `none` at the real desk. */
export function useTraining() {
  const { data } = useQuery({ queryKey: ['training', 'state'], queryFn: () => client.training.state(null) });
  return data ?? { kind: 'none' as const };
}
export const useLevels = () => useQuery({ queryKey: ['training', 'levels'], queryFn: () => client.training.levels(null) });
