import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, nothing } from '../kernel/schemas.ts';
import { connection } from './connections.ts';

const state = z.enum(['connected', 'degraded', 'disconnected', 'unauthorized', 'misconfigured']);

/** One thing «Проверить» looked at. `code` says why not, or what to know. */
export const finding = z.object({
  what: z.enum(['address', 'sign', 'calls', 'history', 'phones', 'line', 'clock', 'dial']),
  how: z.enum(['works', 'warning', 'fails', 'unknown']),
  code: z.string().max(80).optional(),
  count: z.number().int().optional(),
});
export type Finding = z.output<typeof finding>;
/** An employee of the vendor's cabinet, to be given a phone of the desk. */
export const vendorPerson = z.object({ id: z.string(), name: z.string(), extension: z.string().optional() });
export type VendorPerson = z.output<typeof vendorPerson>;
export const vendorLine = z.object({ number: z.string(), name: z.string().optional() });
export type VendorLine = z.output<typeof vendorLine>;

export const checked = z.object({ findings: z.array(finding), people: z.array(vendorPerson), lines: z.array(vendorLine) });
export type Checked = z.output<typeof checked>;

export const connectionsContract = {
  /** The connections of this PC without their secrets, and how each is now. */
  list: query('telephony.configure', nothing, z.array(z.object({
    connection, kept: z.array(z.string()),
    health: z.object({ state: z.enum([...state.options, 'off']), code: z.string().optional(), since: z.number().optional(), nextAttemptAt: z.number().optional() }),
  }))),
  /** Adds a connection or changes it; an empty secret keeps the former one. */
  save: command('telephony.configure', connection, nothing),
  remove: command('telephony.configure', z.object({ id: idSchema }), nothing),
  /** Tries a connection as the form has it, saved or not, and rings nobody. */
  check: command('telephony.configure', connection, checked),
} as const;
