import type { Id, Instant } from '#shared/kernel/values.ts';
import { instant } from '#shared/kernel/values.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { decideLink, widestWindowMs, type Action, type Conversation, type Link } from './rules/attribution.ts';
import { writes, type ActionRow, type InquiryRow, type InquiryStore } from './store.ts';

/** Longest conversation looked back over when candidates are read; a call longer than this is a forgotten handset. */
const longestTalkMs = 12 * 3_600_000;

export interface LinkingDeps {
  readonly database: Database;
  readonly store: InquiryStore;
  /** Numbers of a card, and the only card that holds a number. */
  phonesOf(patientId: Id): readonly string[];
  onlyOwnerOf(phone: string): Id | undefined;
}

/** A call has a conversation once answered; a chat, a dialog and a lead are one from their start. */
export function conversationOf(row: InquiryRow, onlyOwnerOf: (phone: string) => Id | undefined): Conversation | undefined {
  const from = row.kind === 'call' ? row.answeredAt : row.startedAt;
  if (from === null || row.kind === 'lead' || row.kind === 'dialogLead') return undefined;
  const patientId = row.patientId ?? (row.employeeId === null && row.phoneE164 ? onlyOwnerOf(row.phoneE164) : undefined);
  return { inquiryId: row.id, patientId, from: instant(from), till: row.endedAt === null ? undefined : instant(row.endedAt) };
}

const actionOf = (row: ActionRow): Action => ({ id: row.id, kind: row.kind, at: instant(row.at), patientId: row.patientId ?? undefined, givenInquiryId: row.givenInquiryId ?? undefined });

const sameLink = (row: ActionRow, link: Link | undefined): boolean =>
  (row.linkedInquiryId ?? undefined) === link?.inquiryId && (row.linkRule ?? undefined) === link?.rule && (row.linkFrom ?? undefined) === link?.from && (row.linkTill ?? undefined) === link?.till;

/** Attribution in the transaction of every action, answer, end and change of person (DESIGN.md 4). */
export function createLinking({ store, phonesOf, onlyOwnerOf }: LinkingDeps) {
  function candidates(patientId: Id, at: number): Conversation[] {
    const from = at - widestWindowMs - longestTalkMs, till = at + widestWindowMs;
    const rows = [...store.talksOfPatient(patientId, from, till), ...phonesOf(patientId).flatMap((phone) => (onlyOwnerOf(phone) === patientId ? store.talksOfPhone(phone, from, till) : []))];
    return rows.flatMap((row) => conversationOf(row, onlyOwnerOf) ?? []);
  }

  function decide(row: ActionRow): Link | undefined {
    const action = actionOf(row);
    if (action.givenInquiryId) {
      const given = store.get(action.givenInquiryId);
      return decideLink(action, [], given && conversationOf(given, onlyOwnerOf));
    }
    return action.patientId ? decideLink(action, candidates(action.patientId, action.at)) : undefined;
  }

  function relink(tx: WritableDb, row: ActionRow): boolean {
    const link = decide(row);
    if (sameLink(row, link)) return false;
    writes.link(tx, row.id, { linkedInquiryId: link?.inquiryId ?? null, linkRule: link?.rule ?? null, linkFrom: link?.from ?? null, linkTill: link?.till ?? null, linkDistance: link?.distance ?? null });
    return true;
  }

  return {
    relink,
    /** Actions that an inquiry's answer, end or change of person may touch: its own, and those of the patients before and after near its conversation. */
    relinkAround: (tx: WritableDb, inquiryId: Id, patientIds: readonly (Id | undefined)[], from: Instant, till: Instant): number => {
      let moved = 0;
      for (const row of store.linkedActions([inquiryId])) if (relink(tx, row)) moved++;
      for (const patientId of new Set(patientIds)) {
        if (!patientId) continue;
        for (const row of store.actionsOfPatient(patientId, from - widestWindowMs, till + widestWindowMs)) if (relink(tx, row)) moved++;
      }
      return moved;
    },
    /** Decides all history anew; returns how many links changed (0 is the promise). */
    rebuild: (tx: WritableDb): number => store.allActions().filter((row) => relink(tx, row)).length,
    ownerOf: (row: InquiryRow): Id | undefined => conversationOf(row, onlyOwnerOf)?.patientId ?? row.patientId ?? undefined,
  };
}
export type Linking = ReturnType<typeof createLinking>;
