import { useState } from 'react';
import { ActionIcon, Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconBookmark, IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ipc/desk-store.ts';
import { tell } from '../../ui/tell.ts';
import { useHistoryFilter, type SavedFilter } from './filter-store.ts';
import { useDropFilter, useSavedFilters, useSaveFilter } from './queries.ts';
import { readyMade } from './ready-made.ts';
import classes from './history.module.css';

/** Filters under names: those ready-made, one's own, and the present one to be kept. */
export function SavedMenu() {
  const { t } = useTranslation(), [opened, setOpened] = useState(false), [name, setName] = useState('');
  const { filter, replace } = useHistoryFilter(), { data } = useSavedFilters(), me = useDesk((s) => s.snapshot?.me?.employeeId);
  const { mutate: drop } = useDropFilter(), { mutate: save, isPending } = useSaveFilter(() => {
    tell('done', t('history.saved.done', { name: name.trim() }));
    setName('');
    setOpened(false);
  });
  const use = (chosen: SavedFilter) => { replace(chosen); setOpened(false); };
  const keep = () => { if (name.trim() !== '') save({ name: name.trim(), filter }); };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} shadow="lg" trapFocus returnFocus>
      <Popover.Target><Button variant="default" leftSection={<IconBookmark size={18} stroke={1.7} aria-hidden />} aria-expanded={opened} onClick={() => { setOpened(!opened); }}>{t('history.saved.title')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('history.saved.title')}>
        <ul className={classes.savedList} aria-label={t('history.saved.ready')}>{readyMade(me).map((one, n) => <li key={one.name}><UnstyledButton className={classes.savedName} {...(n === 0 ? { 'data-autofocus': true } : {})} onClick={() => { use(one.filter); }}>{t(`history.saved.names.${one.name}`)}</UnstyledButton></li>)}</ul>
        {data && data.filters.length > 0 && (
          <>
            <h3 className={classes.savedHead}>{t('history.saved.own')}</h3>
            <ul className={classes.savedList} aria-label={t('history.saved.own')}>
              {data.filters.map((one) => (
                <li key={one.id} className={classes.savedLine}>
                  <UnstyledButton className={classes.savedName} onClick={() => { use(one.filter); }}>{one.name}</UnstyledButton>
                  <ActionIcon aria-label={t('history.saved.drop', { name: one.name })} onClick={() => { drop(one.id); }}><IconTrash size={18} stroke={1.7} aria-hidden /></ActionIcon>
                </li>
              ))}
            </ul>
          </>
        )}
        <form className={classes.savedForm} onSubmit={(event) => { event.preventDefault(); keep(); }}>
          <TextInput className={classes.savedField ?? ''} label={t('history.saved.keep')} placeholder={t('history.saved.name')} maxLength={60} value={name} onChange={(event) => { setName(event.currentTarget.value); }} />
          <Button type="submit" loading={isPending} leftSection={<IconDeviceFloppy size={18} stroke={1.7} aria-hidden />} {...(name.trim() === '' ? { 'data-disabled': true, 'aria-disabled': true } : {})}>{t('common.save')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
