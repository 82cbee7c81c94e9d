import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { lostKinds } from './view.ts';

export const lostKind = z.enum(lostKinds);
const matterKey = z.object({ kind: lostKind, id: z.string().max(120) });
/** `mine`, `nobody`, `shift` (both: what a shift that goes leaves behind), or an employee. */
const owner = z.union([z.enum(['mine', 'nobody', 'shift']), idSchema]);
export const lostFilter = z.object({ kinds: z.array(lostKind).max(lostKinds.length).optional(), owner: owner.optional(), /** Those older than ninety days instead. */ older: z.boolean().default(false), /** Also what somebody is working on at this minute: a shift that goes leaves it. */ unripe: z.boolean().default(false) });
export type LostFilter = z.input<typeof lostFilter>;

export const lostRow = matterKey.extend({
  since: instantSchema,
  who: z.string(), phone: z.string().optional(), phoneText: z.string(), patientId: idSchema.optional(), inquiryId: idSchema.optional(),
  /** What is owed, in one sentence. */
  owed: z.string(),
  channel: z.string(),
  owner: z.object({ id: idSchema, name: z.string() }).optional(),
  promisedAt: instantSchema.optional(),
  note: z.string().optional(),
  overdue: z.boolean(),
});
export type LostRow = z.output<typeof lostRow>;

export const handoverItem = lostRow.pick({ kind: true, id: true, since: true, who: true, phoneText: true, owed: true, promisedAt: true, overdue: true }).extend({
  /** As it was shown. */
  age: z.string(),
  /** Whose it was, and to whom it was given; empty: to the shift. */
  owner: z.string(), given: z.string(), givenId: idSchema.nullable(),
});
export type HandoverItem = z.output<typeof handoverItem>;
export const handoverRow = z.object({
  id: idSchema, at: instantSchema, fromId: idSchema, from: z.string(),
  /** Whom it was meant for; absent when it went to the shift. */
  toId: idSchema.optional(), to: z.string(),
  note: z.string(), items: z.array(handoverItem),
  signedAt: instantSchema.optional(), /** Whether the asker may sign it now. */ canSign: z.boolean(),
});
export type HandoverRow = z.output<typeof handoverRow>;

const reason = textSchema(500).refine((text) => text.trim() !== '');
const exported = z.discriminatedUnion('kind', [z.object({ kind: z.literal('started'), jobId: idSchema }), z.object({ kind: z.literal('cancelled') })]);

export const lostContract = {
  /** The most urgent first; `counts` are by kind before the filter of kinds. */
  list: query('inquiries.work', lostFilter, z.object({
    rows: z.array(lostRow), total: z.number().int(), overdue: z.number().int(), counts: z.partialRecord(lostKind, z.number().int()), mine: z.number().int(), nobody: z.number().int(), kinds: z.array(lostKind),
  })),
  /** How many wait for longer than ninety days. */
  older: query('inquiries.work', nothing, z.object({ count: z.number().int() })),
  /** Takes a matter, gives it to a colleague, or to nobody. */
  assign: command('inquiries.work', matterKey.extend({ ownerId: idSchema.nullable() }), nothing),
  /** «Обещать перезвонить в …»; null takes the promise back. */
  promise: command('inquiries.work', matterKey.extend({ at: instantSchema.nullable(), note: textSchema(500).default('') }), nothing),
  /** Ends a matter without a deed; the reason stays in the history of changes. */
  close: command('inquiries.work', matterKey.extend({ reason }), nothing),
  /** «Открыть» of a half-filled booking: the form comes back with its text. */
  resumeForm: command('schedule.write', z.object({ formId: idSchema }), z.object({ formId: idSchema })),
  exportList: command('inquiries.work', lostFilter, exported),
  /** Which kinds count. */
  settings: query('signed-in', nothing, z.object({ kinds: z.array(lostKind) })),
  saveSettings: command('settings.write', z.object({ kinds: z.array(lostKind).max(lostKinds.length) }), nothing),
  /** Hands the open matters over: to one colleague or to the shift (null); each may go to somebody of its own. */
  handOver: command('inquiries.work', z.object({ toId: idSchema.nullable(), note: textSchema(2000), given: z.array(matterKey.extend({ ownerId: idSchema.nullable() })).max(2000) }), z.object({ handoverId: idSchema })),
  handovers: query('inquiries.work', nothing, z.array(handoverRow)),
  /** The signature of whoever takes over: their own password, at this window or at their next sign-in. */
  signHandover: command('inquiries.work', z.object({ handoverId: idSchema, employeeId: idSchema, password: z.string().max(200) }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signed') }), z.object({ kind: z.literal('wrong-password') }), z.object({ kind: z.literal('wait'), ms: z.number().int() }), z.object({ kind: z.literal('not-theirs') }),
  ])),
  printHandover: command('inquiries.work', z.object({ handoverId: idSchema, how: z.enum(['paper', 'pdf']) }), z.object({ kind: z.enum(['done', 'cancelled']) })),
} as const;
