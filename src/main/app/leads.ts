import * as z from 'zod';
import type { LeadBlock } from '#shared/inquiries/view.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { normaliseName } from '#shared/kernel/normalise.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { idSchema } from '#shared/kernel/schemas.ts';
import { clockText, shortDayText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { leadWorkplace, type leadsContract, type LeadWorkplace } from '#shared/leads/contract.ts';
import type { LeadProblem } from '#shared/leads/incoming.ts';
import { leadsView, listedMs, type LeadsView, type OpenLead } from '#shared/leads/view.ts';
import { actorOf, type CallContext } from '../ipc/context.ts';
import type { Directories } from '../modules/directories/index.ts';
import type { Inquiries, InquiryRow } from '../modules/inquiries/index.ts';
import { contentOf, createLeads, partsOf, type LeadsDeps } from '../modules/leads/index.ts';
import type { Settings } from '../modules/settings/index.ts';
import { practiceLead } from './demo/index.ts';

/** Setting of the clinic: the advertising channel of each source of leads. */
export const leadChannelsKey = 'leads.channels';
export const leadChannels = z.record(z.string(), idSchema);
const workplaceKey = 'leads.workplace';

interface Joints extends Pick<LeadsDeps, 'database' | 'clock' | 'newId' | 'log' | 'audit' | 'changed'> {
  readonly settings: Pick<Settings, 'get' | 'getLocal' | 'setLocal'>;
  readonly directories: Pick<Directories, 'channelNamed' | 'channelName'>;
  readonly inquiries: Inquiries;
  /** Cards of the clinic: how they are called, and who has a number. */
  readonly people: { briefOf(id: Id): { readonly name: string } | undefined; ownersOf(phone: string): { readonly patientIds: readonly Id[] } };
  employeeName(id: Id): string | undefined;
  /** The demo base has a practice site. */
  readonly demo: boolean;
  branch(): { readonly id: Id; readonly zone: Zone };
}

/** What the desk and the telephone ask of leads. */
export interface DeskLeads {
  view(employeeId: Id, talking: boolean): LeadsView;
  /** What the lead said that this row is, or that its call answers. */
  blockOf(row: InquiryRow, employeeId: Id): LeadBlock | undefined;
  /** A colleague who had it before this employee. */
  takenBefore(leadId: Id, employeeId: Id): { readonly by: string; readonly at: Instant } | undefined;
  take(leadId: Id, employeeId: Id, over?: boolean): boolean;
  release(leadId: Id, employeeId: Id): void;
}
export type ConnectedLeads = ReturnType<typeof connectLeads>;

/** Leads know only their port: here they meet inquiries, cards, channels and settings. */
export function connectLeads({ settings, directories, inquiries, people, employeeName, demo, ...common }: Joints) {
  const { database, clock, branch } = common;
  const leads = createLeads({
    ...common, inquiries: inquiries.processing,
    // a source nobody has given a channel has the one of its own name
    channelOf: ({ id, name }) => settings.get(leadChannelsKey, leadChannels)?.[id] ?? directories.channelNamed(name)?.id,
  });
  /** Every snapshot of a desk asks for it, and it is set here alone. */
  let known: LeadWorkplace | undefined;
  const workplace = (): LeadWorkplace => known ??= settings.getLocal(workplaceKey, leadWorkplace) ?? leadWorkplace.parse({});
  function setWorkplace(by: Id, change: Partial<LeadWorkplace>): null {
    const before = workplace(), after = { ...before, ...change };
    database.write((tx) => {
      settings.setLocal(tx, workplaceKey, after);
      common.audit.append(tx, { employeeId: by, action: 'leads.setWorkplace', entity: 'localSetting', before, after });
    });
    known = after;
    common.changed(['settings']);
    return null;
  }

  function takenBefore(leadId: Id, employeeId: Id): { by: string; at: Instant } | undefined {
    const row = leads.store.get(leadId);
    return row?.takenBy && row.takenBy !== employeeId && row.takenAt !== null ? { by: employeeName(row.takenBy) ?? '', at: instant(row.takenAt) } : undefined;
  }
  const timeOf = (at: number): string => {
    const { zone } = branch(), wall = wallOf(instant(at), zone);
    return `${wall.day === wallOf(clock.now(), zone).day ? '' : `${shortDayText(wall.day)} `}${clockText(wall.minute)}`;
  };
  const sourceName = (row: InquiryRow, named: string): string => (row.adChannelId ? directories.channelName(row.adChannelId) : undefined) ?? named;

  function openLead({ lead, row }: ReturnType<typeof leads.store.listed>[number], employeeId: Id): OpenLead {
    const signed = contentOf(partsOf(lead.extra), branch().zone).name, card = row.patientId ? people.briefOf(row.patientId)?.name : undefined, name = card ?? row.typedName ?? signed;
    return {
      inquiryId: row.id, name, ...(signed && !sameName(signed, name) ? { signed } : {}), ...(row.patientId ? { patientId: row.patientId } : {}),
      number: row.phoneE164 ? phoneText(row.phoneE164) : row.phoneRaw ?? '', ...(row.phoneE164 ? { numberE164: row.phoneE164 } : {}),
      choices: row.patientId || !row.phoneE164 ? 0 : people.ownersOf(row.phoneE164).patientIds.length,
      leftAt: instant(lead.leftAt), arrivedAt: instant(lead.arrivedAt), wish: lead.wish, doctor: lead.doctorName ?? '', source: sourceName(row, lead.sourceName), problems: JSON.parse(lead.problems) as LeadProblem[],
      ...(lead.takenBy && lead.takenAt !== null ? { taken: { at: instant(lead.takenAt), by: employeeName(lead.takenBy) ?? '', mine: lead.takenBy === employeeId } } : {}),
    };
  }

  const handlers: Handlers<typeof leadsContract, CallContext> = {
    workplace: () => ({ workplace: workplace(), sources: leads.store.sources().map(({ id, name }) => ({ id, name: name || id })) }),
    setSound: ({ sound, inTalk }, ctx) => setWorkplace(actorOf(ctx).employeeId, { ...(sound === undefined ? {} : { sound }), ...(inTalk === undefined ? {} : { inTalk }) }),
    setHidden: ({ hidden }, ctx) => setWorkplace(actorOf(ctx).employeeId, { hidden }),
    closeByCall: ({ leadId, callId }, ctx) => {
      inquiries.processing.closeByCall(leadId, callId, actorOf(ctx).employeeId);
      return null;
    },
    practice: () => {
      if (!demo) throw new AppError('conflict', 'no-simulator');
      leads.receive(practiceLead(common.newId(), clock.now()));
      return null;
    },
  };

  const desk: DeskLeads = {
    takenBefore, take: leads.take, release: leads.release,
    view: (employeeId, talking) => {
      const now = clock.now(), { sound, inTalk, hidden } = workplace(), all = leads.store.listed(now - listedMs).filter(({ lead }) => !hidden.includes(lead.sourceId));
      return leadsView(all.map((one) => openLead(one, employeeId)), inquiries.store.unprocessed(), !sound ? 'off' : talking ? inTalk : 'full', now);
    },
    blockOf: (row, employeeId) => {
      const inquiry = row.kind === 'lead' ? row : inquiries.processing.answeredBy(row), lead = inquiry && leads.store.get(inquiry.id);
      if (!lead) return undefined;
      const parts = partsOf(lead.extra), content = contentOf(parts, branch().zone), before = takenBefore(lead.id, employeeId);
      return {
        inquiryId: lead.id, time: timeOf(lead.leftAt), name: content.name, source: sourceName(inquiry, lead.sourceName), form: lead.formName, wish: lead.wish, doctor: lead.doctorName ?? '',
        comment: [...new Set(parts.map((part) => part.lead.comment).filter(Boolean))].join(' · '), email: content.email, page: parts.at(-1)?.lead.page ?? '', problems: JSON.parse(lead.problems) as LeadProblem[],
        ...(before ? { taken: { by: before.by, time: timeOf(before.at) } } : {}), processed: inquiry.processedAt !== null,
      };
    },
  };
  return { ...leads, handlers, desk };
}

const sameName = (a: string, b: string): boolean => {
  const words = (text: string) => normaliseName(text).split(' ').filter(Boolean), other = new Set(words(b));
  return words(a).every((word) => other.has(word));
};
