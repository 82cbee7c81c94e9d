import { Alert, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { PlanChange, PlanEffect } from '#shared/schedule/plan-contract.ts';
import { client } from '../../../ipc/client.ts';
import { errorText } from '../../../ipc/error-text.ts';
import { briefDay } from '../../../ui/day-text.ts';
import classes from './plan.module.css';

/** What a change would do, asked of main while it is being put together. */
export function useEffectOf(change: PlanChange | undefined): { readonly effect: PlanEffect | undefined; readonly error: unknown; readonly asking: boolean } {
  const [asked] = useDebouncedValue(change, 150);
  const { data, error, isFetching } = useQuery({ queryKey: ['schedule', 'plan', 'preview', asked], enabled: asked !== undefined, queryFn: () => client.schedule.previewPlan(asked!) });
  const settled = JSON.stringify(asked) === JSON.stringify(change);
  return { effect: settled ? data : undefined, error: change && settled ? error : undefined, asking: change !== undefined && (isFetching || !settled) };
}

const most = 8;

/** Days that change, appointments that would be left outside the hours, chairs that somebody else has: before anything is saved. */
export function EffectList({ effect, error, asking }: ReturnType<typeof useEffectOf>) {
  const { t, i18n } = useTranslation('schedule');
  if (error) return <Alert role="alert" color="red" variant="light" bg="var(--state-red-soft)" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{errorText(error)}</Alert>;
  if (!effect) return asking ? <div role="status"><Loader size="xs" /> <Text span c="dimmed">{t('plan.counting')}</Text></div> : null;
  const calm = effect.outside.length === 0 && effect.chairs.length === 0;
  return (
    <Alert role="status" color={calm ? 'green' : 'orange'} variant="light" icon={calm ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />} bg={calm ? 'var(--state-green-soft)' : 'var(--state-orange-soft)'} styles={{ message: { color: 'var(--mantine-color-text)' } }} data-effect>
      <div>{effect.days === 0 ? t('plan.nothingChanges') : t('plan.changes', { count: effect.days })}{calm && effect.days > 0 ? ` ${t('plan.nobodyOutside')}` : ''}</div>
      {effect.outside.length > 0 && (
        <>
          <b>{t('plan.outside', { count: effect.outside.length })}</b>
          <ul className={classes.outside}>
            {effect.outside.slice(0, most).map((a) => <li key={a.id}>{briefDay(a.day, i18n.language)} {clockText(a.startMin)}–{clockText(a.endMin)} {a.patient || t('grid.noName')}{a.phone ? <>, <span className={classes.phone}>{a.phone}</span></> : ''}</li>)}
            {effect.outside.length > most && <li>{t('plan.andMore', { count: effect.outside.length - most })}</li>}
          </ul>
          <div>{t('plan.notMoved')}</div>
        </>
      )}
      {effect.chairs.length > 0 && (
        <ul className={classes.outside}>
          {effect.chairs.slice(0, most).map((c) => <li key={`${c.day} ${c.startMin} ${c.doctor}`}>{t('plan.chairTaken', { day: briefDay(c.day, i18n.language), from: clockText(c.startMin), till: clockText(c.endMin), chair: c.chair, doctor: c.doctor })}</li>)}
          {effect.chairs.length > most && <li>{t('plan.andMore', { count: effect.chairs.length - most })}</li>}
        </ul>
      )}
    </Alert>
  );
}
