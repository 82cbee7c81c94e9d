import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { fileTypes, largestFile } from './types.ts';

export const attachmentRow = z.object({
  id: idSchema, name: z.string(), type: z.enum(fileTypes), size: z.number().int(), note: z.string(), at: instantSchema, by: z.string().optional(),
  /** The bytes lie on this PC; otherwise on the one that took the file in. */
  here: z.boolean(),
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

/** What became of a file. `renamed`: its ending said another type than its bytes. */
export const addResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), attachmentId: idSchema, name: z.string(), renamed: z.boolean() }),
  z.object({ kind: z.literal('refused'), name: z.string(), why: z.enum(['too-large', 'empty', 'type', 'link', 'unreadable', 'twice']) }),
  z.object({ kind: z.literal('nothing-chosen') }),
]);
export type AddResult = z.infer<typeof addResult>;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= largestFile);

export const attachmentsContract = {
  /** The files of a card, the newest first. */
  ofPatient: query('files.read', z.object({ patientId: idSchema }), z.array(attachmentRow)),
  /** Asks for a file and takes it in: main alone knows where it lies. */
  choose: command('files.write', z.object({ patientId: idSchema }), addResult),
  /** A file dropped on the card: its bytes, at most 25 MiB. */
  addDropped: command('files.write', z.object({ patientId: idSchema, name: textSchema(1000), bytes }), addResult),
  setNote: command('files.write', z.object({ attachmentId: idSchema, note: textSchema(300) }), nothing),
  remove: command('files.write', z.object({ attachmentId: idSchema }), nothing),
  /** Takes a removed file back. */
  restore: command('files.write', z.object({ attachmentId: idSchema }), nothing),
  /** The bytes of a picture or a text, for drawing; nothing else ever reaches the page. @throws `conflict` (not-viewable, elsewhere) */
  view: query('files.read', z.object({ attachmentId: idSchema }), z.object({ name: z.string(), mime: z.string(), bytes })),
  /** «Сохранить как…»: where, is asked by main. Never opened by the system. */
  saveAs: command('files.read', z.object({ attachmentId: idSchema }), z.object({ saved: z.boolean() })),
} as const;
