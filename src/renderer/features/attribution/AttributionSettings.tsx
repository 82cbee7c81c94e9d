import { useQuery } from '@tanstack/react-query';
import { Text, Title } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { momentText } from '../../ui/moment.ts';
import { useZone } from '../directories/index.ts';
import { Rebuild } from './Rebuild.tsx';
import { TryWindows } from './TryWindows.tsx';
import classes from './attribution.module.css';

/** «Учёт обращений»: which windows count, what others would change, and the rebuild of all history. */
export function AttributionSettings() {
  const { t } = useTranslation();
  const zone = useZone();
  const { data } = useQuery({ queryKey: ['settings', 'attribution'], queryFn: () => client.attribution.windows(null) });
  if (!data) return null;
  const { now, past } = data;
  return (
    <div className={classes.page} data-testid="attribution">
      <div>
        <Title order={1} fz="1.375rem">{t('attribution.title')}</Title>
        <Text c="dimmed" mt={4}>{t('attribution.intro')}</Text>
      </div>
      <section className={classes.card} aria-labelledby="attribution-now">
        <h2 id="attribution-now" className={classes.title}>{t('attribution.now')}</h2>
        <div className={classes.fact}><IconHourglassHigh size={20} stroke={1.7} aria-hidden /><Text>{t('attribution.windows', { booked: now.bookedMin, changed: now.changedMin })}</Text></div>
        {past.length > 0 && (
          <ul className={classes.past} aria-label={t('attribution.past')}>
            {past.map((one) => <li key={one.since}>{one.since === 0 ? t('attribution.always') : t('attribution.since', { when: momentText(one.since, zone) })}: {t('attribution.minutes', { booked: one.bookedMin, changed: one.changedMin })}</li>)}
            {past.at(-1)?.since !== 0 && <li>{t('attribution.before')}: {t('attribution.minutes', { booked: 30, changed: 15 })}</li>}
          </ul>
        )}
      </section>
      <TryWindows now={now} />
      <Rebuild last={data.lastRebuild} />
    </div>
  );
}
