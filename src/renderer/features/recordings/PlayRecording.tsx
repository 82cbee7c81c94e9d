import { ActionIcon } from '@mantine/core';
import { IconPlayerPlay, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../../ui/Tip.tsx';
import { dayTimeOf, timerText } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import { openRecordings } from './RecordingHost.tsx';
import { useRecordings } from './queries.ts';

/** «Прослушать», where the call has a recording and the role may hear it; nothing otherwise. The lists ask together. */
export function PlayRecording({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const zone = useZone(), rows = useRecordings(callId);
  const [first] = rows;
  if (!first) return null;
  const reachable = rows.some(({ where }) => where !== 'elsewhere'), length = rows.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  const hint = reachable ? `${t('recordings.listen')}${length > 0 ? `, ${timerText(length)}` : ''}` : t('recordings.elsewhere');
  return (
    <Tip label={hint}>
      <ActionIcon variant="light" color="stoika" data-testid="play-recording" data-call={callId} aria-label={t(reachable ? 'recordings.listenTo' : 'recordings.elsewhereOf', { when: dayTimeOf(first.startedAt, zone) })} aria-disabled={!reachable || undefined} {...(reachable ? {} : { 'data-disabled': true })}
        onDoubleClick={(event) => { event.stopPropagation(); }} onClick={(event) => { event.stopPropagation(); if (reachable) openRecordings({ callId, rows }); }}>
        {reachable ? <IconPlayerPlay size={18} stroke={1.8} aria-hidden /> : <IconPlugConnectedX size={18} stroke={1.8} aria-hidden />}
      </ActionIcon>
    </Tip>
  );
}
