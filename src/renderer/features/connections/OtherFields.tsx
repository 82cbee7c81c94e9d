import { useState } from 'react';
import { Checkbox, NumberInput, PasswordInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { devicesFrom, devicesText, linesFrom, linesText, phonesFrom } from './drafts.ts';
import type { FieldsProps } from './fields.ts';

export function IdentFields({ draft, set, wrong, kept }: FieldsProps<'ident-service'>) {
  const { t } = useTranslation();
  // what is typed stays as it is typed; what it means goes into the draft
  const [phones, setPhones] = useState(draft.phones.join(', ')), [lines, setLines] = useState(linesText(draft.lines));
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t('connections.ident.url')} placeholder="https://…" value={draft.url} error={wrong('url')} onChange={(event) => { set({ url: event.currentTarget.value }); }} />
        <PasswordInput label={t('connections.ident.key')} placeholder={kept('key') ? t('connections.kept') : ''} autoComplete="off" value={draft.key} onChange={(event) => { set({ key: event.currentTarget.value }); }} />
      </SimpleGrid>
      <TextInput label={t('connections.ident.phones')} description={t('connections.ident.phonesHint')} placeholder="101, 102" value={phones} error={wrong('phones')} onChange={(event) => { setPhones(event.currentTarget.value); set({ phones: phonesFrom(event.currentTarget.value) }); }} />
      <Textarea label={t('connections.ident.lines')} description={t('connections.ident.linesHint')} placeholder="+7 812 000-00-01: 101, 102" autosize minRows={2} value={lines} error={wrong('lines')} onChange={(event) => { setLines(event.currentTarget.value); set({ lines: linesFrom(event.currentTarget.value) }); }} />
    </Stack>
  );
}

export function AsteriskFields({ draft, set, wrong, kept }: FieldsProps<'asterisk-ami'>) {
  const { t } = useTranslation();
  const [phones, setPhones] = useState(devicesText(draft.phones));
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t('connections.ami.host')} placeholder="192.168.1.10" value={draft.host} error={wrong('host')} onChange={(event) => { set({ host: event.currentTarget.value }); }} />
        <NumberInput label={t('connections.ami.port')} min={1} max={65_535} allowDecimal={false} hideControls value={draft.port} error={wrong('port')} onChange={(port) => { set({ port: typeof port === 'number' ? port : 0 }); }} />
        <TextInput label={t('connections.ami.user')} autoComplete="off" value={draft.user} error={wrong('user')} onChange={(event) => { set({ user: event.currentTarget.value }); }} />
        <PasswordInput label={t('connections.ami.secret')} placeholder={kept('secret') ? t('connections.kept') : ''} autoComplete="off" value={draft.secret} onChange={(event) => { set({ secret: event.currentTarget.value }); }} />
        <TextInput label={t('connections.ami.context')} description={t('connections.ami.contextHint')} value={draft.context} error={wrong('context')} onChange={(event) => { set({ context: event.currentTarget.value }); }} />
        <Checkbox mt="xl" label={t('connections.ami.tls')} checked={draft.tls} onChange={(event) => { set({ tls: event.currentTarget.checked }); }} />
      </SimpleGrid>
      <Textarea label={t('connections.ami.phones')} description={t('connections.ami.phonesHint')} placeholder={'101 = PJSIP/101'} autosize minRows={2} value={phones} error={wrong('phones')} onChange={(event) => { setPhones(event.currentTarget.value); set({ phones: devicesFrom(event.currentTarget.value) }); }} />
    </Stack>
  );
}
