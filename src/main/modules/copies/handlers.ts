import type { copiesContract, CopyRow } from '#shared/copies/contract.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id, Instant, Zone } from '#shared/kernel/values.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { FileDialogs } from '../../kernel/files.ts';
import type { Codes } from './codes.ts';
import type { CopyPlaces, Memory } from './memory.ts';
import { healthOf, nextCopyAt, troubleOf } from './rules.ts';
import { factsOf } from './worker.ts';

/** What the handlers need of the module. */
interface Service {
  readonly recall: () => Memory;
  readonly remember: (change: Partial<Memory>) => void;
  readonly list: () => CopyRow[];
  readonly lastGood: () => Instant | undefined;
  readonly make: (by: Id) => Id;
  readonly check: (by: Id) => Id;
  readonly setFolder: (by: Id, folder: string | undefined) => void;
  readonly codes: Codes;
  readonly files: FileDialogs;
  readonly clock: Clock;
  readonly zone: () => Zone;
  readonly places: CopyPlaces;
  readonly isRunning: () => boolean;
  readonly journal: () => 'whole' | 'broken' | 'none';
  readonly changed: (topics: readonly Topic[]) => void;
  readonly reschedule: () => void;
}

export function createHandlers(service: Service): Handlers<typeof copiesContract, CallContext> {
  const { recall, lastGood, clock, places, codes } = service;
  const by = (ctx: CallContext): Id => actorOf(ctx).employeeId;
  const largest = (): number => Math.max(0, ...service.list().slice(0, 1).map(({ bytes }) => bytes));

  return {
    brief: () => {
      const at = lastGood();
      return { ...(at === undefined ? {} : { at }), health: healthOf(clock.now(), at), running: service.isRunning() };
    },
    state: () => {
      const { hour, folder, last, checked } = recall(), at = lastGood(), facts = folder === undefined ? undefined : factsOf(folder, places.own);
      const trouble = facts && troubleOf(facts, largest());
      return {
        hour, nextAt: nextCopyAt(clock.now(), at, hour, service.zone()), health: healthOf(clock.now(), at), running: service.isRunning(), folder: places.folder, copies: service.list(), journal: service.journal(), hasCode: codes.there,
        ...(last ? { last } : {}), ...(checked ? { checked } : {}),
        ...(facts && folder !== undefined ? { second: { folder, sameDisk: facts.sameDisk, freeBytes: facts.freeBytes, ...(trouble ? { trouble } : {}) } } : {}),
      };
    },
    make: (_, ctx) => ({ jobId: service.make(by(ctx)) }),
    check: (_, ctx) => ({ jobId: service.check(by(ctx)) }),
    setHour: ({ hour }) => {
      service.remember({ hour });
      service.reschedule();
      service.changed(['copies']);
      return null;
    },
    chooseFolder: async (_, ctx) => {
      const folder = await service.files.chooseFolder();
      if (folder === undefined) return { kind: 'cancelled' };
      const facts = factsOf(folder, places.own), trouble = troubleOf(facts, largest());
      if (trouble) return { kind: 'refused', trouble };
      service.setFolder(by(ctx), folder);
      return { kind: 'set', sameDisk: facts.sameDisk };
    },
    dropFolder: (_, ctx) => {
      service.setFolder(by(ctx), undefined);
      return null;
    },
    newCode: ({ password }, ctx) => codes.renew(by(ctx), password),
    confirmCode: ({ groups }, ctx) => codes.confirm(by(ctx), groups),
    checkCode: ({ code }, ctx) => codes.check(by(ctx), code),
  };
}
