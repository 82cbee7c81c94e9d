import { useCallback, useEffect, useMemo } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayTimeOf } from '../../ui/format.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useZone } from '../directories/index.ts';
import { RowGrid } from './RowGrid.tsx';
import { shownColumns } from './columns.ts';
import { useHistoryFilter, type HistoryFilter } from './filter-store.ts';
import { useHistory, useSavedFilters } from './queries.ts';
import classes from './history.module.css';

const mark = <IconHistory size={40} stroke={1.3} aria-hidden />;

/** The rows of the filter; further ones are read as the list is walked, and a rare one is looked for further back by itself. */
export function HistoryTable({ filter, settled }: { readonly filter: HistoryFilter; /** The list is of the filter that stands above it. */ readonly settled: boolean }) {
  const { t } = useTranslation(), zone = useZone();
  const { data: saved } = useSavedFilters(), shown = useMemo(() => shownColumns(saved?.hidden), [saved?.hidden]);
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(filter, shown.includes('phoneOwner'));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]), reached = data?.pages.at(-1)?.next?.startedAt;
  const more = useCallback(() => { if (!isFetchingNextPage) void fetchNextPage(); }, [isFetchingNextPage, fetchNextPage]);
  const { keyboardAsked, keyboardTaken } = useHistoryFilter(), known = settled && !isPending && (rows.length > 0 || !hasNextPage);
  // nothing to show takes nothing, and forgets that it was asked: a later change of the filter is typed into
  useEffect(() => { if (known && rows.length === 0) keyboardTaken(); }, [known, rows.length, keyboardTaken]);
  if (isError) return <Empty icon={mark}><p>{t('history.failed')}</p><Button variant="default" onClick={() => { void refetch(); }}>{t('common.again')}</Button></Empty>;
  if (!isPending && rows.length === 0 && !hasNextPage) return <Empty icon={mark}>{t('history.nothing')}</Empty>;
  return (
    <RowGrid label={t('history.title')} rows={rows} shown={shown} tree={filter.view === 'heads'} onEnd={hasNextPage ? more : undefined} busy={isPending || isFetchingNextPage} of={filter} onKeyboard={keyboardAsked && known ? keyboardTaken : undefined}
      foot={isFetchingNextPage && <div className={classes.more} role="status"><Loader size="sm" aria-hidden />{reached === undefined ? t('history.loading') : t('history.lookedBack', { at: dayTimeOf(reached, zone) })}</div>} />
  );
}
