import { useEffect, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { momentText } from '../../ui/moment.ts';
import { useZone } from '../directories/index.ts';
import { useJobDeeds, useJobs } from '../jobs/index.ts';
import classes from './attribution.module.css';

/** «Пересчитать всю историю»: a job with its progress here; how many links it changed stays to be read. */
export function Rebuild({ last }: { readonly last: { readonly at: Instant; readonly changed: number; readonly actions: number } | undefined }) {
  const { t, i18n } = useTranslation();
  const zone = useZone(), queries = useQueryClient(), press = useJobDeeds();
  const job = useJobs().data?.find(({ kind }) => kind === 'inquiries.rebuild'), alive = job?.state === 'running' || job?.state === 'waiting';
  const start = useMutation({ mutationFn: () => client.attribution.rebuild(null) });
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (alive || !asked) return;
    setAsked(false);
    void queries.invalidateQueries({ queryKey: ['settings', 'attribution'] });
  }, [alive, asked, queries]);
  const number = (n: number) => new Intl.NumberFormat(i18n.language).format(n);
  const percent = job && job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0;
  return (
    <section className={classes.card} aria-labelledby="attribution-rebuild">
      <h2 id="attribution-rebuild" className={classes.title}>{t('attribution.rebuild.title')}</h2>
      <Text c="dimmed">{t('attribution.rebuild.intro')}</Text>
      {alive && job ? (
        <div className={classes.running}>
          <Progress value={percent} animated aria-label={t('attribution.rebuild.progress', { percent })} />
          <Text className={classes.number}>{percent} %</Text>
          <Button variant="default" onClick={() => { press('cancel', job.id); }}>{t('common.cancel')}</Button>
        </div>
      ) : (
        <div className={classes.row}>
          <Button variant="default" leftSection={<IconRefresh size={18} stroke={1.7} aria-hidden />} loading={start.isPending} onClick={() => { setAsked(true); start.mutate(); }}>{t('attribution.rebuild.start')}</Button>
          <div role="status">
            {job?.state === 'cancelled' && <Text>{t('attribution.rebuild.cancelled')}</Text>}
            {job?.state === 'failed' && <Text c="var(--mantine-color-error)">{t('attribution.rebuild.failed')}</Text>}
            {last && job?.state !== 'cancelled' && job?.state !== 'failed' && (
              <div className={classes.fact} data-testid="rebuild-result">
                <IconCircleCheck size={20} stroke={1.7} className={classes.good} aria-hidden />
                <Text>{momentText(last.at, zone)}: {last.changed === 0 ? t('attribution.rebuild.same', { actions: number(last.actions) }) : t('attribution.rebuild.changed', { actions: number(last.actions), changed: number(last.changed) })}</Text>
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
