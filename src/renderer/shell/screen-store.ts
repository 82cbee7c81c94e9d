import { useEffect } from 'react';
import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import type { Right } from '#shared/staff/rights.ts';
import { useDesk } from '../ipc/desk-store.ts';

export type Screen = 'schedule' | 'patients' | 'history' | 'crm' | 'settings' | 'callHistory' | 'reports' | 'lost';

interface ScreenState {
  readonly screen: Screen;
  /** The card open on «Пациенты». */
  readonly patientId: Id | undefined;
  readonly patientTab: 'main' | 'appointments' | 'inquiries' | 'ledger' | 'family' | 'files' | 'history';
  /** The section of «Настройки» that is asked for; the first one the role may open where it may not open this. */
  readonly settingsSection: string | undefined;
  /** Somebody goes on in the schedule by the keyboard: the grid takes it as soon as it is there. */
  readonly keyboardAsked: boolean;
  go(screen: Screen): void;
  /** The schedule, and the next key is meant for it. */
  goOnInSchedule(): void;
  keyboardTaken(): void;
  openPatient(patientId: Id, tab?: ScreenState['patientTab']): void;
  closePatient(): void;
  openSettings(section: string): void;
}

/** Where the person is: the screen and the open card. */
export const useScreen = create<ScreenState>()((set) => ({
  screen: 'schedule', patientId: undefined, patientTab: 'main', settingsSection: undefined, keyboardAsked: false,
  go: (screen) => { set({ screen }); },
  goOnInSchedule: () => { set({ screen: 'schedule', keyboardAsked: true }); },
  keyboardTaken: () => { set({ keyboardAsked: false }); },
  openPatient: (patientId, patientTab = 'main') => { set({ screen: 'patients', patientId, patientTab }); },
  closePatient: () => { set({ patientId: undefined }); },
  openSettings: (settingsSection) => { set({ screen: 'settings', settingsSection }); },
}));

const rightOf: Readonly<Partial<Record<Screen, Right>>> = { schedule: 'schedule.read', patients: 'patients.read', history: 'history.read', crm: 'crm.write', callHistory: 'calls.history', reports: 'reports.read', lost: 'inquiries.work' };

/** The screen that is asked for, or the settings where a right was taken away meanwhile: what main would refuse is not shown (QUALITY.md S3). */
export function useAllowedScreen(): Screen {
  const screen = useScreen((s) => s.screen), right = rightOf[screen];
  return useDesk((s) => right === undefined || (s.snapshot?.me?.rights.includes(right) ?? false)) ? screen : 'settings';
}

/** A role without the schedule begins where it may work; the card of the former employee is put away. */
export function useFirstScreen(): void {
  useEffect(() => {
    const rights = useDesk.getState().snapshot?.me?.rights ?? [];
    useScreen.setState({ patientId: undefined, screen: rights.includes('schedule.read') ? 'schedule' : 'settings' });
  }, []);
}
