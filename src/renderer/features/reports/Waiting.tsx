import type { ReactNode } from 'react';
import { Alert, Button, Group, Progress, Stack } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportName } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';
import { codeOf, errorText } from '../../ipc/error-text.ts';
import { useProgress } from './queries.ts';
import classes from './reports.module.css';

/** A report that is being counted: how far it is, and a way to stop it. What was there before is not shown as if it were the new one. */
export function Report<T>({ query, report, children }: { readonly query: UseQueryResult<T>; readonly report: ReportName; readonly children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  const { data, isPending, isFetching, isError, error, refetch } = query, waiting = isFetching && isPending, { data: all } = useProgress(waiting), at = all?.find((one) => one.report === report);
  if (data !== undefined) return <>{children(data)}</>;
  if (isError && !isFetching) {
    const stopped = codeOf(error) === 'conflict';
    return <Alert color={stopped ? 'gray' : 'red'} variant="light" role="status" data-stopped={stopped || undefined}><Group justify="space-between">{stopped ? t('reports.stopped') : errorText(error)}<Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => { void refetch(); }}>{t('reports.again')}</Button></Group></Alert>;
  }
  return (
    <Stack gap="xs" className={classes.waiting} role="status" data-waiting>
      <span>{t('reports.counting')}{at && at.total > 0 ? ` ${t('reports.daysDone', { done: at.done, total: at.total })}` : ''}</span>
      <Group gap="sm" wrap="nowrap">
        <Progress.Root size="lg" className={classes.grow}><Progress.Section value={at && at.total > 0 ? (at.done / at.total) * 100 : 100} striped animated={!at} aria-label={t('reports.counting')} /></Progress.Root>
        {at && <Button variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={() => { void client.reports.cancel({ report }); }}>{t('reports.stop')}</Button>}
      </Group>
    </Stack>
  );
}
