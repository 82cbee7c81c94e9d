import { widestMs, windowsAt, type WindowsSetting } from '#shared/inquiries/windows.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { RawDatabase, WritableDb } from '../../db/index.ts';
import { decideLink, longestTalkMs, windowFor, type Action, type Link } from './rules/attribution.ts';
import { conversationOf } from './rules/conversation.ts';
import { writes, type ActionRow, type LinkColumns, type InquiryRow, type InquiryStore } from './store.ts';
import { createTalks, longestRingMs, type Talk } from './talks.ts';

export interface LinkingDeps {
  readonly raw: RawDatabase;
  readonly store: Pick<InquiryStore, 'get' | 'linkedActions' | 'givenActions' | 'actionsOfPatient'>;
  /** «Окна учёта», as they were set over time. */
  windows(): WindowsSetting;
  /** The only card that holds a number. */
  onlyOwnerOf(phone: string): Id | undefined;
}

export const actionOf = (row: ActionRow): Action => ({ id: row.id, kind: row.kind, at: instant(row.at), patientId: row.patientId ?? undefined, givenInquiryId: row.givenInquiryId ?? undefined });

const columnsOf = (link: Link | undefined): LinkColumns =>
  ({ linkedInquiryId: link?.inquiryId ?? null, linkRule: link?.rule ?? null, linkFrom: link?.from ?? null, linkTill: link?.till ?? null, linkDistance: link?.distance ?? null });

const sameLink = (row: ActionRow, link: Link | undefined): boolean =>
  (row.linkedInquiryId ?? undefined) === link?.inquiryId && (row.linkRule ?? undefined) === link?.rule && (row.linkFrom ?? undefined) === link?.from && (row.linkTill ?? undefined) === link?.till;

/** Attribution in the transaction of every action, answer, end and change of person (DESIGN.md 4). */
export function createLinking({ raw, store, windows, onlyOwnerOf }: LinkingDeps) {
  const talks = createTalks(raw);

  const reach = (action: Action, by: WindowsSetting): number => windowFor(action.kind, windowsAt(by, action.at));
  const before = longestTalkMs + longestRingMs;

  /** The decision about one action by what is known now; `by` stands in for the clinic's windows when others are tried. `near` holds at least the conversations within reach. */
  function decide(action: Action, by: WindowsSetting = windows(), near?: readonly Talk[]): { readonly link: Link | undefined; readonly talk: Talk | undefined } {
    if (action.givenInquiryId) {
      const given = store.get(action.givenInquiryId);
      return { link: decideLink(action, [], windowsAt(by, action.at), given && conversationOf(given, undefined)), talk: undefined };
    }
    if (!action.patientId) return { link: undefined, talk: undefined };
    const now = windowsAt(by, action.at), within = windowFor(action.kind, now);
    const known = near ?? talks(action.patientId, action.at - within - before, action.at + within), link = decideLink(action, known, now);
    return { link, talk: link && known.find(({ inquiryId }) => inquiryId === link.inquiryId) };
  }

  /** Decides several anew; the conversations of a patient are read once for all of its actions. How many were moved. */
  function relinkAll(tx: WritableDb, rows: readonly ActionRow[]): number {
    const by = windows();
    let moved = 0;
    for (const [patientId, own] of Map.groupBy(rows, (row) => row.patientId)) {
      const actions = own.map((row) => ({ row, action: actionOf(row) }));
      let near: readonly Talk[] | undefined;
      if (patientId !== null && own.length > 1) {
        let from = Infinity, till = -Infinity;
        for (const { action } of actions) { const within = reach(action, by); from = Math.min(from, action.at - within - before); till = Math.max(till, action.at + within); }
        near = talks(patientId, from, till);
      }
      for (const { row, action } of actions) if (relink(tx, row, decide(action, by, near).link)) moved++;
    }
    return moved;
  }

  function relink(tx: WritableDb, row: ActionRow, link = decide(actionOf(row)).link): boolean {
    if (sameLink(row, link)) return false;
    writes.link(tx, { id: row.id, ...columnsOf(link) });
    return true;
  }
  const conversation = (row: InquiryRow | undefined) => (row === undefined || row.deleted ? undefined : conversationOf(row, row.patientId ?? (row.employeeId === null && row.phoneE164 ? onlyOwnerOf(row.phoneE164) : undefined)));

  return {
    decide, relink,
    /**
     * The link of a fresh action, as columns of the row that is about to be written: a booking pays one statement for it (P8).
     * The caller it was made for, known by the number alone, is from now on its patient.
     */
    linkOfNew: (tx: WritableDb, action: Action): LinkColumns => {
      const { link, talk } = decide(action), row = talk?.byNumber ? store.get(talk.inquiryId) : undefined;
      if (row && row.typedName === null && action.patientId) writes.update(tx, row, { patientId: action.patientId });
      return columnsOf(link);
    },
    /**
     * An inquiry was added (`before` is undefined), changed or removed: decides anew the actions that belonged to it, those
     * given to it, and those of its patients before and after around its conversations. Whoever writes an inquiry calls it.
     */
    inquiryChanged: (tx: WritableDb, before: InquiryRow | undefined, after: InquiryRow): number => {
      const was = conversation(before), is = conversation(after);
      if (was?.patientId === is?.patientId && was?.from === is?.from && was?.till === is?.till) return 0;
      const rows = new Map([...store.linkedActions([after.id]), ...store.givenActions(after.id)].map((row) => [row.id, row]));
      const widest = widestMs(windows());
      for (const one of [was, is]) {
        if (!one?.patientId) continue;
        // one that runs may be running for any later action
        for (const row of store.actionsOfPatient(one.patientId, one.from - widest, (one.till ?? one.from + longestTalkMs) + widest)) rows.set(row.id, row);
      }
      return relinkAll(tx, [...rows.values()]);
    },
    /** Rows or numbers went from one card to another: the actions of these cards are decided anew, as a rebuild would. */
    relinkPatients: (tx: WritableDb, patientIds: readonly Id[]): void => {
      for (const patientId of new Set(patientIds)) relinkAll(tx, store.actionsOfPatient(patientId, 0, Number.MAX_SAFE_INTEGER));
    },
  };
}
export type Linking = ReturnType<typeof createLinking>;
