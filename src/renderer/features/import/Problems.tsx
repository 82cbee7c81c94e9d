import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { useDeed, useProblems } from './queries.ts';
import classes from './import.module.css';

/** Refused rows and remarks, cell by cell; all of them as a file. */
export function Problems({ importId, refused }: { readonly importId: string; readonly refused: number }) {
  const { t } = useTranslation();
  const { data } = useProblems(importId);
  const save = useDeed(() => client.import.saveProblems({ importId }), ({ kind }) => { if (kind === 'started') tell('info', t('jobs.started')); });
  if (!data || data.total === 0) return refused === 0 ? <Text c="dimmed">{t('importing.noProblems')}</Text> : null;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end">
        <Title order={2} fz="1rem" id="import-problems">{t('importing.problems')}</Title>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={save.isPending} onClick={() => { save.mutate(undefined); }}>{t('importing.saveProblems')}</Button>
      </Group>
      <div className={classes.list} tabIndex={0} role="region" aria-labelledby="import-problems">
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th className={classes.number}>{t('importing.words.list.row')}</Table.Th><Table.Th>{t('importing.words.list.column')}</Table.Th><Table.Th>{t('importing.words.list.value')}</Table.Th><Table.Th>{t('importing.words.list.reason')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.rows.map((p) => (
              <Table.Tr key={`${String(p.row)} ${p.field}`} data-problem={p.code}>
                <Table.Td className={classes.number}>{p.row}</Table.Td><Table.Td>{p.column}</Table.Td><Table.Td>{p.value}</Table.Td>
                <Table.Td><Group gap={6} wrap="nowrap">{p.remark ? <IconInfoCircle size={16} aria-label={t('importing.remark')} /> : <IconAlertTriangle size={16} aria-label={t('importing.refusal')} />}{t(`importing.words.problem.${p.code}`)}</Group></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data.total > data.rows.length && <Text c="dimmed">{t('importing.shownOf', { shown: data.rows.length, count: data.total })}</Text>}
    </Stack>
  );
}
