import type { LeadSource } from '#shared/leads/sources.ts';
import { createFlexbeLeads } from '../../modules/leads/connectors/flexbe/index.ts';
import { createIdentLeads } from '../../modules/leads/connectors/ident-service/index.ts';
import { createNapopravkuLeads } from '../../modules/leads/connectors/napopravku/index.ts';
import { createTildaLeads } from '../../modules/leads/connectors/tilda/index.ts';
import { createUisLeads } from '../../modules/leads/connectors/uis/index.ts';
import { createWebhookLeads } from '../../modules/leads/connectors/webhook/index.ts';
import type { LeadConnector, LeadConnectorDeps } from '../../modules/leads/index.ts';

/** The connector of a source. A new vendor is a line here. */
export function leadConnectorOf(source: LeadSource, deps: LeadConnectorDeps): LeadConnector {
  switch (source.vendor) {
    case 'ident-service': return createIdentLeads(source, deps);
    case 'uis': return createUisLeads(source, deps);
    case 'napopravku': return createNapopravkuLeads(source, deps);
    case 'flexbe': return createFlexbeLeads(source, deps);
    case 'tilda': return createTildaLeads(source, deps);
    case 'webhook': return createWebhookLeads(source, deps);
  }
}
