import { isIP } from 'node:net';
import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';

/** Addresses that lead to nobody outside: this PC and networks of a clinic (RFC 1918, RFC 4193, link-local). */
export function isNearAddress(address: string): boolean {
  if (isIP(address) === 4) return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
  return isIP(address) === 6 && /^(::1$|f[cd]|fe[89ab])/i.test(address);
}
const near = z.string().refine(isNearAddress);

const phone = z.strictObject({
  phone: z.string().regex(/^[\w.+-]{1,64}$/),
  /** The phone's own address in the clinic's network. Requests from anywhere else are not read. */
  address: near,
  /** Its web page, where it is told to dial. */
  port: z.number().int().min(1).max(65_535).default(80),
  tls: z.boolean().default(false),
  user: z.string().max(64).default(''),
  password: z.string().max(128).default(''),
  dial: z.boolean().default(true),
});
const schema = z.strictObject({
  id: z.string().min(1).max(64),
  exchange: z.string().min(1).max(64),
  /** The one address of this PC that phones reach; never "all of them". */
  listen: z.strictObject({ address: near, port: z.number().int().min(0).max(65_535) }),
  /** The first part of the path: a stranger in the network does not know it. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{16,128}$/),
  dialAs: z.enum(['e164', 'eight']).default('eight'),
  phones: z.array(phone).min(1).max(50),
});
export type ActionUrlConfigInput = z.input<typeof schema>;
export type ActionUrlConfig = z.output<typeof schema>;
export type ActionUrlPhone = z.output<typeof phone>;

export function parseActionUrlConfig(input: unknown): ActionUrlConfig {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid-input', 'action-url.bad-config', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const phones = parsed.data.phones.map((one) => one.phone);
  if (new Set(phones).size !== phones.length) throw new AppError('invalid-input', 'action-url.phone-twice');
  return parsed.data;
}
