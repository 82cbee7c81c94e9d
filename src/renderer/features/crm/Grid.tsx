import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CardsSpare } from '../../ui/cards-height.tsx';
import classes from './crm.module.css';

export interface GridColumn<K extends string> { readonly key: K; /** Empty for one that only holds buttons; it is still named for a screen reader. */ readonly title: string; readonly hidden?: boolean }
interface Props<T, K extends string> {
  readonly label: string;
  readonly rows: readonly T[];
  /** What names a row where its id does not. */
  keyOf?(row: T): string;
  readonly columns: readonly GridColumn<K>[];
  /** The widths of the columns, as CSS grid has them. */
  readonly template: string;
  readonly busy?: boolean;
  cell(row: T, key: K, current: boolean): ReactNode;
  onOpen(row: T): void;
  /** A key pressed on a row; true when it was somebody's. */
  onKey?(row: T, key: string): boolean;
  menu(row: T): ReactNode;
  /** «overdue», «done»: the look of a row. */
  mark?(row: T): string | undefined;
}

/** A long list of rows by the keyboard: arrows walk, Enter opens, Shift+F10 or the right button shows the menu; only rows in sight are drawn. */
export function Grid<T extends { readonly id: string }, K extends string>({ label, rows, columns, template, busy = false, cell, onOpen, onKey, menu, mark, keyOf = (row) => row.id }: Props<T, K>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0), [open, setOpen] = useState<{ readonly row: T; readonly x: number; readonly y: number }>();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 3.25 * rem, overscan: 12 });
  const current = Math.min(at, Math.max(0, rows.length - 1));
  useEffect(() => { setAt(0); scroller.current?.scrollTo({ top: 0 }); }, [label]);

  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setAt(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => { scroller.current?.querySelector<HTMLElement>(`[data-index="${String(to)}"]`)?.focus(); });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[current], inButton = event.target instanceof Element && event.target.closest('button, a, input') !== null;
    if (!row || (inButton && !/^F\d/.test(event.key))) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[event.key];
    if (step !== undefined) focusRow(current + step);
    else if (event.key === 'Enter') onOpen(row);
    else if ((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') {
      const box = event.currentTarget.querySelector(`[data-index="${String(current)}"]`)?.getBoundingClientRect();
      setOpen({ row, x: (box?.left ?? 0) + 120, y: (box?.bottom ?? 0) - 8 });
    } else if (event.ctrlKey || event.altKey || event.metaKey || !onKey?.(row, event.key)) return;
    event.preventDefault();
  };
  const rightClick = (row: T, index: number) => (event: MouseEvent) => {
    event.preventDefault();
    setAt(index);
    setOpen({ row, x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <div ref={scroller} className={classes.scroller} role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length} aria-busy={busy} onKeyDown={press}>
        <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.header}`} style={{ gridTemplateColumns: template }}>
          {columns.map(({ key, title, hidden }) => <div key={key} role="columnheader" className={classes.cell}>{hidden ? <span className={classes.unseen}>{title}</span> : title}</div>)}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <div key={keyOf(row)} role="row" aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} data-index={index} data-row={row.id} data-mark={mark?.(row)} className={classes.row} style={{ gridTemplateColumns: template, position: 'absolute', top: start, left: 0, right: 0 }}
                onFocus={() => { setAt(index); }} onContextMenu={rightClick(row, index)} onDoubleClick={() => { onOpen(row); }}>
                {columns.map(({ key }, n) => <div key={key} role="gridcell" aria-colindex={n + 1} className={classes.cell} data-column={key}>{cell(row, key, index === current)}</div>)}
              </div>
            );
          })}
        </div>
        <CardsSpare />
      </div>
      <Menu opened={open !== undefined} onClose={() => { setOpen(undefined); focusRow(current); }} position="bottom-start" offset={2} returnFocus={false}>
        <Menu.Target><span aria-hidden className={classes.anchor} style={{ left: open?.x ?? 0, top: open?.y ?? 0 }} /></Menu.Target>
        {open && <Menu.Dropdown aria-label={t('crm.rowMenu')}>{menu(open.row)}</Menu.Dropdown>}
      </Menu>
    </>
  );
}
