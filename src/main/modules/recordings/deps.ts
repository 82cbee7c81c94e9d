import type * as z from 'zod';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { Log } from '#main/kernel/log.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';

/** What an exchange gives of a recording it told of: a link, or the bytes as they come. */
export type Opened = { readonly url: string; readonly headers?: Readonly<Record<string, string>> } | { readonly stream: AsyncIterable<Uint8Array> };

export interface RecordingsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly files: Pick<FileDialogs, 'chooseFolder'>;
  readonly settings: {
    get<T>(key: string, schema: z.ZodType<T>): T | undefined;
    set(tx: WritableDb, by: Id | null, key: string, value: unknown): void;
    getLocal<T>(key: string, schema: z.ZodType<T>): T | undefined;
    setLocal(tx: WritableDb, key: string, value: unknown): void;
  };
  readonly branchId: () => Id;
  readonly zone: () => Zone;
  /** The sound behind a recording that a connector told of. */
  readonly open: (connectorId: string, recordingId: string) => Promise<Opened>;
  /** Connectors of this PC that can give sound. */
  readonly openable: () => readonly string[];
  /** A demo base asks nobody but this very PC. */
  readonly mayAsk: (url: string) => boolean;
  readonly fetch?: typeof globalThis.fetch | undefined;
}
