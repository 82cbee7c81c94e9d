import { useEffect, useState, type Ref } from 'react';
import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { inPlace } from '../../ui/in-place.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import classes from './booking.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly error?: string | undefined;
  onText(text: string): void;
  onPick(person: PersonRow): void;
}

const limit = 12;
/** Fewer letters than this find half of the clinic. */
const shortest = 2;

/** Cards by name or digits as one types; never chooses by itself. */
export function PatientPicker({ label, text, inputRef, error, onText, onPick }: Props) {
  const { t } = useTranslation('booking');
  const combobox = useCombobox({ onDropdownClose: () => { combobox.resetSelectedOption(); } });
  const wanted = text.trim();
  const [typing, setTyping] = useState(false);
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['patients', 'search', wanted, limit], queryFn: () => client.patients.search({ text: wanted, limit }), enabled: typing && wanted.length >= shortest, placeholderData: keepPreviousData,
  });
  const { selectFirstOption } = combobox;
  useEffect(() => { selectFirstOption(); }, [found, selectFirstOption]); // a new list alone moves the choice to its head
  const shown = wanted.length >= shortest ? found : [];
  return (
    <Combobox store={combobox} {...inPlace} shadow="md" classNames={{ option: classes.option ?? '' }} onOptionSubmit={(id) => {
      const person = shown.find((p) => p.patientId === id);
      if (person) onPick(person);
      setTyping(false);
      combobox.closeDropdown();
    }}>
      <Combobox.Target>
        <TextInput ref={inputRef ?? null} label={label} placeholder={t('person.hint')} value={text} error={error} autoComplete="off" spellCheck={false} rightSection={typing && isFetching ? <Loader size={14} /> : null}
          onChange={(event) => {
            setTyping(true);
            onText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => { if (typing && shown.length > 0) combobox.openDropdown(); }}
          onBlur={() => { combobox.closeDropdown(); }} />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!typing || wanted.length < shortest}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {shown.map((person) => <Combobox.Option key={person.patientId} value={person.patientId}><PersonLine person={person} asked={wanted} /></Combobox.Option>)}
          {shown.length === 0 && !isFetching && <Combobox.Empty><Text size="sm" c="dimmed">{t('person.nobody')}</Text></Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
