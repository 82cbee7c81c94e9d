import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Divider, Input, NavLink, Popover, SegmentedControl, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconDeviceLandlinePhone, IconListDetails, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useDesk, useMe, useRight } from '../ipc/desk-store.ts';
import { refreshDesk } from '../ipc/events.ts';
import { useDialog } from './dialog-store.ts';
import { useScreen } from './screen-store.ts';
import { useLocal, useSetLocal, zooms } from './local-settings.ts';
import classes from './shell.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export const useLock = () => useMutation({ mutationFn: async () => { await client.staff.lock(null); await refreshDesk(); } });
export const useSignOut = () => useMutation({ mutationFn: async () => { await client.staff.signOut(null); await refreshDesk(); } });
/** Signing out of a shift that still owes something offers to hand it over first. */
export function useLeave(): () => void {
  const { mutate: signOut } = useSignOut(), openDialog = useDialog((s) => s.open);
  return () => {
    if ((useDesk.getState().snapshot?.lost?.shift ?? 0) > 0) openDialog({ kind: 'leaveShift', out: () => { signOut(); } });
    else signOut();
  };
}

/** The person at the desk: theme, language and size of this PC, the phone, lock and sign out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: local } = useLocal();
  const { mutate: setLocal } = useSetLocal();
  const { mutate: lock } = useLock();
  const leave = useLeave();
  const openDialog = useDialog((s) => s.open);
  const callHistory = useRight('calls.history'), go = useScreen((s) => s.go);
  const [opened, setOpened] = useState(false);
  const deed = (run: () => void) => () => { setOpened(false); run(); };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={290} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.chip} aria-label={t('user.menuOf', { name: me?.shortName ?? '' })} aria-haspopup="dialog" onClick={() => { setOpened(!opened); }}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden /><span>{me?.shortName}</span><IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('user.menu')} p="xs">
        <Text p="xs" c="dimmed">{me?.name} · {me && t(`role.${me.role}`)}</Text>
        <NavLink component="button" leftSection={<IconDeviceLandlinePhone {...icon} />} label={t('phones.change')} onClick={deed(() => { openDialog({ kind: 'phone' }); })} />
        {callHistory && <NavLink component="button" leftSection={<IconListDetails {...icon} />} label={t('screens.callHistory')} onClick={deed(() => { go('callHistory'); })} />}
        <Divider my={6} />
        {local && (
          <Stack gap={8} px="xs" py={4}>
            <div>
              <Input.Label labelElement="div" id="user-theme">{t('user.theme')}</Input.Label>
              <SegmentedControl fullWidth aria-labelledby="user-theme" value={local.theme} onChange={(theme) => { setLocal({ theme }); }}
                data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`user.themes.${value}`) }))} />
            </div>
            <div>
              <Input.Label labelElement="div" id="user-language">{t('user.language')}</Input.Label>
              <SegmentedControl fullWidth aria-labelledby="user-language" value={local.language} onChange={(language) => { setLocal({ language }); }}
                data={[{ value: 'ru', label: t('user.languages.ru') }, { value: 'en', label: t('user.languages.en') }]} />
            </div>
            <Select label={t('user.zoom')} value={String(local.zoom)} allowDeselect={false} comboboxProps={{ withinPortal: false }}
              data={zooms.map((zoom) => ({ value: String(zoom), label: `${String(zoom)} %` }))} onChange={(zoom) => { if (zoom) setLocal({ zoom: Number(zoom) }); }} />
          </Stack>
        )}
        <Divider my={6} />
        <NavLink component="button" leftSection={<IconLock {...icon} />} rightSection={<Text c="dimmed">Ctrl+L</Text>} label={t('user.lock')} onClick={deed(lock)} />
        <NavLink component="button" leftSection={<IconLogout {...icon} />} label={t('user.signOut')} onClick={deed(leave)} />
      </Popover.Dropdown>
    </Popover>
  );
}
