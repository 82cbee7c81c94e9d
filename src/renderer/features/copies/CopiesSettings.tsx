import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconNotebook } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { client } from '../../ipc/client.ts';
import { momentText } from '../../ui/moment.ts';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import { CopyList } from './CopyList.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { SecondFolder } from './SecondFolder.tsx';
import { useCopies, type CopiesState } from './queries.ts';
import classes from './copies.module.css';

/** «База и копии»: whether the copies are fresh and where they lie, the second folder, the paper with the code. */
export function CopiesSettings() {
  const { t } = useTranslation();
  const { data } = useCopies();
  if (!data) return null;
  return (
    <div className={classes.page} data-testid="copies-settings">
      <div>
        <Title order={1} fz="1.375rem">{t('copies.title')}</Title>
        <Text c="dimmed" mt={4}>{t('copies.intro')}</Text>
      </div>
      <Health state={data} />
      <SecondFolder state={data} />
      <CopyList state={data} />
      <RecoveryCode hasCode={data.hasCode} />
    </div>
  );
}

function Health({ state }: { readonly state: CopiesState }) {
  const { t } = useTranslation();
  const zone = useZone(), newest = state.copies.find((copy) => copy.here);
  const make = useMutation({ mutationFn: () => client.copies.make(null), onSuccess: () => { tell('info', t('copies.making')); } });
  const check = useMutation({ mutationFn: () => client.copies.check(null), onSuccess: () => { tell('info', t('copies.checking')); } });
  const hour = useMutation({ mutationFn: (at: number) => client.copies.setHour({ hour: at }) });
  const fresh = state.health === 'fresh', Icon = fresh ? IconCircleCheck : state.health === 'old' ? IconAlertTriangle : IconCircleDashed;
  return (
    <section className={classes.card} aria-label={t('copies.list.state')} data-health={state.health}>
      <div className={classes.head}>
        <div>
          <div className={`${classes.state ?? ''} ${(fresh ? classes.good : classes.warn) ?? ''}`}><Icon size={22} aria-hidden />{t(`copies.health.${state.health}`)}</div>
          {newest && <Text mt={4}>{t('copies.lastAt', { when: momentText(newest.at, zone) })}</Text>}
          {state.nextAt !== undefined && <Text c="dimmed">{t('copies.nextAt', { when: momentText(state.nextAt, zone) })}</Text>}
        </div>
        <Button loading={state.running || make.isPending} onClick={() => { make.mutate(); }}>{t('copies.make')}</Button>
      </div>
      {state.last && !state.last.ok && <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>{t('copies.failed', { when: momentText(state.last.at, zone) })}</Alert>}
      <div className={`${classes.fact ?? ''} ${(state.journal === 'broken' ? classes.warn : classes.good) ?? ''}`}><IconNotebook size={20} aria-hidden /><Text>{t(`copies.journal.${state.journal}`)}</Text></div>
      <div className={classes.head}>
        <div className={`${classes.fact ?? ''} ${(state.checked ? classes.good : '') ?? ''}`}>
          {state.checked ? <IconCircleCheck size={20} aria-hidden /> : <IconCircleDashed size={20} aria-hidden />}
          <Text>{state.checked ? t('copies.checked', { when: momentText(state.checked.at, zone) }) : t('copies.neverChecked')}</Text>
        </div>
        <Button variant="default" loading={check.isPending} onClick={() => { check.mutate(); }}>{t('copies.check')}</Button>
      </div>
      <Group align="flex-end">
        <NativeSelect label={t('copies.hour')} description={t('copies.hourHint')} value={String(state.hour)} disabled={hour.isPending} w="24rem" maw="100%"
          data={Array.from({ length: 24 }, (_, at) => ({ value: String(at), label: clockText(at * 60) }))} onChange={(event) => { hour.mutate(Number(event.currentTarget.value)); }} />
      </Group>
    </section>
  );
}
