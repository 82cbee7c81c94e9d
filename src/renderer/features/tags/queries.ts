import { useQuery } from '@tanstack/react-query';
import { client } from '../../ipc/client.ts';

/** Groups and tags, deleted ones too, and when they are asked for. */
export const useTags = () => useQuery({ queryKey: ['tags', 'dictionary'], queryFn: () => client.tags.dictionary(null) });
