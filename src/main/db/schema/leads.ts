import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable, clinicTable, localTable } from './kinds.ts';

/** Заявка: what the source said beyond the inquiry. The lead of an inquiry has the inquiry's id. */
export const leads = branchTable('leads', {
  /** The connection it came through, and its own name for the lead. */
  sourceId: text().notNull().default(''),
  externalId: text(),
  /** What the source calls itself on the screen: the site, the landing page, the aggregator. */
  sourceName: text().notNull().default(''),
  formName: text().notNull().default(''),
  /** When the person left it, and when it reached us: its age counts from the first, the 60 minutes of the list from the second. */
  leftAt: integer().notNull().default(0),
  arrivedAt: integer().notNull().default(0),
  email: text(),
  doctorId: text(),
  doctorName: text(),
  wishFrom: integer(),
  wishTill: integer(),
  /** The wish in the person's own words: «после 17:00», the service. */
  wish: text().notNull().default(''),
  campaign: text(),
  /** JSON: every version of what was sent (`parts`), with utm, page, referrer and the fields that have no column. */
  extra: text().notNull().default('{}'),
  /** JSON array of codes of leadProblems (shared/leads/incoming.ts). */
  problems: text().notNull().default('[]'),
  /** The aggregator's booking that the lead carries (НаПоправку), and what it was told. */
  bookingClaim: text(),
  claimState: text({ enum: ['waiting', 'accepted', 'refused', 'cancelled'] }),
  /** Somebody opened it or called: the sound is not repeated any more. */
  takenAt: integer(),
  takenBy: text(),
}, (t) => [index('leads_external').on(t.sourceId, t.externalId), index('leads_arrived').on(t.arrivedAt)]);

/**
 * Every letter of a source as it came, kept before anybody is told that it arrived: nothing is lost, and a wrong reading
 * can be repeated. `digest` makes a repetition known.
 */
export const leadEnvelopes = branchTable('lead_envelopes', {
  sourceId: text().notNull().default(''),
  externalId: text(),
  digest: text().notNull().default(''),
  receivedAt: integer().notNull().default(0),
  raw: text().notNull().default(''),
  /** The inquiry it became or joined; null while it waits for a person. */
  inquiryId: text(),
  problems: text().notNull().default('[]'),
  handledAt: integer(),
  handledBy: text(),
}, (t) => [index('lead_envelopes_digest').on(t.sourceId, t.digest), index('lead_envelopes_waiting').on(t.handledAt, t.receivedAt)]);

/** How far this PC has read each source. */
export const leadCursors = localTable('lead_cursors', {
  sourceId: text().primaryKey(),
  cursor: text(),
  readTill: integer(),
  lastOkAt: integer(),
  failingSince: integer(),
  failure: text(),
});

/** A filter of a list that an employee saved under a name; `screen` is the list. */
export const savedFilters = clinicTable('saved_filters', {
  employeeId: text().notNull().default(''),
  screen: text().notNull().default(''),
  name: text().notNull().default(''),
  /** JSON of the filter's own contract; periods are kept as words («сегодня», «7 дней»), not as days. */
  value: text().notNull().default('{}'),
  sort: integer().notNull().default(0),
}, (t) => [index('saved_filters_owner').on(t.employeeId, t.screen)]);

export const lostKinds = ['missedCall', 'lead', 'dialogLead', 'chat', 'tagPrompt', 'bookingForm', 'panel', 'buffer', 'task', 'envelope'] as const;

/** «Ничего не потеряно»: what was promised about an open matter, by whom; append-only, the last row of a matter counts. */
export const lostMarks = branchTable('lost_marks', {
  kind: text({ enum: lostKinds }).notNull().default('missedCall'),
  entityId: text().notNull().default(''),
  ownerId: text(),
  promisedAt: integer(),
  note: text().notNull().default(''),
  /** Closed without a deed, with the reason in `note`. */
  closed: integer({ mode: 'boolean' }).notNull().default(false),
  byEmployee: text(),
  at: integer().notNull().default(0),
}, (t) => [index('lost_marks_entity').on(t.kind, t.entityId)]);

/** Передача смены: what was open when one employee handed the desk over, and who signed for it. */
export const handovers = branchTable('handovers', {
  fromEmployee: text().notNull().default(''),
  toEmployee: text(),
  at: integer().notNull().default(0),
  /** JSON: the matters as they were shown, each with its words, age and owner. */
  items: text().notNull().default('[]'),
  note: text().notNull().default(''),
  /** The signature of who took over: their password was asked for. */
  signedAt: integer(),
}, (t) => [index('handovers_at').on(t.at)]);
