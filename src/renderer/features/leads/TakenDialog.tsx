import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { useZone } from '../directories/index.ts';

/** A colleague opened this lead or called: nobody is called twice unawares. */
export function TakenDialog({ by, at, call, onDone }: { readonly by: string; readonly at: number; readonly call: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <>
      <Text mb="md">{t('leads.taken.text', { name: by, time: clockText(wallOf(instant(at), zone).minute) })}</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => { onDone(); call(); }}>{t('leads.taken.call')}</Button>
        <Button data-autofocus onClick={onDone}>{t('leads.taken.leave')}</Button>
      </Group>
    </>
  );
}
