import type { FileDialogs } from '#main/kernel/files.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Reply } from '#shared/ipc/contract.ts';
import type { Printing } from '../kernel/printing.ts';
import type { DialLinks } from './calling/links.ts';
import type { DeskPaths } from '../platform/paths.ts';
import type { OpenMediaDoor } from './softphone/index.ts';

export type { Reply } from '#shared/ipc/contract.ts';

/** Who asks: one window. The number outlives a reload of a crashed page, so the session, the panel and its text do too. */
export interface Sender { readonly window: number }

/** What the machine tells the program (QUALITY.md S10); `system` of the desk decides what follows. */
export type SystemEvent = 'suspended' | 'resumed' | 'network-changed' | 'screen-locked' | 'screen-unlocked';

/** The system's key store. `available` is false where a store exists by name only. */
export interface Sealer {
  available(): Promise<boolean>;
  seal(text: string): Promise<Buffer>;
  unseal(sealed: Buffer): Promise<string>;
}

export interface BootOptions {
  readonly paths: DeskPaths;
  /** The demo clinic «Линия»: a published key, generated people, only the simulator or 127.0.0.1 is dialled. */
  readonly demo: boolean;
  readonly sealer: Sealer;
  readonly files: FileDialogs;
  /** Paper and PDF; nothing is printed where it is absent. */
  readonly printing?: Printing | undefined;
  /** The system's `tel:` and `callto:` links; absent where it cannot hand them over. */
  readonly dialLinks?: DialLinks | undefined;
  /** Opens the hidden window of the softphone's voice; no softphone where it is absent. */
  readonly openMedia?: OpenMediaDoor | undefined;
  /** The program of the worker thread, bundled beside main's. */
  readonly workerFile: string;
  readonly log: Log;
  /** The second window, for training; without it nobody trains. */
  readonly trainingWindow?: TrainingWindow | undefined;
}

/** Shows the practice clinic in a window of its own; `closed` resolves when the window is gone. */
export interface TrainingWindow {
  open(): Promise<{ readonly window: number; readonly closed: Promise<void> }>;
  focus(): void;
}

/** An event for one window, or for all; `attention` asks the window to show itself without taking the focus. */
export interface DeskEvent {
  readonly to: Sender | 'all';
  readonly event: unknown;
  readonly attention?: boolean;
}

/** The whole program behind the window. `boot.ts` makes it of the modules, without Electron. */
export interface Desk {
  /** Runs one contract method for a window. Input is not yet parsed; the sender's frame is already checked. */
  call(sender: Sender, name: string, input: unknown): Promise<Reply>;
  /** Returns the function that stops listening. */
  onEvent(listener: (event: DeskEvent) => void): () => void;
  system?(event: SystemEvent): void;
  /** A `tel:` or `callto:` link was pressed in another program; it is asked about in the window. */
  link?(text: string): void;
  /** Nothing happens at the window: what is kept in memory for the next answer may go. */
  quiet?(): void;
  /** Writes what is pending, hangs up and closes the database. */
  close(): Promise<void>;
}
export type Boot = (options: BootOptions) => Promise<Desk>;
