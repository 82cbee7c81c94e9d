import type { InquiryLabel, WhyFact } from '#shared/inquiries/why.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, type Zone } from '#shared/kernel/values.ts';
import { isLead } from './calls.ts';
import type { NearStore } from './near-store.ts';
import type { People } from './ports.ts';
import { callBackOf, untilTheyCameAgain } from './rules/call-back.ts';
import type { InquiryRow, InquiryStore } from './store.ts';

interface Deps {
  readonly store: Pick<InquiryStore, 'get' | 'givenActions'>;
  readonly near: NearStore;
  readonly people: Pick<People, 'employeeName'>;
  zone(): Zone;
  labelOf(row: InquiryRow): InquiryLabel;
}

/** What else was decided of an inquiry, each with the two times: its buffers and how they ended, its lead, its обращение, the call-back (USERS.md 3). */
export function createFacts({ store, near, people, zone, labelOf }: Deps): (row: InquiryRow) => WhyFact[] {
  const nameOf = (id: string | null): string => (id === null ? '' : people.employeeName(id) ?? '');

  /** The buffer may be gone before anybody booked: by hand, or with the shift. */
  const buffers = (row: InquiryRow): WhyFact[] => near.buffersOf(row.id).map((b) => ({
    what: 'buffer', by: nameOf(b.employeeId), madeAt: instant(b.madeAt), inCall: b.madeInCall, ...(b.endedAt === null ? {} : { endedAt: instant(b.endedAt), endedHow: b.endedHow ?? 'byHand' }),
  }));

  /** A lead is dealt with by a save, or by a call from it with a saved comment: an attempt alone closes nothing. */
  function lead(row: InquiryRow): WhyFact[] {
    if (!isLead(row)) return [];
    const tried = near.callsOfHead(row.headId ?? row.id).findLast((call) => call.id !== row.id && call.direction === 'outbound');
    return [{
      what: 'lead', arrivedAt: instant(row.startedAt), by: nameOf(row.processedBy), ...(row.processedAt === null ? {} : { processedAt: instant(row.processedAt), how: row.processedHow ?? 'saved' }), ...(row.processedAt === null && tried ? { triedAt: instant(tried.startedAt) } : {}),
    }];
  }

  /** One обращение with what it answers on the same day, its own on another. */
  function head(row: InquiryRow): WhyFact[] {
    const at = instant(row.startedAt), first = row.headId !== null && row.headId !== row.id ? store.get(row.headId) : undefined, source = first || row.sourceId === null ? undefined : store.get(row.sourceId);
    return [...(first ? [{ what: 'joined' as const, at, to: labelOf(first) }] : []), ...(source ? [{ what: 'apart' as const, at, to: labelOf(source) }] : [])];
  }

  function missed(row: InquiryRow): WhyFact[] {
    if (row.kind !== 'call' || row.outcome !== 'missed') return [];
    const at = instant(row.startedAt), end = instantOf(addDays(dayOf(at, zone()), 1), 0, zone()), calls = new Map([...(row.phoneE164 === null ? [] : near.callsOfNumber(row.phoneE164, row.startedAt, end - 1)), ...near.callsOfHead(row.id)].map((call) => [call.id, call]));
    const later = [...calls.values()].filter((call) => call.id !== row.id && call.kind === 'call' && call.outcome !== 'failed' && (call.direction === 'outbound' || call.answeredAt !== null) && call.startedAt < end && (call.startedAt > row.startedAt || (call.startedAt === row.startedAt && call.id > row.id)))
      .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
    const back = callBackOf(Number.NEGATIVE_INFINITY, untilTheyCameAgain(later)), again = later.find((call) => call.direction === 'inbound');
    if (back) return [{ what: 'missed', at, fate: back.answeredAt === null ? 'called' : 'calledBack', thenAt: instant(back.startedAt) }];
    return [{ what: 'missed', at, ...(again ? { fate: 'cameAgain', thenAt: instant(again.startedAt) } : { fate: 'none' }) }];
  }

  /** «Да» and «Нет» of «История звонков»; a missed call has a dash, a call added by hand is not in it. */
  function conversion(row: InquiryRow): WhyFact[] {
    if (row.kind !== 'call' || row.manual || (row.outcome !== 'answered' && row.outcome !== 'unanswered')) return [];
    const given = store.givenActions(row.id).filter(({ kind }) => kind === 'booked').sort((a, b) => a.at - b.at), action = given.find((one) => one.givenInCall) ?? given[0];
    return [{ what: 'conversion', at: instant(row.startedAt), rule: action === undefined ? 'none' : action.givenInCall ? action.givenHow ?? 'buffer' : 'late', ...(action ? { thenAt: instant(action.at) } : {}) }];
  }

  return (row) => [...missed(row), ...lead(row), ...head(row), ...conversion(row), ...buffers(row)];
}
