import * as z from 'zod';
import { webAddress } from '../kernel/addresses.ts';
import { idSchema, textSchema } from '../kernel/schemas.ts';
import { createSecretKeeper } from '../kernel/secrets.ts';
import { fieldMapping } from './mapping.ts';

const secret = z.string().max(500);
/** The part of a webhook's path that names the source; it is also all that proves where the letter comes from. */
const relayToken = z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{16,128}$/)]).default('');
/** Doctors as the other side numbers them. IDENT's contract wants whole numbers. */
const doctors = z.array(z.object({ doctorId: idSchema, vendorId: z.string().regex(/^\d{1,9}$/) })).max(500).default([]);

const common = {
  id: idSchema,
  /** What the clinic calls it: «Сайт», «НаПоправку». */
  name: textSchema(80),
  enabled: z.boolean().default(true),
  /** The advertising channel of its leads. */
  channelId: idSchema.nullable().default(null),
};

export const identLeadSource = z.object({ ...common, vendor: z.literal('ident-service'), url: webAddress, key: secret.default(''), timetable: z.boolean().default(false), doctors });
export const uisLeadSource = z.object({ ...common, vendor: z.literal('uis'), dataApi: webAddress, sign: z.enum(['key', 'login']).default('key'), login: textSchema(100).default(''), secret: secret.default('') });
export const napopravkuLeadSource = z.object({
  ...common, vendor: z.literal('napopravku'), url: webAddress.default('https://rta-api.napopravku.ru/api/v1'), token: secret.default(''),
  /** Our name of the clinic there; their bookings are asked of this clinic alone when it is given. */
  clinicId: z.string().regex(/^[\w.-]{0,40}$/).default(''), timetable: z.boolean().default(false), doctors,
});
export const flexbeLeadSource = z.object({ ...common, vendor: z.literal('flexbe'), url: webAddress, key: secret.default(''), relayToken });
export const tildaLeadSource = z.object({
  ...common, vendor: z.literal('tilda'), relayToken,
  /** The word Tilda sends with each form, in a field or in a header; empty: none is asked for. */
  apiKey: secret.default(''),
});
export const webhookLeadSource = z.object({ ...common, vendor: z.literal('webhook'), relayToken, mapping: fieldMapping });

/** A place leads come from, set up on this PC. A new vendor is a schema here, its secrets and addresses below and a line in main/app/lead-sources.ts. */
export const leadSource = z.discriminatedUnion('vendor', [identLeadSource, uisLeadSource, napopravkuLeadSource, flexbeLeadSource, tildaLeadSource, webhookLeadSource]);
export type LeadSource = z.output<typeof leadSource>;
export type LeadSourceInput = z.input<typeof leadSource>;
export type LeadVendor = LeadSource['vendor'];
export type LeadSourceOf<V extends LeadVendor> = Extract<LeadSource, { readonly vendor: V }>;

/** Fields that never leave main: a window gets '' instead and the list of those that are kept. */
export const leadSecretFields = {
  'ident-service': ['key'], uis: ['secret'], napopravku: ['token'], flexbe: ['key', 'relayToken'], tilda: ['relayToken', 'apiKey'], webhook: ['relayToken'],
} as const satisfies { readonly [V in LeadVendor]: readonly (keyof LeadSourceOf<V>)[] };

/** Where the source's secrets go; none for one that is only listened to. */
export function leadAddressesOf(one: LeadSource): readonly string[] {
  switch (one.vendor) {
    case 'ident-service': case 'napopravku': case 'flexbe': return [one.url];
    case 'uis': return [one.dataApi];
    case 'tilda': case 'webhook': return [];
  }
}
export const { withoutSecrets: withoutLeadSecrets, keptSecrets: keptLeadSecrets, withKeptSecrets: withKeptLeadSecrets } = createSecretKeeper<LeadSource>({
  fieldsOf: (one) => leadSecretFields[one.vendor], addressesOf: leadAddressesOf, sentNowhere: (_, name) => name === 'relayToken',
});
/** The secret part of the webhook's path; '' where the source sends none. */
export const relayTokenOf = (one: LeadSource): string => ('relayToken' in one ? one.relayToken : '');
/** Whether it can be asked, and does not only wait for letters. */
export const isAsked = (one: LeadSource): boolean => one.vendor === 'flexbe' ? one.key !== '' : leadAddressesOf(one).length > 0;
