import { useMemo } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/ru';
import { useTranslation } from 'react-i18next';
import { LeadSound } from '../features/leads/index.ts';
import { StartScreen, useStartState } from '../features/start/index.ts';
import { useDesk } from '../ipc/desk-store.ts';
import { LockScreen } from '../shell/LockScreen.tsx';
import { Shell } from '../shell/Shell.tsx';
import { SignIn } from '../shell/SignIn.tsx';
import { useLocalSettings } from '../shell/local-settings.ts';
import { floatBottom, useCalmShown } from '../ui/calm-shown.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { cssVariables, theme } from './theme.ts';

interface Props { readonly queries: QueryClient; /** Permission of this start for styles made at run time. */ readonly nonce: string }

export function App({ queries, nonce }: Props) {
  const { t } = useTranslation();
  const close = t('common.close');
  const named = useMemo(() => mergeThemeOverrides(theme, { components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } } }), [close]);
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={named} cssVariablesResolver={cssVariables} getStyleNonce={() => nonce} defaultColorScheme="auto">
        <ErrorBoundary>
          <Desk />
          <div id="layer" role="region" aria-label={t('shell.layer')} />
        </ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/**
 * The start, signing in, the lock, or the desk itself; a locked desk keeps nothing of a patient in the page. The start
 * goes before all: the clinic answers already while its recovery code waits to be put away, and that is never shown again.
 */
function Desk() {
  const { i18n } = useTranslation();
  useLocalSettings();
  const start = useStartState();
  const known = useDesk((s) => s.snapshot !== undefined);
  const employeeId = useDesk((s) => s.snapshot?.me?.employeeId);
  const calm = useCalmShown((s) => s.shown);
  const locked = useDesk((s) => s.snapshot?.me?.locked ?? false);
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <LeadSound />
      {/* in the middle: the corners belong to the call cards and to the buttons of the docked panel */}
      <Notifications position="bottom-center" limit={4} containerWidth={380} style={{ bottom: floatBottom(calm) }} />
      {start && start.kind !== 'ready' ? <StartScreen state={start} /> : !known ? null : !employeeId ? <SignIn /> : locked ? <LockScreen /> : <Shell key={employeeId} />}
    </DatesProvider>
  );
}
