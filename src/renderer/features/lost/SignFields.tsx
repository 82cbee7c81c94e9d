import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, PasswordInput, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { useStaff } from '../directories/index.ts';
import { useFirstFocus } from './use-first-focus.ts';

interface Props {
  readonly handoverId: Id;
  readonly fromId: Id | undefined;
  /** Whoever signs; asked for where several might. */
  readonly employeeId?: Id | undefined;
  /** The one who signs sits at this window. */
  readonly own?: boolean;
  readonly onSigned: () => void;
}

/** The signature of whoever takes the shift over: the own password. */
export function SignFields({ handoverId, fromId, employeeId, own = false, onSigned }: Props) {
  const { t } = useTranslation();
  const { data: staff } = useStaff(), [chosen, setChosen] = useState<string | null>(null), [password, setPassword] = useState(''), [refusal, setRefusal] = useState<string>();
  const who = employeeId ?? chosen, box = useFirstFocus<HTMLFormElement>();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.lost.signHandover({ handoverId, employeeId: who!, password }),
    onSuccess: (result) => {
      setPassword('');
      if (result.kind === 'signed') { tell('done', t('lost.sign.done')); onSigned(); }
      else setRefusal(result.kind === 'wait' ? t('lost.sign.wait', { count: Math.ceil(result.ms / 1000) }) : t(result.kind === 'not-theirs' ? 'lost.sign.notTheirs' : 'lost.sign.wrong'));
    },
  });
  const submit = (event: FormEvent) => { event.preventDefault(); if (who && password) mutate(); };
  return (
    <form ref={box} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group align="flex-end" grow>
          {employeeId === undefined && <Select data-autofocus openOnFocus={false} label={t('lost.sign.who')} searchable nothingFoundMessage={t('common.nothing')} value={chosen} onChange={(value) => { setChosen(value); setRefusal(undefined); }} data={(staff ?? []).filter((one) => one.id !== fromId && (one.role === 'administrator' || one.role === 'manager')).map((one) => ({ value: one.id, label: one.name }))} />}
          <PasswordInput data-autofocus={employeeId === undefined ? undefined : true} label={t(own ? 'lost.sign.own' : 'lost.sign.password')} autoComplete="off" value={password} onChange={(event) => { setPassword(event.currentTarget.value); setRefusal(undefined); }} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }} />
        </Group>
        {refusal && <Alert color="red" role="alert">{refusal}</Alert>}
        <Group justify="flex-end"><Button type="submit" loading={isPending} disabled={!who || !password}>{t('lost.sign.submit')}</Button></Group>
      </Stack>
    </form>
  );
}
