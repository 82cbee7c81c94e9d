import { useQuery } from '@tanstack/react-query';
import { Alert, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import classes from './audit.module.css';

/** The newest verification: running with its progress, or what it found, in words. */
export function LastCheck() {
  const { t } = useTranslation();
  const zone = useZone();
  const { data } = useQuery({ queryKey: ['audit', 'lastCheck'], queryFn: () => client.audit.lastCheck(null) });
  const { data: jobs } = useQuery({ queryKey: ['jobs', 'list'], queryFn: () => client.jobs.list(null) });
  const running = jobs?.find((job) => job.kind === 'audit.verify' && (job.state === 'running' || job.state === 'waiting'));
  if (running) {
    const share = running.total ? Math.round((100 * running.done) / running.total) : 0;
    return <div className={classes.check} role="status"><Text>{t('audit.checking', { share })}</Text><Progress value={share} size="sm" mt={4} aria-label={t('audit.verify')} /></div>;
  }
  if (!data) return null;
  const broken = data.brokenAt !== undefined;
  return (
    <Alert className={classes.check} color={broken ? 'red' : 'green'} variant="light" role={broken ? 'alert' : 'status'} icon={broken ? <IconAlertTriangle size={20} aria-hidden /> : <IconShieldCheck size={20} aria-hidden />} styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      {broken ? t(`audit.breach.${data.what ?? 'altered'}`, { row: data.brokenAt, at: dayTimeOf(data.at, zone) }) : t('audit.whole', { count: data.rows, at: dayTimeOf(data.at, zone) })}
    </Alert>
  );
}
