import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Code, CopyButton, Group, NumberInput, PasswordInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { actionUrlOf, phoneEvents } from '#shared/telephony/action-url.ts';
import { client } from '../../ipc/client.ts';
import { newSecret, phoneAddressesFrom, phoneAddressesText } from './drafts.ts';
import type { FieldsProps } from './fields.ts';

/** Phones of the Yealink kind: the address they reach this PC by, who they are, and what is typed into each of them. */
export function ActionUrlFields({ draft, set, wrong, kept }: FieldsProps<'action-url'>) {
  const { t } = useTranslation();
  const [phones, setPhones] = useState(phoneAddressesText(draft.phones));
  const { data: addresses = [] } = useQuery({ queryKey: ['phones', 'addresses'], queryFn: () => client.telephony.localAddresses(null) });
  const choices = [...new Set([...addresses, ...(draft.address ? [draft.address] : [])])];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <Select label={t('connections.phonesOfNet.address')} description={t('connections.phonesOfNet.addressHint')} data={choices} value={draft.address || null} error={wrong('address')} onChange={(address) => { set({ address: address ?? '' }); }} />
        <NumberInput label={t('connections.phonesOfNet.port')} description={t('connections.phonesOfNet.portHint')} min={1_024} max={65_535} allowDecimal={false} hideControls value={draft.port} error={wrong('port')} onChange={(port) => { set({ port: typeof port === 'number' ? port : 0 }); }} />
      </SimpleGrid>
      <Textarea label={t('connections.phonesOfNet.phones')} description={t('connections.phonesOfNet.phonesHint')} placeholder="101 = 192.168.1.20" autosize minRows={2} value={phones} error={wrong('phones')} onChange={(event) => { setPhones(event.currentTarget.value); set({ phones: phoneAddressesFrom(event.currentTarget.value, draft.phones) }); }} />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t('connections.phonesOfNet.user')} description={t('connections.phonesOfNet.userHint')} autoComplete="off" value={draft.user} onChange={(event) => { set({ user: event.currentTarget.value }); }} />
        <PasswordInput label={t('connections.phonesOfNet.password')} description={t('connections.phonesOfNet.passwordHint')} placeholder={kept('password') ? t('connections.kept') : ''} autoComplete="off" value={draft.password} onChange={(event) => { set({ password: event.currentTarget.value }); }} />
      </SimpleGrid>
      <Select label={t('telephonySettings.dialAs')} w="calc(50% - 0.375rem)" allowDeselect={false} value={draft.dialAs} data={(['eight', 'e164'] as const).map((value) => ({ value, label: t(`telephonySettings.dialForms.${value}`) }))} onChange={(form) => { set({ dialAs: form === 'e164' ? 'e164' : 'eight' }); }} />
      {draft.secret === '' ? (
        <Group>
          <Text c="dimmed">{t('connections.phonesOfNet.secretKept')}</Text>
          <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => { set({ secret: newSecret() }); }}>{t('connections.phonesOfNet.newSecret')}</Button>
        </Group>
      ) : <Lines base={`http://${draft.address || '…'}:${String(draft.port)}`} secret={draft.secret} />}
      <Alert variant="light">{t('connections.phonesOfNet.plain')}</Alert>
    </Stack>
  );
}

/** What is typed into the page «Action URL» of each phone; shown until it is saved, for the secret in it does not come back. */
function Lines({ base, secret }: { readonly base: string; readonly secret: string }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('connections.phonesOfNet.lines')}>
      <Text fw={600}>{t('connections.phonesOfNet.lines')}</Text>
      <Text c="dimmed" mb={6}>{t('connections.phonesOfNet.linesHint')}</Text>
      <Stack gap={6}>
        {phoneEvents.map((event) => {
          const line = actionUrlOf(base, secret, event), name = t(`connections.phonesOfNet.event.${event}`);
          return (
            <Group key={event} gap={8} wrap="nowrap">
              <Text w="11rem" flex="none">{name}</Text>
              <Code style={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: 14 }} title={line}>{line}</Code>
              <CopyButton value={line}>{({ copied, copy }) => <Button size="compact-sm" mih={32} variant="subtle" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} aria-label={t('connections.phonesOfNet.copyOf', { name })} onClick={copy}>{t(copied ? 'common.copied' : 'connections.phonesOfNet.copy')}</Button>}</CopyButton>
            </Group>
          );
        })}
      </Stack>
    </section>
  );
}
