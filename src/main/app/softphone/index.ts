import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { softphoneContract } from '#shared/softphone/contract.ts';
import { softphoneDevices } from '#shared/softphone/media.ts';
import type { Database } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Audit } from '../../modules/audit/index.ts';
import type { Settings } from '../../modules/settings/index.ts';
import type { MediaPort } from '../../modules/telephony/connectors/sip/index.ts';
import type { Telephony } from '../../modules/telephony/index.ts';
import { createMediaClient, type OpenMediaDoor } from './media-client.ts';

export type { OpenMediaDoor } from './media-client.ts';

const key = 'softphone';
const kept = z.object({ extension: z.string().nullable().catch(null), devices: softphoneDevices.catch({ ringVolume: 70 }) });
/** Softer than this nothing was said: a microphone that is off, or another one. */
const heardFrom = 0.02;

interface Deps {
  readonly database: Database;
  readonly audit: Pick<Audit, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  readonly telephony: Telephony;
  readonly changed: (topics: readonly Topic[]) => void;
  /** Registers the phones of this PC anew. */
  readonly apply: () => void;
}
export type Softphone = ReturnType<typeof connectSoftphone>;

/** The softphone of this workplace: which phone this PC is, its devices and their trials. */
export function connectSoftphone({ database, audit, clock, log, settings, telephony, changed, apply }: Deps, open: OpenMediaDoor | undefined) {
  const read = () => settings.getLocal(key, kept) ?? kept.parse({ extension: null, devices: {} });
  const media = open && createMediaClient({ open, clock, log, devices: () => read().devices });
  const must = () => {
    if (!media) throw new AppError('conflict', 'softphone.no-window');
    return media;
  };
  const write = (ctx: CallContext, action: 'softphone.setExtension' | 'softphone.setDevices', to: z.output<typeof kept>): void => {
    const before = read();
    database.write((tx) => {
      settings.setLocal(tx, key, to);
      audit.append(tx, { employeeId: actorOf(ctx).employeeId, action, entity: 'localSetting', entityId: key, before, after: to });
    });
    changed(['settings']);
  };
  const handlers: Handlers<typeof softphoneContract, CallContext> = {
    settings: () => ({ ...read(), extensions: settings.sipAccounts().map((account) => account.extension) }),
    setExtension: ({ extension }, ctx) => {
      const before = read();
      if (extension !== null && !settings.sipAccounts().some((account) => account.extension === extension)) throw new AppError('not-found', 'softphone.extension');
      if (before.extension === extension) return null;
      if (telephony.calls().some((call) => call.state !== 'ended')) throw new AppError('conflict', 'softphone.in-call');
      write(ctx, 'softphone.setExtension', { ...before, extension });
      apply();
      changed(['phones']);
      return null;
    },
    setDevices: (devices, ctx) => {
      write(ctx, 'softphone.setDevices', { ...read(), devices });
      media?.use();
      return null;
    },
    devices: () => must().devices(),
    levels: () => must().levels(),
    record: async () => ({ quiet: (await must().record()).peak < heardFrom }),
    play: async () => { await must().play(); return null; },
    ring: async () => { await must().ring(); return null; },
  };
  return {
    handlers,
    /** Where the voice of this phone is, if this PC is it. */
    mediaOf: (extension: string): MediaPort | undefined => (read().extension === extension ? media?.port : undefined),
    close: (): void => { media?.close(); },
  };
}
