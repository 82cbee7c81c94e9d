import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Menu } from '@mantine/core';
import { IconHistory, IconMessage2Plus, IconPhone, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { columns, Row } from './Row.tsx';
import { useHistory } from './queries.ts';
import type { HistoryFilter } from './filter-store.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import classes from './history.module.css';

interface OpenMenu { readonly row: HistoryRow; readonly x: number; readonly y: number }
const rowRem = 3.25;

/** The list itself: only the rows in sight are drawn; arrows walk, Enter opens, Shift+F10 or the right button shows the menu. */
export function HistoryTable({ filter }: { readonly filter: HistoryFilter }) {
  const { t } = useTranslation();
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(filter);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const openPanel = useOpenPanel();
  const openPatient = useScreen((s) => s.openPatient);
  const { dial, allowed: mayCall } = useDial();
  const mayRead = useRight('patients.read');
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [menu, setMenu] = useState<OpenMenu>();
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
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -rows.length, End: rows.length }[event.key];
    const row = rows[at];
    if (step !== undefined) focusRow(at + step);
    else if (event.key === 'Enter' && row) openPanel(row.id);
    else if (((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') && row) {
      const box = event.currentTarget.querySelector(`[data-index="${String(at)}"]`)?.getBoundingClientRect();
      setMenu({ row, x: (box?.left ?? 0) + 120, y: (box?.bottom ?? 0) - 8 });
    } else return;
    event.preventDefault();
  };
  const rightClick = (row: HistoryRow, index: number) => (event: MouseEvent) => {
    event.preventDefault();
    setAt(index);
    setMenu({ row, x: event.clientX, y: event.clientY });
  };
  if (isError) return <Empty icon={<IconHistory size={40} stroke={1.3} aria-hidden />}><p>{t('history.failed')}</p><Button variant="default" onClick={() => { void refetch(); }}>{t('common.again')}</Button></Empty>;
  if (!isPending && rows.length === 0 && !hasNextPage) return <Empty icon={<IconHistory size={40} stroke={1.3} aria-hidden />}>{t('history.nothing')}</Empty>;
  const chosen = menu?.row;
  return (
    <>
      <div ref={scroller} className={classes.scroller} role="grid" aria-label={t('history.title')} aria-rowcount={hasNextPage ? -1 : rows.length + 1} aria-colcount={columns.length} aria-busy={isPending} onKeyDown={press}>
        <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.header}`}>{columns.map((column) => <div key={column} role="columnheader" className={classes.cell}>{t(`history.columns.${column}`)}</div>)}</div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => {
            const row = rows[index]!;
            return <Row key={row.id} row={row} index={index} top={start} current={index === at} onFocus={() => { setAt(index); }} onOpen={() => { openPanel(row.id); }} onMenu={rightClick(row, index)} />;
          })}
        </div>
        <CardsSpare />
      </div>
      <Menu opened={menu !== undefined} onClose={() => { setMenu(undefined); focusRow(at); }} position="bottom-start" offset={2} returnFocus={false}>
        <Menu.Target><span aria-hidden className={classes.anchor} style={{ left: menu?.x ?? 0, top: menu?.y ?? 0 }} /></Menu.Target>
        {chosen && (
          <Menu.Dropdown aria-label={t('history.menu')}>
            <Menu.Item leftSection={<IconMessage2Plus size={18} stroke={1.7} aria-hidden />} onClick={() => { openPanel(chosen.id); }}>{t(chosen.author ? 'history.edit' : 'history.addComment')}</Menu.Item>
            {mayCall && chosen.phoneE164 && <Menu.Item leftSection={<IconPhone size={18} stroke={1.7} aria-hidden />} onClick={() => { openPanel(chosen.id); dial(chosen.phoneE164!, chosen.id); }}>{t('history.call', { number: chosen.phone ?? '' })}</Menu.Item>}
            {mayRead && chosen.patientId && <Menu.Item leftSection={<IconUser size={18} stroke={1.7} aria-hidden />} onClick={() => { openPatient(chosen.patientId!); }}>{t('history.openCard')}</Menu.Item>}
          </Menu.Dropdown>
        )}
      </Menu>
    </>
  );
}
