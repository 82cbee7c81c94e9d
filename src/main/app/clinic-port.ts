import type { AppEvents, Reply } from '#shared/ipc/contract.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';

/** What a window, a scenario's employee or a test hears from main. */
export type ClinicListener = <E extends keyof AppEvents>(event: E, payload: AppEvents[E]) => void;

/** One window's (or one scenario employee's) way into the program. */
export interface ClinicSession {
  readonly id: string;
  call(name: unknown, input: unknown): Promise<Reply>;
  /** The window's whole live state, as pushed by the event `desk`. */
  snapshot(): DeskSnapshot;
  close(): void;
}
