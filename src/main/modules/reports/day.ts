import { wallOf } from '#shared/kernel/time.ts';
import { instant, type Id, type Zone } from '#shared/kernel/values.ts';
import { tagState } from '../tags/index.ts';
import { callFlags, contactFlags, none, pack, type Kind, type Packed, type RowOf } from './columns.ts';
import { contactsOf, type ContactRow } from './contacts.ts';
import type { DayRows, InquiryOfDay } from './day-rows.ts';
import { fatesOfMissed } from './missed.ts';
import { ownerOf, typeOf, type CallOfReport, type DaySpan, type Holders, type LegOfReport } from './rules.ts';

/** One kind of a day before it is packed; `inquiryIds` says which inquiry each row is. */
export interface DayOf<K extends Kind> { readonly rows: readonly RowOf<K>[]; readonly inquiryIds: readonly Id[] }
export type Day = { readonly [K in Kind]: DayOf<K> };

const hourMs = 3_600_000, dayMs = 24 * hourMs, minuteHour = 60;
const seconds = (ms: number, most: number): number => Math.min(most - 1, Math.max(0, Math.floor(ms / 1000)));
type Reported = InquiryOfDay & { readonly outcome: CallOfReport['outcome'] };

const isEnded = (row: InquiryOfDay): row is Reported => row.kind === 'call' && (row.outcome === 'answered' || row.outcome === 'missed' || row.outcome === 'unanswered');
/** A call the reports count has legs and has ended in one of three ways. */
const isReported = (row: InquiryOfDay, legs: ReadonlyMap<Id, unknown>): row is Reported => legs.has(row.id) && isEnded(row);

/** All that the reports need of a day, from its rows. */
export function dayOf(rows: DayRows, span: DaySpan, zone: Zone, holders: Holders): Day {
  // On a day of 24 hours the clock on the wall needs no calendar.
  const hourOf = (at: number): number => (span.till - span.from === dayMs ? Math.floor((at - span.from) / hourMs) : Math.floor(wallOf(instant(at), zone).minute / minuteHour));
  const legs = new Map<Id, LegOfReport[]>();
  for (const { callId, phone, direction, startedAt, answeredAt } of rows.legs) {
    const leg = { phone, direction, startedAt: instant(startedAt), ...(answeredAt === null ? {} : { answeredAt: instant(answeredAt) }) }, own = legs.get(callId);
    if (own) own.push(leg);
    else legs.set(callId, [leg]);
  }
  const given = new Set(rows.given.map(({ id }) => id)), calls = rows.inquiries.filter((row): row is Reported => isReported(row, legs));
  // a call on a mobile phone, added by hand, calls back as well as one of the exchange
  const fates = fatesOfMissed(rows.inquiries.filter(isEnded).map((row) => ({ id: row.id, direction: row.direction, outcome: row.outcome, startedAt: instant(row.startedAt), commented: row.authorId !== null, ...(row.phoneE164 === null ? {} : { phone: row.phoneE164 }), ...(row.headId === null || row.headId === row.id ? {} : { answers: row.headId }) })));
  const owners = new Map(calls.map((row) => [row.id, ownerOf({ outcome: row.outcome, legs: legs.get(row.id)! }, holders) ?? '']));
  return {
    calls: { inquiryIds: calls.map(({ id }) => id), rows: calls.map((row): RowOf<'calls'> => {
      const type = typeOf(row), fate = fates.get(row.id);
      return {
        owner: owners.get(row.id)!, branch: row.branchId, talkMs: row.outcome === 'answered' ? row.talkMs ?? 0 : 0, backS: fate?.afterMs === undefined ? none.long : seconds(fate.afterMs, none.long),
        ringS: type === 'inbound' && row.answeredAt !== null ? seconds(row.answeredAt - row.startedAt, none.seconds) : none.seconds,
        flags: callFlags(type, row.outcome !== 'missed' && given.has(row.id), fate?.fate ?? 'none', hourOf(row.startedAt)),
      };
    }) },
    contacts: contactRows(rows, span, hourOf),
    tags: tagRows(rows, calls, given, owners),
  };
}

function contactRows({ inquiries, linked }: DayRows, span: DaySpan, hourOf: (at: number) => number): DayOf<'contacts'> {
  const bookings = Map.groupBy(linked, ({ id }) => id);
  const contacts = contactsOf(inquiries.map((row): ContactRow & { readonly row: InquiryOfDay } => ({
    row, id: row.id, headId: row.headId ?? row.id, kind: row.kind, hasTopic: row.topicId !== null, booked: bookings.has(row.id),
    ...(row.whoType === null ? {} : { whoType: row.whoType }), ...(row.authorId === null ? {} : { authorId: row.authorId }), ...(row.savedAt === null ? {} : { savedAt: instant(row.savedAt) }),
  })));
  return { inquiryIds: contacts.map(({ rows }) => rows[0]!.id), rows: contacts.map(({ rows, author, excluded, wants, booked }): RowOf<'contacts'> => {
    const opening = rows[0]!.row, isLead = opening.kind === 'lead' || opening.kind === 'dialogLead', arrivedAt = opening.arrivedAt ?? opening.startedAt;
    const own = rows.flatMap(({ id }) => bookings.get(id) ?? []);
    const reactions = isLead ? rows.flatMap(({ row }) => [row.processedAt, row.kind === 'call' && row.direction === 'outbound' ? row.startedAt : null].filter((at) => at !== null)) : [];
    return {
      author: author?.authorId ?? '', channel: rows.find(({ row }) => row.adChannelId !== null)?.row.adChannelId ?? '', source: isLead ? opening.sourceName ?? '' : '', topic: (author?.row ?? opening).topicId ?? '', branch: opening.branchId,
      reactS: reactions.length === 0 ? none.long : seconds(Math.min(...reactions) - arrivedAt, none.long),
      flags: contactFlags(opening.kind, { excluded, wants, booked, came: own.some(({ status }) => status === 'completed'), fresh: own.some(({ cardMadeAt }) => cardMadeAt !== null && cardMadeAt >= span.from) }, hourOf(opening.startedAt)),
    };
  }) };
}

/** Every tag of a call once; «Без метки» where it was due and not saved. */
function tagRows({ tags, prompts }: DayRows, calls: readonly Reported[], given: ReadonlySet<Id>, owners: ReadonlyMap<Id, string>): DayOf<'tags'> {
  const set = Map.groupBy(tags, ({ callId }) => callId), asked = new Map(prompts.map(({ id, ...prompt }) => [id, prompt])), counted = new Map<string, { owner: string; branch: string; tag: string; n: number }>();
  for (const { id, branchId } of calls) {
    const own = set.get(id) ?? [], owner = owners.get(id)!, keys = new Set(own.map(({ tagId }) => tagId ?? 'other'));
    if (tagState(own.length, asked.get(id), given.has(id)) === 'dash') keys.add('none');
    for (const tag of keys) {
      const key = `${owner} ${branchId} ${tag}`, known = counted.get(key);
      if (known) known.n++;
      else counted.set(key, { owner, branch: branchId, tag, n: 1 });
    }
  }
  return { inquiryIds: [], rows: [...counted.values()] };
}

export const packDay = (day: Day): { readonly [K in Kind]: Packed } => ({ calls: pack('calls', day.calls.rows), contacts: pack('contacts', day.contacts.rows), tags: pack('tags', day.tags.rows) });
