import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing, textSchema } from '../kernel/schemas.ts';

/** Whether a tag is asked for after a conversation; groups can be made once it is on. */
export const tagMode = z.enum(['off', 'withoutBooking', 'always']);
export type TagMode = z.infer<typeof tagMode>;

/** What is ticked in the pop-up. `other` is «Другая метка», present once it is ticked, with what was typed. */
export const tagChoice = z.object({ tagIds: z.array(idSchema).max(200), other: textSchema(300).optional() });
export type TagChoice = z.output<typeof tagChoice>;

const name = textSchema(100);
export const tagGroup = z.object({
  id: idSchema, name: z.string(), retired: z.boolean(),
  tags: z.array(z.object({ id: idSchema, name: z.string(), retired: z.boolean(), /** On how many calls it stands. */ calls: z.number().int() })),
});
export type TagGroup = z.infer<typeof tagGroup>;

export const tagsContract = {
  /** Groups and tags in the order they were made, deleted ones too: the history speaks of them. */
  dictionary: query('signed-in', nothing, z.object({ mode: tagMode, groups: z.array(tagGroup) })),
  setMode: command('tags.edit', z.object({ mode: tagMode }), nothing),
  /** @throws conflict `choose-mode`, `same-name` */
  addGroup: command('tags.edit', z.object({ name, tags: z.array(name).max(50).default([]) }), z.object({ id: idSchema })),
  renameGroup: command('tags.edit', z.object({ id: idSchema, name }), nothing),
  /** With its tags; what was set stays in the history and the reports. */
  retireGroup: command('tags.edit', z.object({ id: idSchema }), nothing),
  addTag: command('tags.edit', z.object({ groupId: idSchema, name }), z.object({ id: idSchema })),
  retireTag: command('tags.edit', z.object({ id: idSchema }), nothing),
  /** What is ticked and typed, not saved yet: kept in main, so that a window that is loaded anew shows it again. */
  choose: command('inquiries.work', z.object({ callId: idSchema, choice: tagChoice }), nothing),
  /** «Открыть» in «Ничего не потеряно»: one's own pop-up that was left comes back. @throws conflict `not-possible` */
  reopen: command('inquiries.work', z.object({ callId: idSchema }), nothing),
  /** «Сохранить». @throws conflict `inactive` (nothing chosen), `not-possible` (already set, or not asked for), `tag-gone` */
  save: command('inquiries.work', z.object({ callId: idSchema, choice: tagChoice }), nothing),
} as const;
