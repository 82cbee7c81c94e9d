import { useMutation } from '@tanstack/react-query';
import { Menu, SegmentedControl, Select, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconDeviceLandlinePhone, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useMe } from '../ipc/desk-store.ts';
import { refreshDesk } from '../ipc/events.ts';
import { useDialog } from './dialog-store.ts';
import { useLocal, useSetLocal, zooms } from './local-settings.ts';
import classes from './shell.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export const useLock = () => useMutation({ mutationFn: async () => { await client.staff.lock(null); await refreshDesk(); } });
export const useSignOut = () => useMutation({ mutationFn: async () => { await client.staff.signOut(null); await refreshDesk(); } });

/** The person at the desk: theme, language and size of this PC, the phone, lock and sign out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: local } = useLocal();
  const { mutate: setLocal } = useSetLocal();
  const { mutate: lock } = useLock();
  const { mutate: signOut } = useSignOut();
  const openDialog = useDialog((s) => s.open);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.chip} aria-label={t('user.menuOf', { name: me?.shortName ?? '' })}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden /><span>{me?.shortName}</span><IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('user.menu')}>
        <Menu.Item leftSection={<IconDeviceLandlinePhone {...icon} />} onClick={() => { openDialog({ kind: 'phone' }); }}>{t('phones.change')}</Menu.Item>
        <Menu.Divider />
        {local && (
          <div role="presentation" style={{ padding: '0.25rem 0.75rem 0.5rem' }}>
            <Text component="div" fw={550} mb={4} id="user-theme">{t('user.theme')}</Text>
            <SegmentedControl fullWidth size="sm" aria-labelledby="user-theme" value={local.theme} onChange={(theme) => { setLocal({ theme: theme as typeof local.theme }); }}
              data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`user.themes.${value}`) }))} />
            <Text component="div" fw={550} mb={4} mt={8} id="user-language">{t('user.language')}</Text>
            <SegmentedControl fullWidth size="sm" aria-labelledby="user-language" value={local.language} onChange={(language) => { setLocal({ language: language as typeof local.language }); }}
              data={[{ value: 'ru', label: t('user.languages.ru') }, { value: 'en', label: t('user.languages.en') }]} />
            <Select mt={8} label={t('user.zoom')} value={String(local.zoom)} allowDeselect={false} comboboxProps={{ withinPortal: false }}
              data={zooms.map((zoom) => ({ value: String(zoom), label: `${zoom} %` }))} onChange={(zoom) => { if (zoom) setLocal({ zoom: Number(zoom) }); }} />
          </div>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLock {...icon} />} rightSection={<Text c="dimmed">Ctrl+L</Text>} onClick={() => { lock(); }}>{t('user.lock')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => { signOut(); }}>{t('user.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
