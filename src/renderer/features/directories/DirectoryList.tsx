import { useRef, useState, type KeyboardEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Switch } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntry } from '#shared/directories/contract.ts';
import type { DirectoryKind } from '#shared/directories/kinds.ts';
import { client } from '../../ipc/client.ts';
import { Empty } from '../../ui/Empty.tsx';
import { tell } from '../../ui/tell.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { EntryRow } from './EntryRow.tsx';
import { moved } from './fields.ts';
import { useDirectory } from './queries.ts';
import classes from './directories.module.css';

/** One directory: its entries in their order, moved by the mouse or Alt+arrows, retired ones on demand. */
export function DirectoryList({ kind }: { readonly kind: DirectoryKind }) {
  const { t } = useTranslation();
  const { data } = useDirectory(kind);
  const [withRetired, setWithRetired] = useState(false);
  const [open, setOpen] = useState<DirectoryEntry | 'new'>();
  const [dragged, setDragged] = useState<{ readonly from: number; readonly to: number }>();
  const list = useRef<HTMLUListElement>(null);
  const { mutate: putOrder } = useMutation({ mutationFn: (ids: readonly string[]) => client.directories.order({ kind, ids: [...ids] }) });
  const { mutate: retire } = useMutation({
    mutationFn: (entry: DirectoryEntry) => client.directories.retire({ kind, id: entry.id }),
    onSuccess: (result, entry) => {
      if (result.kind === 'needed') tell('warn', t('directories.branchNeeded'));
      else if (result.kind === 'done' && result.ahead > 0) tell('warn', t('directories.ahead', { count: result.ahead, name: entry.name }));
    },
  });
  const { mutate: restore } = useMutation({
    mutationFn: (entry: DirectoryEntry) => client.directories.restore({ kind, id: entry.id }),
    onSuccess: (result, entry) => { if (result.kind === 'same-name') tell('warn', t('directories.sameNameBack', { name: entry.name })); },
  });
  if (!data) return null;
  const used = data.filter((entry) => !entry.retired), retired = data.filter((entry) => entry.retired);
  const sorted = kind !== 'phone';
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= used.length || from === to) return;
    putOrder(moved(used.map((entry) => entry.id), from, to));
    requestAnimationFrame(() => { list.current?.querySelector<HTMLElement>(`[data-entry="${used[from]!.id}"] button`)?.focus(); });
  };
  const press = (index: number) => (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey && sorted) move(index, index + step);
    else list.current?.querySelectorAll<HTMLElement>('[data-entry] [data-open]')[index + step]?.focus();
  };
  const shown = dragged ? moved(used, dragged.from, dragged.to) : used;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { setOpen('new'); }}>{t(`directories.add.${kind}`)}</Button>
        {retired.length > 0 && <Switch label={t('directories.withRetired', { count: retired.length })} checked={withRetired} onChange={(event) => { setWithRetired(event.currentTarget.checked); }} />}
      </Group>
      {used.length === 0 && !withRetired && <Empty icon={<IconListDetails size={40} stroke={1.3} aria-hidden />}>{t('directories.nothing')}</Empty>}
      <ul ref={list} className={classes.list} aria-label={t(`directories.kind.${kind}`)}>
        {shown.map((entry, index) => (
          <EntryRow key={entry.id} kind={kind} entry={entry} index={index} last={shown.length - 1} sorted={sorted} onOpen={() => { setOpen(entry); }} onKeyDown={press(index)} onMove={move}
            onRetire={() => { retire(entry); }} onRestore={() => { restore(entry); }}
            drag={{ start: () => { setDragged({ from: index, to: index }); }, over: () => { setDragged((known) => known && { ...known, to: index }); }, end: (dropped) => { if (dragged && dropped) move(dragged.from, dragged.to); setDragged(undefined); } }} />
        ))}
        {withRetired && retired.map((entry, index) => (
          <EntryRow key={entry.id} kind={kind} entry={entry} index={index} last={0} sorted={false} onOpen={() => { setOpen(entry); }} onKeyDown={press(used.length + index)} onMove={move} onRetire={() => undefined} onRestore={() => { restore(entry); }} />
        ))}
      </ul>
      <EntryDialog kind={kind} open={open} onClose={() => { setOpen(undefined); }} onRestore={(id) => { const entry = data.find((one) => one.id === id); if (entry) restore(entry); }} />
    </>
  );
}
