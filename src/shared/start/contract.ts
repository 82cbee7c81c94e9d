import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { nothing, textSchema } from '../kernel/schemas.ts';

/** What stands between starting the program and its sign-in screen: the key of the database and the first clinic. */
export const startState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** The database is being opened, or the demo clinic made for the first time; `done` of `total`, when known. */
  z.object({ kind: z.literal('working'), what: z.enum(['opening', 'demo']), done: z.number().optional(), total: z.number().optional() }),
  /** No system store holds the key (or it refused): the printed recovery code is asked. */
  z.object({ kind: z.literal('ask-recovery'), why: z.enum(['no-store', 'not-sealed', 'seal-refused']) }),
  z.object({ kind: z.literal('first-run') }),
  /** The code to be printed; shown until it was confirmed, stored nowhere. */
  z.object({ kind: z.literal('show-recovery'), code: z.string() }),
  /** wrong-key, damaged, newer, other-binding, plain, no-key-files, missing, storage. Nothing was written. */
  z.object({ kind: z.literal('failed'), reason: z.string() }),
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
