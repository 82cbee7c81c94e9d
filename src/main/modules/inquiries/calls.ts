import type { Person, WhoType } from '#shared/inquiries/contract.ts';
import { typeWhy, type TypeWhy } from '#shared/inquiries/why.ts';
import { reversed } from '#shared/kernel/phone.ts';
import { dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Id, type Instant } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { partyText } from '#shared/telephony/party.ts';
import type { WritableDb } from '../../db/index.ts';
import type { Linking } from './linking.ts';
import type { InquiriesDeps } from './ports.ts';
import { defaultTypeOf, personByNumber } from './rules/person.ts';
import { writes, type InquiryInsert, type InquiryRow, type InquiryStore } from './store.ts';

/** The person as columns of the row. */
export const personColumns = (person: Person): Pick<InquiryRow, 'patientId' | 'employeeId' | 'typedName'> => ({
  patientId: person.kind === 'patient' ? person.id : null,
  employeeId: person.kind === 'employee' ? person.id : null,
  typedName: person.kind === 'typed' ? person.name : null,
});

export const personOf = (row: Pick<InquiryRow, 'patientId' | 'employeeId' | 'typedName'>): Person =>
  row.patientId ? { kind: 'patient', id: row.patientId } : row.employeeId ? { kind: 'employee', id: row.employeeId } : row.typedName ? { kind: 'typed', name: row.typedName } : { kind: 'none' };

/** A lead or a «Заявка-диалог»: somebody waits for an answer. */
export const isLead = (row: Pick<InquiryRow, 'kind'>): boolean => row.kind === 'lead' || row.kind === 'dialogLead';
const canBeAnswered = (row: InquiryRow): boolean => isLead(row) || (row.kind === 'call' && row.direction === 'inbound' && row.outcome === 'missed');

/** Why the type of a row is what it is by default, as it was decided. */
export function keptTypeWhy({ whoTypeWhy }: Pick<InquiryRow, 'whoTypeWhy'>): TypeWhy | undefined {
  return whoTypeWhy === null ? undefined : typeWhy.safeParse(JSON.parse(whoTypeWhy)).data;
}

