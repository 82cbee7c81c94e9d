import { Badge, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedSource } from '#shared/leads/sources-contract.ts';
import { timeOf, dayTimeOf } from '../../ui/format.ts';
import classes from './lead-sources.module.css';

const icons = { works: IconCircleCheck, warning: IconAlertTriangle, fails: IconCircleX, unknown: IconCircleDashed, listens: IconEar } as const;
const howOf = { connected: 'works', degraded: 'warning', disconnected: 'fails', unauthorized: 'fails', misconfigured: 'fails', listening: 'listens', off: 'unknown' } as const;

/** How a source is now: icon, word, when it last answered, when it is asked again, and what to do. */
export function SourceState({ one, zone, now }: { readonly one: ListedSource; readonly zone: string; readonly now: number }) {
  const { t } = useTranslation();
  const { health, timetable, source } = one, how = health.alarm ? 'fails' : howOf[health.state], Icon = icons[how];
  const today = dayTimeOf(now, zone).slice(0, 10), when = (at: number): string => (dayTimeOf(at, zone).startsWith(today) ? timeOf(at, zone) : dayTimeOf(at, zone));
  const times = [health.lastOkAt === undefined ? undefined : t('leadSources.lastOk', { time: when(health.lastOkAt) }), health.nextAttemptAt === undefined ? undefined : t('leadSources.next', { time: when(health.nextAttemptAt) })].filter((part) => part !== undefined);
  return (
    <>
      <div className={`${classes.state ?? ''} ${classes[how] ?? ''}`} data-health={health.state} data-alarm={health.alarm || undefined}>
        <Icon size={20} aria-hidden />
        <div>
          <Text fw={600}>{t(`leadSources.state.${health.state === 'off' && source.enabled ? 'waiting' : health.state}`)}{health.alarm && <Badge ml="sm" color="red" variant="filled" autoContrast>{t('leadSources.alarm')}</Badge>}</Text>
          {health.code !== undefined && <Text>{t([`leadSources.code.${health.code}`, 'leadSources.code.other'])}</Text>}
          {times.length > 0 && <Text c="dimmed">{times.join(' · ')}</Text>}
        </div>
      </div>
      {timetable && (
        <div className={`${classes.state ?? ''} ${classes[timetable.code !== undefined ? 'warning' : timetable.sentAt === undefined ? 'unknown' : 'works'] ?? ''}`} data-timetable={timetable.code ?? 'ok'}>
          {timetable.code !== undefined ? <IconAlertTriangle size={20} aria-hidden /> : timetable.sentAt === undefined ? <IconCircleDashed size={20} aria-hidden /> : <IconCircleCheck size={20} aria-hidden />}
          <div>
            <Text>{timetable.sentAt === undefined ? t('leadSources.timetableSoon') : t('leadSources.timetableSent', { time: when(timetable.sentAt) })}</Text>
            {timetable.code !== undefined && <Text c="dimmed">{t([`leadSources.code.${timetable.code}`, 'leadSources.code.other'])}</Text>}
          </div>
        </div>
      )}
    </>
  );
}
