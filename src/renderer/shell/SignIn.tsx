import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Code, PasswordInput, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { refreshDesk } from '../ipc/events.ts';
import { errorText } from '../ipc/error-text.ts';
import classes from './shell.module.css';

export function Logo() {
  const { t } = useTranslation();
  return (
    <div className={classes.logo}>
      <IconStethoscope size={30} stroke={1.6} color="var(--mantine-color-anchor)" aria-hidden />
      <h1 className={classes.name} style={{ fontSize: '1.375rem' }}>{t('shell.name')}</h1>
    </div>
  );
}

/** A wrong password, a wait, or a failure, as a sentence; undefined when the door opened. */
export function usePasswordDoor(ask: (password: string) => ReturnType<typeof client.staff.signIn>) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<string>();
  const { mutate, isPending } = useMutation({
    mutationFn: ask,
    onSuccess: async (result) => {
      if (result.kind === 'wrong-password') setRefusal(t('signIn.wrong'));
      else if (result.kind === 'wait') setRefusal(t('signIn.wait', { count: Math.ceil(result.ms / 1000) }));
      else {
        setRefusal(undefined);
        await refreshDesk();
      }
    },
    onError: (error) => { setRefusal(errorText(error)); },
  });
  return { refusal, enter: (password: string) => { mutate(password); }, pending: isPending };
}

/** Who is at the desk: choose the name, type the password. The demo base shows its passwords. */
export function SignIn() {
  const { t } = useTranslation();
  const { data: logins } = useQuery({ queryKey: ['logins'], queryFn: () => client.staff.logins(null) });
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const login = chosen ?? (typed || logins?.[0]?.login) ?? '';
  const { refusal, enter, pending } = usePasswordDoor((secret) => client.staff.signIn({ login, password: secret }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!password) field.current?.focus();
    else enter(password);
  };
  const choose = (name: string) => {
    setChosen(name);
    setPassword('');
    field.current?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || !logins?.length) return;
    event.preventDefault();
    const at = Math.max(0, logins.findIndex((l) => l.login === login));
    const next = logins[(at + step + logins.length) % logins.length]!;
    setChosen(next.login);
    document.getElementById(`login-${next.login}`)?.focus();
  };
  const demo = logins?.some((l) => l.demoPassword) ?? false;
  return (
    <main className={classes.page} data-screen="login">
      <form className={classes.sheet} onSubmit={submit} aria-label={t('signIn.title')}>
        <Logo />
        {logins && logins.length > 0 ? (
          <div className={classes.logins} role="radiogroup" aria-label={t('signIn.who')} onKeyDown={walk}>
            {logins.map((one) => (
              <UnstyledButton key={one.login} id={`login-${one.login}`} role="radio" aria-checked={one.login === login} tabIndex={one.login === login ? 0 : -1} className={classes.login} onClick={() => { choose(one.login); }}>
                <span className={classes.loginName}>
                  <Text component="span" display="block" fw={600}>{one.name}</Text>
                  <span className={classes.loginRole}>{t(`role.${one.role}`)}</span>
                </span>
                {one.demoPassword && <Code fz={14}>{one.demoPassword}</Code>}
              </UnstyledButton>
            ))}
          </div>
        ) : (
          <TextInput label={t('signIn.login')} mb="md" value={typed} onChange={(event) => { setTyped(event.currentTarget.value); }} autoComplete="username" />
        )}
        <PasswordInput ref={field} data-autofocus autoFocus label={t('signIn.password')} value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} autoComplete="current-password"
          error={refusal} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
        <Button type="submit" fullWidth mt="md" size="md" loading={pending}>{t('signIn.enter')}</Button>
        {demo && <Alert mt="md" variant="light" color="stoika" p="sm">{t('signIn.demo')}</Alert>}
      </form>
    </main>
  );
}
