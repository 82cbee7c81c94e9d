import { useQuery } from '@tanstack/react-query';
import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import classes from './settings.module.css';

/** «О программе»: which version runs here, on what kind of base, and where its key lies. */
export function AboutPage() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings', 'about'], queryFn: () => client.settings.about(null) });
  if (!data) return null;
  const lines = [[t('about.version'), data.version], [t('about.database'), `${t(data.demo ? 'about.demo' : 'about.clinic')} ${t('about.encrypted', { driver: data.driver })}`], [t('about.key'), t(`key.${data.keyHow}`)]] as const;
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('about.title')}</Title>
      <Text>{t('about.name')}</Text>
      <Table maw="46rem" withRowBorders aria-label={t('about.title')}>
        <Table.Tbody>{lines.map(([name, value]) => <Table.Tr key={name}><Table.Th scope="row" w="12rem" fw={500}>{name}</Table.Th><Table.Td>{value}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </div>
  );
}
