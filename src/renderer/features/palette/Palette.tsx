import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconCalendar, IconHistory, IconLock, IconLogout, IconPhone, IconPhoneCall, IconPhoneOff, IconDeviceLandlinePhone, IconSearch, IconStack2, IconStethoscope, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fromLatinLayout, normaliseName } from '#shared/kernel/normalise.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useLock, useSignOut } from '../../shell/UserMenu.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { useBufferMenu } from '../buffer/index.ts';
import { useCallDeeds, useOpenPanel } from '../calls/index.ts';
import { useDirectories } from '../directories/index.ts';
import { useSections } from '../settings/index.ts';
import { useSearch } from '../patients/index.ts';
import { useScheduleView } from '../schedule/index.ts';
import classes from './palette.module.css';

interface Action { readonly id: string; readonly label: string; readonly icon: ReactNode; readonly key?: string; readonly shown?: boolean; readonly run: () => void }
const icon = { size: 20, stroke: 1.7, 'aria-hidden': true } as const;

/** Every deed of the desk with its key; what cannot be done now is not offered. */
function useActions(): readonly Action[] {
  const { t } = useTranslation();
  const { go, openSettings } = useScreen();
  const openDialog = useDialog((s) => s.open);
  const openPanel = useOpenPanel();
  const { answer, hangup } = useCallDeeds();
  const { mutate: lock } = useLock();
  const { mutate: signOut } = useSignOut();
  const works = useRight('inquiries.work'), writes = useRight('patients.write'), calls = useRight('telephony.use'), reads = useRight('patients.read'), sees = useRight('schedule.read');
  const sections = useSections();
  const ringing = useDesk((s) => s.snapshot?.cards.find((card) => card.buttons.some((b) => b.action === 'answer' && b.enabled))?.callId);
  const going = useDesk((s) => {
    const talking = s.snapshot?.cards.find((card) => card.status === 'talking' || card.status === 'held' || card.status === 'dialing');
    return talking?.canHangup ? talking.callId : undefined;
  });
  const all: readonly Action[] = [
    { id: 'answer', label: t('palette.answer'), icon: <IconPhoneCall {...icon} />, key: 'Ctrl+F2', shown: ringing !== undefined, run: () => { if (ringing) answer(ringing); } },
    { id: 'hangup', label: t('palette.hangup'), icon: <IconPhoneOff {...icon} />, key: 'Ctrl+F8', shown: going !== undefined, run: () => { if (going) hangup(going); } },
    { id: 'calls', label: t('palette.calls'), icon: <IconPhone {...icon} />, key: 'F2', shown: works, run: openPanel },
    { id: 'buffer', label: t('palette.buffer'), icon: <IconStack2 {...icon} />, key: 'F4', shown: works, run: () => { useBufferMenu.getState().show(); } },
    { id: 'dial', label: t('palette.dial'), icon: <IconPhone {...icon} />, key: 'F7', shown: calls, run: () => { openDialog({ kind: 'dial' }); } },
    { id: 'schedule', label: t('screens.schedule'), icon: <IconCalendar {...icon} />, key: 'Alt+1', shown: sees, run: () => { go('schedule'); } },
    { id: 'patients', label: t('screens.patients'), icon: <IconUsers {...icon} />, key: 'Alt+2', shown: reads, run: () => { go('patients'); } },
    { id: 'history', label: t('screens.history'), icon: <IconHistory {...icon} />, key: 'Alt+3', shown: works, run: () => { go('history'); } },
    ...sections.map(({ id, icon: Icon }, n) => ({ id: `settings-${id}`, label: `${t('screens.settings')}: ${t(`settings.sections.${id}`)}`, icon: <Icon {...icon} />, ...(n === 0 ? { key: 'Alt+4' } : {}), run: () => { openSettings(id); } })),
    { id: 'newPatient', label: t('patients.add'), icon: <IconUserPlus {...icon} />, shown: writes, run: () => { openDialog({ kind: 'newPatient', onCreated: useScreen.getState().openPatient }); } },
    { id: 'phone', label: t('phones.change'), icon: <IconDeviceLandlinePhone {...icon} />, shown: calls, run: () => { openDialog({ kind: 'phone' }); } },
    { id: 'lock', label: t('user.lock'), icon: <IconLock {...icon} />, key: 'Ctrl+L', run: () => { lock(); } },
    { id: 'signOut', label: t('user.signOut'), icon: <IconLogout {...icon} />, run: () => { signOut(); } },
  ];
  return all.filter((action) => action.shown !== false);
}

/** Ctrl+K: patients by name or number, doctors, screens and every action with its key. */
export function Palette() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query, 100);
  const reads = useRight('patients.read');
  const { data: people } = useSearch(reads ? asked : '', 12);
  const { data: directories } = useDirectories();
  const { openPatient, go } = useScreen();
  const actions = useActions();
  const words = normaliseName(query), otherLayout = normaliseName(fromLatinLayout(query));
  const fits = (label: string) => { const known = normaliseName(label); return known.includes(words) || (otherLayout !== '' && known.includes(otherLayout)); };
  const found = asked.trim().length >= 2 ? people ?? [] : [];
  const doctors = query.trim().length >= 2 ? (directories?.doctors ?? []).filter((one) => fits(`${one.name} ${one.speciality}`)).slice(0, 5) : [];
  const deeds = actions.filter((one) => fits(one.label));
  return (
    <Spotlight.Root classNames={{ action: classes.action!, actionDescription: classes.description!, actionsGroup: classes.group! }} centered={false} yOffset="10vh" attributes={{ content: { 'aria-label': t('shell.search') } }} query={query} onQueryChange={setQuery} shortcut={null} scrollable maxHeight="60vh" overlayProps={{ backgroundOpacity: 0.3, blur: 0 }} size="40rem" transitionProps={{ duration: 80 }}
      onSpotlightClose={() => { queries.removeQueries({ queryKey: ['patients', 'search'], type: 'inactive' }); }}>
      <Spotlight.Search placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />} />
      <Spotlight.ActionsList aria-label={t('shell.search')}>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.patients')}>
            {found.map((person) => <Spotlight.Action key={person.patientId} onClick={() => { openPatient(person.patientId); }} leftSection={<IconUser {...icon} />}><PersonLine person={person} /></Spotlight.Action>)}
          </Spotlight.ActionsGroup>
        )}
        {doctors.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.doctors')}>
            {doctors.map((one) => <Spotlight.Action key={one.id} label={one.name} description={one.speciality} leftSection={<IconStethoscope {...icon} />} onClick={() => { useScheduleView.getState().setFilter({ doctorIds: [one.id] }); go('schedule'); }} />)}
          </Spotlight.ActionsGroup>
        )}
        {deeds.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.actions')}>
            {deeds.map((one) => <Spotlight.Action key={one.id} label={one.label} leftSection={one.icon} rightSection={one.key ? <Kbd fz={14} className={classes.key}>{one.key}</Kbd> : undefined} onClick={one.run} />)}
          </Spotlight.ActionsGroup>
        )}
        {found.length + doctors.length + deeds.length === 0 && <Spotlight.Empty>{t('common.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
