import type { byHandContract } from '#shared/inquiries/by-hand.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { instant } from '#shared/kernel/values.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Change, Inquiries } from '../../modules/inquiries/index.ts';
import { describe } from '../desk/cards.ts';
import type { DeskDeps } from '../desk/ports.ts';

/** Drops undefined fields, so that an absent field stays as it is. */
export const given = (change: Change): Change => Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as Change;

export function byHandHandlers(deps: DeskDeps, inquiries: Pick<Inquiries, 'byHand' | 'processing' | 'saving' | 'personOf'>): Handlers<typeof byHandContract, CallContext> {
  const { byHand, saving } = inquiries;
  return {
    addDialog: ({ change, ...input }, ctx) => byHand.addDialog({ ...input, change: given(change) }, actorOf(ctx).employeeId),
    addByHand: ({ change, ...input }, ctx) => byHand.addCall({ ...input, change: given(change) }, actorOf(ctx).employeeId),
    lookUp: ({ phone: typed, person: chosen }, ctx) => {
      const { phone, owners, person, whoType } = byHand.about(typed, chosen), [waiting] = phone || person.kind === 'patient' ? inquiries.processing.openOf(phone ?? null, person.kind === 'patient' ? person.id : null) : [], who = describe(deps, person, phone), actor = actorOf(ctx);
      return {
        phone: typed.trim() === '' ? 'none' : phone ? 'number' : 'unreadable', ...(phone ? { phoneText: phoneText(phone) } : {}),
        person, who: who.name, marks: who.marks, whoType: whoType ?? 'wantsToBook',
        choices: person.kind === 'patient' || person.kind === 'employee' ? [] : deps.choicesOf(owners.patientIds), mustChoose: person.kind === 'none' && owners.patientIds.length > 1,
        ...(waiting ? { waiting: { inquiryId: waiting.id, kind: waiting.kind as 'lead' | 'dialogLead', at: instant(waiting.startedAt), source: (waiting.adChannelId && deps.channel(waiting.adChannelId)?.name) ?? '' } } : {}),
        canBook: who.ban === undefined, ...(who.ban === undefined ? {} : { whyNot: deps.words().ban(who.ban) }),
        ...(person.kind === 'patient' && actor.has('patients.read') ? { context: deps.context(person.id, actor) } : {}),
      };
    },
    text: ({ inquiryId }) => {
      const row = saving.must(inquiryId), phone = row.phoneE164 ?? undefined;
      return {
        kind: row.kind, at: instant(row.startedAt), who: describe(deps, inquiries.personOf(row), phone).name, ...(phone ? { phone: phoneText(phone) } : {}),
        adChannel: (row.adChannelId && deps.channel(row.adChannelId)?.name) ?? '', author: (row.authorId && deps.employeeName(row.authorId)) ?? '', text: row.text,
      };
    },
  };
}
