import * as z from 'zod';
import { hostOf, webAddress } from '../kernel/addresses.ts';
import { idSchema, textSchema } from '../kernel/schemas.ts';
import { createSecretKeeper } from '../kernel/secrets.ts';

export { hostOf, isLoopbackHost } from '../kernel/addresses.ts';

/** An extension of the clinic, as the shift knows it. */
const phone = z.string().regex(/^[\w.+-]{1,64}$/);
const secret = z.string().max(500);
/** Digits of one of the clinic's numbers, in any writing. */
const line = textSchema(40);

const common = {
  id: idSchema,
  /** What the clinic calls it, «UIS, центр». */
  name: textSchema(80),
  enabled: z.boolean().default(true),
  /** The exchange these calls pass through. Connections and SIP accounts (their domain) of one name see the same calls, which are then joined. */
  exchange: textSchema(200).default(''),
};

export const uisConnection = z.object({
  ...common,
  vendor: z.literal('uis'),
  callApi: webAddress, dataApi: webAddress,
  /** A permanent key of the cabinet, or a login that is exchanged for a token of one hour. */
  sign: z.enum(['key', 'login']).default('key'),
  callLogin: textSchema(100).default(''), dataLogin: textSchema(100).default(''),
  callSecret: secret.default(''), dataSecret: secret.default(''),
  /** The virtual number patients see when the desk calls them. */
  line: line.default(''),
  /** Who of the cabinet's employees is which phone of the desk. */
  phones: z.array(z.object({ phone, employeeId: z.string().regex(/^\d{1,18}$/), name: textSchema(150).default('') })).max(200).default([]),
  /** The part of the relay's path that tells our notifications from a stranger's; empty: none are taken. */
  relayToken: secret.default(''),
});

export const identServiceConnection = z.object({
  ...common,
  vendor: z.literal('ident-service'),
  url: webAddress,
  key: secret.default(''),
  /** The service does not tell which desk rings, so the clinic says it: the phones of each number, and of all the others. */
  phones: z.array(phone).max(50).default([]),
  lines: z.array(z.object({ line, phones: z.array(phone).min(1).max(50) })).max(100).default([]),
});

export const asteriskConnection = z.object({
  ...common,
  vendor: z.literal('asterisk-ami'),
  host: z.string().trim().regex(/^[\w.:-]{1,255}$/), port: z.number().int().min(1).max(65_535).default(5038),
  tls: z.boolean().default(false),
  user: textSchema(100), secret: secret.default(''),
  /** Where a number dialled on a desk phone goes. */
  context: z.string().regex(/^[\w.-]{1,80}$/).default('from-internal'),
  /** `PJSIP/101`: the device behind each phone of the desk. */
  phones: z.array(z.object({ phone, device: z.string().regex(/^[A-Za-z0-9]{1,20}\/[\w.+@-]{1,80}$/) })).max(200).default([]),
});

/** Addresses that lead to nobody outside: this PC and networks of a clinic (RFC 1918, RFC 4193, link-local). Numbers alone: a name could lead anywhere. */
export const isNearAddress = (address: string): boolean => /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.(25[0-5]|2[0-4]\d|1?\d?\d)){2,3}$/.test(address) && address.split('.').length === 4
  || /^(::1|f[cd][0-9a-f]{2}:[0-9a-f:]+|fe[89ab][0-9a-f]:[0-9a-f:]+)$/i.test(address);

/** Phones of the Yealink kind in the clinic's own network: each tells by HTTP and is told by HTTP (docs/decisions/0015). */
export const actionUrlConnection = z.object({
  ...common,
  vendor: z.literal('action-url'),
  /** The one address of this PC that phones reach; never "all of them". */
  address: z.string().refine(isNearAddress), port: z.number().int().min(1_024).max(65_535).default(8_123),
  /** The first part of the path: a stranger in the network does not know it. */
  secret: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{16,128}$/)]).default(''),
  dialAs: z.enum(['e164', 'eight']).default('eight'),
  user: z.string().max(64).default(''), password: z.string().max(128).default(''),
  phones: z.array(z.object({ phone, address: z.string().refine(isNearAddress), dial: z.boolean().default(true) })).max(50).default([]),
});

/** A telephone system this PC is connected to besides its SIP accounts. A new vendor is a schema here, its secrets below and a line in main/app/connectors.ts. */
export const connection = z.discriminatedUnion('vendor', [uisConnection, identServiceConnection, asteriskConnection, actionUrlConnection]);
export type Connection = z.output<typeof connection>;
export type ConnectionInput = z.input<typeof connection>;
export type Vendor = Connection['vendor'];
export type ConnectionOf<V extends Vendor> = Extract<Connection, { readonly vendor: V }>;

/** Fields that never leave main: a window gets '' instead and the list of those that are kept. */
export const secretFields = {
  uis: ['callSecret', 'dataSecret', 'relayToken'],
  'ident-service': ['key'],
  'asterisk-ami': ['secret'],
  'action-url': ['secret', 'password'],
} as const satisfies { readonly [V in Vendor]: readonly (keyof ConnectionOf<V>)[] };

/** Where the connection's words and secrets go. */
export function addressesOf(one: Connection): readonly string[] {
  switch (one.vendor) {
    case 'uis': return [one.callApi, one.dataApi];
    case 'ident-service': return [one.url];
    case 'action-url': return [...new Set([one.address, ...one.phones.map((p) => p.address)])].map((address) => `http://${address.includes(':') ? `[${address}]` : address}`);
    case 'asterisk-ami': return [`tcp://${one.host.includes(':') ? `[${one.host}]` : one.host}:${String(one.port)}`];
  }
}
/** The phones of the desk a connection tells of. */
export function phonesOf(one: Connection): readonly string[] {
  switch (one.vendor) {
    case 'uis': case 'asterisk-ami': case 'action-url': return [...new Set(one.phones.map((p) => p.phone))];
    case 'ident-service': return [...new Set([...one.phones, ...one.lines.flatMap((l) => l.phones)])];
  }
}
/** The name of its exchange; one of its own where the clinic gave none. */
export const exchangeOf = (one: Connection): string => (one.exchange.trim() === '' ? `${one.vendor}:${hostOf(addressesOf(one)[0] ?? '') ?? ''}` : one.exchange.trim());

/** The path of the door for phones is sent to nobody: it stays when an address changes. */
export const { withoutSecrets, keptSecrets, withKeptSecrets } = createSecretKeeper<Connection>({
  fieldsOf: (one) => secretFields[one.vendor], addressesOf, sentNowhere: (one, name) => one.vendor === 'action-url' && name === 'secret',
});
