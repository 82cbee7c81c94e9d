import { useState } from 'react';
import { Alert, Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { IconArrowLeft, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadSource } from '#shared/leads/sources.ts';
import { errorText } from '../../ipc/error-text.ts';
import { wrongFields } from './drafts.ts';
import { useCheckSource, useDirectories, useSaveSource } from './queries.ts';
import { VendorFields } from './VendorFields.tsx';

interface FormProps {
  readonly initial: LeadSource;
  /** Secrets the base holds and the form shows nothing of. */
  readonly keptSecrets: readonly string[];
  readonly onClose: (saved: boolean) => void;
}

/** One source: its name and advertising channel, the vendor's own fields, «Проверить» and «Сохранить». */
export function SourceForm({ initial, keptSecrets, onClose }: FormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial), [tried, setTried] = useState(false);
  const { data: directories } = useDirectories();
  const save = useSaveSource(() => { onClose(true); }), check = useCheckSource();
  const wrongs = wrongFields(draft, keptSecrets), found = check.data;
  const set = (change: Partial<LeadSource>) => { setDraft((old) => ({ ...old, ...change }) as LeadSource); };
  const whole = (run: (one: LeadSource) => void) => {
    setTried(true);
    if (wrongs.size === 0) run({ ...draft, name: draft.name.trim() });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); whole(save.mutate); }} aria-label={t(`leadSources.vendor.${draft.vendor}`)} data-testid="lead-source-form">
      <Stack gap="md">
        <Group gap="sm"><Button variant="subtle" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => { onClose(false); }}>{t('leadSources.back')}</Button></Group>
        <Title order={2} fz="1.125rem">{t(`leadSources.vendor.${draft.vendor}`)}</Title>
        <SimpleGrid cols={2} spacing="sm">
          <TextInput data-autofocus label={t('leadSources.name')} placeholder={t('leadSources.nameHint')} value={draft.name} error={tried && wrongs.has('name') ? t('leadSources.wrong.name') : undefined} onChange={(event) => { set({ name: event.currentTarget.value }); }} />
          <NativeSelect label={t('leadSources.channel')} description={t('leadSources.channelHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} value={draft.channelId ?? ''}
            data={[{ value: '', label: t('leadSources.noChannel') }, ...(directories?.adChannels ?? []).map((one) => ({ value: one.id, label: one.name }))]} onChange={(event) => { set({ channelId: event.currentTarget.value || null }); }} />
        </SimpleGrid>
        <VendorFields draft={draft} set={set} kept={(field) => keptSecrets.includes(field)} wrong={(field) => (tried && wrongs.has(field) ? t([`leadSources.wrong.${field}`, 'leadSources.wrong.other']) : undefined)} />
        <Checkbox label={t('leadSources.enabled')} checked={draft.enabled} onChange={(event) => { set({ enabled: event.currentTarget.checked }); }} />
        {tried && wrongs.size > 0 && <Alert color="red" variant="light" role="alert">{t('leadSources.wrong.some')}</Alert>}
        <Group>
          <Button variant="default" leftSection={<IconPlugConnected size={18} aria-hidden />} loading={check.isPending} onClick={() => { whole(check.mutate); }}>{t('leadSources.check')}</Button>
          <Button type="submit" loading={save.isPending}>{t('leadSources.save')}</Button>
        </Group>
        <div aria-live="polite" data-testid="source-check">
          {found && (
            <Alert variant="light" color={found.how === 'fails' ? 'red' : 'green'} title={t(`leadSources.checked.${found.how}`)} data-how={found.how}>
              {found.how === 'works' && t('leadSources.checked.seen', { count: found.count ?? 0 })}
              {found.code !== undefined && t([`leadSources.code.${found.code}`, 'leadSources.code.other'])}
              {found.how === 'listens' && t('leadSources.checked.listensHint')}
              {found.clockOffMinutes !== undefined && ` ${t('leadSources.checked.clock', { minutes: found.clockOffMinutes })}`}
            </Alert>
          )}
        </div>
        {(save.error ?? check.error) && <Alert color="red" role="alert">{errorText(save.error ?? check.error)}</Alert>}
      </Stack>
    </form>
  );
}
