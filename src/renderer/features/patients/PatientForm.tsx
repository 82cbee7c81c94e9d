import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { comboOf } from '../../shell/combo.ts';
import { tell } from '../../ui/tell.ts';
import { CardFieldset } from './CardFieldset.tsx';
import { DuplicateWarning, takeKey, useDuplicates } from './Duplicates.tsx';
import { consents, fieldsOfNew, inputOf } from './fields.ts';

export interface PatientFormProps {
  /** Number of the call, prefilled. */
  readonly phone?: string | undefined;
  /** Name typed so far: «Фамилия Имя Отчество». */
  readonly name?: string | undefined;
  readonly onCreated: (patientId: Id) => void;
  readonly onCancel: () => void;
}

/** «Добавить новую»: makes a card. Cards that look like it are shown, so that no double is made by haste. */
export function PatientForm({ phone = '', name = '', onCreated, onCancel }: PatientFormProps) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => fieldsOfNew(name, phone));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const alike = useDuplicates(fields);
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.patients.create({ ...inputOf(fields), consents: [...fields.consents] }),
    onSuccess: ({ patientId }) => { tell('done', t('card.created')); onCreated(patientId); },
  });
  const noSurname = !fields.surname.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (noSurname) form.current?.querySelector<HTMLInputElement>('[name="surname"]')?.focus();
    else mutate();
  };
  const take = (event: KeyboardEvent) => {
    const [first] = alike;
    if (comboOf(event.nativeEvent) !== takeKey || !first) return;
    event.preventDefault();
    event.stopPropagation();
    onCreated(first.person.patientId);
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={take} aria-label={t('dialogs.newPatient')}>
      <Stack gap="sm">
        <CardFieldset fields={fields} onChange={(change) => { setFields((now) => ({ ...now, ...change })); }} noSurname={tried && noSurname} withComments={false} />
        <DuplicateWarning found={alike} onUse={onCreated} />
        <Checkbox.Group label={t('card.consents')} value={[...fields.consents]} onChange={(value) => { setFields((now) => ({ ...now, consents: consents.filter((c) => value.includes(c)) })); }}>
          <Group gap="md" mt={4}>{consents.map((one) => <Checkbox key={one} value={one} label={t(`consent.${one}`)} />)}</Group>
        </Checkbox.Group>
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onCancel}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('card.create')}</Button></Group>
      </Stack>
    </form>
  );
}
