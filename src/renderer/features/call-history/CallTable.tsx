import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '#shared/reports/contract.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { useDial } from '../../ui/use-dial.ts';
import { CallRow, columns } from './CallRow.tsx';
import { useCalls } from './queries.ts';
import classes from './call-history.module.css';

const rowRem = 3.25;
const mark = <IconPhone size={40} stroke={1.3} aria-hidden />;

/** The list: only the rows in sight are drawn; arrows walk, F7 calls the number of the row. */
export function CallTable({ filter }: { readonly filter: CallFilter }) {
  const { t } = useTranslation();
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useCalls(filter);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [], { dial, allowed } = useDial();
  const scroller = useRef<HTMLDivElement>(null), [at, setAt] = useState(0);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowRem * rem, overscan: 12 });
  const items = virtual.getVirtualItems(), last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 15) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => { setAt(0); scroller.current?.scrollTo({ top: 0 }); }, [filter]);
  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setAt(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => { scroller.current?.querySelector<HTMLElement>(`[data-index="${String(to)}"]`)?.focus(); });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[at], step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -rows.length, End: rows.length }[event.key];
    if (event.key === 'F7' && row?.phoneE164 && allowed) dial(row.phoneE164, row.callId);
    else if (step === undefined || (event.target instanceof Element && event.target.closest('button, a'))) return;
    else focusRow(at + step);
    event.preventDefault();
  };
  if (isError) return <Empty icon={mark}><p>{t('callHistory.failed')}</p><Button variant="default" onClick={() => { void refetch(); }}>{t('common.again')}</Button></Empty>;
  if (!isPending && rows.length === 0 && !hasNextPage) return <Empty icon={mark}>{t('callHistory.nothing')}</Empty>;
  return (
    <div ref={scroller} className={classes.scroller} role="grid" aria-label={t('callHistory.title')} aria-rowcount={hasNextPage ? -1 : rows.length + 1} aria-colcount={columns.length} aria-busy={isPending} onKeyDown={press}>
      <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.header}`}>{columns.map((column) => <div key={column} role="columnheader" className={classes.cell}>{column === 'deeds' ? <span className={classes.unseen}>{t('callHistory.columns.deeds')}</span> : t(`callHistory.columns.${column}`)}</div>)}</div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => <CallRow key={rows[index]!.callId} row={rows[index]!} index={index} top={start} current={index === at} onFocus={() => { setAt(index); }} />)}
      </div>
      <CardsSpare />
    </div>
  );
}
