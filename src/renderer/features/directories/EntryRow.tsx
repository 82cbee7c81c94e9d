import type { KeyboardEvent } from 'react';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntry } from '#shared/directories/contract.ts';
import type { DirectoryKind } from '#shared/directories/kinds.ts';
import { Tip } from '../../ui/Tip.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import classes from './directories.module.css';

interface Props {
  readonly kind: DirectoryKind;
  readonly entry: DirectoryEntry;
  readonly index: number;
  readonly last: number;
  /** Whether this list has an order of the clinic's own. */
  readonly sorted: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRetire: () => void;
  readonly onRestore: () => void;
  readonly drag?: { start(): void; over(): void; end(dropped: boolean): void };
}
const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** One entry: its name opens it, the grip or Alt+arrows move it. */
export function EntryRow({ kind, entry, index, last, sorted, onOpen, onKeyDown, onMove, onRetire, onRestore, drag }: Props) {
  const { t } = useTranslation();
  const { name } = entry;
  const tool = (label: string, run: () => void, mark: React.ReactNode, disabled = false) => (
    <Tip label={label}><ActionIcon aria-label={label} onClick={run} disabled={disabled}>{mark}</ActionIcon></Tip>
  );
  return (
    <li className={classes.row} data-entry={entry.id} data-retired={entry.retired || undefined} onDragOver={(event) => { if (drag) { event.preventDefault(); drag.over(); } }} onDrop={(event) => { event.preventDefault(); drag?.end(true); }}>
      {sorted && drag ? <span className={classes.grip} draggable aria-hidden onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', ''); drag.start(); }} onDragEnd={() => { drag.end(false); }}><IconGripVertical {...icon} /></span> : <span className={classes.noGrip} />}
      <UnstyledButton className={classes.open} data-open onClick={onOpen} onKeyDown={onKeyDown} {...(sorted ? { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' } : {})}>
        <span className={classes.name}>{name}</span>
        <EntryFacts kind={kind} entry={entry} />
      </UnstyledButton>
      {entry.retired ? (
        <span className={classes.tools}><span className={classes.retired}><IconArchive {...icon} />{t('directories.retired')}</span>{tool(t('directories.restoreOf', { name }), onRestore, <IconArrowBackUp {...icon} />)}</span>
      ) : (
        <span className={classes.tools}>
          {sorted && tool(t('directories.upOf', { name }), () => { onMove(index, index - 1); }, <IconArrowUp {...icon} />, index === 0)}
          {sorted && tool(t('directories.downOf', { name }), () => { onMove(index, index + 1); }, <IconArrowDown {...icon} />, index === last)}
          {tool(t('directories.retireOf', { name }), onRetire, <IconArchive {...icon} />)}
        </span>
      )}
    </li>
  );
}
