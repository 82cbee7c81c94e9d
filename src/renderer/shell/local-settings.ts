import { useEffect } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMantineColorScheme } from '@mantine/core';
import { client } from '../ipc/client.ts';
import { useDesk } from '../ipc/desk-store.ts';
import { setLanguage } from '../app/i18n.ts';

const key = ['settings', 'local'];
export const zooms = [80, 90, 100, 110, 125, 150] as const;
type Local = Awaited<ReturnType<typeof client.settings.local>>;

export const useLocal = () => useQuery({ queryKey: key, queryFn: () => client.settings.local(null), enabled: useDesk((s) => s.snapshot !== undefined) });

/** Theme, language and zoom of this PC, applied wherever the person is. */
export function useLocalSettings(): void {
  const { data } = useLocal();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (!data) return;
    setColorScheme(data.theme);
    setLanguage(data.language);
    // every measure is in rem: the page grows as a whole
    document.documentElement.style.fontSize = `${data.zoom}%`;
  }, [data, setColorScheme]);
}

/** Shown at once, kept by main; taken back when main refuses. */
export function useSetLocal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Local>) => client.settings.setLocal(change),
    onMutate: (change) => { queries.setQueryData<Local>(key, (known) => (known ? { ...known, ...change } : known)); },
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
}
