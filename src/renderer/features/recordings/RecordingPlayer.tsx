import { useState, type KeyboardEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ActionIcon, Alert, Group, Modal, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconInfoCircle, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward10, IconRewindForward10 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Heard, RecordingRow } from '#shared/recordings/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { Tip } from '../../ui/Tip.tsx';
import { dayTimeOf, timerText } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import { Waveform } from './Waveform.tsx';
import { jumpSeconds, speeds, useSound, type Speed } from './use-sound.ts';
import classes from './recordings.module.css';

const looks = { given: [IconCircleCheck, classes.good], revoked: [IconAlertTriangle, classes.warn], none: [IconCircleDashed, classes.plain] } as const;

function Consent({ consent }: { readonly consent: Heard['consent'] }) {
  const { t } = useTranslation();
  if (consent === 'unknown') return null;
  const [Icon, tone] = looks[consent];
  return <div className={`${classes.fact ?? ''} ${tone ?? ''}`} data-consent={consent}><Icon size={18} aria-hidden /><span>{t(`recordings.consent.${consent}`)}</span></div>;
}

function Player({ row }: { readonly row: RecordingRow }) {
  const { t } = useTranslation();
  // Each answer of main is one listening in the log: asked once while this is open, and not kept after it.
  const { data, error } = useQuery({ queryKey: ['recordingSound', row.id], queryFn: () => client.recordings.listen({ recordingId: row.id }), gcTime: 0, staleTime: Infinity, retry: false, refetchOnWindowFocus: false });
  const sound = useSound(data?.bytes, data?.mime, data?.durationMs ?? row.durationMs);
  if (error) return <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>{errorText(error)}</Alert>;
  const { playing, at, length, broken, speed, toggle, seek, setSpeed } = sound;
  const jump = (by: number) => { seek(at + by); };
  /** Space and arrows wherever the focus is in the player; a choice of speed keeps its own arrows. */
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event, onChoice = target instanceof HTMLInputElement, onButton = target instanceof HTMLButtonElement;
    const deed = key === ' ' && !onButton && !onChoice ? toggle : onChoice ? undefined : key === 'ArrowLeft' ? () => { jump(-jumpSeconds); } : key === 'ArrowRight' ? () => { jump(jumpSeconds); } : key === 'Home' ? () => { seek(0); } : key === 'End' ? () => { seek(length); } : undefined;
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  return (
    <div className={classes.player} onKeyDown={onKeyDown} data-testid="player" data-playing={playing || undefined}>
      {data ? <Waveform bytes={data.bytes} sound={sound} /> : <Skeleton h={72} radius="md" aria-label={t('recordings.loading')} />}
      {broken && <Alert color="orange" role="alert" icon={<IconAlertTriangle aria-hidden />}>{t('recordings.broken')}</Alert>}
      <div className={classes.controls}>
        <Group gap="xs" wrap="nowrap">
          <Tip label={t('recordings.back')}><ActionIcon size={44} variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={t('recordings.back')} disabled={!data} onClick={() => { jump(-jumpSeconds); }}><IconRewindBackward10 size={26} stroke={1.6} aria-hidden /></ActionIcon></Tip>
          <ActionIcon data-autofocus variant="filled" color="stoika" size={52} radius="xl" aria-label={t(playing ? 'recordings.pause' : 'recordings.play')} onClick={toggle}>{playing ? <IconPlayerPauseFilled size={24} aria-hidden /> : <IconPlayerPlayFilled size={24} aria-hidden />}</ActionIcon>
          <Tip label={t('recordings.forward')}><ActionIcon size={44} variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={t('recordings.forward')} disabled={!data} onClick={() => { jump(jumpSeconds); }}><IconRewindForward10 size={26} stroke={1.6} aria-hidden /></ActionIcon></Tip>
          <Text className={classes.time}><b>{timerText(at * 1000)}</b> / {timerText(length * 1000)}</Text>
        </Group>
        <SegmentedControl aria-label={t('recordings.speed')} value={String(speed)} onChange={(value) => { setSpeed(Number(value) as Speed); }} data={speeds.map((value) => ({ value: String(value), label: t('recordings.times', { value: value.toLocaleString(t('recordings.numbers')) }) }))} />
      </div>
      {data && (
        <div className={classes.about}>
          <Consent consent={data.consent} />
          {data.notice !== '' && <div className={`${classes.fact ?? ''} ${classes.plain ?? ''}`}><IconInfoCircle size={18} aria-hidden /><span>{t('recordings.told', { text: data.notice })}</span></div>}
          <Text c="dimmed">{t('recordings.written')}</Text>
        </div>
      )}
    </div>
  );
}

interface Props { readonly rows: readonly RecordingRow[]; readonly onClose: () => void }

/** The recordings of one call: heard here, never saved. */
export function RecordingPlayer({ rows, onClose }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  const reachable = rows.filter(({ where }) => where !== 'elsewhere');
  const [chosen, choose] = useState(reachable[0]?.id);
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  if (!row) return null;
  return (
    <Modal opened onClose={onClose} size="42rem" centered title={t('recordings.title', { when: dayTimeOf(row.startedAt, zone) })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {reachable.length > 1 && <SegmentedControl mb="md" aria-label={t('recordings.which')} value={row.id} onChange={choose} data={reachable.map(({ id, durationMs }, n) => ({ value: id, label: t('recordings.part', { n: n + 1, length: durationMs === undefined ? '' : timerText(durationMs) }) }))} />}
      <Player key={row.id} row={row} />
    </Modal>
  );
}
