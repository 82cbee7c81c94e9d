import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';

const account = z.strictObject({
  /** The extension of the desk phone this account shares a line with, '101'. */
  phone: z.string().min(1).max(32),
  /** User of the address of record; usually the extension itself. */
  user: z.string().regex(/^[\w.+!~*'()%-]{1,64}$/),
  /** Digest user when it differs from `user`. */
  authUser: z.string().max(64).optional(),
  password: z.string().max(256),
  /** Subscribe to the phone's `dialog` events (RFC 4235): who lifted, when it ended, what was dialled by hand. */
  watch: z.boolean().default(true),
  /** How the phone is made to call (dialler.ts): `off` where only the handset dials. */
  dial: z.enum(['off', 'auto', 'refer', 'threePcc']).default('auto'),
  /** How this exchange wants a Russian number: `+7…` or `8…`. */
  dialAs: z.enum(['e164', 'eight']).default('e164'),
});
const schema = z.strictObject({
  id: z.string().min(1).max(64),
  /** One name for one exchange on every PC: the ids of calls are made from it. */
  exchange: z.string().min(1).max(64),
  /** `wss://pbx.clinic.ru:8089/ws`, `ws://…`, `tls://pbx:5061`, `tcp://pbx:5060`. */
  server: z.string().min(1).max(512),
  domain: z.string().regex(/^[A-Za-z0-9.:[\]-]{1,255}$/),
  accounts: z.array(account).min(1).max(20),
  tls: z.strictObject({
    /** PEM of the clinic's own authority. */
    ca: z.string().optional(),
    /** A self-signed exchange in the clinic's network; the manager's decision, off unless said. */
    allowSelfSigned: z.boolean().optional(),
  }).optional(),
});
export type SipConfigInput = z.input<typeof schema>;
export type SipAccountConfig = z.output<typeof account>;
export interface ServerAddress { readonly kind: 'ws' | 'wss' | 'tcp' | 'tls'; readonly url: string; readonly host: string; readonly port: number }
export interface SipConfig extends Omit<z.output<typeof schema>, 'server'> { readonly server: ServerAddress }

const ports = { ws: 80, wss: 443, tcp: 5060, tls: 5061 } as const;

/** Reads a server address. SIP.js does not retransmit over UDP (its timers A, E, G are not implemented), so UDP is refused. */
export function parseServer(text: string): ServerAddress {
  if (/^udp:/i.test(text) || /transport=udp/i.test(text)) throw new AppError('invalid-input', 'sip.udp-refused');
  const found = /^(wss?|tcp|tls):\/\//i.exec(text);
  const kind = found?.[1]?.toLowerCase() as ServerAddress['kind'] | undefined;
  const url = kind && URL.canParse(text.replace(/^[a-z]+:/i, 'http:')) ? new URL(text.replace(/^[a-z]+:/i, 'http:')) : undefined;
  if (!kind || !url?.hostname) throw new AppError('invalid-input', 'sip.bad-server');
  return { kind, url: text, host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? ports[kind] : Number(url.port) };
}

/** The configuration as the settings hold it; AppError('invalid-input', 'sip.…') when it cannot work. */
export function parseSipConfig(input: unknown): SipConfig {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid-input', 'sip.bad-config', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const phones = parsed.data.accounts.map(one => one.phone);
  if (new Set(phones).size !== phones.length) throw new AppError('invalid-input', 'sip.phone-twice');
  return { ...parsed.data, server: parseServer(parsed.data.server) };
}
