import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';

export type Screen = 'schedule' | 'patients' | 'history';

interface ScreenState {
  readonly screen: Screen;
  /** The card open on «Пациенты». */
  readonly patientId: Id | undefined;
  readonly patientTab: 'main' | 'appointments' | 'inquiries';
  go(screen: Screen): void;
  openPatient(patientId: Id, tab?: ScreenState['patientTab']): void;
  closePatient(): void;
}

/** Where the person is: the screen and the open card. */
export const useScreen = create<ScreenState>()((set) => ({
  screen: 'schedule', patientId: undefined, patientTab: 'main',
  go: (screen) => { set({ screen }); },
  openPatient: (patientId, patientTab = 'main') => { set({ screen: 'patients', patientId, patientTab }); },
  closePatient: () => { set({ patientId: undefined }); },
}));
