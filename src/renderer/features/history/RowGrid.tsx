import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import type { Id } from '#shared/kernel/values.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { ChangesDialog } from './ChangesDialog.tsx';
import { RowMenu, type OpenMenu } from './RowMenu.tsx';
import { Row, type Line } from './Row.tsx';
import { gridOf, type Column } from './columns.ts';
import { eventsOf } from './queries.ts';
import classes from './history.module.css';

interface Props {
  readonly label: string;
  readonly rows: readonly HistoryRow[];
  readonly shown: readonly Column[];
  /** Rows are обращения and unfold into their events. */
  readonly tree?: boolean;
  /** More rows may follow: the end of the list asks for them. */
  readonly onEnd?: (() => void) | undefined;
  readonly busy?: boolean;
  /** Another list altogether: begin at its top. */
  readonly of: unknown;
  /** The first row takes the keyboard, and says so. */
  readonly onKeyboard?: (() => void) | undefined;
  readonly foot?: ReactNode;
}
const rowRem = 3.25;

/** The list itself: only the rows in sight are drawn. Arrows walk, Enter opens the comment, Space unfolds, F7 calls, Shift+F10 or the right button shows the menu. */
export function RowGrid({ label, rows, shown, tree = false, onEnd, busy = false, of, onKeyboard, foot }: Props) {
  const { t } = useTranslation(), openPanel = useOpenPanel(), { dial, allowed: mayCall } = useDial();
  const scroller = useRef<HTMLDivElement>(null), [at, setAt] = useState(0), [menu, setMenu] = useState<OpenMenu>();
  const [unfolded, setUnfolded] = useState<readonly Id[]>([]), [changes, setChanges] = useState<HistoryRow>();
  const owner = shown.includes('phoneOwner'), events = useQueries({ queries: unfolded.map((id) => eventsOf(id, owner)), combine: (results) => new Map(results.map((result, n) => [unfolded[n]!, result.data])) });
  const lines = useMemo<Line[]>(() => rows.flatMap((row): Line[] => {
    const expanded = tree && unfolded.includes(row.id);
    return [{ row, level: 1, expanded }, ...(expanded ? events.get(row.id) ?? [] : []).map((event): Line => ({ row: event, level: 2 }))];
  }), [rows, tree, unfolded, events]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize), grid = useMemo(() => gridOf(shown), [shown]);
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => rowRem * rem, overscan: 12 });
  const items = virtual.getVirtualItems(), last = items.at(-1)?.index ?? -1;
  useEffect(() => { if (last >= lines.length - 15) onEnd?.(); }, [last, lines.length, onEnd]);
  useEffect(() => { setAt(0); setUnfolded([]); scroller.current?.scrollTo({ top: 0 }); }, [of]);

  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(lines.length - 1, index));
    setAt(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => { scroller.current?.querySelector<HTMLElement>(`[data-index="${String(to)}"]`)?.focus(); });
  };
  const focus = useRef(focusRow);
  useEffect(() => { focus.current = focusRow; });
  useEffect(() => {
    if (!onKeyboard || lines.length === 0) return;
    focus.current(0);
    onKeyboard();
  }, [onKeyboard, lines.length]);
  const unfold = (row: HistoryRow, open?: boolean) => { if (tree && row.events > 1) setUnfolded((now) => { const is = now.includes(row.id); return (open ?? !is) === is ? now : is ? now.filter((id) => id !== row.id) : [...now, row.id]; }); };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const line = lines[at], row = line?.row, onButton = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (event.key === 'F7' && row?.phoneE164 && mayCall) { openPanel(row.id); dial(row.phoneE164, row.id); }
    else if (((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') && row) {
      const box = event.currentTarget.querySelector(`[data-index="${String(at)}"]`)?.getBoundingClientRect();
      setMenu({ row, x: (box?.left ?? 0) + 120, y: (box?.bottom ?? 0) - 8 });
    } else if (onButton) return;
    else if (event.key === 'Enter' && row) openPanel(row.id);
    else if (event.key === ' ' && row && line.level === 1) unfold(row);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && row && line.level === 1 && tree) unfold(row, event.key === 'ArrowRight');
    else {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -lines.length, End: lines.length }[event.key];
      if (step === undefined) return;
      focusRow(at + step);
    }
    event.preventDefault();
  };
  const rightClick = (row: HistoryRow, index: number) => (event: MouseEvent) => {
    event.preventDefault();
    setAt(index);
    setMenu({ row, x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <div ref={scroller} className={classes.scroller} role={tree ? 'treegrid' : 'grid'} aria-label={label} aria-rowcount={onEnd ? -1 : lines.length + 1} aria-colcount={shown.length} aria-busy={busy} onKeyDown={press}>
        <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.header}`} style={grid}>{shown.map((column, n) => <div key={column} role="columnheader" aria-colindex={n + 1} className={classes.cell} data-column={column}>{t(`history.columns.${column}`)}</div>)}</div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: grid.minWidth }}>
          {items.map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const { row, level } = line;
            return <Row key={`${row.id}${level === 2 ? ` of ${row.headId}` : ''}`} line={line} shown={shown} grid={grid} index={index} top={start} tree={tree} current={index === at} onFocus={() => { setAt(index); }} onOpen={() => { openPanel(row.id); }} onMenu={rightClick(row, index)} onUnfold={() => { unfold(row); }} />;
          })}
        </div>
        {foot}
        <CardsSpare />
      </div>
      <RowMenu menu={menu} onClose={() => { setMenu(undefined); focusRow(at); }} onChanges={setChanges} />
      <ChangesDialog row={changes} onClose={() => { setChanges(undefined); }} />
    </>
  );
}
