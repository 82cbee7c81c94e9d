import { useState, type FormEvent } from 'react';
import { Alert, Button, Checkbox, Group, Loader, PasswordInput, Progress, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StartState } from '#shared/start/contract.ts';
import { client } from '../../ipc/client.ts';
import { Heading, useStep } from './parts.tsx';
import { Failed, RestoredNow } from './Recovery.tsx';
import classes from './start.module.css';

/** Whatever stands between starting the program and its sign-in screen. */
export function StartScreen({ state }: { readonly state: Exclude<StartState, { kind: 'ready' }> }) {
  return (
    <main className={classes.page} data-screen="start">
      <section className={classes.sheet} aria-live="polite">
        {state.kind === 'working' && <Working state={state} />}
        {state.kind === 'ask-recovery' && <AskCode why={state.why} mayBegin={state.mayBegin ?? false} />}
        {state.kind === 'show-recovery' && <ShowCode code={state.code} />}
        {state.kind === 'first-run' && <FirstClinic again={state.again ?? false} />}
        {state.kind === 'failed' && <Failed reason={state.reason} recovery={state.recovery} />}
        {state.kind === 'restored' && <RestoredNow state={state} />}
      </section>
    </main>
  );
}

function Working({ state }: { readonly state: Extract<StartState, { kind: 'working' }> }) {
  const { t } = useTranslation();
  const share = state.total ? Math.round((100 * (state.done ?? 0)) / state.total) : undefined;
  return (
    <Stack gap="sm">
      <Group gap="sm"><Loader size="sm" /><Text fw={600}>{t(state.what === 'demo' ? 'start.demo' : state.what === 'restoring' ? 'start.restoring' : 'start.opening')}</Text></Group>
      {share !== undefined && <Progress value={share} aria-label={t('start.demo')} />}
      {state.what === 'demo' && <Text c="dimmed">{t('start.demoHint')}</Text>}
      {state.what === 'restoring' && <Text c="dimmed">{t('start.restoringHint')}</Text>}
    </Stack>
  );
}

function AskCode({ why, mayBegin }: { readonly why: 'no-store' | 'not-sealed' | 'seal-refused'; readonly mayBegin: boolean }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [anew, setAnew] = useState(false);
  const step = useStep(async (typed: string) => {
    const result = await client.start.recover({ code: typed });
    setRefusal(result.kind === 'opened' ? undefined : result.kind === 'mistyped' ? t('start.code.mistyped', { groups: result.groups.join(', ') }) : t(`start.code.${result.kind}`));
  });
  const submit = (event: FormEvent) => { event.preventDefault(); step.run(code); };
  if (anew) return <FirstClinic again />;
  return (
    <form onSubmit={submit}>
      <Heading>{t('start.code.title')}</Heading>
      <Text mb="md">{t(`start.code.${why}`)}</Text>
      <Textarea label={t('start.code.label')} description={t('start.code.hint')} value={code} onChange={(event) => { setCode(event.currentTarget.value); }} error={refusal ?? step.error}
        autoFocus autosize minRows={2} spellCheck={false} ff="monospace" onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); step.run(code); } }} />
      <Button type="submit" mt="md" fullWidth size="md" loading={step.pending}>{t('start.code.open')}</Button>
      {mayBegin && (
        <>
          <Text mt="lg">{t('start.code.noBase')}</Text>
          <Button variant="default" mt="xs" fullWidth onClick={() => { setAnew(true); }}>{t('start.code.anew')}</Button>
        </>
      )}
    </form>
  );
}

function ShowCode({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const step = useStep(() => client.start.confirmCode(null));
  return (
    <Stack gap="md">
      <Heading>{t('start.show.title')}</Heading>
      <Text>{t('start.show.text')}</Text>
      <div className={classes.code} aria-label={t('start.code.label')}>{code}</div>
      <Button variant="default" onClick={() => { window.print(); }}>{t('start.show.print')}</Button>
      <Checkbox label={t('start.show.done')} checked={kept} onChange={(event) => { setKept(event.currentTarget.checked); }} />
      <Button size="md" disabled={!kept} loading={step.pending} onClick={() => { step.run(undefined); }}>{t('start.show.go')}</Button>
    </Stack>
  );
}

const empty = { branch: '', surname: '', firstName: '', login: '', password: '' };

function FirstClinic({ again }: { readonly again: boolean }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const step = useStep((input: typeof empty) => client.start.begin({ ...input, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }));
  const errors = {
    branch: values.branch.trim() ? undefined : t('start.first.required'), surname: values.surname.trim() ? undefined : t('start.first.required'),
    login: /^[\p{L}\p{N}._-]{2,40}$/u.test(values.login) ? undefined : t('start.first.loginBad'), password: values.password.length >= 8 ? undefined : t('start.first.passwordShort'),
  };
  const field = (key: keyof typeof empty) => ({
    label: t(`start.first.${key}`), value: values[key], error: tried ? errors[key as keyof typeof errors] : undefined,
    onChange: (event: { currentTarget: { value: string } }) => { const { value } = event.currentTarget; setValues((old) => ({ ...old, [key]: value })); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [wrong] = Object.entries(errors).filter(([, error]) => error);
    if (wrong) (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[name="${wrong[0]}"]`)?.focus();
    else step.run(values);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Heading>{t('start.first.title')}</Heading>
      <Text c="dimmed" mb="md">{t('start.first.text')}</Text>
      {again && <Alert variant="light" mb="md">{t('start.first.again')}</Alert>}
      <Stack gap="sm">
        <TextInput name="branch" autoFocus {...field('branch')} />
        <Group grow><TextInput name="surname" {...field('surname')} /><TextInput name="firstName" {...field('firstName')} /></Group>
        <Group grow align="flex-start">
          <TextInput name="login" autoComplete="username" {...field('login')} />
          <PasswordInput name="password" autoComplete="new-password" {...field('password')} />
        </Group>
        {values.login && <Text fz="sm" c="dimmed">{t('start.first.sys', { login: values.login })}</Text>}
        {step.error && <Alert color="red">{step.error}</Alert>}
        <Button type="submit" size="md" loading={step.pending}>{t('start.first.make')}</Button>
      </Stack>
    </form>
  );
}
