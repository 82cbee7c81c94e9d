import { useEffect, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Kbd } from '@mantine/core';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconChartBar, IconArrowsJoin, IconCalendar, IconChecklist, IconHourglass, IconHourglassEmpty, IconSunrise, IconHeartHandshake, IconTransfer, IconHistory, IconLock, IconLogout, IconMessage2, IconPhonePlus, IconPhone, IconPhoneCall, IconPhoneOff, IconDeviceLandlinePhone, IconSearch, IconStack2, IconStethoscope, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fromCyrillicLayout, fromLatinLayout, normaliseName } from '#shared/kernel/normalise.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useLeave, useLock } from '../../shell/UserMenu.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { useBufferMenu } from '../buffer/index.ts';
import { useCallDeeds, useOpenPanel } from '../calls/index.ts';
import { useShowCrm } from '../crm/index.ts';
import { byHandKeys, useByHand } from '../dialogs/index.ts';
import { useDirectories } from '../directories/index.ts';
import { useSections } from '../settings/index.ts';
import { useSearch } from '../patients/index.ts';
import { useScheduleView } from '../schedule/index.ts';
import { paletteField, paletteStore, pointAtFirst } from './opening.ts';
import { useRecent, useRememberOpened } from './recent-store.ts';
import classes from './palette.module.css';

interface Action { readonly id: string; readonly label: string; readonly icon: ReactNode; readonly key?: string; readonly shown?: boolean; readonly run: () => void }
const icon = { size: 20, stroke: 1.7, 'aria-hidden': true } as const;

/** A place to go to rather than a thing to do. */
const isScreen = ({ id, key }: Action): boolean => (key?.startsWith('Alt+') ?? false) || id.startsWith('settings-');

/** Every deed of the desk with its key; what cannot be done now is not offered. */
function useActions(): readonly Action[] {
  const { t } = useTranslation();
  const { go, openSettings } = useScreen();
  const openDialog = useDialog((s) => s.open);
  const openPanel = useOpenPanel();
  const { answer, hangup } = useCallDeeds();
  const { mutate: lock } = useLock();
  const leave = useLeave();
  const works = useRight('inquiries.work'), history = useRight('history.read'), writes = useRight('patients.write'), calls = useRight('telephony.use'), reads = useRight('patients.read'), sees = useRight('schedule.read'), merges = useRight('patients.merge');
  const reports = useRight('reports.read'), callHistory = useRight('calls.history'), crm = useRight('crm.write'), showCrm = useShowCrm();
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
    { id: 'history', label: t('screens.history'), icon: <IconHistory {...icon} />, key: 'Alt+3', shown: history, run: () => { go('history'); } },
    { id: 'crm', label: t('screens.crm'), icon: <IconChecklist {...icon} />, key: 'Alt+5', shown: crm, run: () => { go('crm'); } },
    { id: 'reports', label: t('screens.reports'), icon: <IconChartBar {...icon} />, key: 'Alt+6', shown: reports, run: () => { go('reports'); } },
    { id: 'lost', label: t('lost.title'), icon: <IconHeartHandshake {...icon} />, key: 'Alt+7', shown: works, run: () => { go('lost'); } },
    { id: 'handOver', label: t('lost.handOver.button'), icon: <IconTransfer {...icon} />, shown: works, run: () => { openDialog({ kind: 'handOver' }); } },
    { id: 'callHistory', label: t('screens.callHistory'), icon: <IconHistory {...icon} />, shown: callHistory, run: () => { go('callHistory'); } },
    ...([['morning', IconSunrise], ['waitlist', IconHourglass], ['freed', IconHourglassEmpty], ['round', IconPhoneCall]] as const).map(([tab, Icon]) => ({ id: `crm-${tab}`, label: `${t('screens.crm')}: ${t(`crm.tabs.${tab}`)}`, icon: <Icon {...icon} />, shown: crm, run: () => { showCrm(tab); } })),
    { id: 'newDialog', label: t('byHand.dialogTitle'), icon: <IconMessage2 {...icon} />, key: byHandKeys.dialog, shown: works, run: () => { useByHand.getState().open('dialog'); } },
    { id: 'newCallComment', label: t('byHand.callPalette'), icon: <IconPhonePlus {...icon} />, key: byHandKeys.call, shown: works, run: () => { useByHand.getState().open('call'); } },
    { id: 'newTask', label: t('crm.task.add'), icon: <IconChecklist {...icon} />, shown: crm, run: () => { openDialog({ kind: 'task' }); } },
    ...sections.map(({ id, icon: Icon }, n) => ({ id: `settings-${id}`, label: `${t('screens.settings')}: ${t(`settings.sections.${id}`)}`, icon: <Icon {...icon} />, ...(n === 0 ? { key: 'Alt+4' } : {}), run: () => { openSettings(id); } })),
    { id: 'newPatient', label: t('patients.add'), icon: <IconUserPlus {...icon} />, shown: writes, run: () => { openDialog({ kind: 'newPatient', onCreated: useScreen.getState().openPatient }); } },
    { id: 'merges', label: t('finding.merge.listOpen'), icon: <IconArrowsJoin {...icon} />, shown: merges, run: () => { openDialog({ kind: 'merges' }); } },
    { id: 'phone', label: t('phones.change'), icon: <IconDeviceLandlinePhone {...icon} />, shown: calls, run: () => { openDialog({ kind: 'phone' }); } },
    { id: 'lock', label: t('user.lock'), icon: <IconLock {...icon} />, key: 'Ctrl+L', run: () => { lock(); } },
    { id: 'signOut', label: t('user.signOut'), icon: <IconLogout {...icon} />, run: leave },
  ];
  return all.filter((action) => action.shown !== false);
}

