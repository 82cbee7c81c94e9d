import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { client } from '../../ipc/client.ts';
import type { ByHandDraft } from './by-hand-draft.ts';

/** Who the number and «Кто» mean, asked of main as one types. A typed name is looked up by its kind alone: its letters change nothing. */
export function useLookUp({ phone, person }: ByHandDraft): FoundPerson | undefined {
  const [asked] = useDebouncedValue(phone.trim(), 150);
  const whom = person?.kind === 'typed' ? { kind: 'typed' as const, name: '—' } : person;
  const { data } = useQuery({ queryKey: ['inquiries', 'lookUp', asked, whom ?? null], queryFn: () => client.inquiries.lookUp({ phone: asked.slice(0, 200), ...(whom ? { person: whom } : {}) }), placeholderData: keepPreviousData });
  return data;
}
