import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, textSchema } from '../kernel/schemas.ts';
import { inquiryKind, panelChange, person } from './fields.ts';
import type { FoundPerson } from './found-person.ts';

/** A longer conversation is no conversation any more; the window says so before it is saved. */
export const dialogTextMax = 50_000;
/** Control characters that a copied page carries along mean nothing in a text and are left out. */
const pasted = z.string().max(dialogTextMax * 2).transform((text) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')).pipe(z.string().max(dialogTextMax));

/** A longer talk is a forgotten handset: attribution looks no further back (modules/inquiries/linking.ts). */
const talk = z.number().int().min(0).max(12 * 3_600_000);
const shared = { phone: textSchema(40).default(''), adChannelId: idSchema.optional(), change: panelChange.default({}), thenBook: z.boolean().default(false) };
const added = z.object({ inquiryId: idSchema, bufferId: idSchema.optional() });

export const dialogKind = z.enum(['dialog', 'dialogLead']);
export type DialogKind = z.infer<typeof dialogKind>;

/** Why an inquiry cannot be added by hand: the first of them that is true, in this order. */
export const byHandRefusals = ['ad-channel-required', 'phone-unreadable', 'person-required', 'phone-required', 'topic-required', 'in-future', 'before-lead'] as const;
export type ByHandRefusal = (typeof byHandRefusals)[number];

/** What an employee adds: a dialog, a call on a mobile phone. An absent person is whoever the number alone belongs to. */
export const byHandContract = {
  /** «Диалог» or «Заявка-диалог»; without a time it is of this moment. */
  addDialog: command('inquiries.work', z.object({ kind: dialogKind, at: instantSchema.optional(), text: pasted.default(''), ...shared }), added),
  /** `answers` is the waiting lead or «Заявка-диалог» that this call deals with. */
  addByHand: command('inquiries.work', z.object({ direction: z.enum(['inbound', 'outbound']), at: instantSchema, talkMs: talk.default(0), answers: idSchema.optional(), ...shared }), added),
  /** Who the number and the person picked so far mean, and all the window shows of them. */
  lookUp: query('inquiries.work', z.object({ phone: textSchema(200).default(''), person: person.optional() }), z.custom<FoundPerson>((v) => typeof v === 'object' && v !== null)),
  /** «Содержание диалога», word for word, with what stands over it. */
  text: query('history.read', z.object({ inquiryId: idSchema }), z.object({ kind: inquiryKind, at: instantSchema, who: z.string(), phone: z.string().optional(), adChannel: z.string(), author: z.string(), text: z.string() })),
} as const;
