import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/telephony/connections-contract.ts';
import type { ListedConnection } from './queries.ts';
import classes from './connections.module.css';

const icons = { works: IconCircleCheck, warning: IconAlertTriangle, fails: IconCircleX, unknown: IconCircleDashed } as const;
const howOf = { connected: 'works', degraded: 'warning', disconnected: 'fails', unauthorized: 'fails', misconfigured: 'fails', off: 'unknown' } as const;

/** How a connection is now: icon, word, and a sentence on what to do. */
export function ConnectionState({ health, enabled }: { readonly health: ListedConnection['health']; readonly enabled: boolean }) {
  const { t } = useTranslation();
  const how = howOf[health.state], Icon = icons[how];
  return (
    <div className={`${classes.state ?? ''} ${classes[how] ?? ''}`} data-health={health.state}>
      <Icon size={20} aria-hidden />
      <div>
        <Text fw={600}>{t(`connections.state.${health.state === 'off' && enabled ? 'waiting' : health.state}`)}</Text>
        {health.code && <Text c="dimmed">{t(`connections.code.${health.code}`, { defaultValue: t('connections.code.other') })}</Text>}
      </div>
    </div>
  );
}

/** What «Проверить» found. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.result} aria-label={t('connections.result')} data-testid="check-result">
      {findings.map((one) => {
        const Icon = icons[one.how];
        return (
          <li key={one.what} className={`${classes.finding ?? ''} ${classes[one.how] ?? ''}`} data-finding={`${one.what} ${one.how}`}>
            <Icon size={20} aria-hidden />
            <div>
              <Text component="span" fw={600}>{t(`connections.what.${one.what}`)}: </Text>
              <Text component="span">{t(`connections.how.${one.how}`)}</Text>
              {one.how === 'works' && one.count !== undefined && <Text component="span" c="dimmed">{` (${String(one.count)})`}</Text>}
              {one.code && <Text c="dimmed">{t(`connections.code.${one.code}`, { count: one.count ?? 0, minutes: one.count ?? 0, defaultValue: t('connections.code.other') })}</Text>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
