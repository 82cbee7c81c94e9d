import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, PasswordInput, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import classes from './copies.module.css';

/** The paper with the code: whether the one at hand is right, and a new one for a lost one. */
export function RecoveryCode({ hasCode }: { readonly hasCode: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'renew' | 'check'>();
  const close = () => { setOpen(undefined); };
  return (
    <section className={classes.card} aria-label={t('copies.code.title')}>
      <Title order={2} fz="1.0625rem">{t('copies.code.title')}</Title>
      <Text c="dimmed">{t(hasCode ? 'copies.code.intro' : 'copies.code.demo')}</Text>
      {hasCode && (
        <Group>
          <Button variant="default" onClick={() => { setOpen('check'); }}>{t('copies.code.check')}</Button>
          <Button variant="default" onClick={() => { setOpen('renew'); }}>{t('copies.code.renew')}</Button>
        </Group>
      )}
      <Modal opened={open !== undefined} onClose={close} title={t(open === 'check' ? 'copies.code.check' : 'copies.code.renew')} closeButtonProps={{ 'aria-label': t('copies.code.close') }} centered>
        {open === 'renew' && <Renew onDone={close} />}
        {open === 'check' && <Check />}
      </Modal>
    </section>
  );
}

interface Shown { readonly code: string; readonly ask: readonly number[] }

function Renew({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [shown, setShown] = useState<Shown>();
  const ask = useMutation({ mutationFn: () => client.copies.newCode({ password }), onSuccess: (answer) => {
    setPassword('');
    if (answer.kind === 'code') setShown(answer);
    else setRefusal(answer.kind === 'wait' ? t('copies.code.wait', { count: Math.ceil(answer.ms / 1_000) }) : t('copies.code.wrongPassword'));
  } });
  if (shown) return <NewCode shown={shown} onDone={onDone} />;
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); ask.mutate(); }}>
      <Stack gap="md">
        <PasswordInput label={t('copies.code.password')} description={t('copies.code.passwordHint')} autoComplete="current-password" data-autofocus value={password} error={refusal} onChange={(event) => { setPassword(event.currentTarget.value); setRefusal(undefined); }} />
        <Button type="submit" disabled={password === ''} loading={ask.isPending}>{t('copies.code.show')}</Button>
      </Stack>
    </form>
  );
}

/** The new code, and two groups of it read off the paper: only then is the former one no longer right. */
function NewCode({ shown: { code, ask }, onDone }: { readonly shown: Shown; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<readonly string[]>(ask.map(() => ''));
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [kept, setKept] = useState(false);
  const confirm = useMutation({ mutationFn: () => client.copies.confirmCode({ groups: [...groups] }), onSuccess: (answer) => {
    setWrong(answer.kind === 'wrong' ? answer.groups : []);
    setKept(answer.kind === 'kept');
  } });
  if (kept) return <Stack gap="md"><Alert color="green" variant="light" role="status">{t('copies.code.kept')}</Alert><Button autoFocus onClick={onDone}>{t('copies.code.close')}</Button></Stack>;
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); confirm.mutate(); }}>
      <Stack gap="md">
        <Text>{t('copies.code.shownHint')}</Text>
        <div className={classes.code} role="group" aria-label={t('copies.code.shown')} data-testid="new-code">{code}</div>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => { window.print(); }}>{t('copies.code.print')}</Button>
        <Group grow align="flex-start">
          {ask.map((n, at) => <TextInput key={n} ff="monospace" label={t('copies.code.group', { n })} autoComplete="off" spellCheck={false} value={groups[at] ?? ''} error={wrong.includes(n)} onChange={(event) => { const { value } = event.currentTarget; setGroups((old) => old.map((one, other) => (other === at ? value : one))); }} />)}
        </Group>
        {wrong.length > 0 && <Alert color="red" role="alert">{t('copies.code.wrong', { groups: wrong.join(', ') })}</Alert>}
        <Button type="submit" disabled={groups.some((one) => one.trim() === '')} loading={confirm.isPending}>{t('copies.code.confirm')}</Button>
      </Stack>
    </form>
  );
}

function Check() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: () => client.copies.checkCode({ code }) });
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); mutate(); }}>
      <Stack gap="md">
        <Textarea label={t('copies.code.typed')} autosize minRows={2} spellCheck={false} ff="monospace" data-autofocus value={code} onChange={(event) => { setCode(event.currentTarget.value); reset(); }} />
        {data && <Alert color={data.right ? 'green' : 'red'} variant="light" role="status">{t(data.right ? 'copies.code.right' : 'copies.code.notRight')}</Alert>}
        {error && <Alert color="red" role="alert">{errorText(error)}</Alert>}
        <Button type="submit" disabled={code.trim() === ''} loading={isPending}>{t('copies.code.compare')}</Button>
      </Stack>
    </form>
  );
}
