import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { rights, roles } from './rights.ts';

export const meSchema = z.object({
  employeeId: idSchema,
  /** «Ивлева Анна». */
  name: z.string(),
  shortName: z.string(),
  role: z.enum(roles),
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

export const staffContract = {
  signIn: command('public', z.object({ login: textSchema(100), password: z.string().max(200) }), signInResult),
  signOut: command('signed-in', nothing, nothing),
  lock: command('signed-in', nothing, nothing),
  unlock: command('public', z.object({ password: z.string().max(200) }), signInResult),
  /** Who is signed in at this window; undefined before signing in. */
  me: query('public', nothing, meSchema.optional()),
  /** Logins offered on the sign-in screen; with passwords on the demo base alone. */
  logins: query('public', nothing, z.array(z.object({ login: z.string(), name: z.string(), role: z.enum(roles), demoPassword: z.string().optional() }))),
  list: query('signed-in', nothing, z.array(z.object({ id: idSchema, name: z.string(), role: z.enum(roles).optional() }))),
} as const;
