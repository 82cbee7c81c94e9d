import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Fieldset, Text } from '@mantine/core';
import { IconActivity, IconEar, IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import classes from './softphone.module.css';

const wordOf = (level: number): 'silent' | 'good' | 'loud' => (level < 0.25 ? 'silent' : level < 0.9 ? 'good' : 'loud');

/** A bar and a word: how loud it is now. */
function Meter({ name, level }: { readonly name: string; readonly level: number }) {
  const { t } = useTranslation();
  const word = wordOf(level);
  return (
    <>
      <span aria-hidden>{name}</span>
      <div className={classes.track} role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)} aria-valuetext={t(`softphone.level.${word}`)}>
        <div className={classes.fill} data-word={word} style={{ transform: `scaleX(${level.toFixed(3)})` }} />
      </div>
      <span aria-hidden>{t(`softphone.level.${word}`)}</span>
    </>
  );
}

function Levels() {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['softphone', 'levels'], queryFn: () => client.softphone.levels(null), refetchInterval: 100, gcTime: 0, retry: false });
  if (error) return <Alert mt="sm" color="red" role="alert">{errorText(error)}</Alert>;
  return (
    <div className={classes.meters}>
      <Meter name={t('softphone.micLevel')} level={data?.microphone ?? 0} />
      <Meter name={t('softphone.earLevel')} level={data?.speaker ?? 0} />
    </div>
  );
}

/** The level of the microphone while somebody looks, and the echo test. */
export function Trials() {
  const { t } = useTranslation();
  const [levels, setLevels] = useState(false), [phase, setPhase] = useState<'recording' | 'playing'>();
  const { mutate: echo, data: quiet, isPending, isSuccess } = useMutation({
    mutationFn: async () => {
      setPhase('recording');
      const heard = await client.softphone.record(null);
      setPhase('playing');
      await client.softphone.play(null);
      return heard.quiet;
    },
    onSettled: () => { setPhase(undefined); },
  });
  return (
    <Fieldset legend={t('softphone.check')}>
      <Button variant="default" leftSection={<IconActivity size={18} aria-hidden />} aria-expanded={levels} onClick={() => { setLevels(!levels); }}>{t(levels ? 'softphone.hideLevels' : 'softphone.levels')}</Button>
      {levels && <Levels />}
      <Text mt="md" fw={600} component="h2" fz="1rem">{t('softphone.echo')}</Text>
      <Text c="dimmed">{t('softphone.echoHint')}</Text>
      <div className={classes.row} style={{ marginTop: '0.625rem' }}>
        <Button leftSection={<IconMicrophone size={18} aria-hidden />} disabled={isPending} onClick={() => { echo(); }}>{t('softphone.start')}</Button>
        <p className={classes.said} role="status">{phase && (phase === 'recording' ? <IconMicrophone size={18} aria-hidden /> : <IconEar size={18} aria-hidden />)}{phase && t(`softphone.${phase}`)}</p>
      </div>
      {isSuccess && !isPending && <Alert mt="sm" variant="light" color={quiet ? 'orange' : 'green'} role="status">{t(quiet ? 'softphone.quiet' : 'softphone.done')}</Alert>}
    </Fieldset>
  );
}
