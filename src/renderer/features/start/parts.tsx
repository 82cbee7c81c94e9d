import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Title } from '@mantine/core';
import { errorText } from '../../ipc/error-text.ts';

export function Heading({ children }: { readonly children: ReactNode }) {
  return <Title order={1} fz="1.375rem" mb="sm">{children}</Title>;
}

/** Asks for the state anew once a command has moved it. */
export function useStep<I>(run: (input: I) => Promise<unknown>) {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({ mutationFn: run, onSettled: () => queries.invalidateQueries({ queryKey: ['start'] }) });
  return { run: mutate, pending: isPending, error: error ? errorText(error) : undefined };
}
