import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Loader } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayTimeOf } from '../../ui/format.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { useZone } from '../directories/index.ts';
import { AuditEntry } from './AuditEntry.tsx';
import { useAudit, type AuditFilter } from './queries.ts';
import classes from './audit.module.css';

/** The rows in sight, each a sentence; the next ones are read as the list is walked, and a rare word is looked for further back by itself. */
export function AuditList({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit(filter);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const reached = data?.pages.at(-1)?.reached;
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 56, overscan: 10, getItemKey: (index) => rows[index]?.seq ?? index });
  const items = virtual.getVirtualItems(), last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 20) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage, data]);
  useEffect(() => { setAt(0); scroller.current?.scrollTo({ top: 0 }); }, [filter]);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(rows.length - 1, at + step));
    setAt(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => { scroller.current?.querySelector<HTMLElement>(`[data-index="${String(to)}"]`)?.focus(); });
  };
  if (isError) return <Empty icon={<IconHistory size={40} stroke={1.3} aria-hidden />}><p>{t('history.failed')}</p><Button variant="default" onClick={() => { void refetch(); }}>{t('common.again')}</Button></Empty>;
  if (!isPending && rows.length === 0 && !hasNextPage) return <Empty icon={<IconHistory size={40} stroke={1.3} aria-hidden />}>{t('audit.nothing')}</Empty>;
  return (
    <div ref={scroller} className={classes.scroller} role="feed" aria-label={t('audit.title')} aria-busy={isPending || isFetchingNextPage} onKeyDown={press}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map(({ index, start, key }) => (
          <div key={key} ref={virtual.measureElement} data-index={index} role="article" aria-posinset={index + 1} aria-setsize={hasNextPage ? -1 : rows.length} aria-label={`${dayTimeOf(rows[index]!.at, zone)} ${rows[index]!.employee}`} tabIndex={index === at ? 0 : -1} onFocus={() => { setAt(index); }} className={classes.entry} style={{ transform: `translateY(${String(start)}px)` }} data-testid="audit-row">
            <AuditEntry row={rows[index]!} zone={zone} />
          </div>
        ))}
      </div>
      {isFetchingNextPage && <div className={classes.more} role="status"><Loader size="sm" aria-hidden />{reached === undefined ? t('audit.loading') : t('audit.lookedBack', { at: dayTimeOf(reached, zone) })}</div>}
      <CardsSpare />
    </div>
  );
}
