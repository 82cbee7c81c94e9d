import type { DeskWords } from '#shared/desk/words.ts';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { clockText, durationText, shortDayText } from '#shared/kernel/time.ts';
import { instant, type Day, type Id, type Zone } from '#shared/kernel/values.ts';
import { createWallClock, type WallClock } from '#shared/kernel/wall-clock.ts';
import { callBackOf } from '../rules/call-back.ts';
import { mergeEvents } from '../rules/merge.ts';
import { isIncomplete } from '../rules/person.ts';
import { isUnprocessed } from '../rules/processed.ts';
import type { CallBackCall } from './call-backs.ts';
import type { FoundRow, LinkedAction, RowReader, SlotText } from './rows.ts';

export interface Presenting { zone(): Zone; words(): DeskWords }

const none: readonly LinkedAction[] = [];
const fullName = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

/** Rows as the contract promises them. */
export function createPresenter(reader: RowReader, { zone, words }: Presenting) {
  let wallZone: Zone | undefined, wall: WallClock;
  /** What a page needs to speak, asked for once a page: the branch and the language are questions themselves. */
  function speaker() {
    const now = zone();
    if (wallZone !== now) [wallZone, wall] = [now, createWallClock(now)];
    return createSpeaker(reader, words(), wall);
  }
  return {
    events: (rows: readonly FoundRow[], withOwner: boolean): HistoryRow[] => speaker().events(rows, withOwner),
    heads: (rows: readonly FoundRow[], withOwner: boolean): HistoryRow[] => speaker().heads(rows, withOwner),
  };
}

