import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { dialRefusals } from './dialling.ts';
import { keypad, transferTarget } from './voice.ts';

/** What one trial ring has shown so far. */
const lineCheck = z.object({
  phone: z.string(), running: z.boolean(),
  registered: z.boolean(), arrives: z.boolean(), rings: z.boolean(), watched: z.boolean(), lifted: z.boolean(),
  /** The exchange of this phone cannot ring it for a trial. */
  impossible: z.boolean(),
});
export type LineCheckView = z.output<typeof lineCheck>;

export const telephonyContract = {
  /** The phones of the branch and who has each now. */
  phones: query('signed-in', nothing, z.array(z.object({ id: idSchema, extension: z.string(), name: z.string(), takenBy: z.object({ employeeId: idSchema, name: z.string(), since: z.number() }).optional() }))),
  /** Choice of the phone of this shift; null is «Не работаю сейчас с телефонией» (R-142…R-146). */
  choosePhone: command('signed-in', z.object({ phoneId: idSchema.nullable() }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chosen') }),
    /** Another PC of the clinic has the phone and does not give it away now. */
    z.object({ kind: z.literal('elsewhere'), by: z.string() }),
  ])),
  /**
   * One call from the phone of the shift. `again`: the fate of the last order is unknown, and a person has looked that the
   * phone is silent. `failed` and `unsure` are told in the red banner as well.
   */
  dial: command('telephony.use', z.object({ phone: textSchema(40), inquiryId: idSchema.optional(), again: z.boolean().default(false), evenTaken: z.boolean().default(false) }), z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dialing'), callId: idSchema }),
    z.object({ kind: z.literal('refused'), reason: z.enum(dialRefusals) }),
    z.object({ kind: z.enum(['failed', 'unsure']) }),
    /** A colleague has opened this lead or called; `evenTaken` calls all the same. */
    z.object({ kind: z.literal('taken'), by: z.string(), at: instantSchema }),
  ])),
  /** «Приостановить телефонию»: nobody starts calls from the program until it is resumed; calls that come are shown as before. */
  suspend: command('telephony.configure', nothing, nothing),
  resume: command('telephony.configure', nothing, nothing),
  /** How each phone this PC is connected to looks from here now. */
  phoneStates: query('telephony.configure', nothing, z.array(z.object({ phone: z.string(), registered: z.boolean(), watched: z.boolean(), dialWay: z.enum(['refer', 'threePcc', 'phone', 'api']).optional() }))),
  /** The set-up wizard: rings the phone once and shows what works. One at a time; nothing of it becomes a call. */
  startCheck: command('telephony.configure', z.object({ phone: textSchema(64) }), nothing),
  stopCheck: command('telephony.configure', nothing, nothing),
  lineCheck: query('telephony.configure', nothing, lineCheck.optional()),
  /** Addresses of this PC in the clinic’s network: one of them is the door for phones (docs/decisions/0015). */
  localAddresses: query('telephony.configure', nothing, z.array(z.string())),
  /** The link pressed in another program was answered, one way or the other. */
  closeLink: command('signed-in', z.object({ id: idSchema }), nothing),
  /** Whether `tel:` and `callto:` links of this PC come to Stoika; `no` where the system cannot hand them over. */
  links: query('signed-in', nothing, z.object({ state: z.enum(['ours', 'others', 'no']) })),
  takeLinks: command('settings.write', z.object({ on: z.boolean() }), z.object({ done: z.boolean() })),
  answer: command('telephony.use', z.object({ callId: idSchema }), nothing),
  hangup: command('telephony.use', z.object({ callId: idSchema }), nothing),
  hold: command('telephony.use', z.object({ callId: idSchema, on: z.boolean() }), nothing),
  mute: command('telephony.use', z.object({ callId: idSchema, on: z.boolean() }), nothing),
  /** Hands the caller to a colleague: at once, or after a word with him (`consult`, then `complete` or `cancel`). */
  transfer: command('telephony.use', z.discriminatedUnion('deed', [
    z.object({ deed: z.enum(['blind', 'consult']), callId: idSchema, to: z.string().regex(transferTarget) }),
    z.object({ deed: z.enum(['complete', 'cancel']), callId: idSchema }),
  ]), nothing),
  /** Keys pressed in a talk, for the menus of other companies. */
  dtmf: command('telephony.use', z.object({ callId: idSchema, digits: z.string().regex(keypad) }), nothing),
  /** The pointer or the focus is on a card: its clock stands still. */
  holdCard: command('telephony.use', z.object({ callId: idSchema, held: z.boolean() }), nothing),
  /** The cross of a card. */
  dismissCard: command('telephony.use', z.object({ callId: idSchema }), nothing),
  health: query('signed-in', nothing, z.array(z.object({ connectorId: z.string(), state: z.enum(['connected', 'degraded', 'disconnected', 'unauthorized', 'misconfigured']), code: z.string().optional(), phones: z.array(z.object({ phone: z.string(), registered: z.boolean() })) }))),
  /** The keyboard of the built-in simulator; refused unless the simulator is connected. */
  simulate: command('telephony.use', z.object({ deed: z.enum(['ring', 'answer', 'callerHangsUp', 'deskHangsUp']), from: textSchema(40).optional(), line: textSchema(40).optional(), anonymous: z.boolean().default(false), callId: idSchema.optional() }), nothing),
} as const;
