import { useMutation, useQuery } from '@tanstack/react-query';
import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { IconArrowsJoin, IconArrowsSplit, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import { tell } from '../../ui/tell.ts';
import { useZone } from '../directories/index.ts';
import classes from './merge.module.css';

/** Which cards were merged, by whom, and «Разъединить». */
export function MergesList({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { data } = useQuery({ queryKey: ['patients', 'merges'], queryFn: () => client.patients.merges({}) });
  const { mutate, isPending, variables } = useMutation({ mutationFn: (mergeId: string) => client.patients.unmerge({ mergeId }), onSuccess: () => { tell('done', t('finding.merge.undone')); } });
  if (!data) return <Skeleton h={160} />;
  if (data.length === 0) return <Empty icon={<IconArrowsJoin size={40} stroke={1.3} aria-hidden />}>{t('finding.merge.none')}</Empty>;
  return (
    <>
      <Text size="sm" className={classes.quiet} mb="xs">{t('finding.merge.undoNote')}</Text>
      <ul className={classes.merges} aria-label={t('finding.merge.list')}>
        {data.map((merge) => (
          <li key={merge.mergeId}>
            <div className={classes.grow}>
              <div><Anchor component="button" type="button" mih={32} fw={600} aria-label={t('finding.merge.open_kept', { name: merge.kept })} onClick={() => { onDone(); useScreen.getState().openPatient(merge.keptId); }}>{merge.kept}</Anchor> <span className={classes.quiet}>{t('finding.merge.took')}</span> <b>{merge.merged}</b></div>
              <Text size="sm" className={classes.quiet}>{[dayTimeOf(merge.at, zone), merge.by, t('finding.merge.rows', { count: merge.rows })].filter(Boolean).join(' · ')}</Text>
              {merge.stuck && <Text size="sm"><IconInfoCircle size={16} aria-hidden style={{ verticalAlign: '-0.2em' }} /> {t(`finding.merge.stuck.${merge.stuck}`)}</Text>}
            </div>
            {merge.undone ? <Text size="sm">{t('finding.merge.undoneBy', { when: dayTimeOf(merge.undone.at, zone), by: merge.undone.by })}</Text>
              : <Button variant="default" disabled={merge.stuck !== undefined} loading={isPending && variables === merge.mergeId} leftSection={<IconArrowsSplit size={18} stroke={1.7} aria-hidden />} aria-label={t('finding.merge.undoOf', { name: merge.merged })} onClick={() => { mutate(merge.mergeId); }}>{t('finding.merge.undo')}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
