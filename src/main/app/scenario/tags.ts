import type { TagChoice, TagGroup } from '#shared/tags/contract.ts';
import type { TagPopup } from '#shared/tags/view.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { Action } from './format.ts';
import type { Shown } from './project.ts';
import { ask, inquiryId, Refused, type Player, type World } from './world.ts';

/** The dictionary as the settings show it: what is deleted is not there to be worked with. */
async function groupsOf(player: Player): Promise<TagGroup[]> {
  return (await ask(player, 'tags', 'dictionary', null)).groups.filter(({ retired }) => !retired);
}
async function groupCalled(player: Player, name: string): Promise<TagGroup> {
  const found = (await groupsOf(player)).find((group) => group.name === name);
  if (!found) throw new RangeError(`no group of tags ${name}`);
  return found;
}
async function tagCalled(player: Player, name: string): Promise<Id> {
  const found = (await groupsOf(player)).flatMap(({ tags }) => tags).find((tag) => tag.name === name && !tag.retired);
  if (!found) throw new RangeError(`no tag ${name}`);
  return found.id;
}
function popupOf({ session }: Player): TagPopup {
  const { tagPopup } = session.snapshot();
  if (!tagPopup) throw new RangeError('no tags are asked for');
  return tagPopup;
}
const choose = (player: Player, choice: TagChoice) => ask(player, 'tags', 'choose', { callId: popupOf(player).callId, choice });

type Deed<K extends keyof Action> = (world: World, player: Player, value: NonNullable<Action[K]>) => Promise<unknown>;
type TagDeed = 'tagMode' | 'addTagGroup' | 'renameTagGroup' | 'deleteTagGroup' | 'addTag' | 'deleteTag' | 'renameTag' | 'tags' | 'otherTag' | 'saveTags' | 'editTags' | 'closeProgram';

/** What is done about tags: in the settings, and in the pop-up after a conversation. */
export const tagDeeds: { readonly [K in TagDeed]: Deed<K> } = {
  tagMode: (_, player, mode) => ask(player, 'tags', 'setMode', { mode }),
  addTagGroup: (_, player, group) => ask(player, 'tags', 'addGroup', group),
  renameTagGroup: async (_, player, { from, to }) => ask(player, 'tags', 'renameGroup', { id: (await groupCalled(player, from)).id, name: to }),
  deleteTagGroup: async (_, player, name) => ask(player, 'tags', 'retireGroup', { id: (await groupCalled(player, name)).id }),
  addTag: async (_, player, { group, name }) => ask(player, 'tags', 'addTag', { groupId: (await groupCalled(player, group)).id, name }),
  deleteTag: async (_, player, name) => ask(player, 'tags', 'retireTag', { id: await tagCalled(player, name) }),
  /** The program has no such method: that is what a file expects. */
  renameTag: async (_, player, name) => {
    const reply = await player.session.call('tags.renameTag', { id: await tagCalled(player, name), name: `${name} 2` });
    if (!reply.ok) throw new Refused(reply.error.reason === 'unknown-method' ? 'not-possible' : reply.error.reason ?? reply.error.code);
  },
  tags: async (_, player, names) => {
    const offered = popupOf(player).groups.flatMap(({ tags }) => tags);
    const tagIds = names.map((name) => {
      const tag = offered.find((one) => one.name === name);
      if (!tag) throw new RangeError(`the pop-up does not offer ${name}`);
      return tag.id;
    });
    return choose(player, { ...popupOf(player).choice, tagIds });
  },
  otherTag: (_, player, other) => choose(player, { ...popupOf(player).choice, other }),
  saveTags: (_, player) => {
    const { callId, choice } = popupOf(player);
    return ask(player, 'tags', 'save', { callId, choice });
  },
  /** Tags that are set, set once more. */
  editTags: async (_, player, call) => ask(player, 'tags', 'save', { callId: inquiryId(_, call), choice: { tagIds: (await groupsOf(player)).flatMap(({ tags }) => tags).filter((tag) => !tag.retired).slice(0, 1).map((tag) => tag.id), other: 'Другое' } }),
  /** The window is gone; whoever comes back opens a new one and signs in. */
  closeProgram: (world, player) => {
    player.session.close();
    world.players.delete(player.key);
    return Promise.resolve();
  },
};

const otherTag = 'Другая метка', noTag = 'Без метки';
export const popupShown = (popup: TagPopup | undefined): Shown | undefined => popup && {
  groups: [...popup.groups.map(({ name, tags }) => ({ name, tags: tags.map((tag) => tag.name) })), { name: otherTag }], canSave: popup.canSave,
  chosen: popup.groups.flatMap(({ tags }) => tags.filter((tag) => popup.choice.tagIds.includes(tag.id)).map((tag) => tag.name)), other: popup.choice.other, more: popup.more || undefined,
};

/** The tag report of a period, or of one group of it. */
export async function reportShown(player: Player, period: { readonly fromDay: Day; readonly tillDay: Day }, filter: string | undefined): Promise<Shown[]> {
  const groupId = filter === undefined ? undefined : (await groupCalled(player, filter)).id;
  const { rows } = await ask(player, 'reports', 'tags', { ...period, ...(groupId === undefined ? {} : { groupId }) });
  return rows.map((row) => ({ tag: row.kind === 'tag' ? `${row.name}${row.retired ? ' (удалена)' : ''}` : row.kind === 'other' ? otherTag : noTag, calls: row.calls }));
}
