import * as z from 'zod';
import { slotPattern, timePattern } from './wall.ts';

/**
 * The format of a scenario file; docs/scenarios.md tells it in words. Every object is strict: a key nobody knows is an
 * error of the file, with its line.
 */
const words = z.string().min(1);
/** Extensions and other short names may be written without quotes. */
const name = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1));
const time = z.string().regex(timePattern, 'a time: 10:02, 10:02:10 or 25.11 10:20');
const slot = z.string().regex(slotPattern, 'a place: 25.11 15:00 Орлова');
const dayName = z.string().regex(/^\d{2}\.\d{2}$/, 'a day in quotes: "25.11"');
const yes = z.literal(true);

/** A later issue a line waits for. */
export const capability = z.enum(['telephony', 'inquiries', 'chats', 'care']);
export type Capability = z.infer<typeof capability>;

/** `- save` is short for `- save: true`. */
const keyed = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (typeof value === 'string' ? { [value]: true } : value), schema);
const oneOf = (what: string, also: readonly string[]) => (value: object, ctx: z.RefinementCtx): void => {
  const keys = Object.keys(value).filter((key) => !also.includes(key) && (value as Record<string, unknown>)[key] !== undefined);
  if (keys.length !== 1) ctx.addIssue({ code: 'custom', message: `${what}: exactly one, here ${keys.length === 0 ? 'none' : keys.join(', ')}` });
};
const list = <T extends z.ZodType>(item: T) => z.preprocess((value): readonly unknown[] => (Array.isArray(value) ? value : [value]), z.array(item).min(1));
const ofAppointment = { patient: words, at: z.string().regex(/^\d{2}\.\d{2} \d{1,2}:\d{2}$/, 'a time: 26.11 10:00') };

/** What an employee does. */
const actionKeys = z.strictObject({
  signIn: yes.optional(), signOut: yes.optional(),
  /** An extension, or `none` for «Не работаю сейчас с телефонией». */
  choosePhone: name.optional(),
  answer: words.optional(), hangUp: words.optional(),
  /** «Позвонить»: a number, the inquiry it starts from, and the name later events call it by. */
  dial: z.strictObject({ phone: words, as: words, from: words.optional() }).optional(),
  hover: words.optional(), leave: words.optional(), closeCard: words.optional(),
  /** «Звонки», or one row of the table, the history, the list of chats or leads. */
  openPanel: z.union([yes, words]).optional(), closePanel: yes.optional(),
  typePerson: words.optional(), person: words.optional(), type: words.optional(), topic: words.optional(), comment: words.optional(),
  save: yes.optional(), saveAndBook: yes.optional(),
  /** «Назначить прием» on a card. */
  assign: z.union([words, z.strictObject({ call: words, person: words })]).optional(),
  dropBuffer: yes.optional(),
  /** A free place of the schedule: from the buffer, or by itself with or without a patient. */
  openSlot: z.union([slot, z.strictObject({ slot, from: z.enum(['buffer', 'schedule']).default('schedule'), patient: words.optional() })]).optional(),
  addNew: z.union([yes, z.strictObject({ name: words, phone: words.optional() })]).optional(),
  copyComment: yes.optional(), linkCurrent: z.boolean().optional(),
  book: z.union([yes, z.strictObject({ kind: z.enum(['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club']).optional(), status: z.enum(['unconfirmed', 'confirmed']).optional() })]).optional(),
  closeForm: yes.optional(),
  cancel: z.strictObject({ ...ofAppointment, by: z.enum(['patient', 'clinic']).default('patient') }).optional(),
  move: z.strictObject({ ...ofAppointment, to: slot }).optional(),
  setStatus: z.strictObject({ ...ofAppointment, status: words }).optional(),
  addTask: z.strictObject({ what: words, due: time, from: words.optional() }).optional(),
  /** «Приостановить телефонию» and back. */
  suspendTelephony: yes.optional(), resumeTelephony: yes.optional(),
  // telephony, inquiries, chats: of later issues
  tagMode: z.enum(['off', 'withoutBooking', 'always']).optional(),
  addTagGroup: z.strictObject({ name: words, tags: z.array(words) }).optional(),
  addTag: z.strictObject({ group: words, name: words }).optional(), deleteTag: words.optional(), renameTag: words.optional(), renameTagGroup: z.strictObject({ from: words, to: words }).optional(), deleteTagGroup: words.optional(),
  tags: z.array(words).optional(), otherTag: words.optional(), saveTags: yes.optional(), editTags: words.optional(), closeProgram: yes.optional(),
  openChat: words.optional(), reply: z.array(words).optional(),
  openLead: words.optional(), hoverLead: words.optional(), showAll: yes.optional(),
  dialog: z.strictObject({ as: words, kind: z.enum(['dialog', 'dialogLead']), adChannel: words.optional(), phone: z.string().default(''), person: words.optional(), topic: words.optional(), text: z.string().default(''), thenBook: z.boolean().default(false) }).optional(),
  /** A call on a mobile phone that has just ended, told by hand. */
  mobileCall: z.strictObject({ as: words, direction: z.enum(['inbound', 'outbound']), phone: words, minutes: z.number().min(0).default(0), comment: words.optional() }).optional(),
  openText: words.optional(),
  /** The reason the program must give instead of doing it: an expectation. */
  refused: words.optional(),
}).superRefine(oneOf('an action', ['refused']));
const action = keyed(actionKeys);
export type Action = z.output<typeof actionKeys>;
export type ActionName = Exclude<keyof Action, 'refused'>;

const row = z.record(z.string(), z.unknown());
const rows = z.array(row);
const byEmployee = <T extends z.ZodType>(value: T) => z.record(words, value);
const maybe = z.union([row, z.null()]);

