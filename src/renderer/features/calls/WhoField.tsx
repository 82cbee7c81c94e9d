import { useState, type Ref } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (person: PersonRow) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly placeholder: string;
}

/** «Кто»: a free name, or a card chosen from those that fit what is typed (R-014…R-018). Never chosen by itself. */
export function WhoField({ id, value, onType, onChoose, onFocus, onBlur, inputRef, placeholder }: Props) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => { combobox.resetSelectedOption(); } });
  const [typing, setTyping] = useState(false);
  const text = value.trim();
  const { data, isFetching } = useQuery({
    queryKey: ['patients', 'search', text, 12], queryFn: () => client.patients.search({ text, limit: 12 }), enabled: typing && text.length >= 2, placeholderData: keepPreviousData,
  });
  const found = typing && text.length >= 2 ? data ?? [] : [];
  return (
    <Combobox store={combobox} shadow="md" onOptionSubmit={(patientId) => {
      const person = found.find((p) => p.patientId === patientId);
      if (person) onChoose(person);
      setTyping(false);
      combobox.closeDropdown();
    }}>
      <Combobox.Target>
        <TextInput id={id} ref={inputRef} value={value} title={value} placeholder={placeholder} autoComplete="off" rightSection={isFetching && typing ? <Loader size={16} /> : undefined}
          onChange={(event) => {
            setTyping(true);
            combobox.openDropdown();
            onType(event.currentTarget.value);
          }}
          onFocus={(event) => { event.currentTarget.select(); onFocus(); }}
          onBlur={() => { setTyping(false); combobox.closeDropdown(); onBlur(); }} />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!typing || text.length < 2}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={t('panel.who')}>
          {found.map((person) => <Combobox.Option key={person.patientId} value={person.patientId}><PersonLine person={person} asked={text} /></Combobox.Option>)}
          {!found.length && !isFetching && <Combobox.Empty c="dimmed">{t('panel.nobodyFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
