import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing } from '../kernel/schemas.ts';
import { directoryFields, directoryKinds, doctorColours, reasonKinds, whoBases } from './kinds.ts';

const named = z.object({ id: idSchema, name: z.string() });
const kind = z.enum(directoryKinds);
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** One entry as its editor shows it, retired ones too. */
export const directoryEntry = z.object({ id: idSchema, name: z.string(), retired: z.boolean(), fields: z.record(z.string(), fieldValue) });
export type DirectoryEntry = z.output<typeof directoryEntry>;

const save = <K extends keyof typeof directoryFields>(of: K) => z.object({ kind: z.literal(of), id: idSchema.optional(), fields: directoryFields[of] });
export const saveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), id: idSchema }),
  /** There is one of this name already; a retired one can be brought back instead. */
  z.object({ kind: z.literal('same-name'), id: idSchema, retired: z.boolean() }),
  /** The number is another channel's. */
  z.object({ kind: z.literal('line-taken'), e164: z.string(), by: z.string() }),
]);
export type SaveResult = z.output<typeof saveResult>;
export const retireResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), /** Appointments still ahead: they stay in the schedule. */ ahead: z.number().int() }),
  /** The branch this PC stands in, or the last one. */
  z.object({ kind: z.literal('needed') }),
  /** Brought back, it would stand beside another of the same name. */
  z.object({ kind: z.literal('same-name') }),
]);
export type RetireResult = z.output<typeof retireResult>;

export const directoriesContract = {
  /** Everything short the forms choose from, in the order of the screen; nothing that is retired. */
  all: query('signed-in', nothing, z.object({
    branch: z.object({ id: idSchema, name: z.string(), zone: z.string(), opensMin: z.number().int(), closesMin: z.number().int() }),
    branches: z.array(named),
    topics: z.array(named),
    adChannels: z.array(named.extend({ script: z.string() })),
    personGroups: z.array(named.extend({ base: z.enum(whoBases) })),
    specialities: z.array(named.extend({ group: z.string() })),
    chairs: z.array(named),
    doctors: z.array(named.extend({ speciality: z.string(), group: z.string(), specialityId: idSchema.optional(), colour: z.enum(doctorColours), usualMin: z.number().int(), chairId: idSchema.optional() })),
    groups: z.array(z.string()),
    services: z.array(named.extend({ code: z.string(), specialityId: idSchema.optional(), lengthMin: z.number().int() })),
    reasons: z.array(named.extend({ kind: z.enum(reasonKinds), by: z.enum(['patient', 'clinic']).optional() })),
    phones: z.array(z.object({ id: idSchema, extension: z.string(), name: z.string() })),
  })),
  /** One directory whole, for its editor. */
  list: query('directories.write', z.object({ kind }), z.array(directoryEntry)),
  save: command('directories.write', z.discriminatedUnion('kind', [
    save('branch'), save('speciality'), save('chair'), save('doctor'), save('service'), save('phone'), save('adChannel'), save('topic'), save('personGroup'), save('reason'),
  ]), saveResult),
  /** No longer offered; what was written with it keeps its name. */
  retire: command('directories.write', z.object({ kind, id: idSchema }), retireResult),
  restore: command('directories.write', z.object({ kind, id: idSchema }), retireResult),
  /** The whole list in its new order. */
  order: command('directories.write', z.object({ kind, ids: z.array(idSchema).max(2000) }), nothing),
} as const;
