import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database, WritableDb } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { directoriesContract } from '#shared/directories/contract.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { E164, Id, Minute } from '#shared/kernel/values.ts';
import type { Audit } from '../audit/index.ts';
import { branchOf, groupsOf, sameName, type Branch } from './rules.ts';
import { directoryStore, insertTopic, retireTopic, setScript } from './store.ts';

export type { Branch } from './rules.ts';

export interface DirectoriesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly changed: (topics: readonly Topic[]) => void;
  /** The branch this PC stands in; the first one when absent or unknown. */
  readonly branchId?: () => Id | undefined;
}

export function createDirectories(deps: DirectoriesDeps) {
  const { db, clock, newId, audit } = deps, store = directoryStore(db.db);

  /** The branch of this PC. @throws AppError `not-found` on an empty base */
  function branch(): Branch {
    const row = branchOf(store.branches.all(), deps.branchId?.());
    if (!row) throw new AppError('not-found', 'branch');
    return { id: row.id, name: row.name, nameInMessages: row.nameInMessages || row.name, zone: row.zone, opensMin: row.opensMin as Minute, closesMin: row.closesMin as Minute };
  }

  function write<T>(work: (tx: WritableDb) => T): T {
    const result = db.write(work);
    deps.changed(['directories']);
    return result;
  }

  const handlers: Handlers<typeof directoriesContract, CallContext> = {
    all: () => {
      const { id, name, zone, opensMin, closesMin } = branch();
      const doctors = store.doctors.all({ branchId: id }).map((d) => ({ id: d.id, name: d.name, speciality: d.speciality ?? '', group: d.group ?? '', ...(d.specialityId ? { specialityId: d.specialityId } : {}) }));
      return {
        branch: { id, name, zone, opensMin, closesMin }, topics: store.topics.all(), adChannels: store.channels.all(), doctors, groups: groupsOf(doctors),
        reasons: store.reasons.all(), phones: store.phones.all({ branchId: id }),
      };
    },
    addTopic: ({ name }, ctx) => write((tx) => {
      const there = store.topics.all();
      if (name.trim() === '') throw new AppError('invalid-input', 'name');
      if (there.some((t) => sameName(t.name, name))) throw new AppError('conflict', 'topic-there');
      const id = newId();
      insertTopic(tx, id, name.trim(), there.length + 1);
      audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'directories.addTopic', entity: 'topic', entityId: id, after: { name: name.trim() } });
      return { id };
    }),
    retireTopic: ({ id }, ctx) => write((tx) => {
      const topic = store.topic.get({ id });
      if (!topic) throw new AppError('not-found', 'topic');
      if (topic.retiredAt !== null) return null;
      retireTopic(tx, id, clock.now());
      audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'directories.retireTopic', entity: 'topic', entityId: id, before: { name: topic.name } });
      return null;
    }),
    setScript: ({ adChannelId, script }, ctx) => write((tx) => {
      const channel = store.channel.get({ id: adChannelId });
      if (!channel) throw new AppError('not-found', 'ad-channel');
      setScript(tx, adChannelId, script);
      audit.append(tx, { employeeId: actorOf(ctx).employeeId, action: 'directories.setScript', entity: 'adChannel', entityId: adChannelId, before: { script: channel.script }, after: { script } });
      return null;
    }),
  };

  return {
    handlers,
    branch,
    /** The channel that advertises a dialled number, with its script. */
    channelOfLine: (e164: E164): { readonly id: Id; readonly name: string; readonly script: string } | undefined => store.channelOfLine.get({ e164 }),
    /** Also of a channel no longer offered: old inquiries keep its name. */
    channelName: (id: Id): string | undefined => store.channel.get({ id })?.name,
    scriptOf: (adChannelId: Id): string | undefined => store.channel.get({ id: adChannelId })?.script,
    /** Also of a retired topic. */
    topicName: (id: Id): string | undefined => store.topic.get({ id })?.name,
    phones: () => store.phones.all({ branchId: branch().id }),
  };
}
export type Directories = ReturnType<typeof createDirectories>;
