import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { inPlace } from '../../ui/in-place.ts';
import { useHistoryFilter } from './filter-store.ts';

/** A card chosen from those that fit, or a part of the name as it is typed: names without a card are found too. */
export function PersonFilter() {
  const { t } = useTranslation(), { filter, set } = useHistoryFilter(), reads = useRight('patients.read');
  const combobox = useCombobox({ onDropdownClose: () => { combobox.resetSelectedOption(); } }), [typing, setTyping] = useState(false);
  const text = filter.person ?? '', [asked] = useDebouncedValue(text.trim(), 150), searches = reads && typing && asked.length >= 2;
  const { data } = useQuery({ queryKey: ['patients', 'search', asked, 8], queryFn: () => client.patients.search({ text: asked, limit: 8 }), enabled: searches, placeholderData: keepPreviousData });
  const found = searches ? data ?? [] : [];
  return (
    <Combobox store={combobox} shadow="md" {...inPlace} onOptionSubmit={(patientId) => {
      set({ patientId, person: undefined });
      setTyping(false);
      combobox.closeDropdown();
    }}>
      <Combobox.Target>
        <TextInput label={t('history.person')} placeholder={t('history.personHint')} leftSection={<IconUser size={16} stroke={1.7} aria-hidden />} autoComplete="off" maxLength={100} value={text}
          onChange={(event) => { setTyping(true); combobox.openDropdown(); set({ person: event.currentTarget.value || undefined }); }} onBlur={() => { setTyping(false); combobox.closeDropdown(); }} />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={t('history.cards')}>{found.map((person) => <Combobox.Option key={person.patientId} value={person.patientId}><PersonLine person={person} asked={asked} /></Combobox.Option>)}</Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
