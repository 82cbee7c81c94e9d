import type { CSSProperties, MouseEvent } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import { Cell } from './cells.tsx';
import type { Column } from './columns.ts';
import classes from './history.module.css';

/** A row as it stands in the list: an обращение that can be unfolded, one of its events, or an event alone. */
export interface Line { readonly row: HistoryRow; readonly level: 1 | 2; readonly expanded?: boolean }
interface Props {
  readonly line: Line;
  readonly shown: readonly Column[];
  readonly grid: CSSProperties;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly tree: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onMenu: (event: MouseEvent) => void;
  readonly onUnfold: () => void;
}

/** One contact. «Добавить» and «Изменить» open the same panel that a call has. */
export function Row({ line: { row, level, expanded }, shown, grid, index, top, current, tree, onFocus, onOpen, onMenu, onUnfold }: Props) {
  const { t } = useTranslation(), tabIndex = current ? 0 : -1, many = row.events > 1;
  return (
    <div role="row" aria-rowindex={index + 2} {...(tree ? { 'aria-level': level, ...(many ? { 'aria-expanded': expanded ?? false } : {}) } : {})} tabIndex={tabIndex} data-index={index} data-testid="history-row" data-inquiry={row.id} data-yellow={row.yellow || undefined} data-level={level} className={classes.row} style={{ ...grid, position: 'absolute', top, left: 0, right: 0 }} onFocus={onFocus} onContextMenu={onMenu}
      onDoubleClick={(event) => { if (!(event.target as Element).closest('button, a')) onOpen(); }}>
      {shown.map((column, n) => (
        <div key={column} role="gridcell" aria-colindex={n + 1} className={classes.cell} data-column={column}>
          {column === 'type' && tree && many && (
            <ActionIcon className={classes.unfold ?? ''} tabIndex={tabIndex} aria-label={t(expanded ? 'history.fold' : 'history.unfold', { count: row.events })} onClick={onUnfold}>
              {expanded ? <IconChevronDown size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
            </ActionIcon>
          )}
          {column === 'type' ? <span className={classes.stack}><Cell column={column} row={row} tabIndex={tabIndex} onOpen={onOpen} talkShown={shown.includes('talk')} /></span> : <Cell column={column} row={row} tabIndex={tabIndex} onOpen={onOpen} talkShown={shown.includes('talk')} />}
        </div>
      ))}
    </div>
  );
}
