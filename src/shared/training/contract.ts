import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing } from '../kernel/schemas.ts';
import { aspects, codes, grades } from './score.ts';

const mark = z.object({ call: z.string(), who: z.string(), aspect: z.enum(aspects), code: z.enum(codes), got: z.number(), of: z.number(), details: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const trainingResult = z.object({ level: z.string(), title: z.string(), calls: z.number().int(), got: z.number(), of: z.number(), percent: z.number().int(), grade: z.enum(grades), marks: z.array(mark) });
export type TrainingResult = z.infer<typeof trainingResult>;

export const speeds = [1, 1.5, 2] as const;
const trainingLevel = z.object({
  id: z.string(), title: z.string(), about: z.string(), minutes: z.number(), calls: z.number().int(),
  /** One's own: how often, the best and the last per cent. */
  own: z.object({ times: z.number().int(), best: z.number().int(), last: z.number().int() }).optional(),
});
export type TrainingLevel = z.infer<typeof trainingLevel>;

/** What stands on the strip of the practice window. */
const trainingState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('running'), level: z.string(), title: z.string(), startedAt: instantSchema, endsAt: instantSchema, came: z.number().int(), of: z.number().int(),
    /** Calls alive: what a handset would do, and what the caller is saying. */
    calls: z.array(z.object({ callId: idSchema, who: z.string(), state: z.enum(['ringing', 'dialing', 'talking']), says: z.string().optional() })),
  }),
  z.object({ kind: z.literal('finished'), result: trainingResult }),
]);
export type TrainingState = z.infer<typeof trainingState>;

const startResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  /** A practice window is open already: it was brought to the front. */
  z.object({ kind: z.literal('running') }),
  z.object({ kind: z.literal('bad-file'), line: z.number().int().optional() }),
  z.object({ kind: z.literal('nothing-chosen') }),
]);

export const trainingContract = {
  levels: query('inquiries.work', nothing, z.array(trainingLevel)),
  /** Opens the practice window with a clinic of invented people; nothing of it reaches this base. */
  start: command('inquiries.work', z.object({ level: z.string().max(60), speed: z.union([z.literal(1), z.literal(1.5), z.literal(2)]) }), startResult),
  /** The same with a scenario file of one's own. */
  startFile: command('inquiries.work', z.object({ speed: z.union([z.literal(1), z.literal(1.5), z.literal(2)]) }), startResult),
  /** What this window trains; `none` at the real desk. */
  state: query('public', nothing, trainingState),
  /** Ends the training before its time. */
  finish: command('inquiries.work', nothing, nothing),
} as const;
