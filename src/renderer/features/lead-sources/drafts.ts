import { emptyMapping } from '#shared/leads/mapping.ts';
import { leadSource, type LeadSource, type LeadVendor } from '#shared/leads/sources.ts';

/** In the order in which a clinic is likely to need them. */
export const leadVendors = ['ident-service', 'napopravku', 'uis', 'flexbe', 'tilda', 'webhook'] as const satisfies readonly LeadVendor[];

/** The secret part of a webhook's address. */
export const newToken = (): string => [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(36).padStart(2, '0')).join('').slice(0, 32);

/** A new source as the form opens with it. */
export function blankSource(vendor: LeadVendor, id: string): LeadSource {
  const common = { id, name: '', enabled: true, channelId: null };
  switch (vendor) {
    case 'ident-service': return { ...common, vendor, url: '', key: '', timetable: false, doctors: [] };
    case 'uis': return { ...common, vendor, dataApi: 'https://dataapi.uiscom.ru/v2.0', sign: 'key', login: '', secret: '' };
    case 'napopravku': return { ...common, vendor, url: 'https://rta-api.napopravku.ru/api/v1', token: '', clinicId: '', timetable: false, doctors: [] };
    case 'flexbe': return { ...common, vendor, url: '', key: '', relayToken: '' };
    case 'tilda': return { ...common, vendor, relayToken: newToken(), apiKey: '' };
    case 'webhook': return { ...common, vendor, relayToken: newToken(), mapping: emptyMapping };
  }
}

/** Names of the fields that the contract would refuse, and of those without which the source would bring nothing. */
export function wrongFields(draft: LeadSource, kept: readonly string[]): ReadonlySet<string> {
  const parsed = leadSource.safeParse(draft), wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
  if (draft.name.trim() === '') wrong.add('name');
  if (draft.vendor === 'webhook' && draft.mapping.phone === '' && draft.mapping.email === '') wrong.add('mapping');
  if ((draft.vendor === 'tilda' || draft.vendor === 'webhook') && draft.relayToken === '' && !kept.includes('relayToken')) wrong.add('relayToken');
  return wrong;
}
