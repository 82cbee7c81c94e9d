import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/kernel/time.ts';
import type { CardChangeRow } from '#shared/patients/card-contract.ts';
import type { Card } from '#shared/patients/contract.ts';
import { historyLine, type HistoryLine } from '#shared/patients/history.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { longDay } from '../../ui/day-text.ts';
import { Empty } from '../../ui/Empty.tsx';
import { timeOf } from '../../ui/format.ts';
import { useZone } from '../directories/index.ts';
import { CardOpenings } from '../privacy/index.ts';
import classes from './card-history.module.css';

function Change({ label, before, after }: HistoryLine['changes'][number]) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={classes.label}>{label}{before !== undefined || after !== undefined ? ': ' : ''}</span>
      {before !== undefined && <del className={classes.before}>{before}</del>}
      {before !== undefined && <span className={classes.arrow}><span aria-hidden>→</span><span className={classes.said}> {t('patientCard.history.became')} </span></span>}
      {after !== undefined ? <ins className={classes.after}>{after}</ins> : before !== undefined && <ins className={classes.after}>{t('common.dash')}</ins>}
    </li>
  );
}

function Row({ row, names }: { readonly row: CardChangeRow; readonly names: Readonly<Record<string, string>> }) {
  const { t, i18n } = useTranslation();
  const zone = useZone(), { title, changes } = historyLine(row, names, i18n.language === 'en' ? 'en' : 'ru');
  return (
    <li className={classes.row} data-action={row.action}>
      <time className={classes.time}>{timeOf(row.at, zone)}</time>
      <div>
        <span className={classes.title}>{title}</span> <span className={classes.who}>{row.by || t('patientCard.history.program')}</span>
        {changes.length > 0 && <ul className={classes.changes}>{changes.map((one) => <Change key={one.label} {...one} />)}</ul>}
      </div>
    </li>
  );
}

/** «История»: what was changed in the card and, for whoever may read the log, who opened it. */
export function HistoryTab({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const mayRead = useRight('audit.read');
  const [shown, setShown] = useState('changes');
  return (
    <>
      {mayRead && <SegmentedControl mb="xs" aria-label={t('privacy.openings.what')} value={shown} onChange={setShown} data={[{ value: 'changes', label: t('privacy.openings.changes') }, { value: 'openings', label: t('privacy.openings.opened') }]} />}
      {shown === 'openings' ? <CardOpenings patientId={card.id} /> : <Changes card={card} />}
    </>
  );
}

/** What was changed in the card, the newest day first: who, when, what it was and became. */
function Changes({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['patients', 'cardHistory', card.id], initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => client.patients.history({ patientId: card.id, ...(pageParam ? { before: pageParam } : {}), limit: 50 }),
    getNextPageParam: (last) => (last.more ? last.rows.at(-1)?.seq : undefined),
  });
  if (!data) return <Skeleton h={200} />;
  const rows = data.pages.flatMap((page) => page.rows), names = Object.assign({}, ...data.pages.map((page) => page.names)) as Record<string, string>;
  if (rows.length === 0) return <Empty icon={<IconHistory size={40} stroke={1.3} aria-hidden />}>{t('patientCard.history.none')}</Empty>;
  const days = Map.groupBy(rows, (row) => dayOf(row.at, zone));
  return (
    <section aria-label={t('patientCard.history.list')}>
      {[...days].map(([day, ofDay]) => (
        <div key={day} className={classes.day}>
          <h3>{longDay(day, i18n.language)}</h3>
          <ul>{ofDay.map((row) => <Row key={row.seq} row={row} names={names} />)}</ul>
        </div>
      ))}
      {hasNextPage && <Button variant="light" loading={isFetchingNextPage} onClick={() => { void fetchNextPage(); }}>{t('patientCard.history.more')}</Button>}
    </section>
  );
}
