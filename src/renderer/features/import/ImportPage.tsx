import { Alert, Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileImport, IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView, Looked } from '#shared/import/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import { useDirectories } from '../directories/index.ts';
import { ExportAll } from './ExportAll.tsx';
import { useImport } from './import-store.ts';
import { MappingStep } from './MappingStep.tsx';
import { OneImport } from './OneImport.tsx';
import { useDeed, useImports } from './queries.ts';
import classes from './import.module.css';

/** «Импорт»: what was brought in before, and the way of a new file from its choice to its end. */
export function ImportPage() {
  const { importId, draft } = useImport();
  return (
    <div className={classes.page} data-import={importId === undefined ? 'list' : draft ? 'mapping' : 'one'}>
      {importId === undefined ? <Start /> : draft ? <MappingStep draft={draft} /> : <OneImport importId={importId} />}
    </div>
  );
}

function Start() {
  const { t } = useTranslation();
  const mayExport = useRight('export.all');
  const [refused, setRefused] = useState<Extract<Looked, { kind: 'refused' }>>();
  const { mutate: choose, isPending } = useDeed(() => client.import.choose(null), (looked) => {
    setRefused(looked.kind === 'refused' ? looked : undefined);
    if (looked.kind === 'chosen') useImport.getState().take(looked.draft);
  });
  return (
    <>
      <Title order={1} fz="1.375rem">{t('importing.title')}</Title>
      <Text c="dimmed" maw="46rem">{t('importing.intro')}</Text>
      <Group><Button leftSection={<IconFileImport size={18} aria-hidden />} loading={isPending} onClick={() => { choose(undefined); }}>{t('importing.choose')}</Button></Group>
      {refused && <Alert color="red" role="alert" maw="46rem" title={t('importing.refusedFile', { file: refused.fileName })}>{t(`importing.words.file.${refused.problem}`)}</Alert>}
      <History />
      {mayExport && <ExportAll />}
    </>
  );
}

function History() {
  const { t } = useTranslation();
  const { data: all = [] } = useImports();
  return (
    <Stack gap="xs">
      <Title order={2} fz="1rem">{t('importing.before')}</Title>
      {all.length === 0 ? <Empty icon={<IconTableImport size={28} aria-hidden />}>{t('importing.none')}</Empty> : (
        <div className={classes.history}>
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr><Table.Th>{t('importing.file')}</Table.Th><Table.Th>{t('importing.what')}</Table.Th><Table.Th>{t('importing.when')}</Table.Th><Table.Th>{t('importing.who')}</Table.Th><Table.Th>{t('importing.outcome')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{all.map((one) => <Line key={one.id} one={one} />)}</Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}

function Line({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const { data: directories } = useDirectories();
  const open = useImport((s) => s.open);
  return (
    <Table.Tr>
      <Table.Td><Anchor component="button" type="button" mih={32} onClick={() => { open(one.id); }}>{one.fileName}</Anchor></Table.Td>
      <Table.Td>{t(`importing.words.kind.${one.kind}`)}</Table.Td>
      <Table.Td>{dayTimeOf(one.createdAt, directories?.branch.zone ?? 'Europe/Moscow')}</Table.Td>
      <Table.Td>{one.by}</Table.Td>
      <Table.Td>{t(`importing.state.${one.state}`)}{one.counts && one.state === 'done' ? `: ${t('importing.addedShort', { count: one.counts.added })}` : ''}</Table.Td>
    </Table.Tr>
  );
}
