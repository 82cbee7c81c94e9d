import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, PasswordInput, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Employee } from '#shared/staff/contract.ts';
import { judgePassword } from '#shared/staff/password.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';

/** A new password for somebody: it says how good it is while it is typed, and main judges it again. */
export function PasswordDialog({ employee, onClose }: { readonly employee: Employee | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={employee !== undefined} onClose={onClose} title={t('staff.passwordOf', { name: employee?.name ?? '' })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {employee && <PasswordForm key={employee.id} login={employee.login ?? ''} save={(password) => client.staff.setPassword({ id: employee.id, password })} onClose={onClose} />}
    </Modal>
  );
}

type Result = Awaited<ReturnType<typeof client.staff.setPassword>>;
const colours = ['red', 'orange', 'yellow', 'green'] as const;

export function PasswordForm({ login, save, onClose, withOld = false }: { readonly login: string; readonly save: (password: string, old: string) => Promise<Result>; readonly onClose: () => void; readonly withOld?: boolean }) {
  const { t } = useTranslation();
  const [old, setOld] = useState(''), [password, setPassword] = useState(''), [tried, setTried] = useState(false);
  const verdict = judgePassword(password, login);
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: () => save(password, old),
    onSuccess: (result) => {
      if (result.kind !== 'done') return;
      tell('done', t('staff.passwordSet'));
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!verdict.problem) mutate();
  };
  const said = data && data.kind !== 'done' ? data : undefined;
  const toggle = { 'aria-label': t('signIn.show') };
  return (
    <form noValidate onSubmit={submit} aria-label={t('staff.password')}>
      {withOld && <PasswordInput mb="sm" label={t('staff.oldPassword')} data-autofocus autoComplete="off" value={old} onChange={(event) => { setOld(event.currentTarget.value); reset(); }} error={said?.kind === 'wrong-password' ? t('signIn.wrong') : undefined} visibilityToggleButtonProps={toggle} />}
      <PasswordInput label={t('staff.newPassword')} description={t('staff.passwordHint')} {...(withOld ? {} : { 'data-autofocus': true })} autoComplete="off" value={password} onChange={(event) => { setPassword(event.currentTarget.value); reset(); }} maxLength={200}
        error={tried && verdict.problem ? t(`staff.problem.${verdict.problem}`) : undefined} visibilityToggleButtonProps={toggle} />
      {password !== '' && (
        <div role="status">
          <Progress mt="sm" size="sm" value={verdict.problem ? 8 : 25 + verdict.strength * 25} color={colours[verdict.strength]} aria-hidden />
          <Text mt={4} c="dimmed">{verdict.problem ? t(`staff.problem.${verdict.problem}`) : t(`staff.strength.${String(verdict.strength)}`)}</Text>
        </div>
      )}
      {said?.kind === 'refused' && <Alert mt="md" color="orange" variant="light" role="alert" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t(`staff.refused.${said.why}`)}</Alert>}
      {error && <Text c="var(--mantine-color-error)" role="alert" mt="md">{errorText(error)}</Text>}
      <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
    </form>
  );
}
