import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing } from '../kernel/schemas.ts';

/** What stands in the way of a second folder, or speaks against it: `same-disk` only warns. */
export const folderTrouble = z.enum(['away', 'not-a-folder', 'not-writable', 'no-room', 'own-folder']);
export type FolderTrouble = z.infer<typeof folderTrouble>;

export const copyRow = z.object({
  name: z.string(),
  at: instantSchema,
  bytes: z.number(),
  /** Where it lies: beside the database, in the second folder, or in both. */
  here: z.boolean(), second: z.boolean(),
});
export type CopyRow = z.infer<typeof copyRow>;

/** How the last try went. `second` is absent where no second folder is set. */
export const lastTry = z.object({ at: instantSchema, ok: z.boolean(), reason: z.string().optional(), second: z.enum(['ok', 'failed']).optional(), secondReason: z.string().optional() });
export type LastTry = z.infer<typeof lastTry>;

/** `never`: none yet; `old`: the last good one is older than two days. */
export const copyHealth = z.enum(['fresh', 'old', 'never']);

export const copiesContract = {
  /** For the line of states: when the last good copy was made. */
  brief: query('signed-in', nothing, z.object({ at: instantSchema.optional(), health: copyHealth, running: z.boolean() })),
  state: query('copies.manage', nothing, z.object({
    hour: z.number().int(), nextAt: instantSchema.optional(), health: copyHealth, running: z.boolean(), last: lastTry.optional(),
    /** Beside the database. */
    folder: z.string(),
    second: z.object({ folder: z.string(), trouble: folderTrouble.optional(), sameDisk: z.boolean(), freeBytes: z.number().optional() }).optional(),
    /** Changes since the last copy are kept and would be given back. */
    journal: z.enum(['whole', 'broken', 'none']),
    /** The newest first. */
    copies: z.array(copyRow),
    /** When the whole file was last read through, and what was found. */
    checked: z.object({ at: instantSchema, ok: z.boolean() }).optional(),
    /** The demo base has a published key and no code. */
    hasCode: z.boolean(),
  })),
  make: command('copies.manage', nothing, z.object({ jobId: idSchema })),
  /** Reads the whole file through, page by page. */
  check: command('copies.manage', nothing, z.object({ jobId: idSchema })),
  setHour: command('copies.manage', z.object({ hour: z.number().int().min(0).max(23) }), nothing),
  /** Asks for a folder and looks at it; one that cannot hold a copy is not taken. */
  chooseFolder: command('copies.manage', nothing, z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('set'), sameDisk: z.boolean() }),
    z.object({ kind: z.literal('refused'), trouble: folderTrouble }),
  ])),
  dropFolder: command('copies.manage', nothing, nothing),
  /** A new recovery code, shown once; the printed one stays right until the new one was confirmed. Asks for the password again. */
  newCode: command('copies.manage', z.object({ password: z.string().max(200) }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('code'), code: z.string(), ask: z.array(z.number().int()) }),
    z.object({ kind: z.literal('wrong-password') }),
    z.object({ kind: z.literal('wait'), ms: z.number() }),
  ])),
  /** The groups that were asked, read off the paper. Right ones make the new code the only one. */
  confirmCode: command('copies.manage', z.object({ groups: z.array(z.string().max(20)).max(8) }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kept') }), z.object({ kind: z.literal('wrong'), groups: z.array(z.number().int()) }),
  ])),
  /** Whether the paper in one's hand still opens this base. */
  checkCode: command('copies.manage', z.object({ code: z.string().max(200) }), z.object({ right: z.boolean() })),
} as const;
