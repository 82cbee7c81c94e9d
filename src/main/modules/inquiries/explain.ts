import type { InquiryLabel, TriedRow, WhyAction, WhyInquiry, WhyLink, WhyLoss } from '#shared/inquiries/why.ts';
import { minutesAt, widestMs, windowsAt, type WindowsSetting } from '#shared/inquiries/windows.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { clockText, shortDayText } from '#shared/kernel/time.ts';
import { day, instant, type Id, type Zone } from '#shared/kernel/values.ts';
import { keptTypeWhy } from './calls.ts';
import { createFacts } from './explain-facts.ts';
import { actionOf, type Linking } from './linking.ts';
import type { People } from './ports.ts';
import { windowFor, type Link } from './rules/attribution.ts';
import { conversationOf, talkOf } from './rules/conversation.ts';
import { whyLost, type Candidate } from './rules/losses.ts';
import type { ActionRow, InquiryRow, InquiryStore } from './store.ts';
import type { NearStore } from './near-store.ts';

export interface ExplainDeps {
  readonly store: InquiryStore;
  readonly near: NearStore;
  readonly linking: Pick<Linking, 'decide'>;
  readonly people: Pick<People, 'nameOf' | 'employeeName' | 'ownersOf' | 'phonesOf' | 'banSinceOf'>;
  windows(): WindowsSetting;
  doctorName(id: Id): string;
  zone(): Zone;
}

/** How far beyond the windows an action or an inquiry is still worth a word: why it was not linked. */
const lookMs = 2 * 3_600_000;
/** A page says no more than this of what did not link. */
const mostOthers = 20;

interface StoredSlot { readonly doctorId: Id; readonly day: string; readonly startMin: number }