/** Ctrl+K: patients by name or number, doctors, screens and every action with its key. */
export function Palette() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { opened, query: asked } = useSpotlight(paletteStore), query = opened ? asked : '';
  const reads = useRight('patients.read'), typed = query.trim().length >= 2;
  const { data: people } = useSearch(reads ? query : '', 12);
  const recent = useRecent();
  useRememberOpened();
  const { data: directories } = useDirectories();
  const { openPatient, go } = useScreen();
  const actions = useActions();
  // Actions and doctors are found in the wrong layout too, their words in any order.
  const readings = [query, fromLatinLayout(query), fromCyrillicLayout(query)].map((text) => normaliseName(text).split(' ').filter(Boolean));
  const fits = (label: string) => { const known = normaliseName(label); return query.trim() === '' || readings.some((words) => words.length > 0 && words.every((word) => known.includes(word))); };
  const found = typed ? people ?? [] : [], empty = query.trim() === '';
  const known = empty && reads ? recent.people : [], again = empty ? recent.actions.flatMap((id) => actions.find((one) => one.id === id) ?? []) : [];
  const doctors = typed ? (directories?.doctors ?? []).filter((one) => fits(`${one.name} ${one.speciality}`)).slice(0, 5) : [];
  const deeds = actions.filter((one) => fits(one.label)), screens = deeds.filter(isScreen), others = deeds.filter((one) => !isScreen(one));
  useEffect(() => { if (!empty) pointAtFirst(); }, [empty, people, directories]);
  const line = (person: PersonRow) => <Spotlight.Action key={person.patientId} onClick={() => { openPatient(person.patientId); }} leftSection={<IconUser {...icon} />}><PersonLine person={person} asked={query} /></Spotlight.Action>;
  const deed = (prefix: string) => (one: Action) => (
    <Spotlight.Action key={`${prefix}${one.id}`} label={one.label} leftSection={one.icon} rightSection={one.key ? <Kbd fz={14} className={classes.key}>{one.key}</Kbd> : undefined} onClick={() => { recent.didAction(one.id); one.run(); }} />
  );
  return (
    <Spotlight.Root classNames={{ action: classes.action!, actionDescription: classes.description!, actionsGroup: classes.group! }} centered={false} yOffset="10vh" attributes={{ content: { 'aria-label': t('shell.search') } }} store={paletteStore} clearQueryOnClose={false} shortcut={null} scrollable maxHeight="60vh" overlayProps={{ backgroundOpacity: 0.3, blur: 0 }} size="40rem" transitionProps={{ duration: 0 }}
      onSpotlightClose={() => { queries.removeQueries({ queryKey: ['patients', 'search'], type: 'inactive' }); }}>
      <Spotlight.Search ref={paletteField} placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />} />
      <Spotlight.ActionsList aria-label={t('shell.search')}>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.patients')}>
            {found.map(line)}
          </Spotlight.ActionsGroup>
        )}
        {known.length > 0 && <Spotlight.ActionsGroup label={t('finding.recentPeople')}>{known.map(line)}</Spotlight.ActionsGroup>}
        {again.length > 0 && <Spotlight.ActionsGroup label={t('finding.recentActions')}>{again.map(deed('again-'))}</Spotlight.ActionsGroup>}
        {doctors.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.doctors')}>
            {doctors.map((one) => <Spotlight.Action key={one.id} label={one.name} description={one.speciality} leftSection={<IconStethoscope {...icon} />} onClick={() => { useScheduleView.getState().setFilter({ doctorIds: [one.id] }); go('schedule'); }} />)}
          </Spotlight.ActionsGroup>
        )}
        {others.length > 0 && <Spotlight.ActionsGroup label={t('palette.actions')}>{others.map(deed(''))}</Spotlight.ActionsGroup>}
        {screens.length > 0 && <Spotlight.ActionsGroup label={t('finding.screens')}>{screens.map(deed(''))}</Spotlight.ActionsGroup>}
        {found.length + doctors.length + deeds.length === 0 && <Spotlight.Empty>{t('common.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
