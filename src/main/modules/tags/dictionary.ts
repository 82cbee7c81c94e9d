import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import { tagMode, type tagsContract } from '#shared/tags/contract.ts';
import type { TagsDeps } from './deps.ts';
import { sameName } from './rules.ts';
import { writes, type TagStore } from './store.ts';

export const modeKey = 'tags.mode';

/** Groups and tags: made once the mode is chosen, a group renamed, never a tag; what is deleted stays where it was set. */
export function createDictionary({ db, clock, newId, audit, changed, settings }: TagsDeps, store: TagStore) {
  const mode = () => settings.get(modeKey, tagMode) ?? 'off';
  function work<T>(ctx: CallContext, deed: (tx: WritableDb, by: Id) => T): T {
    const { employeeId } = actorOf(ctx), result = db.write((tx) => deed(tx, employeeId));
    changed(['tags']);
    return result;
  }
  function mustBeOn(): void { if (mode() === 'off') throw new AppError('conflict', 'choose-mode'); }
  function mustBeNamed(name: string): string {
    const trimmed = name.trim();
    if (trimmed === '') throw new AppError('invalid-input', 'name');
    return trimmed;
  }
  function groupOf(id: Id) {
    const group = store.groups().find((one) => one.id === id && one.retiredAt === null);
    if (!group) throw new AppError('not-found', 'tagGroup');
    return group;
  }
  function mustBeNewGroup(name: string, except?: Id): string {
    const trimmed = mustBeNamed(name);
    if (store.groups().some((one) => one.retiredAt === null && one.id !== except && sameName(one.name, trimmed))) throw new AppError('conflict', 'same-name');
    return trimmed;
  }
  function addTag(tx: WritableDb, by: Id, groupId: Id, name: string): Id {
    const trimmed = mustBeNamed(name), id = newId();
    if (store.tags().some((one) => one.groupId === groupId && one.retiredAt === null && sameName(one.name, trimmed))) throw new AppError('conflict', 'same-name');
    writes.insertTag(tx, { id, groupId, name: trimmed, createdAt: clock.now(), sort: store.tags().length });
    audit.append(tx, { employeeId: by, action: 'tags.addTag', entity: 'tag', entityId: id, after: { name: trimmed, tagGroup: groupOf(groupId).name } });
    return id;
  }

  const methods: Pick<Handlers<typeof tagsContract, CallContext>, 'dictionary' | 'setMode' | 'addGroup' | 'renameGroup' | 'retireGroup' | 'addTag' | 'retireTag'> = {
    dictionary: () => ({ mode: mode(), groups: store.dictionary() }),
    setMode: (input, ctx) => {
      if (input.mode !== mode()) work(ctx, (tx, by) => { settings.set(tx, by, modeKey, input.mode); });
      return null;
    },
    addGroup: ({ name, tags }, ctx) => {
      mustBeOn();
      return work(ctx, (tx, by) => {
        const id = newId(), trimmed = mustBeNewGroup(name);
        writes.insertGroup(tx, { id, name: trimmed, createdAt: clock.now(), sort: store.groups().length });
        audit.append(tx, { employeeId: by, action: 'tags.addGroup', entity: 'tagGroup', entityId: id, after: { name: trimmed } });
        for (const tag of tags) addTag(tx, by, id, tag);
        return { id };
      });
    },
    renameGroup: ({ id, name }, ctx) => {
      const group = groupOf(id), trimmed = mustBeNewGroup(name, id);
      if (group.name !== trimmed) {
        work(ctx, (tx, by) => {
          writes.updateGroup(tx, id, { name: trimmed });
          audit.append(tx, { employeeId: by, action: 'tags.renameGroup', entity: 'tagGroup', entityId: id, before: { name: group.name }, after: { name: trimmed } });
        });
      }
      return null;
    },
    retireGroup: ({ id }, ctx) => {
      const group = groupOf(id);
      work(ctx, (tx, by) => {
        const retiredAt = clock.now();
        writes.updateGroup(tx, id, { retiredAt });
        writes.retireTagsOf(tx, id, retiredAt);
        audit.append(tx, { employeeId: by, action: 'tags.retireGroup', entity: 'tagGroup', entityId: id, before: { name: group.name } });
      });
      return null;
    },
    addTag: ({ groupId, name }, ctx) => {
      mustBeOn();
      groupOf(groupId);
      return work(ctx, (tx, by) => ({ id: addTag(tx, by, groupId, name) }));
    },
    retireTag: ({ id }, ctx) => {
      const tag = store.tags().find((one) => one.id === id && one.retiredAt === null);
      if (!tag) throw new AppError('not-found', 'tag');
      work(ctx, (tx, by) => {
        writes.retireTag(tx, id, clock.now());
        audit.append(tx, { employeeId: by, action: 'tags.retireTag', entity: 'tag', entityId: id, before: { name: tag.name } });
      });
      return null;
    },
  };
  return { mode, methods };
}
