import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { CardFieldset } from './CardFieldset.tsx';
import { fieldsOfCard, inputOf } from './fields.ts';

/** «Изменить»: the same fields as a new card, with both comments. */
export function EditForm({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => fieldsOfCard(card));
  const noSurname = !fields.surname.trim();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.patients.update({ patientId: card.id, change: inputOf(fields) }),
    onSuccess: () => { tell('done', t('card.updated')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!noSurname) mutate();
  };
  return (
    <form onSubmit={submit} aria-label={t('card.edit')} style={{ maxWidth: '40rem' }}>
      <CardFieldset fields={fields} onChange={(change) => { setFields((now) => ({ ...now, ...change })); }} noSurname={noSurname} withComments />
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
    </form>
  );
}
