import { ActionIcon, Button, Group, Popover, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPause, IconPlayerPlay, IconProgress, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobRow } from '#shared/jobs/contract.ts';
import { useJobDeeds, useJobs } from './queries.ts';
import classes from './jobs.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
const alive = ({ state }: JobRow): boolean => state === 'waiting' || state === 'running' || state === 'paused';
const percentOf = ({ done, total }: JobRow): number | undefined => (total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined);

/** The chip of long work in the line of states; there only while there is something to say. */
export function JobsChip() {
  const { t } = useTranslation();
  const { data: jobs = [] } = useJobs();
  if (jobs.length === 0) return null;
  const going = jobs.filter(alive).length, failed = jobs.some(({ state }) => state === 'failed');
  // Nothing turns here: a page that paints every frame for an hour answers a ring later.
  const percents = jobs.filter(alive).map(percentOf), percent = percents.length === 1 ? percents[0] : undefined;
  const [words, Icon] = going > 0 ? [`${t('jobs.running', { count: going })}${percent === undefined ? '' : ` · ${String(percent)} %`}`, IconProgress] as const : failed ? [t('jobs.failed'), IconAlertTriangle] as const : [t('jobs.ended'), IconCheck] as const;
  return (
    <Popover width={400} position="top-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" mih={32} leftSection={<Icon {...icon} />}>{words}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('jobs.title')}>
        <Text component="h2" fz="1rem" fw={600} mb="xs">{t('jobs.title')}</Text>
        <Stack gap="sm" className={classes.list}>{jobs.map((job) => <Line key={job.id} job={job} />)}</Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({ job }: { readonly job: JobRow }) {
  const { t, i18n } = useTranslation();
  const press = useJobDeeds();
  const title = t(`jobs.kind.${job.kind}`, { ...job.about });
  const percent = percentOf(job);
  const resultKey = `jobs.result.${job.kind}`;
  const said = job.state === 'done' && job.result && (i18n.exists(resultKey, { count: 1 }) || i18n.exists(resultKey)) ? t(resultKey, { count: Number(job.result['rows'] ?? 0), ...job.result })
    : job.failure ? t([`errors.reason.${job.failure.reason ?? ''}`, `errors.code.${job.failure.code}`])
    : job.step && job.state === 'running' ? t(`jobs.step.${job.step}`) : t(`jobs.state.${job.state}`);
  return (
    <div data-job={job.kind} data-state={job.state}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text fw={550} className={classes.title}>{title}</Text>
        <Group gap={4} wrap="nowrap">
          {job.pausable && job.state === 'running' && <ActionIcon aria-label={`${t('jobs.pause')}: ${title}`} onClick={() => { press('pause', job.id); }}><IconPlayerPause {...icon} /></ActionIcon>}
          {job.state === 'paused' && <ActionIcon aria-label={`${t('jobs.resume')}: ${title}`} onClick={() => { press('resume', job.id); }}><IconPlayerPlay {...icon} /></ActionIcon>}
          <ActionIcon aria-label={`${t(alive(job) ? 'jobs.cancel' : 'jobs.dismiss')}: ${title}`} onClick={() => { press(alive(job) ? 'cancel' : 'dismiss', job.id); }}><IconX {...icon} /></ActionIcon>
        </Group>
      </Group>
      {alive(job) && <Progress value={percent ?? 100} animated={percent === undefined && job.state === 'running'} mt={4} mb={4} aria-label={t('jobs.progress', { title, percent: percent ?? 0 })} />}
      <Text fz="sm" c={job.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>{percent !== undefined && alive(job) ? `${String(percent)} % · ${said}` : said}</Text>
    </div>
  );
}
