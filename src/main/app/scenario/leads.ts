import { counted } from '#shared/kernel/plural.ts';
import { incomingLead } from '#shared/leads/incoming.ts';
import { minuteForms, type LeadsView } from '#shared/leads/view.ts';
import type { Action, Step } from './format.ts';
import type { Shown } from './project.ts';
import { ask, inquiryId, Refused, type Player, type World } from './world.ts';

/** A site sends a lead: the name of the source is that of its advertising channel. */
export function sendLead(world: World, { lead, source, name, phone, wish, doctor }: NonNullable<Step['lead']>): void {
  const { inquiryId: id } = world.clinic.leads.receive(incomingLead.parse({
    sourceId: source, sourceName: source, externalId: lead, createdAt: world.clock.now(), phone, ...(name === undefined ? {} : { fullName: name }), wish: { ...(wish === undefined ? {} : { words: wish }), ...(doctor === undefined ? {} : { doctorName: doctor }) },
  }));
  world.inquiries.set(lead, id);
}

type LeadDeed = 'openLead' | 'hoverLead' | 'showAll';
type Deed<K extends LeadDeed> = (world: World, player: Player, value: NonNullable<Action[K]>) => Promise<unknown>;
const listed = (player: Player): LeadsView => player.session.snapshot().leads ?? { rows: [], sound: 'off' };

export const leadDeeds: { readonly [K in LeadDeed]: Deed<K> } = {
  /** «+» in the window of notifications. */
  openLead: (world, player, lead) => {
    const id = inquiryId(world, lead);
    if (!listed(player).rows.some((row) => row.inquiryId === id)) throw new Refused('not-listed');
    return ask(player, 'inquiries', 'openPanel', { inquiryId: id });
  },
  hoverLead: (world, player, lead) => {
    player.hovered = { inquiryId: inquiryId(world, lead), at: world.clock.now() };
    return Promise.resolve();
  },
  /** The link «Показать все (N)»: as many rows as it says must wait in «История обращений». */
  showAll: async (_, player) => {
    const { showAll } = listed(player), waiting = await unprocessedCounts(player);
    if (showAll === undefined) throw new Refused('not-shown');
    if (waiting.current + waiting.overdue !== showAll) throw new Refused(`shows ${String(waiting.current + waiting.overdue)} of ${String(showAll)}`);
  },
};

/** The window of notifications as a person reads it; the number is seen of the name under the pointer. */
export function leadsShown(world: World, view: LeadsView | undefined, pointer: Player['hovered']): Shown {
  const hovered = pointer?.at === world.clock.now() ? pointer.inquiryId : undefined;
  const { rows, showAll } = view ?? { rows: [], showAll: undefined };
  return {
    rows: rows.map((row) => ({ name: row.name || row.number, age: counted(row.minutes, minuteForms), number: row.inquiryId === hovered ? row.number : undefined })),
    showAll: showAll === undefined ? undefined : `Показать все (${String(showAll)})`,
  };
}

/** «Необработанные заявки» of «История обращений»: received today, and earlier. */
export async function unprocessedCounts(player: Player): Promise<{ current: number; overdue: number }> {
  const count = async (unprocessed: 'current' | 'overdue') => (await ask(player, 'inquiries', 'historyCount', { unprocessed })).count;
  return { current: await count('current'), overdue: await count('overdue') };
}