/** What must be seen. Every value is compared whole: what the file leaves out must be absent or empty. */
const expectation = z.strictObject({
  cards: byEmployee(rows).optional(),
  panel: byEmployee(maybe).optional(),
  /** Blocks «Пациент» and «Приемы» of the panel. */
  context: byEmployee(maybe).optional(),
  buffer: byEmployee(maybe).optional(),
  /** «Новый прием». */
  booking: byEmployee(maybe).optional(),
  notices: byEmployee(z.array(words)).optional(),
  /** The window of phones is asked for. */
  mustChoosePhone: byEmployee(z.boolean()).optional(),
  /** Who has which phone: extension -> name. */
  phones: z.record(z.string(), z.string()).optional(),
  history: z.union([rows, z.strictObject({ day: dayName.optional(), view: z.enum(['rows', 'heads']).default('rows'), author: words.optional(), rows })]).optional(),
  callHistory: z.union([rows, z.strictObject({ day: dayName.optional(), rows })]).optional(),
  efficiency: z.strictObject({ day: dayName.optional(), rows, clinic: row.optional() }).optional(),
  bookingConversion: z.union([rows, z.strictObject({ day: dayName.optional(), rows })]).optional(),
  /** Appointments of a patient, the earliest first. */
  appointments: z.record(words, rows).optional(),
  /** Inquiries of a patient, as the card shows them. */
  inquiries: z.record(words, rows).optional(),
  /** Appointments of everyone of a patient's family. */
  family: z.record(words, rows).optional(),
  card: z.record(words, row).optional(),
  // of later issues
  messages: rows.optional(), charges: rows.optional(),
  chats: byEmployee(rows).optional(), leads: byEmployee(row).optional(), counts: row.optional(), text: z.record(words, z.string()).optional(),
  tagPopup: byEmployee(maybe).optional(), tagReport: z.strictObject({ day: dayName.optional(), filter: words.optional(), rows }).optional(), changeLog: z.record(words, rows).optional(), sounds: byEmployee(z.number()).optional(),
}).refine((value) => Object.keys(value).length > 0, 'expects nothing');
export type Expectation = z.output<typeof expectation>;

/** What happens outside: telephones, messengers, sites. */
const eventKeys = {
  ring: z.strictObject({ call: words, from: words.optional(), anonymous: z.boolean().default(false), line: words, phones: z.array(name).optional() }).optional(),
  /** A handset is lifted. */
  answer: z.strictObject({ call: words, phone: name }).optional(),
  hangUp: z.strictObject({ call: words, by: z.enum(['desk', 'caller']).default('desk') }).optional(),
  /** What becomes of an outgoing call at this moment. */
  patient: z.strictObject({ call: words, does: z.enum(['answers', 'busy', 'noAnswer', 'fails', 'hangsUp']) }).optional(),
  chat: z.strictObject({ chat: words, channel: words, identity: words.optional(), phone: words.optional(), text: words }).optional(),
  lead: z.strictObject({ lead: words, source: words, name: words.optional(), phone: words, wish: words.optional(), doctor: words.optional() }).optional(),
  /** A patient answers a message of the clinic, or listens to the robot. */
  reply: z.strictObject({ patient: words, channel: words, text: words }).optional(),
  robot: z.strictObject({ patient: words, does: z.enum(['hangsUp', 'presses', 'noAnswer']), key: name.optional() }).optional(),
};

const step = z.strictObject({
  /** Absent: the time of the step above. */
  at: time.optional(),
  requires: capability.optional(),
  note: words.optional(),
  who: words.optional(), do: list(action).optional(),
  ...eventKeys,
  expect: expectation.optional(),
}).superRefine(oneOf('a step (do, expect or an event)', ['at', 'requires', 'note', 'who'])).refine((s) => (s.do === undefined) === (s.who === undefined), '`do` needs `who`, and nothing else does');
export type Step = z.output<typeof step>;
export type EventName = keyof typeof eventKeys;
export const eventNames = Object.keys(eventKeys) as EventName[];

const patientState = z.strictObject({
  phone: words.optional(), hasWhatsapp: z.boolean().optional(), hasApp: z.boolean().optional(),
  consents: z.array(z.enum(['personalData', 'notifications', 'robotCalls', 'recording'])).optional(),
});
/** What differs from the fixture when the run begins. */
const given = z.strictObject({
  appointments: z.array(z.strictObject({ patient: words, slot, made: time, status: z.enum(['unconfirmed', 'confirmed']).optional() })).optional(),
  adChannels: z.array(words).optional(),
  patients: z.record(words, patientState).optional(),
  doctors: z.record(words, z.strictObject({ anonymousAppointments: z.boolean().optional(), worksFrom: z.string().regex(/^\d{1,2}:\d{2}$/).optional() })).optional(),
  settings: z.strictObject({ preVisit: z.boolean().optional(), robot: z.boolean().optional(), tags: z.enum(['off', 'withoutBooking', 'always']).optional() }).optional(),
});
export type Given = z.output<typeof given>;

const runKeys = {
  requires: capability.optional(),
  /** When the clock starts; everyone of `shift` signs in then and takes the phone. */
  start: time.optional(),
  shift: z.record(words, name).optional(),
  given: given.optional(),
};
export const scenarioFile = z.strictObject({
  scenario: words, title: words, checks: z.array(words).min(1),
  fixture: z.literal('liniya'),
  clock: z.strictObject({ day: z.iso.date(), zone: words, start: time }),
  ...runKeys, start: z.undefined().optional(),
  /** Steps every run begins with; a file without runs is one run. */
  steps: z.array(step).default([]),
  runs: z.array(z.strictObject({ run: words, title: words.optional(), ...runKeys, steps: z.array(step).min(1) })).min(1).optional(),
});
export type ScenarioFile = z.output<typeof scenarioFile>;
