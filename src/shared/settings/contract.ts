import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { nothing, textSchema } from '../kernel/schemas.ts';

/** One SIP account of this PC: the app registers it beside the desk phone of the same extension. */
export const sipAccount = z.object({
  extension: z.string().regex(/^[\w.+-]{1,64}$/),
  user: textSchema(100), password: z.string().max(200),
  server: z.string().max(300).regex(/^(wss?|tcp|tls):\/\//), domain: textSchema(200),
  watchDialog: z.boolean().default(true),
  /** How the phone is made to call: by itself, by this program, whichever works, or not at all. */
  dial: z.enum(['off', 'auto', 'refer', 'threePcc']).default('auto'),
  /** How this exchange wants a Russian number: `+7…` or `8…`. */
  dialAs: z.enum(['e164', 'eight']).default('e164'),
});

export const settingsContract = {
  /** State of the program for the status line and the start screen. */
  about: query('public', nothing, z.object({ version: z.string(), demo: z.boolean(), driver: z.string(), keyHow: z.enum(['system', 'recovery', 'demo', 'test']), language: z.enum(['ru', 'en']) })),
  /** Preferences of this PC. */
  local: query('public', nothing, z.object({ theme: z.enum(['auto', 'light', 'dark']), language: z.enum(['ru', 'en']), zoom: z.number().int().min(80).max(150) })),
  setLocal: command('public', z.object({ theme: z.enum(['auto', 'light', 'dark']).optional(), language: z.enum(['ru', 'en']).optional(), zoom: z.number().int().min(80).max(150).optional() }), nothing),
  /** What the person in charge sets for this PC. */
  workstation: query('signed-in', nothing, z.object({ lockMinutes: z.number().int() })),
  setWorkstation: command('settings.write', z.object({ lockMinutes: z.number().int().min(1).max(240) }), nothing),
  sip: query('telephony.configure', nothing, z.object({ accounts: z.array(sipAccount.omit({ password: true })) })),
  setSip: command('telephony.configure', z.object({ accounts: z.array(sipAccount).max(8) }), nothing),
} as const;
