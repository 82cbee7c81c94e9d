import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { grantable, rights, roles } from './rights.ts';

const role = z.enum(roles);

export const meSchema = z.object({
  employeeId: idSchema,
  /** «Ивлева Анна». */
  name: z.string(),
  shortName: z.string(),
  role,
  /** The name of the clinic's own role, built on `role`. */
  roleName: z.string().optional(),
  rights: z.array(z.enum(rights)),
  locked: z.boolean(),
  /** The first login of the branch's day asks for the phone of the shift. */
  mustChoosePhone: z.boolean().optional(),
  /** The phone of this shift, or undefined for «Не работаю сейчас с телефонией». */
  phone: z.object({ id: idSchema, extension: z.string() }).optional(),
});
export type Me = z.infer<typeof meSchema>;

export const signInResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-in'), me: meSchema }),
  z.object({ kind: z.literal('wrong-password') }),
  /** Too many failures: how long the next try must wait, in milliseconds. */
  z.object({ kind: z.literal('wait'), ms: z.number().int() }),
]);

/** One employee as the editor shows it, also one who has left. */
export const employeeSchema = z.object({
  id: idSchema, surname: z.string(), firstName: z.string(), patronymic: z.string(), name: z.string(),
  login: z.string().optional(), hasPassword: z.boolean(), role: role.optional(), roleId: idSchema.optional(),
  phones: z.array(z.string()),
  /** Rights given to this one person. */
  grants: z.array(z.enum(grantable)),
  /** The card of an employee who is treated here; its name only for who may read cards. */
  patientId: idSchema.optional(), patientName: z.string().optional(),
  retired: z.boolean(),
});
export type Employee = z.output<typeof employeeSchema>;

export const employeeInput = z.object({
  surname: textSchema(100), firstName: textSchema(100), patronymic: textSchema(100),
  login: textSchema(100).nullable(), role: role.nullable(), roleId: idSchema.nullable(),
  phones: z.array(textSchema(40)).max(10),
  /** Absent leaves the link as it is: who reads no cards cannot choose one. */
  patientId: idSchema.nullable().optional(),
  /** Absent leaves them as they are; given and taken by who may change roles alone. */
  grants: z.array(z.enum(grantable)).optional(),
});
export type EmployeeInput = z.output<typeof employeeInput>;

/** Why a change of access is refused: the screen says which, and nothing was changed. */
export const accessRefusal = z.enum([
  /** it would give, or touch, more than one may oneself */ 'more-than-own',
  /** nobody would be left to manage the staff, or the rights */ 'last-staff', 'last-roles',
  /** one's own access would be lost */ 'own-access',
]);
export type AccessRefusal = z.output<typeof accessRefusal>;
const refused = z.object({ kind: z.literal('refused'), why: accessRefusal });
const done = z.object({ kind: z.literal('done') });

export const employeeResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), id: idSchema }), refused,
  z.object({ kind: z.literal('login-taken'), by: z.string() }),
  z.object({ kind: z.literal('phone-taken'), phone: z.string(), by: z.string() }),
  z.object({ kind: z.literal('phone-wrong'), phone: z.string() }),
]);
export const passwordResult = z.discriminatedUnion('kind', [done, refused, z.object({ kind: z.literal('weak'), problem: z.enum(['short', 'login', 'common', 'repeats']) }), z.object({ kind: z.literal('wrong-password') }), z.object({ kind: z.literal('no-login') })]);
export type PasswordResult = z.output<typeof passwordResult>;
export const accessResult = z.discriminatedUnion('kind', [done, refused]);

/** A role, built in or the clinic's own. */
export const roleSchema = z.object({ id: idSchema.optional(), base: role, /** Of an own role. */ name: z.string().optional(), rights: z.array(z.enum(rights)), users: z.number().int(), retired: z.boolean() });
export type RoleRow = z.output<typeof roleSchema>;
export const roleResult = z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), id: idSchema }), refused, z.object({ kind: z.literal('same-name') }), z.object({ kind: z.literal('in-use'), users: z.number().int() })]);

export const staffContract = {
  signIn: command('public', z.object({ login: textSchema(100), password: z.string().max(200) }), signInResult),
  signOut: command('public', nothing, nothing),
  lock: command('signed-in', nothing, nothing),
  unlock: command('public', z.object({ password: z.string().max(200) }), signInResult),
  /** Who is signed in at this window; undefined before signing in. */
  me: query('public', nothing, meSchema.optional()),
  /** Logins offered on the sign-in screen; with passwords on the demo base alone. */
  logins: query('public', nothing, z.array(z.object({ login: z.string(), name: z.string(), role, roleName: z.string().optional(), demoPassword: z.string().optional() }))),
  list: query('signed-in', nothing, z.array(z.object({ id: idSchema, name: z.string(), role: role.optional() }))),
  /** One's own password, by the old one. */
  changePassword: command('signed-in', z.object({ old: z.string().max(200), password: z.string().max(200) }), passwordResult),
  employees: query('staff.write', nothing, z.array(employeeSchema)),
  save: command('staff.write', z.object({ id: idSchema.optional(), fields: employeeInput }), employeeResult),
  /** Gives a new password; the old one is over, and so are this employee's sessions in other windows. */
  setPassword: command('staff.write', z.object({ id: idSchema, password: z.string().max(200) }), passwordResult),
  /** Left the clinic: signs in no more, and stays in history. */
  retire: command('staff.write', z.object({ id: idSchema }), accessResult),
  restore: command('staff.write', z.object({ id: idSchema }), accessResult),
  roles: query('staff.write', nothing, z.array(roleSchema)),
  /** A copy of a built-in role with other ticks. */
  saveRole: command('roles.write', z.object({ id: idSchema.optional(), base: role, name: textSchema(100), rights: z.array(z.enum(rights)).max(100) }), roleResult),
  retireRole: command('roles.write', z.object({ id: idSchema }), roleResult),
  restoreRole: command('roles.write', z.object({ id: idSchema }), roleResult),
} as const;
