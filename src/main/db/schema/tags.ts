import { sql } from 'drizzle-orm';
import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable, clinicTable } from './kinds.ts';

/** Группа меток. A retired one keeps its last name for the history and the reports. */
export const tagGroups = clinicTable('tag_groups', {
  name: text().notNull().default(''),
  createdAt: integer().notNull().default(0),
  /** The order in which they were made. */
  sort: integer().notNull().default(0),
  retiredAt: integer(),
});

/** Метка: never renamed; the same word made again after it was retired is another tag. */
export const tags = clinicTable('tags', {
  groupId: text().notNull().default(''),
  name: text().notNull().default(''),
  createdAt: integer().notNull().default(0),
  /** The order in which they were made. */
  sort: integer().notNull().default(0),
  retiredAt: integer(),
}, (t) => [index('tags_group').on(t.groupId)]);

/**
 * A conversation after which a tag is asked for; the id is the call's. In the mode «Только если не было записи» it is due
 * only while the call has no booking. One that is due and not saved is the dash of «История звонков».
 */
export const tagPrompts = branchTable('tag_prompts', {
  employeeId: text().notNull().default(''),
  mode: text({ enum: ['withoutBooking', 'always'] }).notNull().default('always'),
  endedAt: integer().notNull().default(0),
  savedAt: integer(),
}, (t) => [index('tag_prompts_unsaved').on(t.endedAt).where(sql`${t.savedAt} is null`)]);

/** A tag set on a call: written once, never changed. Without a tag it is «Другая метка» with its text. */
export const callTags = branchTable('call_tags', {
  callId: text().notNull().default(''),
  tagId: text(),
  text: text().notNull().default(''),
  employeeId: text().notNull().default(''),
  setAt: integer().notNull().default(0),
}, (t) => [index('call_tags_call').on(t.callId), index('call_tags_tag').on(t.tagId)]);
