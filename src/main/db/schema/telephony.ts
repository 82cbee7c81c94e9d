import { index, integer, text } from 'drizzle-orm/sqlite-core';
import { branchTable } from './kinds.ts';

/**
 * Плечи звонка. A PC writes only the rows of its own `node`; the call's state is a function of all its legs
 * (DESIGN.md 9). `phone` is the extension that rang or dialled.
 */
export const callLegs = branchTable('call_legs', {
  callId: text().notNull().default(''),
  node: text().notNull().default(''),
  connectorId: text().notNull().default(''),
  exchange: text().notNull().default(''),
  callKey: text().notNull().default(''),
  phone: text().notNull().default(''),
  direction: text({ enum: ['inbound', 'outbound'] }).notNull().default('inbound'),
  partyKind: text({ enum: ['phone', 'extension', 'sip', 'withheld', 'unparsed'] }).notNull().default('unparsed'),
  partyE164: text(),
  partyRaw: text(),
  partyDigits: text(),
  displayName: text(),
  lineE164: text(),
  lineRaw: text(),
  /** The exchange's own name for the way the call went. */
  scenario: text(),
  state: text({ enum: ['ringing', 'dialing', 'talking', 'held', 'ended'] }).notNull().default('ringing'),
  cause: text(),
  startedAt: integer().notNull().default(0),
  answeredAt: integer(),
  endedAt: integer(),
  talkMs: integer(),
}, (t) => [index('call_legs_call').on(t.callId), index('call_legs_started').on(t.startedAt), index('call_legs_open').on(t.node, t.endedAt)]);
