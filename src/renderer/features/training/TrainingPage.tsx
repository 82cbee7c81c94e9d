import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Input, SegmentedControl, Text, Title } from '@mantine/core';
import { IconFileText, IconPlayerPlay, IconSchool, IconTrophy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { speeds, type TrainingLevel } from '#shared/training/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';
import { useLevels, useTraining } from './queries.ts';
import classes from './training.module.css';

type Speed = (typeof speeds)[number];
const paces = { 1: 'plain', 1.5: 'half', 2: 'double' } as const;
const failed = (error: unknown) => { tell('error', errorText(error)); };

/** «Обучение»: a rush hour in a clinic of invented people, in a window of its own. */
export function TrainingPage() {
  const { t } = useTranslation();
  const { data } = useLevels(), here = useTraining();
  const [speed, setSpeed] = useState<Speed>(1);
  const begun = ({ kind }: { readonly kind: string }) => {
    if (kind === 'running') tell('info', t('training.running'));
    if (kind === 'bad-file') tell('error', t('training.badFile'));
  };
  const start = useMutation({ mutationFn: (level: string) => client.training.start({ level, speed }), onSuccess: begun, onError: failed });
  const startFile = useMutation({ mutationFn: () => client.training.startFile({ speed }), onSuccess: begun, onError: failed });
  if (!data) return null;
  return (
    <div className={classes.page} data-testid="training-page">
      <div>
        <Title order={1} fz="1.375rem">{t('training.page')}</Title>
        <Text c="dimmed" mt={4}>{t('training.intro')}</Text>
      </div>
      {here.kind !== 'none' ? <Text>{t('training.inside')}</Text> : (
        <>
          <div>
            <Input.Label labelElement="div" id="training-speed">{t('training.speed')}</Input.Label>
            <Input.Description mb={6}>{t('training.speedHint')}</Input.Description>
            <SegmentedControl aria-labelledby="training-speed" value={String(speed)} onChange={(value) => { setSpeed(speeds.find((one) => String(one) === value) ?? 1); }} data={speeds.map((value) => ({ value: String(value), label: t(`training.paces.${paces[value]}`) }))} />
          </div>
          <ul className={classes.levels}>
            {data.map((level) => <Level key={level.id} level={level} busy={start.isPending} starting={start.isPending && start.variables === level.id} onStart={() => { if (!start.isPending) start.mutate(level.id); }} />)}
          </ul>
          <section className={classes.card} aria-labelledby="training-file">
            <Title id="training-file" order={2} fz="1.0625rem">{t('training.file')}</Title>
            <Text c="dimmed">{t('training.fileHint')}</Text>
            <Group><Button variant="default" leftSection={<IconFileText size={18} aria-hidden />} aria-busy={startFile.isPending} onClick={() => { if (!startFile.isPending) startFile.mutate(); }}>{t('training.chooseFile')}</Button></Group>
          </section>
        </>
      )}
    </div>
  );
}

interface Props { readonly level: TrainingLevel; readonly busy: boolean; readonly starting: boolean; readonly onStart: () => void }

function Level({ level: { id, title, about, minutes, calls, own }, busy, starting, onStart }: Props) {
  const { t, i18n } = useTranslation();
  const named = i18n.exists(`training.titles.${id}`) ? t(`training.titles.${id}`) : title;
  return (
    <li className={classes.level} data-level={id}>
      <IconSchool size={26} stroke={1.5} aria-hidden />
      <div className={classes.grow}>
        <h2 className={classes.levelTitle}>{named}</h2>
        <Text>{i18n.exists(`training.abouts.${id}`) ? t(`training.abouts.${id}`) : about}</Text>
        <Text c="dimmed">{t('training.size', { calls: t('training.calls', { count: calls }), minutes })}</Text>
        {own && <div className={classes.fact}><IconTrophy size={18} aria-hidden />{t('training.own', { best: own.best, last: own.last, times: t('training.times', { count: own.times }) })}</div>}
      </div>
      <Button variant="light" leftSection={<IconPlayerPlay size={18} aria-hidden />} loading={starting} disabled={busy && !starting} onClick={onStart} aria-label={t('training.startOf', { title: named })}>{t('training.start')}</Button>
    </li>
  );
}
