import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';

export const useImports = () => useQuery({ queryKey: ['imports', 'list'], queryFn: () => client.import.list(null) });
export const useOneImport = (importId: string) => useQuery({ queryKey: ['imports', 'one', importId], queryFn: () => client.import.get({ importId }) });
export const useProblems = (importId: string) => useQuery({ queryKey: ['imports', 'problems', importId], queryFn: () => client.import.problems({ importId, limit: 200 }) });
export const useProposals = (importId: string) => useQuery({ queryKey: ['imports', 'proposals', importId], queryFn: () => client.import.proposals({ importId, limit: 200 }) });
export const useMappings = () => useQuery({ queryKey: ['imports', 'mappings'], queryFn: () => client.import.mappings(null) });

/** A deed whose refusal is told in a sentence. */
export function useDeed<I, O>(run: (input: I) => Promise<O>, done?: (result: O) => void) {
  return useMutation({ mutationFn: run, onSuccess: (result) => { done?.(result); }, onError: (error) => { tell('error', errorText(error)); } });
}
