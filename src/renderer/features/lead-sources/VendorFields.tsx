import { ActionIcon, Button, NativeSelect, PasswordInput, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadSource } from '#shared/leads/sources.ts';
import { copyText } from '../../ui/copy-text.ts';
import { tell } from '../../ui/tell.ts';
import { DoctorNumbers } from './Doctors.tsx';
import { newToken } from './drafts.ts';
import { MappingFields } from './Mapping.tsx';

interface Props {
  readonly draft: LeadSource;
  readonly set: (change: Partial<LeadSource>) => void;
  readonly wrong: (field: string) => string | undefined;
  readonly kept: (field: string) => boolean;
}
const doors = ['https://dataapi.uiscom.ru/v2.0', 'https://dataapi.comagic.ru/v2.0'] as const;

/** What each vendor asks for. */
export function VendorFields({ draft, set, wrong, kept }: Props) {
  const { t } = useTranslation();
  const text = (field: string, value: string, label: string, more: { readonly placeholder?: string; readonly description?: string } = {}) => (
    <TextInput label={label} value={value} error={wrong(field)} inputWrapperOrder={['label', 'input', 'description', 'error']} {...more} onChange={(event) => { set({ [field]: event.currentTarget.value }); }} />
  );
  const secret = (field: string, value: string, label: string, description?: string) => (
    <PasswordInput label={label} description={description} placeholder={kept(field) ? t('leadSources.kept') : ''} autoComplete="off" value={value} error={wrong(field)} inputWrapperOrder={['label', 'input', 'description', 'error']} onChange={(event) => { set({ [field]: event.currentTarget.value }); }} />
  );
  switch (draft.vendor) {
    case 'ident-service': return (
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">{text('url', draft.url, t('leadSources.ident.url'), { placeholder: 'https://…' })}{secret('key', draft.key, t('leadSources.ident.key'))}</SimpleGrid>
        <DoctorNumbers timetable={draft.timetable} doctors={draft.doctors} onChange={set} />
      </Stack>
    );
    case 'napopravku': return (
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">{secret('token', draft.token, t('leadSources.napopravku.token'))}{text('clinicId', draft.clinicId, t('leadSources.napopravku.clinic'), { description: t('leadSources.napopravku.clinicHint') })}</SimpleGrid>
        {text('url', draft.url, t('leadSources.napopravku.url'))}
        <Text c="dimmed">{t('leadSources.napopravku.hint')}</Text>
        <DoctorNumbers timetable={draft.timetable} doctors={draft.doctors} onChange={set} />
      </Stack>
    );
    case 'uis': return (
      <Stack gap="sm">
        <NativeSelect label={t('leadSources.uis.door')} value={doors.some((one) => one === draft.dataApi) ? draft.dataApi : ''} data={[{ value: doors[0], label: 'UIS (uiscom.ru)' }, { value: doors[1], label: 'CoMagic (comagic.ru)' }, { value: '', label: t('leadSources.uis.own') }]} onChange={(event) => { set({ dataApi: event.currentTarget.value }); }} />
        {!doors.some((one) => one === draft.dataApi) && text('dataApi', draft.dataApi, t('leadSources.uis.address'), { placeholder: 'https://…' })}
        <SegmentedControl fullWidth aria-label={t('leadSources.uis.sign')} value={draft.sign} data={[{ value: 'key', label: t('leadSources.uis.byKey') }, { value: 'login', label: t('leadSources.uis.byLogin') }]} onChange={(sign) => { set({ sign }); }} />
        <SimpleGrid cols={2} spacing="sm">{draft.sign === 'login' && text('login', draft.login, t('leadSources.uis.login'))}{secret('secret', draft.secret, t(draft.sign === 'key' ? 'leadSources.uis.key' : 'leadSources.uis.password'))}</SimpleGrid>
        <Text c="dimmed">{t('leadSources.uis.hint')}</Text>
      </Stack>
    );
    case 'flexbe': return (
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">{text('url', draft.url, t('leadSources.flexbe.url'), { placeholder: 'https://clinic.ru' })}{secret('key', draft.key, t('leadSources.flexbe.key'), t('leadSources.flexbe.keyHint'))}</SimpleGrid>
        <Token draft={draft} set={set} kept={kept} wrong={wrong} />
      </Stack>
    );
    case 'tilda': return (
      <Stack gap="sm">
        <Token draft={draft} set={set} kept={kept} wrong={wrong} />
        {secret('apiKey', draft.apiKey, t('leadSources.tilda.apiKey'), t('leadSources.tilda.apiKeyHint'))}
      </Stack>
    );
    case 'webhook': return (
      <Stack gap="sm">
        <Token draft={draft} set={set} kept={kept} wrong={wrong} />
        <MappingFields mapping={draft.mapping} wrong={wrong('mapping')} onChange={(mapping) => { set({ mapping }); }} />
      </Stack>
    );
  }
}

/** The secret end of the webhook's address: shown until it is saved, never after. */
function Token({ draft, set, wrong, kept }: Props) {
  const { t } = useTranslation();
  const token = 'relayToken' in draft ? draft.relayToken : '';
  const path = `/leads/${token}`;
  return (
    <div>
      <TextInput label={t('leadSources.token.title')} description={t(kept('relayToken') && token === '' ? 'leadSources.token.keptHint' : 'leadSources.token.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} value={token} placeholder={kept('relayToken') ? t('leadSources.kept') : ''} error={wrong('relayToken')} autoComplete="off"
        onChange={(event) => { set({ relayToken: event.currentTarget.value.trim() }); }}
        rightSection={token === '' ? undefined : <ActionIcon variant="subtle" size="lg" aria-label={t('leadSources.token.copy')} onClick={() => { if (copyText(path)) tell('done', t('leadSources.token.copied')); }}><IconCopy size={18} aria-hidden /></ActionIcon>} />
      {token !== '' && <Text mt={4} ff="monospace">{path}</Text>}
      {token === '' && <Button mt="xs" variant="default" onClick={() => { set({ relayToken: newToken() }); }}>{t('leadSources.token.make')}</Button>}
    </div>
  );
}
