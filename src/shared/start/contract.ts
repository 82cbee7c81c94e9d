import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { instantSchema, nothing, textSchema } from '../kernel/schemas.ts';

/** A copy the recovery screen offers. `second`: it lies in the second folder. */
export const offeredCopy = z.object({ id: z.string(), at: instantSchema, bytes: z.number(), kind: z.enum(['copy', 'migration']), second: z.boolean() });
export type OfferedCopy = z.infer<typeof offeredCopy>;

/** What a restoring came to. */
export const restored = z.object({
  copyAt: instantSchema,
  /** Copies that were newer and could not be used. */
  skipped: z.number(),
  /** Changes made after the copy that the journal gave back, and when the last of them was made. */
  applied: z.number(), lastAt: instantSchema.optional(),
  /** The journal reached up to the damage: nothing is lost. */
  whole: z.boolean(),
  /** The file that lay there was kept beside under this name. */
  aside: z.string().optional(),
});
export type Restored = z.infer<typeof restored>;

/** What stands between starting the program and its sign-in screen: the key of the database and the first clinic. */
export const startState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** The database is being opened, or the demo clinic made for the first time; `done` of `total`, when known. */
  z.object({ kind: z.literal('working'), what: z.enum(['opening', 'demo', 'restoring']), done: z.number().optional(), total: z.number().optional() }),
  /** No system store holds the key (or it refused): the printed recovery code is asked. */
  z.object({ kind: z.literal('ask-recovery'), why: z.enum(['no-store', 'not-sealed', 'seal-refused']),
    /** There is neither a database nor a copy: a first run that was cut off may begin anew. */
    mayBegin: z.boolean().optional() }),
  /** `again`: an earlier first run was cut off before there was a clinic; its key, if any, is kept. */
  z.object({ kind: z.literal('first-run'), again: z.boolean().optional() }),
  /** The code to be printed; shown until it was confirmed, stored nowhere. */
  z.object({ kind: z.literal('show-recovery'), code: z.string() }),
  /** wrong-key, damaged, behind, newer, other-binding, plain, no-key-files, missing, storage. Nothing was written. */
  z.object({ kind: z.literal('failed'), reason: z.string(),
    /** Where a copy may take the file's place: the copies, newest first, and whether a journal lies there. */
    recovery: z.object({ copies: z.array(offeredCopy), journal: z.boolean() }).optional() }),
  /** A copy took the file's place; shown until somebody has read it. */
  restored.extend({ kind: z.literal('restored') }),
]);
export type StartState = z.infer<typeof startState>;

export const startContract = {
  state: query('public', nothing, startState),
  /** Makes the database, its key, the branch and the two first employees. The answer of `state` is then the code to print. */
  begin: command('public', z.object({
    branch: textSchema(100).min(1), zone: z.string().max(60),
    surname: textSchema(100).min(1), firstName: textSchema(100),
    login: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u), password: z.string().min(8).max(200),
  }), nothing),
  /** Puts the newest copy that is whole in the place of the database, beginning with this one; the journal is repeated over it. */
  restore: command('public', z.object({ from: z.string().max(200).optional() }), nothing),
  /** What was restored has been read. */
  confirmRestored: command('public', nothing, nothing),
  /** Tries to open once more: the disk has room again, the file was brought back. */
  again: command('public', nothing, nothing),
  /** The code was printed or written down. */
  confirmCode: command('public', nothing, nothing),
  recover: command('public', z.object({ code: z.string().max(200) }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('opened') }),
    z.object({ kind: z.literal('malformed') }),
    /** These groups of five carry a typing mistake, counted from 1. */
    z.object({ kind: z.literal('mistyped'), groups: z.array(z.number().int()) }),
    z.object({ kind: z.literal('wrong') }),
  ])),
} as const;