/** Every call becomes an inquiry by itself, under the call's own id (R-001, DESIGN.md 9). */
export function createCallRecorder(deps: InquiriesDeps, store: InquiryStore, linking: Linking) {
  const { database, people, changed } = deps;

  /** «Кто, тип» as it is by default now, with the rule and the appointment it comes of. */
  function typeOf(person: Person, phone: string | null): { readonly whoType: WhoType; readonly why: TypeWhy } {
    const employeeNumber = phone !== null && people.ownersOf(phone).employee !== undefined, visit = person.kind === 'patient' ? people.nextVisitOf(person.id) : undefined;
    const { whoType, rule } = defaultTypeOf(person, { employeeNumber, hasFutureAppointment: visit !== undefined });
    return { whoType, why: { rule, at: deps.clock.now(), ...(rule === 'future' && visit ? { visit } : {}) } };
  }
  /** The same as columns of the row: whoever sets a type by default writes both. */
  function defaultType(person: Person, phone: string | null): { readonly whoType: WhoType; readonly whoTypeWhy: string } {
    const { whoType, why } = typeOf(person, phone);
    return { whoType, whoTypeWhy: JSON.stringify(why) };
  }

  /** The same calendar day where the inquiry belongs. */
  const sameDay = (row: InquiryRow, at: Instant): boolean => {
    const zone = deps.zoneOf?.(row.branchId) ?? deps.branch().zone;
    return dayOf(instant(row.startedAt), zone) === dayOf(at, zone);
  };

  /** A call-back on the same calendar day joins the обращение of the missed call, the lead or the «Заявка-диалог». */
  function headOf(call: Pick<CallFacts, 'callId' | 'direction' | 'startedAt'>, phone: string | null, answered?: InquiryRow): Id {
    if (call.direction !== 'outbound') return call.callId;
    if (answered && canBeAnswered(answered) && sameDay(answered, call.startedAt)) return answered.headId ?? answered.id;
    if (phone === null) return call.callId;
    const { zone } = deps.branch();
    const midnight = instantOf(dayOf(call.startedAt, zone), minute(0), zone);
    const missed = store.lastMissed(phone, midnight, call.startedAt);
    return missed ? missed.headId ?? missed.id : call.callId;
  }

  /** A call that answers a lead is about the lead's person and topic, by the lead's channel («По заявке», R-113, R-137). */
  function ofLead(lead: InquiryRow, phone: string | null): Partial<InquiryInsert> {
    const person = personOf(lead);
    return {
      adChannelId: lead.adChannelId, topicId: lead.topicId,
      ...(person.kind !== 'none' && lead.phoneE164 === phone ? { ...personColumns(person), personByHand: lead.personByHand, ...(lead.whoTypeByHand ? { whoType: lead.whoType, whoTypeByHand: true } : defaultType(person, phone)) } : {}),
    };
  }

  /** Whom a call comes from by its number alone: what its row will say, as long as nobody chose and no lead is answered by it. */
  const callerOf = ({ party }: Pick<CallFacts, 'party'>): Person => (party.kind === 'phone' ? personByNumber(people.ownersOf(party.e164)) : { kind: 'none' });

  function firstRow(call: CallFacts): InquiryInsert {
    const phone = call.party.kind === 'phone' ? call.party.e164 : null;
    const lineE164 = call.line?.kind === 'phone' ? call.line.e164 : null;
    const channel = lineE164 ? deps.channelOf(lineE164) : undefined;
    const person = callerOf(call);
    const sourceId = deps.answers?.(call), answered = sourceId === undefined ? undefined : store.get(sourceId);
    return {
      id: call.callId, branchId: channel?.branchId ?? deps.branch().id, kind: 'call', direction: call.direction, startedAt: call.startedAt,
      lineE164, adChannelId: channel?.id ?? null, phoneE164: phone, phoneRaw: partyText(call.party) ?? null, phoneDigitsRev: phone ? reversed(phone.slice(1)) : null,
      ...personColumns(person), ...defaultType(person, phone), headId: headOf(call, phone, answered), sourceId: answered?.id ?? null,
      ...(answered && isLead(answered) ? ofLead(answered, phone) : {}), ...progressOf(call),
    };
  }

  const progressOf = (call: CallFacts): Partial<InquiryInsert> => ({
    answeredAt: call.answeredAt ?? null, endedAt: call.endedAt ?? null, outcome: call.outcome ?? null, talkMs: call.talkMs ?? null,
  });

  /** A number learnt after the row was made (a later leg said more) identifies the person if nobody chose one. */
  function learnt(row: InquiryRow, call: CallFacts): Partial<InquiryInsert> {
    const change: Partial<InquiryInsert> = {};
    const phone = call.party.kind === 'phone' ? call.party.e164 : null;
    if (phone && phone !== row.phoneE164) {
      Object.assign(change, { phoneE164: phone, phoneRaw: partyText(call.party), phoneDigitsRev: reversed(phone.slice(1)) });
      if (!row.personByHand) Object.assign(change, personColumns(personByNumber(people.ownersOf(phone))));
    }
    const line = call.line?.kind === 'phone' ? call.line.e164 : null;
    if (line && line !== row.lineE164) Object.assign(change, { lineE164: line, adChannelId: deps.channelOf(line)?.id ?? null });
    const answeredNow = call.answeredAt !== undefined && row.answeredAt === null;
    if ((answeredNow || 'patientId' in change) && !row.whoTypeByHand && row.authorId === null) Object.assign(change, defaultType(personOf({ ...row, ...change } as InquiryRow), phone ?? row.phoneE164));
    return change;
  }

  function write(tx: WritableDb, call: CallFacts): void {
    const row = store.get(call.callId);
    if (!row) {
      writes.insert(tx, firstRow(call));
    } else {
      writes.update(tx, row, { ...learnt(row, call), ...progressOf(call) });
    }
    linking.inquiryChanged(tx, row, store.get(call.callId)!);
  }

  return {
    /** `alongside` is written in the same transaction: the legs the event changed. */
    record: (call: CallFacts, alongside: (tx: WritableDb) => void = () => undefined): void => {
      database.write((tx) => {
        alongside(tx);
        write(tx, call);
      });
      changed(['inquiries']);
    },
    /** Two ids turned out to be one call. */
    join: (from: Id, call: CallFacts): void => {
      database.write((tx) => {
        const old = store.get(from), to = store.get(call.callId);
        if (!to && old) writes.insert(tx, { ...old, id: call.callId, headId: old.headId === old.id ? call.callId : old.headId });
        if (to && to.sourceId === null && old?.sourceId) writes.update(tx, to, { sourceId: old.sourceId, headId: old.headId === old.id ? to.headId : old.headId });
        writes.rejoin(tx, from, call.callId);
        write(tx, call);
        const gone = store.get(from);
        if (old && gone) linking.inquiryChanged(tx, old, gone);
      });
      changed(['inquiries']);
    },
    callerOf, typeOf, defaultType, headOf,
  };
}
export type CallRecorder = ReturnType<typeof createCallRecorder>;
