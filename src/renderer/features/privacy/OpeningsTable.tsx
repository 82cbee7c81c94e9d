import { useInfiniteQuery } from '@tanstack/react-query';
import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Day, Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import classes from './privacy.module.css';

export interface Asked { readonly fromDay: Day; readonly tillDay: Day; readonly employeeId?: Id | undefined; readonly patientId?: Id | undefined }

/** Who opened which card, the newest first; the next page begins where the last one ended. */
export function OpeningsTable({ asked, withPatient }: { readonly asked: Asked; readonly withPatient: boolean }) {
  const { t } = useTranslation();
  const zone = useZone(), mayOpen = useRight('patients.read'), openPatient = useScreen((s) => s.openPatient);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', 'openings', asked], initialPageParam: undefined as { at: number; seq: number } | undefined,
    queryFn: ({ pageParam }) => client.privacy.openings({ fromDay: asked.fromDay, tillDay: asked.tillDay, ...(asked.employeeId ? { employeeId: asked.employeeId } : {}), ...(asked.patientId ? { patientId: asked.patientId } : {}), ...(pageParam ? { after: pageParam } : {}), limit: 100 }),
    getNextPageParam: (last) => { const row = last.rows.at(-1); return last.more && row ? { at: row.at, seq: row.seq } : undefined; },
    staleTime: 0,
  });
  if (!data) return <Skeleton h={200} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Empty icon={<IconEye size={40} stroke={1.3} aria-hidden />}>{t('privacy.openings.none')}</Empty>;
  return (
    <>
      <table className={classes.table} aria-label={t('privacy.openings.list')}>
        <thead><tr><th scope="col">{t('privacy.openings.when')}</th><th scope="col">{t('privacy.openings.who')}</th>{withPatient && <th scope="col">{t('privacy.openings.patient')}</th>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seq}>
              <td className={classes.when}>{dayTimeOf(row.at, zone)}</td>
              <td>{row.employee || t('privacy.openings.unknown')}</td>
              {withPatient && <td>{!row.patient ? <span className={classes.quiet}>{t('privacy.openings.erased')}</span> : mayOpen ? <Anchor component="button" type="button" className={classes.link} onClick={() => { openPatient(row.patientId); }}>{row.patient}</Anchor> : row.patient}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {hasNextPage && <Button variant="light" mt="sm" loading={isFetchingNextPage} onClick={() => { void fetchNextPage(); }}>{t('privacy.openings.more')}</Button>}
    </>
  );
}
