import * as z from 'zod';
import { e164Schema, idSchema, minuteSchema, textSchema } from '../kernel/schemas.ts';

/** The directories of «Справочники», in the order of the screen. */
export const directoryKinds = ['branch', 'speciality', 'chair', 'doctor', 'service', 'phone', 'adChannel', 'topic', 'personGroup', 'reason'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

export const doctorColours = ['blue', 'cyan', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'grape', 'violet'] as const;
export const whoBases = ['wantsToBook', 'alreadyBooked', 'other', 'employee', 'contractor'] as const;
export const reasonKinds = ['cancel', 'archive', 'ban', 'reserve'] as const;

const name = textSchema(100);
const lengthMin = z.number().int().min(5).max(720);
/** An IANA zone that this program's clock knows. */
export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: zone });
    return /^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(zone);
  } catch {
    return false;
  }
};
const zoneSchema = z.string().max(60).refine(isZone);

/** What a person fills in of each; the names are those of the columns. */
export const directoryFields = {
  branch: z.object({ name, nameInMessages: name, zone: zoneSchema, opensMin: minuteSchema, closesMin: minuteSchema }),
  speciality: z.object({ name, groupName: name }),
  chair: z.object({ name, branchId: idSchema }),
  doctor: z.object({
    displayName: name, specialityId: idSchema.nullable(), branchId: idSchema, colour: z.enum(doctorColours), usualMin: lengthMin, chairId: idSchema.nullable(), employeeId: idSchema.nullable(),
  }),
  service: z.object({ name, code: textSchema(30), specialityId: idSchema.nullable(), lengthMin }),
  phone: z.object({ extension: z.string().regex(/^[\w.+-]{1,64}$/), name, branchId: idSchema }),
  adChannel: z.object({ name, script: textSchema(20_000), lines: z.array(e164Schema).max(50) }),
  topic: z.object({ name }),
  personGroup: z.object({ name, base: z.enum(whoBases) }),
  reason: z.object({ name, kind: z.enum(reasonKinds), by: z.enum(['patient', 'clinic']).nullable() }),
} as const satisfies Record<DirectoryKind, z.ZodType>;
export type DirectoryFields = { readonly [K in DirectoryKind]: z.output<(typeof directoryFields)[K]> };

/** The field that says what an entry is called. */
export const titleFieldOf: Readonly<Record<DirectoryKind, string>> = {
  branch: 'name', speciality: 'name', chair: 'name', doctor: 'displayName', service: 'name', phone: 'extension', adChannel: 'name', topic: 'name', personGroup: 'name', reason: 'name',
};
/** Entries of the same name are told apart by these: two branches may each have a chair «1». */
export const apartBy: Readonly<Partial<Record<DirectoryKind, readonly string[]>>> = { chair: ['branchId'], phone: ['branchId'], doctor: ['branchId'], reason: ['kind', 'by'] };