function createSpeaker(reader: RowReader, words: DeskWords, wall: WallClock) {
  const clock = (at: number): string => clockText(wall.minuteOf(at));
  const slotText = (slot: SlotText | undefined): string => (slot ? `${shortDayText(slot.day as Day)} ${clockText(slot.startMin)} ${slot.doctor}`.trim() : '');
  /** «запись 25.11 15:00 Орлова», «перенос 26.11 10:00 Орлова → 30.11 09:00 Ким». */
  const successText = (action: LinkedAction): string =>
    action.kind === 'booked' ? words.booked(slotText(action.to))
    : action.kind === 'cancelled' ? words.cancelled(slotText(action.from))
    : words.moved(slotText(action.from), slotText(action.to));
  const success = (actions: readonly LinkedAction[]): HistoryRow['success'] => actions.map((action) => ({ text: successText(action), inquiryId: action.inquiryId }));

  const whoOf = (row: FoundRow): string => (row.patientId ? fullName(row.surname, row.firstName, row.patronymic) : row.employeeId ? reader.employeeName(row.employeeId) : row.typedName ?? '');
  const personPart = (row: FoundRow) => ({ who: whoOf(row), ...(row.patientId ? { patientId: row.patientId } : {}) });
  const typePart = (row: FoundRow) => ({ ...(row.whoType ? { whoType: row.whoType } : {}), whoTypeText: row.whoType ? words.whoType[row.whoType] : '' });
  const phonePart = (row: FoundRow) => (row.phoneE164 ? { phone: phoneText(row.phoneE164), phoneE164: row.phoneE164 } : row.phoneRaw ? { phone: row.phoneRaw } : {});
  const topicOf = (row: FoundRow): string => row.topic ?? words.unknownTopic;
  const authorOf = (row: FoundRow): string => (row.authorId ? fullName(row.authorSurname, row.authorName) : '');
  const editedOf = (row: FoundRow, at: number) => ({ at: instant(at), by: row.editedBy ? reader.employeeName(row.editedBy) : '' });
  const editedPart = (row: FoundRow | undefined) => (row?.editedAt ? { edited: editedOf(row, row.editedAt) } : {});
  const calledBackOf = (call: CallBackCall) => ({ at: instant(call.startedAt), answered: call.answeredAt !== null });
  const calledBackPart = (call: CallBackCall | undefined) => (call ? { calledBack: calledBackOf(call) } : {});

  /** Laid on one after the other: fifty rows of copies of copies are a tenth of a page (P7). */
  function bare(row: FoundRow, actions: readonly LinkedAction[], owner: string | undefined, back?: CallBackCall): HistoryRow {
    const isCall = row.kind === 'call', said: HistoryRow = {
      id: row.id, headId: row.headId ?? row.id, events: 1, kind: row.kind, direction: row.direction, manual: row.manual, startedAt: instant(row.startedAt), time: clock(row.startedAt), running: isCall && row.endedAt === null,
      who: whoOf(row), whoTypeText: row.whoType ? words.whoType[row.whoType] : '', topic: topicOf(row), comment: row.comment, author: authorOf(row), adChannel: row.adChannel ?? '', success: success(actions), incomplete: isIncomplete(row), yellow: isUnprocessed(row), canEdit: true,
    };
    if (row.outcome) said.outcome = row.outcome;
    if (row.talkMs !== null) said.talkText = durationText(row.talkMs);
    if (row.phoneE164) [said.phone, said.phoneE164] = [phoneText(row.phoneE164), row.phoneE164];
    else if (row.phoneRaw) said.phone = row.phoneRaw;
    if (row.patientId) said.patientId = row.patientId;
    if (row.whoType) said.whoType = row.whoType;
    if (owner !== undefined) said.phoneOwner = owner;
    if (isCall && row.answeredAt !== null) said.recordedCallId = row.id;
    if (row.hasText) said.textId = row.id;
    if (row.editedAt) said.edited = editedOf(row, row.editedAt);
    if (back) said.calledBack = calledBackOf(back);
    return said;
  }
  const ownersOf = (rows: readonly FoundRow[], wanted: boolean): ReadonlyMap<Id, string> => (wanted ? reader.phoneOwners(rows.filter((row) => row.kind === 'call').map((row) => row.id)) : new Map<Id, string>());
  const actionsOf = (rows: readonly FoundRow[]): ReadonlyMap<Id, LinkedAction[]> => Map.groupBy(reader.linkedTo(rows.map((row) => row.id)), (action) => action.inquiryId);

  const isLead = (row: FoundRow): boolean => row.kind === 'lead' || row.kind === 'dialogLead', isMissed = (row: FoundRow): boolean => row.outcome === 'missed';
  /** A call-back answers every missed call of its number on its day, not the last one alone (docs/decisions/0026). */
  function callBacksOfMissed(rows: readonly FoundRow[]): (row: FoundRow) => CallBackCall | undefined {
    const backs = reader.callBacksOfMissed(rows.filter(isMissed).map(({ id, phoneE164, startedAt }) => ({ id, phone: phoneE164, startedAt, till: wall.endOfDay(startedAt) })));
    return (row) => backs.get(row.id);
  }

  function events(rows: readonly FoundRow[], withOwner: boolean): HistoryRow[] {
    const actions = actionsOf(rows), owners = ownersOf(rows, withOwner);
    const leads = rows.filter(isLead), calls = Map.groupBy(reader.callBacksOf(leads.map((row) => row.headId ?? row.id)), (call) => call.headId), backOf = callBacksOfMissed(rows);
    return rows.map((row) => bare(row, actions.get(row.id) ?? none, owners.get(row.id), isLead(row) ? callBackOf(row.startedAt, calls.get(row.headId ?? row.id) ?? []) : backOf(row)));
  }

  /** Each head with the values of its whole обращение. */
  function heads(rows: readonly FoundRow[], withOwner: boolean): HistoryRow[] {
    const gathered = Map.groupBy(reader.gatheredBy(rows.map((row) => row.id)), (event) => event.headId), all = rows.map((row) => [row, ...gathered.get(row.id) ?? []]);
    const everyone = all.flat(), actions = actionsOf(everyone), owners = ownersOf(everyone, withOwner), backOf = callBacksOfMissed(rows);
    return rows.map((row, n) => {
      const merged = mergeEvents(row.id, all[n]!);
      if (merged.events.length === 1) return bare(row, actions.get(row.id) ?? none, owners.get(row.id), backOf(row));
      const linked = merged.events.flatMap((event) => actions.get(event.id) ?? []).sort((a, b) => a.at - b.at), owner = merged.events.flatMap((event) => owners.get(event.id) ?? [])[0], talk = merged.talk;
      return {
        ...bare(merged.head, [], owner), events: merged.events.length, ...(talk?.talkMs == null ? {} : { talkText: durationText(talk.talkMs) }), ...phonePart(merged.phone), ...personPart(merged.person), ...typePart(merged.whoType),
        topic: topicOf(merged.topic), comment: merged.comment.comment, author: authorOf(merged.author), adChannel: merged.channel.adChannel ?? '', success: success(linked),
        incomplete: isIncomplete({ kind: merged.author.kind, whoType: merged.whoType.whoType, topicId: merged.topic.topicId, authorId: merged.author.authorId }), yellow: merged.yellow,
        ...calledBackPart(isMissed(row) ? backOf(row) : merged.callBack), ...(talk ? { recordedCallId: talk.id } : {}), ...(merged.text ? { textId: merged.text.id } : {}), ...editedPart(merged.edited),
      };
    });
  }
  return { events, heads };
}
