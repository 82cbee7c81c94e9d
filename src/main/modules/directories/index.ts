import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { directoriesContract } from '#shared/directories/contract.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { doctorColours, type DirectoryKind } from '#shared/directories/kinds.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { E164, Id, Minute, Zone } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';
import { createEditing } from './editing.ts';
import { branchOf, groupsOf, type Branch } from './rules.ts';
import { directoryStore } from './store.ts';

export type { Branch } from './rules.ts';

export interface DirectoriesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  /** The branch this PC stands in; the oldest one when absent or unknown. */
  readonly branchId?: () => Id | undefined;
  /** The zone of a branch has changed: the schedule computes its instants anew, in the same transaction. */
  readonly zoneChanged?: (tx: WritableDb, branchId: Id, zone: Zone) => void;
  /** Appointments that a doctor or a chair still has before them. */
  readonly ahead?: (kind: DirectoryKind, id: Id) => number;
}

/** Where else an entry is seen. */
const alsoShown: Readonly<Partial<Record<DirectoryKind, readonly Topic[]>>> = { branch: ['schedule'], doctor: ['schedule'], chair: ['schedule'], speciality: ['schedule'], phone: ['phones'] };

export function createDirectories(deps: DirectoriesDeps) {
  const { db, clock, newId, audit } = deps, store = directoryStore(db.db);
  const editing = createEditing({ db: db.db, clock, newId, audit, here: () => branch().id, zoneChanged: deps.zoneChanged ?? (() => undefined), ahead: deps.ahead ?? (() => 0) });

  const branches = (): Branch[] => store.branches.all().map((row) =>
    ({ id: row.id, name: row.name, nameInMessages: row.nameInMessages || row.name, zone: row.zone, opensMin: row.opensMin as Minute, closesMin: row.closesMin as Minute }));
  /** The branch of this PC. @throws AppError `not-found` on an empty base */
  function branch(): Branch {
    const found = branchOf(branches(), deps.branchId?.());
    if (!found) throw new AppError('not-found', 'branch');
    return found;
  }

  function write<T>(kind: DirectoryKind, work: (tx: WritableDb) => T): T {
    const result = db.write(work);
    deps.changed(['directories', ...(alsoShown[kind] ?? [])]);
    return result;
  }

  const handlers: Handlers<typeof directoriesContract, CallContext> = {
    all: () => {
      const { id, name, zone, opensMin, closesMin } = branch();
      const doctors = store.doctors.all({ branchId: id }).map(({ speciality, group, specialityId, chairId, colour, ...d }) => ({
        ...d, speciality: speciality ?? '', group: group ?? '', colour: colourOf(colour), ...(specialityId ? { specialityId } : {}), ...(chairId ? { chairId } : {}),
      }));
      return {
        branch: { id, name, zone, opensMin, closesMin }, branches: store.branches.all().map((b) => ({ id: b.id, name: b.name })), topics: store.topics.all(), adChannels: store.channels.all(), doctors, groups: groupsOf(doctors),
        personGroups: store.personGroups.all(), specialities: store.specialities.all(), chairs: store.chairs.all({ branchId: id }),
        services: store.services.all().map(({ specialityId, ...service }) => ({ ...service, ...(specialityId ? { specialityId } : {}) })),
        reasons: store.reasons.all().map(({ by, ...reason }) => ({ ...reason, ...(by ? { by } : {}) })), phones: store.phones.all({ branchId: id }),
      };
    },
    list: ({ kind }) => editing.list(kind),
    save: (input, ctx) => write(input.kind, (tx) => editing.save(tx, actorOf(ctx).employeeId, input)),
    retire: ({ kind, id }, ctx) => write(kind, (tx) => editing.retire(tx, actorOf(ctx).employeeId, kind, id)),
    restore: ({ kind, id }, ctx) => write(kind, (tx) => editing.restore(tx, actorOf(ctx).employeeId, kind, id)),
    order: ({ kind, ids }, ctx) => write(kind, (tx) => {
      editing.order(tx, actorOf(ctx).employeeId, kind, ids);
      return null;
    }),
  };

  return {
    handlers,
    branch,
    branches,
    /** The channel that advertises a dialled number, with its script. */
    channelOfLine: (e164: E164): { readonly id: Id; readonly name: string; readonly script: string } | undefined => store.channelOfLine.get({ e164 }),
    channelNamed: (name: string): { readonly id: Id } | undefined => store.channelNamed.get({ name }),
    /** Also of a channel no longer offered: old inquiries keep its name. */
    channelName: (id: Id): string | undefined => store.channel.get({ id })?.name,
    scriptOf: (adChannelId: Id): string | undefined => store.channel.get({ id: adChannelId })?.script,
    /** Also of a retired topic. */
    topicName: (id: Id): string | undefined => store.topic.get({ id })?.name,
    phones: () => store.phones.all({ branchId: branch().id }),
    /** The commands inside a transaction of another module. */
    editing,
  };
}
/** A colour of an older base that the palette no longer has is the first one. */
const colourOf = (colour: string) => doctorColours.find((one) => one === colour) ?? doctorColours[0];

export type Directories = ReturnType<typeof createDirectories>;
