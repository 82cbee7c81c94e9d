import { useRef, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, PasswordInput, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFolder, IconFolderOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FolderCheck, RecordingSettings } from '#shared/recordings/contract.ts';
import { placeholders } from '#shared/recordings/pattern.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import classes from './recordings.module.css';

const words = Object.keys(placeholders) as (keyof typeof placeholders)[], mostSurveyed = 5_000;
const failed = (error: unknown) => { tell('error', errorText(error)); };

/** Where the exchange of this PC puts recordings: a folder, or an address made of the call. */
export function SourceForms({ settings }: { readonly settings: RecordingSettings }) {
  const { t } = useTranslation();
  const [pattern, setPattern] = useState(settings.pattern), [link, setLink] = useState(settings.linkTemplate), [user, setUser] = useState(settings.linkUser), [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const save = useMutation({
    mutationFn: () => client.recordings.setSource({ pattern, linkTemplate: link, linkUser: user, ...(password === '' ? {} : { linkPassword: password }) }),
    onSuccess: (answer) => { if (answer.kind === 'saved') { setPassword(''); tell('done', t('recordings.settings.saved')); } }, onError: failed,
  });
  const check = useMutation({ mutationFn: () => client.recordings.checkFolder({ pattern }), onError: failed });
  const choose = useMutation({ mutationFn: () => client.recordings.chooseFolder(null), onError: failed }), drop = useMutation({ mutationFn: () => client.recordings.dropFolder(null), onError: failed });
  const { data: answer } = save, wrongPattern = answer?.kind === 'pattern' ? answer : check.data?.kind === 'pattern' ? check.data : undefined;
  const submit = (event: FormEvent) => { event.preventDefault(); save.mutate(); };
  const insert = (word: string) => {
    const at = field.current?.selectionStart ?? pattern.length, till = field.current?.selectionEnd ?? at;
    setPattern(`${pattern.slice(0, at)}{${word}}${pattern.slice(till)}`);
    field.current?.focus();
  };
  const touched = () => { save.reset(); check.reset(); };
  return (
    <>
      <form noValidate className={classes.card} aria-label={t('recordings.settings.folderTitle')} onSubmit={submit}>
        <Title order={2} fz="1.0625rem">{t('recordings.settings.folderTitle')}</Title>
        <Text c="dimmed">{t('recordings.settings.folderIntro')}</Text>
        <div className={`${classes.fact ?? ''} ${classes.plain ?? ''}`}>{settings.folder === undefined ? <><IconFolderOff size={20} aria-hidden /><span>{t('recordings.settings.folderNone')}</span></> : <><IconFolder size={20} aria-hidden /><span className={classes.path}>{settings.folder}</span></>}</div>
        <Group>
          <Button variant="default" leftSection={<IconFolder size={18} aria-hidden />} aria-busy={choose.isPending} onClick={() => { if (!choose.isPending) choose.mutate(); }}>{t('recordings.settings.choose')}</Button>
          {settings.folder !== undefined && <Button variant="subtle" color="gray" c="var(--mantine-color-text)" loading={drop.isPending} onClick={() => { drop.mutate(); }}>{t('recordings.settings.drop')}</Button>}
        </Group>
        {settings.folder !== undefined && (
          <>
            <TextInput ref={field} label={t('recordings.settings.pattern')} description={t('recordings.settings.patternHint')} value={pattern} maxLength={300} classNames={{ input: classes.sample! }} spellCheck={false}
              error={wrongPattern && t(`recordings.settings.wrong.${wrongPattern.why}`, { what: wrongPattern.what, interpolation: { escapeValue: false } })} onChange={(event) => { touched(); setPattern(event.currentTarget.value); }} />
            <div className={classes.words} role="group" aria-label={t('recordings.settings.wordsTitle')}>
              {words.map((word) => <Tip key={word} label={t(`recordings.settings.word.${word}`)}><Button size="compact-md" variant="default" className={classes.sample ?? ''} aria-label={`{${word}}: ${t(`recordings.settings.word.${word}`)}`} onClick={() => { touched(); insert(word); }}>{`{${word}}`}</Button></Tip>)}
            </div>
            <Group justify="flex-end">
              <Button variant="default" loading={check.isPending} onClick={() => { check.mutate(); }}>{t('recordings.settings.check')}</Button>
              <Button type="submit" loading={save.isPending}>{t('recordings.settings.save')}</Button>
            </Group>
            {check.data && <Checked result={check.data} />}
          </>
        )}
      </form>
      <form noValidate className={classes.card} aria-label={t('recordings.settings.linkTitle')} onSubmit={submit}>
        <Title order={2} fz="1.0625rem">{t('recordings.settings.linkTitle')}</Title>
        <Text c="dimmed">{t('recordings.settings.linkIntro')}</Text>
        <TextInput label={t('recordings.settings.link')} description={t('recordings.settings.linkHint')} value={link} maxLength={500} spellCheck={false} classNames={{ input: classes.sample! }} error={answer?.kind === 'link' && t(`recordings.settings.wrongLink.${answer.why}`)} onChange={(event) => { touched(); setLink(event.currentTarget.value); }} />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput label={t('recordings.settings.user')} value={user} maxLength={100} autoComplete="off" onChange={(event) => { setUser(event.currentTarget.value); }} />
          <PasswordInput label={t('recordings.settings.password')} placeholder={settings.hasLinkPassword ? t('recordings.settings.kept') : ''} value={password} maxLength={200} autoComplete="off" onChange={(event) => { setPassword(event.currentTarget.value); }} />
        </SimpleGrid>
        <Group justify="flex-end"><Button type="submit" loading={save.isPending}>{t('recordings.settings.save')}</Button></Group>
      </form>
    </>
  );
}

/** What a look into the folder found: whether these names lead to calls. */
function Checked({ result }: { readonly result: FolderCheck }) {
  const { t } = useTranslation();
  if (result.kind === 'pattern' || result.kind === 'no-folder') return null;
  if (result.kind === 'unreadable') return <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>{t('recordings.settings.unreadable')}</Alert>;
  const { files, read, matched, unread } = result, good = files > 0 && read > 0 && unread.length === 0;
  return (
    <Alert color={good ? 'green' : 'orange'} variant="light" role="status" icon={good ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}>
      {files === 0 ? t('recordings.settings.resultEmpty') : t(files >= mostSurveyed ? 'recordings.settings.resultMany' : 'recordings.settings.result', { files, read, matched })}
      {unread.length > 0 && <><Text mt={4}>{t('recordings.settings.unread')}</Text>{unread.map((name) => <Text key={name} className={classes.sample ?? ''}>{name}</Text>)}</>}
    </Alert>
  );
}