/** The why-panel: for each link, each action near that is none, the default type and a refusal, the rule and the two times (USERS.md 3). */
export function createExplain({ store, near, linking, people, windows, doctorName, zone }: ExplainDeps) {
  const slotText = (text: string | null): string => {
    if (text === null) return '';
    const slot = JSON.parse(text) as StoredSlot;
    return `${shortDayText(day(slot.day))} ${clockText(slot.startMin)} ${doctorName(slot.doctorId)}`.trim();
  };
  const whoOf = (row: InquiryRow): string =>
    (row.patientId && people.nameOf(row.patientId)) || (row.employeeId && people.employeeName(row.employeeId)) || row.typedName || (row.phoneE164 ? phoneText(row.phoneE164) : row.phoneRaw ?? '');

  function labelOf(row: InquiryRow): InquiryLabel {
    const talk = talkOf(row);
    return {
      inquiryId: row.id, kind: row.kind, direction: row.direction, startedAt: instant(row.startedAt), who: whoOf(row),
      ...(talk ? { from: talk.from, ...(talk.till === undefined ? {} : { till: talk.till }) } : {}),
    };
  }
  const factsAbout = createFacts({ store, near, people, zone, labelOf });

  /** The card meant by an inquiry. */
  function personOfRow(row: InquiryRow): { readonly how: WhyInquiry['person']; readonly patientId: Id | undefined } {
    if (row.patientId) return { how: 'card', patientId: row.patientId };
    if (row.employeeId) return { how: 'employee', patientId: undefined };
    const owners = row.phoneE164 ? people.ownersOf(row.phoneE164).patientIds : [], [only] = owners;
    if (owners.length === 1 && only) return { how: 'onlyCard', patientId: only };
    return { how: owners.length > 1 ? 'severalCards' : row.typedName ? 'typed' : 'nobody', patientId: undefined };
  }
  const candidateOf = (row: InquiryRow): Candidate => ({ inquiryId: row.id, kind: row.kind, patientId: personOfRow(row).patientId, isEmployee: row.employeeId !== null, talk: talkOf(row) });

  function linkOf(row: ActionRow, link: Link, by: WindowsSetting): WhyLink | undefined {
    const inquiry = store.get(link.inquiryId);
    if (!inquiry) return undefined;
    const rule = link.rule === 'buffer' ? row.givenHow ?? 'buffer' : link.rule, talk = conversationOf(inquiry, undefined);
    return {
      inquiry: labelOf(inquiry), rule, from: talk?.from ?? instant(inquiry.startedAt), ...(talk?.till === undefined ? {} : { till: talk.till }),
      distanceMs: link.distance, windowMs: windowFor(row.kind, windowsAt(by, row.at)),
    };
  }
  const storedLink = (row: ActionRow): Link | undefined => (row.linkedInquiryId && row.linkRule
    ? { inquiryId: row.linkedInquiryId, rule: row.linkRule, from: instant(row.linkFrom ?? row.at), till: row.linkTill === null ? undefined : instant(row.linkTill), distance: row.linkDistance ?? 0 } : undefined);

  const factsOf = (row: ActionRow): Omit<WhyAction, 'link' | 'losses'> => ({
    actionId: row.id, appointmentId: row.appointmentId, kind: row.kind, at: instant(row.at), patient: (row.patientId && people.nameOf(row.patientId)) ?? '', actor: (row.actorId && people.employeeName(row.actorId)) ?? '',
    fromSlot: slotText(row.fromSlot), toSlot: slotText(row.toSlot),
  });

  /** An action with its link and why each of these inquiries is not it. */
  function explain(row: ActionRow, rivals: readonly InquiryRow[]): WhyAction {
    const link = storedLink(row), action = { ...actionOf(row), givenHow: row.givenHow ?? undefined }, by = windowsAt(windows(), row.at);
    const losses = rivals.flatMap((rival): WhyLoss[] => {
      const loss = whyLost(action, candidateOf(rival), link, by);
      return loss ? [{ inquiry: labelOf(rival), ...loss }] : [];
    });
    const whole = link && linkOf(row, link, windows());
    return { ...factsOf(row), ...(whole ? { link: whole } : {}), losses };
  }

  /** Inquiries an action might have belonged to: of its patient, by card or number, and of whoever made it. */
  function rivalsOf(row: ActionRow): InquiryRow[] {
    const from = row.at - widestMs(windows()) - lookMs, till = row.at + widestMs(windows()) + lookMs, found = new Map<Id, InquiryRow>();
    for (const one of row.patientId ? near.inquiriesOfPatient(row.patientId, from, till) : []) found.set(one.id, one);
    for (const phone of row.patientId ? people.phonesOf(row.patientId) : []) for (const one of near.inquiriesOfPhone(phone, from, till)) found.set(one.id, one);
    const within = windowFor(row.kind, windowsAt(windows(), row.at));
    for (const one of row.actorId ? near.inquiriesOfAuthor(row.actorId, row.at - lookMs, row.at + within) : []) if ((one.endedAt ?? row.at) >= row.at - within) found.set(one.id, one);
    const at = (one: InquiryRow): number => Math.abs((one.answeredAt ?? one.startedAt) - row.at);
    return [...found.values()].sort((a, b) => at(a) - at(b)).slice(0, mostOthers);
  }

  function typeOf(row: InquiryRow): WhyInquiry['type'] {
    if (!row.whoType) return undefined;
    const why = row.whoTypeByHand ? undefined : keptTypeWhy(row);
    return { whoType: row.whoType, byHand: row.whoTypeByHand, ...(why ? { why } : {}) };
  }

  return {
    /** Of an inquiry: its links, what was near and is none, its type, a refusal. */
    inquiry(row: InquiryRow): WhyInquiry {
      const { how, patientId } = personOfRow(row), talk = talkOf(row), from = (talk?.from ?? row.startedAt) - widestMs(windows()) - lookMs, till = (talk?.till ?? talk?.from ?? row.endedAt ?? row.startedAt) + widestMs(windows()) + lookMs;
      const linked = store.linkedActions([row.id]), others = new Map<Id, ActionRow>(), cards = new Set([...(patientId ? [patientId] : []), ...(row.phoneE164 && !row.patientId ? people.ownersOf(row.phoneE164).patientIds : [])]);
      for (const card of cards) for (const one of store.actionsOfPatient(card, from, till)) others.set(one.id, one);
      // what whoever took it did meanwhile for somebody else
      for (const one of row.authorId && talk ? near.actionsOfActor(row.authorId, talk.from, (talk.till ?? talk.from) + widestMs(windows())) : []) others.set(one.id, one);
      for (const one of linked) others.delete(one.id);
      const ban = patientId ? people.banSinceOf(patientId) : undefined, type = typeOf(row);
      return {
        inquiry: labelOf(row), windows: minutesAt(windows(), row.startedAt), person: how, ...(type ? { type } : {}),
        ...(ban ? { ban: { since: ban.since, reason: ban.reason, before: ban.since <= row.startedAt } } : {}),
        facts: factsAbout(row), linked: linked.map((one) => explain(one, [])),
        others: [...others.values()].sort((a, b) => a.at - b.at).slice(0, mostOthers).map((one) => explain(one, [row])),
      };
    },
    /** Of an appointment: each of its actions, the inquiry it belongs to and why the others are not it. */
    appointment: (appointmentId: Id): WhyAction[] => near.actionsOfAppointment(appointmentId).map((row) => explain(row, rivalsOf(row))),
    /** What an action belongs to, and what it would belong to under other windows. */
    tried: (row: ActionRow, by: WindowsSetting): TriedRow => {
      const stored = storedLink(row), before = stored && linkOf(row, stored, windows()), { link } = linking.decide(actionOf(row), by), after = link && linkOf(row, link, by);
      return { action: factsOf(row), ...(before ? { before } : {}), ...(after ? { after } : {}) };
    },
  };
}
export type Explain = ReturnType<typeof createExplain>;
