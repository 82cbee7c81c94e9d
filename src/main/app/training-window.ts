import type { TrainingWindow } from './desk-port.ts';
import { openDeskWindow, type DeskWindow, type DeskWindowOptions } from './windows.ts';

/** The window of the practice clinic: the same page under the same policy, another title, closed together with the desk's. */
export function createTrainingWindow(options: Omit<DeskWindowOptions, 'title'>, desk: () => DeskWindow | undefined): TrainingWindow & { shown(): DeskWindow | undefined } {
  let shown: DeskWindow | undefined;
  return {
    shown: () => shown,
    open: () => {
      const opened = shown = openDeskWindow({ ...options, title: 'Стойка. ОБУЧЕНИЕ' }), { window } = opened;
      // the page names itself; this window keeps its own name
      window.on('page-title-updated', (event) => { event.preventDefault(); });
      const closeWithDesk = (): void => { if (!window.isDestroyed()) window.close(); };
      desk()?.window.once('closed', closeWithDesk);
      const closed = new Promise<void>((done) => {
        window.once('closed', () => {
          shown = undefined;
          done();
        });
      });
      return Promise.resolve({ window: window.webContents.id, closed });
    },
    focus: () => { shown?.focus(); },
  };
}
