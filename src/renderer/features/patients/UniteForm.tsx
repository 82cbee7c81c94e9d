import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { useSearch } from './queries.ts';
import classes from './patients.module.css';

/** «Объединить в семью»: finds the relative and joins both families. */
export function UniteForm({ card, icon }: { readonly card: Card; readonly icon: ReactNode }) {
  const { t } = useTranslation();
  const mayWrite = useRight('patients.write');
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 120);
  const { data } = useSearch(asked, 8);
  const { mutate } = useMutation({ mutationFn: (other: string) => client.patients.unite({ patientIds: [card.id, ...card.family.map((one) => one.id), other] }), onSuccess: () => { setOpened(false); setText(''); } });
  if (!mayWrite) return null;
  const found = (asked.trim().length >= 2 ? data ?? [] : []).filter((one) => one.patientId !== card.id && !card.family.some((f) => f.id === one.patientId));
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={380} position="bottom-start">
      <Popover.Target><Button variant="subtle" size="compact-sm" mih={32} leftSection={icon} onClick={() => { setOpened(!opened); }}>{t('card.unite')}</Button></Popover.Target>
      <Popover.Dropdown>
        <TextInput data-autofocus label={t('card.uniteWith')} placeholder={t('patients.searchHint')} value={text} onChange={(event) => { setText(event.currentTarget.value); }} />
        {found.map((one) => <UnstyledButton key={one.patientId} className={classes.result} onClick={() => { mutate(one.patientId); }}><PersonLine person={one} /></UnstyledButton>)}
      </Popover.Dropdown>
    </Popover>
  );
}
