import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { sizeText } from '../../ui/moment.ts';
import type { CopiesState } from './queries.ts';
import classes from './copies.module.css';

/** The second folder: where it is, whether it can take a copy now, and a word when it is the same disk. */
export function SecondFolder({ state: { second, last } }: { readonly state: CopiesState }) {
  const { t, i18n } = useTranslation();
  const [refusal, setRefusal] = useState<string>();
  const choose = useMutation({ mutationFn: () => client.copies.chooseFolder(null), onSuccess: (answer) => { setRefusal(answer.kind === 'refused' ? t(`copies.second.trouble.${answer.trouble}`) : undefined); } });
  const drop = useMutation({ mutationFn: () => client.copies.dropFolder(null) });
  return (
    <section className={classes.card} aria-label={t('copies.second.title')}>
      <Title order={2} fz="1.0625rem">{t('copies.second.title')}</Title>
      <Text c="dimmed">{t('copies.second.intro')}</Text>
      {second ? (
        <>
          <div className={classes.fact}><IconFolder size={20} aria-hidden /><span className={classes.path}>{second.folder}</span></div>
          {second.trouble ? <Warning text={t(`copies.second.trouble.${second.trouble}`)} /> : <div className={`${classes.fact ?? ''} ${classes.good ?? ''}`}><IconCircleCheck size={20} aria-hidden /><Text>{t('copies.second.good', { size: sizeText(second.freeBytes ?? 0, i18n.language) })}</Text></div>}
          {second.sameDisk && !second.trouble && <Warning text={t('copies.second.sameDisk')} />}
          {last?.second === 'failed' && !second.trouble && <Warning text={t('copies.second.failed')} />}
        </>
      ) : <Warning text={t('copies.second.none')} />}
      {refusal !== undefined && <Alert color="red" role="alert">{refusal}</Alert>}
      <Group>
        <Button variant="default" leftSection={<IconFolder size={18} aria-hidden />} aria-busy={choose.isPending} onClick={() => { if (!choose.isPending) choose.mutate(); }}>{t('copies.second.choose')}</Button>
        {second && <Button variant="subtle" color="gray" c="var(--mantine-color-text)" loading={drop.isPending} onClick={() => { drop.mutate(); }}>{t('copies.second.drop')}</Button>}
      </Group>
    </section>
  );
}

const Warning = ({ text }: { readonly text: string }) => <div className={`${classes.fact ?? ''} ${classes.warn ?? ''}`}><IconAlertTriangle size={20} aria-hidden /><Text>{text}</Text></div>;
