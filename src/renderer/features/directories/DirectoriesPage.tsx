import { useState } from 'react';
import { Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { directoryKinds, type DirectoryKind } from '#shared/directories/kinds.ts';
import { DirectoryList } from './DirectoryList.tsx';
import classes from './directories.module.css';

/** «Справочники»: ten lists with one editor. */
export function DirectoriesPage() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<DirectoryKind>('branch');
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('directories.title')}</Title>
      <Tabs variant="pills" value={kind} onChange={(value) => { if (value) setKind(value as DirectoryKind); }} keepMounted={false} className={classes.tabs}>
        <Tabs.List aria-label={t('directories.title')}>{directoryKinds.map((one) => <Tabs.Tab key={one} value={one} mih={34} px={10}>{t(`directories.kind.${one}`)}</Tabs.Tab>)}</Tabs.List>
        {directoryKinds.map((one) => (
          <Tabs.Panel key={one} value={one} className={classes.panel}>
            <Text c="dimmed" maw="46rem" my="sm">{t(`directories.about.${one}`)}</Text>
            <DirectoryList kind={one} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}
