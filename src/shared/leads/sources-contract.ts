import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { leadProblems } from './incoming.ts';
import { leadSource } from './sources.ts';

/** Why a letter waits: what may be wrong with a lead, a letter nobody here expects, a booking the patient took back. */
export const envelopeProblems = [...leadProblems, 'unknown-source', 'cancelled'] as const;

export const sourceHealth = z.object({
  /** `listening`: it is not asked, its letters come by themselves; `off`: switched off, or not allowed in a demo base. */
  state: z.enum(['connected', 'degraded', 'disconnected', 'unauthorized', 'misconfigured', 'listening', 'off']),
  code: z.string().optional(), since: z.number().optional(), lastOkAt: z.number().optional(), nextAttemptAt: z.number().optional(),
  /** No good look for five minutes. */
  alarm: z.boolean(),
});
export type SourceHealth = z.output<typeof sourceHealth>;
export const listedSource = z.object({
  source: leadSource, kept: z.array(z.string()), health: sourceHealth,
  /** What the other side was last told of the doctors' hours. */
  timetable: z.object({ sentAt: z.number().optional(), code: z.string().optional() }).optional(),
});
export type ListedSource = z.output<typeof listedSource>;

/** A letter that waits for a person, with whatever could be read of it. */
export const waitingEnvelope = z.object({
  id: idSchema, sourceId: z.string(), sourceName: z.string(), receivedAt: z.number(), raw: z.string(), problems: z.array(z.enum(envelopeProblems)),
  /** The lead it joined, if any. */
  inquiryId: z.string().optional(), phone: z.string(), name: z.string(), comment: z.string(), email: z.string(),
});
export type WaitingEnvelope = z.output<typeof waitingEnvelope>;

export const imported = z.object({ lead: z.number(), waits: z.number(), repeated: z.number(), checks: z.number(), strangers: z.number() });
export type Imported = z.output<typeof imported>;
const byId = z.object({ id: idSchema });

export const leadSourcesContract = {
  /** The sources of this PC without their secrets, and how each is now. */
  list: query('telephony.configure', nothing, z.array(listedSource)),
  /** Adds a source or changes it; an empty secret keeps the former one. */
  save: command('telephony.configure', leadSource, nothing),
  remove: command('telephony.configure', byId, nothing),
  /** Tries a source as the form has it, saved or not; nothing of it becomes a lead. */
  check: command('telephony.configure', leadSource, z.object({ how: z.enum(['works', 'fails', 'listens']), code: z.string().optional(), count: z.number().optional(), clockOffMinutes: z.number().optional() })),
  /** Asks all sources now, without waiting for their time. */
  askNow: command('telephony.configure', nothing, nothing),
  /** «Принять файл конвертов»: letters a gateway kept, one JSON to a line. */
  importFile: command('telephony.configure', nothing, z.discriminatedUnion('kind', [z.object({ kind: z.literal('cancelled') }), z.object({ kind: z.literal('done'), ...imported.shape })])),
  /** «Ждут человека», newest first. */
  waiting: query('inquiries.work', nothing, z.object({ total: z.number(), items: z.array(waitingEnvelope) })),
  /** «Разобрать ещё раз», by today's settings; `unreadable` when it still says nothing. */
  readAgain: command('inquiries.work', byId, z.object({ kind: z.enum(['lead', 'unreadable']) })),
  /** «Создать заявку вручную»: a person read the letter. */
  makeLead: command('inquiries.work', byId.extend({ phone: textSchema(60), name: textSchema(200), comment: textSchema(2_000) }), z.object({ inquiryId: idSchema })),
  /** «Отложить как ненужное»: it stays in the base and leaves the list. */
  putAside: command('inquiries.work', byId, nothing),
} as const;
