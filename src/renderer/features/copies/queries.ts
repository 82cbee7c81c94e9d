import { useQuery } from '@tanstack/react-query';
import { client } from '../../ipc/client.ts';

/** When the last copy was made; also asked again every ten minutes, for a copy grows old by itself. */
export const useCopyBrief = () => useQuery({ queryKey: ['copies', 'brief'], queryFn: () => client.copies.brief(null), refetchInterval: 600_000 });
export const useCopies = () => useQuery({ queryKey: ['copies', 'state'], queryFn: () => client.copies.state(null) });
export type CopiesState = NonNullable<ReturnType<typeof useCopies>['data']>;
