import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { CallCards } from '../features/calls/index.ts';
import { CalmLine } from '../features/crm/index.ts';
import { useByHandAgain } from '../features/dialogs/index.ts';
import { HistoryPage } from '../features/history/index.ts';
import { HandoverStrip, LostPage } from '../features/lost/index.ts';
import { LeadsWindow } from '../features/leads/index.ts';
import { Palette } from '../features/palette/index.ts';
import { PatientsPage } from '../features/patients/index.ts';
import { SettingsPage } from '../features/settings/index.ts';
import { TrainingStrip } from '../features/training/index.ts';
import { Banner } from './Banner.tsx';
import { LinkDialog } from '../features/telephony/index.ts';
import { RecordingHost } from '../features/recordings/index.ts';
import { Dialogs } from './Dialogs.tsx';
import { Dock } from './Dock.tsx';
import { Header } from './Header.tsx';
import { PhoneChoice } from './PhoneChoice.tsx';
import { Rail } from './Rail.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useActivity } from './activity.ts';
import { useDeskKeys } from './hotkeys.ts';
import { useAllowedScreen, useFirstScreen } from './screen-store.ts';
import classes from './shell.module.css';

const CrmPage = lazy(async () => ({ default: (await import('../features/crm/CrmPage.tsx')).CrmPage }));
const CallHistoryPage = lazy(async () => ({ default: (await import('../features/call-history/index.ts')).CallHistoryPage }));
const ReportsPage = lazy(async () => ({ default: (await import('../features/reports/index.ts')).ReportsPage }));
const SchedulePage = lazy(async () => ({ default: (await import('../features/schedule/index.ts')).SchedulePage }));

/** The frame of the desk: menu, head, the screen, the docked panel, the line of states, and the cards over all of it. */
export function Shell() {
  const { t } = useTranslation();
  const screen = useAllowedScreen();
  useActivity();
  useDeskKeys();
  useFirstScreen();
  useByHandAgain();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#screen">{t('shell.skip')}</a>
      <Banner><TrainingStrip /><HandoverStrip /></Banner>
      <Header />
      <Rail />
      <main id="screen" tabIndex={-1} className={classes.main} aria-label={t(`screens.${screen}`)}>
        <ErrorBoundary key={screen}>
          <Suspense fallback={null}>
            {screen === 'schedule' && <SchedulePage />}
            {screen === 'patients' && <PatientsPage />}
            {screen === 'history' && <HistoryPage />}
            {screen === 'crm' && <CrmPage />}
            {screen === 'callHistory' && <CallHistoryPage />}
            {screen === 'reports' && <ReportsPage />}
            {screen === 'lost' && <LostPage />}
            {screen === 'settings' && <SettingsPage />}
          </Suspense>
        </ErrorBoundary>
      </main>
      <LeadsWindow />
      <Dock />
      <CalmLine />
      <StatusLine />
      <CallCards />
      <Dialogs />
      <RecordingHost />
      <LinkDialog />
      <PhoneChoice />
      <Palette />
    </div>
  );
}
