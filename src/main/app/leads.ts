import * as z from 'zod';
import { idSchema } from '#shared/kernel/schemas.ts';
import type { Id, Zone } from '#shared/kernel/values.ts';
import type { Directories } from '../modules/directories/index.ts';
import type { Inquiries } from '../modules/inquiries/index.ts';
import { createLeads, type LeadsDeps } from '../modules/leads/index.ts';
import type { Settings } from '../modules/settings/index.ts';

/** Setting of the clinic: the advertising channel of each source of leads. */
export const leadChannelsKey = 'leads.channels';
export const leadChannels = z.record(z.string(), idSchema);

interface Joints extends Pick<LeadsDeps, 'database' | 'clock' | 'newId' | 'log' | 'changed'> {
  readonly settings: Pick<Settings, 'get'>;
  readonly directories: Pick<Directories, 'channelNamed'>;
  readonly inquiries: Pick<Inquiries, 'processing'>;
  branch(): { readonly id: Id; readonly zone: Zone };
}

/** Leads know only their port: here they meet inquiries, channels and settings. */
export const connectLeads = ({ settings, directories, inquiries, ...common }: Joints) => createLeads({
  ...common, inquiries: inquiries.processing,
  // a source nobody has given a channel has the one of its own name
  channelOf: ({ id, name }) => settings.get(leadChannelsKey, leadChannels)?.[id] ?? directories.channelNamed(name)?.id,
});
