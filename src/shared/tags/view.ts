import type { Id } from '../kernel/values.ts';
import type { TagChoice } from './contract.ts';

/** The pop-up after a conversation: the groups in use, then «Другая метка», always last. */
export interface TagPopup {
  readonly callId: Id;
  /** Who the conversation was with: a name or the number. */
  readonly who: string;
  /** When it began: «11:00». */
  readonly time: string;
  readonly groups: readonly { readonly id: Id; readonly name: string; readonly tags: readonly { readonly id: Id; readonly name: string }[] }[];
  readonly choice: TagChoice;
  readonly canSave: boolean;
  /** How many other conversations wait for their tags after this one. */
  readonly more: number;
}

/** «Сохранить» works once a tag is chosen, and «Другая метка» has its text. */
export const canSaveTags = ({ tagIds, other }: TagChoice): boolean => (tagIds.length > 0 || other !== undefined) && other?.trim() !== '';

/** The tags of one call as «История звонков» shows them: by group, what was written by hand at the end. */
export interface ShownTags {
  readonly groups: readonly { readonly name: string; readonly retired: boolean; readonly tags: readonly { readonly name: string; readonly retired: boolean }[] }[];
  readonly other?: string | undefined;
}

interface KnownGroup { readonly id: Id; readonly name: string; readonly retired: boolean; readonly tags: readonly { readonly id: Id; readonly name: string; readonly retired: boolean }[] }

/** Groups what was set on a call under the names they have now, or had last. A tag of a deleted group is not marked once more. */
export function shownTags(set: readonly { readonly tagId: Id | null; readonly text: string }[], dictionary: readonly KnownGroup[]): ShownTags {
  const ids = new Set(set.map(({ tagId }) => tagId));
  const groups = dictionary.flatMap((group) => {
    const tags = group.tags.filter(({ id }) => ids.has(id)).map(({ name, retired }) => ({ name, retired: retired && !group.retired }));
    return tags.length ? [{ name: group.name, retired: group.retired, tags }] : [];
  });
  const other = set.find(({ tagId }) => tagId === null)?.text;
  return { groups, ...(other === undefined ? {} : { other }) };
}

/** One line a group: «Услуга: Имплантация», «Почему не записался (удалена): Не устроила цена». */
export function tagLines({ groups, other }: ShownTags, deleted: string): string[] {
  const marked = ({ name, retired }: { readonly name: string; readonly retired: boolean }): string => (retired ? `${name} (${deleted})` : name);
  return [...groups.map((group) => `${marked(group)}: ${group.tags.map(marked).join(', ')}`), ...(other === undefined ? [] : [other])];
}
