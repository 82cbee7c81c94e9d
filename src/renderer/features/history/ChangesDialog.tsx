import { Loader, Modal } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryRow } from '#shared/inquiries/history.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import { useRowChanges } from './queries.ts';
import classes from './history.module.css';

const deeds = { 'inquiry.added': 'added', 'inquiry.commented': 'commented', 'inquiry.changed': 'changed', 'lead.processed': 'processed', 'lead.taken': 'taken' } as const;
const deedOf = (action: string) => (action in deeds ? deeds[action as keyof typeof deeds] : 'other');
const labels: Readonly<Record<string, 'who' | 'whoType' | 'topic' | 'comment'>> = { person: 'who', whoType: 'whoType', topicId: 'topic', comment: 'comment' };

function Change({ change }: { readonly change: HistoryChange }) {
  const { t } = useTranslation(), zone = useZone();
  return (
    <li className={classes.change} data-testid="row-change">
      <span className={classes.changeHead}><b>{change.by}</b> <span className={classes.quiet}>{dayTimeOf(change.at, zone)}</span> <span>{t(`history.deed.${deedOf(change.action)}`)}</span></span>
      {change.fields.map(({ field, before, after }) => (
        <span key={field} className={classes.changeField}>
          <span className={classes.quiet}>{t(`history.columns.${labels[field] ?? 'comment'}`)}</span>
          <span>{before && <><del>{before}</del> <IconArrowRight size={14} aria-label={t('history.became')} /> </>}<ins>{after || t('common.dash')}</ins></span>
        </span>
      ))}
    </li>
  );
}

/** Who wrote what in a row and when: the first author stays «Сотрудник», the editors are told here. */
export function ChangesDialog({ row, onClose }: { readonly row: HistoryRow | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation(), { data } = useRowChanges(row?.id);
  return (
    <Modal opened={row !== undefined} onClose={onClose} title={t('history.changes')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      {data === undefined ? <Loader size="sm" /> : data.length === 0 ? <p className={classes.quiet}>{t('history.noChanges')}</p> : <ul className={classes.changes}>{data.map((change, n) => <Change key={n} change={change} />)}</ul>}
    </Modal>
  );
}
