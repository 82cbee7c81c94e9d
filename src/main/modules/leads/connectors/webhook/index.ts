import { readMapped } from '#shared/leads/mapping.ts';
import type { LeadSourceOf } from '#shared/leads/sources.ts';
import { isFrom, itemOf, letterOf, unreadable } from '../../connector.ts';
import type { LeadConnector, LeadConnectorDeps, ReadItem } from '../../port.ts';

/** Any site that can send a letter: where its words stand is told by a saved mapping. WordPress forms, VK lead forms, Avito, 32top. */
export function createWebhookLeads(config: LeadSourceOf<'webhook'>, deps: LeadConnectorDeps): LeadConnector {
  function read(raw: string, fields: Readonly<Record<string, unknown>>, letterId: string): ReadItem {
    const { phone, name = '', email = '', comment = '', form = '', source = '', externalId } = readMapped(fields, config.mapping);
    return itemOf({ raw, externalId: externalId?.slice(0, 300), phone, letterId, lead: { form, fullName: name, email, comment, ...(source === '' ? {} : { utm: { source } }) } }, deps.clock.now());
  }
  return {
    id: config.id, vendor: 'webhook', everyMs: 60_000,
    capabilities: { pull: false, push: true, writeBack: false, booking: false, timetable: false },
    readEnvelope: (envelope) => {
      if (!isFrom(envelope, config.relayToken)) return undefined;
      const { text, tooLarge, fields } = letterOf(envelope);
      return [tooLarge ? unreadable(text, 'too-large') : fields ? read(text, fields, envelope.id) : unreadable(text)];
    },
    readRaw: (raw) => { const { fields } = letterOf({ body: Buffer.from(raw), headers: {}, method: 'POST', query: {} }); return fields && read(raw, fields, raw); },
  };
}
