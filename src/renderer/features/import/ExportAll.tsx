import { Button, Stack, Text, Title } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { useDeed } from './queries.ts';

/** «Выгрузить всё»: the way out of the program, beside the way in. */
export function ExportAll() {
  const { t } = useTranslation();
  const { mutate, isPending } = useDeed(() => client.export.all(null), ({ kind }) => { if (kind === 'started') tell('info', t('jobs.started')); });
  return (
    <Stack gap="xs" align="flex-start" mt="lg">
      <Title order={2} fz="1rem">{t('importing.all.title')}</Title>
      <Text c="dimmed" maw="46rem">{t('importing.all.intro')}</Text>
      <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} aria-busy={isPending} onClick={() => { if (!isPending) mutate(undefined); }}>{t('importing.all.go')}</Button>
    </Stack>
  );
}
