import { useState } from 'react';
import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconArchive, IconRefresh, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readLetter, pathsOf, valueAt } from '#shared/leads/mapping.ts';
import type { WaitingEnvelope } from '#shared/leads/sources-contract.ts';
import { errorText } from '../../ipc/error-text.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { tell } from '../../ui/tell.ts';
import { useMakeLead, usePutAside, useReadAgain, useWaiting } from './queries.ts';
import classes from './lead-sources.module.css';

/** A letter for the eye: a field to a line where it has fields, else as it came. */
function readable(raw: string): string {
  const letter = readLetter(raw), paths = pathsOf(letter);
  return paths.length === 0 ? raw : paths.map((path) => `${path}: ${valueAt(letter, path) ?? ''}`).join('\n');
}

/** «Ждут человека»: what came and became no lead by itself, each with its reason and what can be done. */
export function Waiting({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { data } = useWaiting(true);
  const [made, setMade] = useState<WaitingEnvelope>();
  if (!data) return null;
  return (
    <section aria-label={t('leadSources.waiting.title')} data-testid="waiting-envelopes">
      <Title order={2} fz="1.125rem" mb="xs" tabIndex={-1}>{t('leadSources.waiting.title')}{data.total > 0 ? ` (${String(data.total)})` : ''}</Title>
      {data.items.length === 0 ? <Text c="dimmed">{t('leadSources.waiting.none')}</Text> : <div className={classes.cards}>{data.items.map((one) => <Letter key={one.id} one={one} zone={zone} onMake={() => { setMade(one); }} />)}</div>}
      {made && <MakeLead key={made.id} one={made} onClose={() => { setMade(undefined); }} />}
    </section>
  );
}

function Letter({ one, zone, onMake }: { readonly one: WaitingEnvelope; readonly zone: string; readonly onMake: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain(), aside = usePutAside(), joined = one.inquiryId !== undefined;
  const facts = [one.name, one.phone, one.email, one.comment].filter((part) => part !== '').join(' · ');
  return (
    <article className={classes.card} aria-label={`${one.sourceName || t('leadSources.waiting.stranger')}, ${dayTimeOf(one.receivedAt, zone)}`} data-envelope={one.problems.join(' ')}>
      <div className={`${classes.waitingHead ?? ''} ${classes.warning ?? ''}`}>
        <IconAlertTriangle size={20} aria-hidden />
        <div>
          <Text fw={600}>{one.sourceName || t('leadSources.waiting.stranger')}<Text component="span" c="dimmed" fw={400}>{` · ${dayTimeOf(one.receivedAt, zone)}`}</Text></Text>
          {one.problems.map((problem) => <Text key={problem}>{t(`leadSources.problem.${problem}`)}</Text>)}
        </div>
      </div>
      {facts !== '' && <Text>{facts}</Text>}
      <pre className={classes.raw} tabIndex={0} aria-label={t('leadSources.waiting.raw')}>{readable(one.raw)}</pre>
      <Group gap="xs">
        {!joined && <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={onMake}>{t('leadSources.waiting.make')}</Button>}
        {!joined && <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} loading={again.isPending} onClick={() => { again.mutate(one.id, { onSuccess: ({ kind }) => { tell(kind === 'lead' ? 'done' : 'warn', t(`leadSources.waiting.again.${kind}`)); } }); }}>{t('leadSources.waiting.readAgain')}</Button>}
        <Button variant="default" leftSection={<IconArchive size={18} aria-hidden />} loading={aside.isPending} onClick={() => { aside.mutate(one.id, { onSuccess: () => { tell('done', t('leadSources.waiting.asideDone')); } }); }}>{t(joined ? 'leadSources.waiting.seen' : 'leadSources.waiting.aside')}</Button>
      </Group>
      {(again.error ?? aside.error) && <Alert color="red" role="alert">{errorText(again.error ?? aside.error)}</Alert>}
    </article>
  );
}

/** A person read the letter: whoever it is from gets a lead like any other. */
function MakeLead({ one, onClose }: { readonly one: WaitingEnvelope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState(one.phone), [name, setName] = useState(one.name), [comment, setComment] = useState(one.comment), [tried, setTried] = useState(false);
  const make = useMakeLead(), nobody = phone.trim() === '' && name.trim() === '';
  return (
    <Modal opened onClose={onClose} title={t('leadSources.waiting.makeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (!nobody) make.mutate({ id: one.id, phone, name, comment }, { onSuccess: () => { tell('done', t('leadSources.waiting.made')); onClose(); } }); }}>
        <Stack gap="sm">
          <TextInput data-autofocus label={t('leadSources.mapping.field.phone')} value={phone} error={tried && nobody ? t('leadSources.waiting.nobody') : undefined} onChange={(event) => { setPhone(event.currentTarget.value); }} />
          <TextInput label={t('leadSources.mapping.field.name')} value={name} onChange={(event) => { setName(event.currentTarget.value); }} />
          <Textarea label={t('leadSources.mapping.field.comment')} autosize minRows={2} value={comment} onChange={(event) => { setComment(event.currentTarget.value); }} />
          {make.error && <Alert color="red" role="alert">{errorText(make.error)}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={make.isPending}>{t('leadSources.waiting.make')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
