import { useRef, useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Anchor, Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { tell } from '../../ui/tell.ts';
import { CardFieldset } from './CardFieldset.tsx';
import { consents, fieldsOfNew, inputOf } from './fields.ts';

export interface PatientFormProps {
  /** Number of the call, prefilled. */
  readonly phone?: string | undefined;
  /** Name typed so far: «Фамилия Имя Отчество». */
  readonly name?: string | undefined;
  readonly onCreated: (patientId: Id) => void;
  readonly onCancel: () => void;
}

/** «Добавить новую»: makes a card. Cards that already hold the number are shown, so that no double is made by haste. */
export function PatientForm({ phone = '', name = '', onCreated, onCancel }: PatientFormProps) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => fieldsOfNew(name, phone));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { e164 } = parsePhone(fields.phones[0]?.raw ?? '');
  const { data: owners } = useQuery({ queryKey: ['patients', 'byPhone', e164], queryFn: () => client.patients.byPhone({ phone: e164! }), enabled: e164 !== undefined });
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
  return (
    <form ref={form} onSubmit={submit} aria-label={t('dialogs.newPatient')}>
      <Stack gap="sm">
        <CardFieldset fields={fields} onChange={(change) => { setFields((now) => ({ ...now, ...change })); }} noSurname={tried && noSurname} withComments={false} />
        {owners && owners.length > 0 && (
          <Alert color="orange" variant="light" icon={<IconUsers size={20} aria-hidden />} styles={{ title: { color: 'var(--mantine-color-text)' } }} title={t('card.ownersOfPhone', { count: owners.length })}>
            {owners.map((one) => <Anchor key={one.patientId} component="button" type="button" display="block" mih={32} ta="left" underline="never" c="inherit" onClick={() => { onCreated(one.patientId); }}><PersonLine person={one} /></Anchor>)}
          </Alert>
        )}
        <Checkbox.Group label={t('card.consents')} value={[...fields.consents]} onChange={(value) => { setFields((now) => ({ ...now, consents: consents.filter((c) => value.includes(c)) })); }}>
          <Group gap="md" mt={4}>{consents.map((one) => <Checkbox key={one} value={one} label={t(`consent.${one}`)} />)}</Group>
        </Checkbox.Group>
        <Group justify="flex-end" mt="xs"><Button variant="default" onClick={onCancel}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('card.create')}</Button></Group>
      </Stack>
    </form>
  );
}
