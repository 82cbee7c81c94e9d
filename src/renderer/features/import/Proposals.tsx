import { Button, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDeed, useProposals } from './queries.ts';
import classes from './import.module.css';

/** Rows that may be about somebody who has a card: nobody is joined to anybody unasked. */
export function Proposals({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const { data } = useProposals(importId), seesCards = useRight('patients.read');
  const decide = useDeed((input: { readonly row?: number; readonly decision: 'new' | 'same' }) => client.import.decide({ importId, ...input }));
  if (!data || data.total === 0) return null;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end">
        <Title order={2} fz="1rem" id="import-proposals">{t('importing.proposals')}</Title>
        <Group gap="xs">
          <Button variant="default" onClick={() => { decide.mutate({ decision: 'new' }); }}>{t('importing.allNew')}</Button>
          <Button variant="default" onClick={() => { decide.mutate({ decision: 'same' }); }}>{t('importing.allSame')}</Button>
        </Group>
      </Group>
      <Text c="dimmed" maw="46rem">{t('importing.proposalsHint')}{seesCards ? '' : ` ${t('importing.cardsHidden')}`}</Text>
      <div className={classes.list} tabIndex={0} role="region" aria-labelledby="import-proposals">
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th className={classes.number}>{t('importing.words.list.row')}</Table.Th><Table.Th>{t('importing.inFile')}</Table.Th>{seesCards && <Table.Th>{t('importing.inBase')}</Table.Th>}<Table.Th>{t('importing.words.list.reason')}</Table.Th><Table.Th>{t('importing.decision')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.rows.map((p) => (
              <Table.Tr key={p.row} data-proposal={p.row}>
                <Table.Td className={classes.number}>{p.row}</Table.Td><Table.Td>{p.who}</Table.Td>{seesCards && <Table.Td>{p.card}</Table.Td>}<Table.Td>{t(`importing.why.${p.why}`)}</Table.Td>
                <Table.Td><SegmentedControl size="sm" aria-label={t('importing.decisionOf', { who: p.who })} value={p.decision} data={[{ value: 'new', label: t('importing.new') }, { value: 'same', label: t('importing.same') }]} onChange={(value) => { decide.mutate({ row: p.row, decision: value }); }} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data.total > data.rows.length && <Text c="dimmed">{t('importing.shownOf', { shown: data.rows.length, count: data.total })}</Text>}
    </Stack>
  );
}
