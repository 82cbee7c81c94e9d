import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Text, Title } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { AuditFilters, emptyFilter } from './AuditFilters.tsx';
import { AuditList } from './AuditList.tsx';
import { LastCheck } from './LastCheck.tsx';
import type { AuditFilter } from './queries.ts';
import classes from './audit.module.css';

/** «История изменений»: who did what, what it was before, and whether anybody touched the log itself. */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AuditFilter>(emptyFilter);
  const [asked] = useDebouncedValue(filter, 250);
  const { mutate: verify, isPending } = useMutation({ mutationFn: () => client.audit.startVerify(null) });
  const { mutate: save } = useMutation({ mutationFn: () => client.audit.export(asked) });
  return (
    <div className={classes.page}>
      <Group justify="space-between" px="1.5rem" pt="lg" wrap="nowrap">
        <Title order={1} fz="1.375rem">{t('audit.title')}</Title>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={() => { save(); }}>{t('audit.export')}</Button>
          <Button variant="default" leftSection={<IconShieldCheck size={18} aria-hidden />} loading={isPending} onClick={() => { verify(); }}>{t('audit.verify')}</Button>
        </Group>
      </Group>
      <Text c="dimmed" px="1.5rem" mt={4}>{t('audit.about')}</Text>
      <LastCheck />
      <AuditFilters filter={filter} onChange={setFilter} />
      <AuditList filter={asked} />
    </div>
  );
}
