import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing } from '../kernel/schemas.ts';
import { byHandContract } from './by-hand.ts';
import { panelChange, person } from './fields.ts';
import { historyMethods } from './history.ts';
import { whyAction, whyInquiry } from './why.ts';

export * from './fields.ts';
export { historyFilter, historyRow, type HistoryFilter, type HistoryRow } from './history.ts';

export const inquiriesContract = {
  ...byHandContract,
  ...historyMethods,
  /** «Звонки»: opens the panel: the one running call, the table of several, or the recent ones without a comment. */
  openPanel: command('inquiries.work', z.object({ inquiryId: idSchema.optional() }), nothing),
  closePanel: command('inquiries.work', nothing, nothing),
  /** Keeps what is being typed; nothing is decided by it but the person, which is looked up at once. */
  editPanel: command('inquiries.work', z.object({ inquiryId: idSchema, change: panelChange }), nothing),
  /** «Сохранить» / «Сохранить и записать»: the first one who saves is the author; `thenBook` puts the inquiry in the buffer. */
  save: command('inquiries.work', z.object({ inquiryId: idSchema, change: panelChange.default({}), thenBook: z.boolean().default(false) }), z.object({ bufferId: idSchema.optional() })),
  /** «Назначить прием» on the card: the inquiry goes to the buffer, the author is set. */
  assign: command('inquiries.work', z.object({ inquiryId: idSchema, person: person.optional() }), z.object({ bufferId: idSchema })),
  buffer: query('inquiries.work', nothing, z.object({ bufferId: idSchema }).optional()),
  dropBuffer: command('inquiries.work', z.object({ bufferId: idSchema }), nothing),
  /** Why each booking near it is or is not linked to this inquiry, why its type is what it is, and what forbids a booking. */
  why: query('inquiries.work', z.object({ inquiryId: idSchema }), whyInquiry),
  /** The same of an appointment: each of its actions, the inquiry it belongs to, and why the others near it lost. */
  whyAppointment: query('inquiries.work', z.object({ appointmentId: idSchema }), z.array(whyAction)),
} as const;
export const recentMs = 30 * 60_000;
