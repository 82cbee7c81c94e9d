import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Group, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { useCard, useSearch } from './queries.ts';
import classes from './patients.module.css';

/** Which card is the second of the same person: those that look alike stand ready, any other is found by name or number. */
export function MergeWith({ patientId, onChoose, onCancel }: { readonly patientId: Id; readonly onChoose: (other: Id) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const { data: card } = useCard(patientId);
  const [text, setText] = useState('');
  const { data: found } = useSearch(text, 8);
  const { data: alike } = useQuery({
    queryKey: ['patients', 'duplicates', 'of', patientId, card], enabled: card !== undefined,
    queryFn: () => client.patients.duplicates({ surname: card!.surname, firstName: card!.firstName, patronymic: card!.patronymic, ...(card!.born ? { born: card!.born } : {}), ...(card!.email ? { email: card!.email } : {}), phones: card!.phones.flatMap((p) => p.e164 ?? []), exceptId: patientId }),
  });
  const typed = text.trim().length >= 2, people = (typed ? found ?? [] : (alike ?? []).map(({ person }) => person)).filter((one) => one.patientId !== patientId);
  return (
    <Stack gap="sm">
      <TextInput data-autofocus label={t('finding.merge.withWhom')} placeholder={t('patients.searchHint')} leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />} value={text} onChange={(event) => { setText(event.currentTarget.value); }} maxLength={200} autoComplete="off" />
      <div role="group" aria-label={typed ? t('patients.found') : t('finding.merge.lookalikes')}>
        {people.map((one) => <UnstyledButton key={one.patientId} className={classes.result} onClick={() => { onChoose(one.patientId); }}><PersonLine person={one} asked={text} /></UnstyledButton>)}
      </div>
      <Group justify="flex-end"><Button variant="default" onClick={onCancel}>{t('common.cancel')}</Button></Group>
    </Stack>
  );
}
