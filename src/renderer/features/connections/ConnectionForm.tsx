import { useState } from 'react';
import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { IconArrowLeft, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/telephony/connections.ts';
import { errorText } from '../../ipc/error-text.ts';
import { ActionUrlFields } from './ActionUrlFields.tsx';
import { AddressHelp } from './AddressHelp.tsx';
import { wrongFields } from './drafts.ts';
import { AsteriskFields, IdentFields } from './OtherFields.tsx';
import { useCheckConnection, useSaveConnection } from './queries.ts';
import { Findings } from './State.tsx';
import { UisFields } from './UisFields.tsx';

interface FormProps {
  readonly initial: Connection;
  /** Secrets the base holds and the form shows nothing of. */
  readonly keptSecrets: readonly string[];
  readonly onClose: (saved: boolean) => void;
}

/** One connection: what every vendor has, the vendor's own fields, «Проверить» and «Сохранить». */
export function ConnectionForm({ initial, keptSecrets, onClose }: FormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial), [tried, setTried] = useState(false);
  const save = useSaveConnection(() => { onClose(true); }), check = useCheckConnection();
  const wrongs = wrongFields(draft);
  const set = (change: Partial<Connection>) => { setDraft((old) => ({ ...old, ...change }) as Connection); };
  const common = {
    wrong: (field: string) => (tried && wrongs.has(field) ? t([`connections.wrong.${field}`, 'connections.wrong.other']) : undefined),
    kept: (field: string) => keptSecrets.includes(field), checked: check.data,
  };
  const whole = (run: (one: Connection) => void) => {
    setTried(true);
    if (wrongs.size === 0) run({ ...draft, name: draft.name.trim() });
  };
  const barred = check.data?.findings.some((one) => one.code === 'uis.ip-not-whitelisted');
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); whole(save.mutate); }} aria-label={t(`connections.vendor.${draft.vendor}`)} data-testid="connection-form">
      <Stack gap="md">
        <Group gap="sm">
          <Button variant="subtle" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => { onClose(false); }}>{t('connections.back')}</Button>
        </Group>
        <Title order={2} fz="1.125rem">{t(`connections.vendor.${draft.vendor}`)}</Title>
        <SimpleGrid cols={2} spacing="sm">
          <TextInput data-autofocus label={t('connections.name')} placeholder={t('connections.nameHint')} value={draft.name} error={common.wrong('name')} onChange={(event) => { set({ name: event.currentTarget.value }); }} />
          <TextInput label={t('connections.exchange')} description={t('connections.exchangeHint')} value={draft.exchange} onChange={(event) => { set({ exchange: event.currentTarget.value }); }} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        </SimpleGrid>
        {draft.vendor === 'uis' ? <UisFields draft={draft} set={set} {...common} /> : draft.vendor === 'ident-service' ? <IdentFields draft={draft} set={set} {...common} /> : draft.vendor === 'asterisk-ami' ? <AsteriskFields draft={draft} set={set} {...common} /> : <ActionUrlFields draft={draft} set={set} {...common} />}
        <Checkbox label={t('connections.enabled')} checked={draft.enabled} onChange={(event) => { set({ enabled: event.currentTarget.checked }); }} />
        {tried && wrongs.size > 0 && <Alert color="red" variant="light" role="alert">{t('connections.wrong.some')}</Alert>}
        <Group>
          <Button variant="default" leftSection={<IconPlugConnected size={18} aria-hidden />} loading={check.isPending} onClick={() => { whole(check.mutate); }}>{t('connections.check')}</Button>
          <Button type="submit" loading={save.isPending}>{t('connections.save')}</Button>
        </Group>
        <div aria-live="polite">
          <Stack gap="md">
            {check.data && <Findings findings={check.data.findings} />}
            {barred && <AddressHelp />}
          </Stack>
        </div>
        {(save.error ?? check.error) && <Alert color="red" role="alert">{errorText(save.error ?? check.error)}</Alert>}
      </Stack>
    </form>
  );
}
