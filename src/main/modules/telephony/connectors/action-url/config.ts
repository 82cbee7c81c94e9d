import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import { isNearAddress } from '#shared/telephony/connections.ts';

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
