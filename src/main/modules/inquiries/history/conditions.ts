import { aliasedTable, and, eq, exists, isNull, notExists, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { inquiryKind, whoType } from '#shared/inquiries/fields.ts';
import { historyFilter, type HistoryFilter } from '#shared/inquiries/history.ts';
import { reversed } from '#shared/kernel/phone.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { Day, Instant, Zone } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { appointmentActions, inquiries, leads } from '../../../db/schema/index.ts';

const p = sql.placeholder;
/**
 * Words of our own lists stand in the statement itself: only so does SQLite see that a partial index holds them. Each is
 * written here once, of the list; what is not on a list is a bound value, whoever asks (rule S5).
 */
const ownWords: ReadonlyMap<string, SQL> = new Map([...inquiryKind.options, ...whoType.options, ...historyFilter.shape.outcome.unwrap().options, ...historyFilter.shape.direction.unwrap().options, 'booked']
  .map((own) => [own, sql.raw(`'${own}'`)]));
const word = (value: string): SQL => ownWords.get(value) ?? sql`${value}`;
const list = (values: readonly string[]): SQL => sql.join(values.map(word), sql.raw(', '));

/** A condition of a filter. The one whose index leads writes its column bare; the others put a `+` before theirs, which hides it from the planner. */
interface Condition { readonly name: string; sql(column: (c: SQLWrapper) => SQLWrapper): SQL }

export const digitsOf = (filter: HistoryFilter): string => filter.phoneDigits?.replace(/\D/g, '') ?? '';
const unusualTypes: ReadonlySet<string> = new Set(['other', 'employee', 'contractor']), unusualOutcomes: ReadonlySet<string> = new Set(['missed', 'unanswered', 'failed']);
/** Fewer digits leave so many rows that their order is cheaper to walk than to make. */
const digitsThatLead = 3;

const bare = (c: SQLWrapper): SQLWrapper => c, hidden = (c: SQLWrapper): SQLWrapper => sql`+${c}`;
/** An event of the same обращение. */
const event = aliasedTable(inquiries, 'event');
const isWritten = ({ kinds }: HistoryFilter): boolean => kinds !== undefined && !kinds.includes('call');

/** Rows a booking, cancellation or move is linked to; or a booking. */
const linked = (db: ReadableDb, id: SQLWrapper, kind?: 'booked'): SQL =>
  exists(db.select({ one: sql`1` }).from(appointmentActions).where(and(sql`${appointmentActions.linkedInquiryId} = ${id}`, eq(appointmentActions.deleted, 0), kind && sql`${appointmentActions.kind} = ${word(kind)}`)));
const received = sql`coalesce((select ${leads.arrivedAt} from ${leads} where ${leads.id} = ${inquiries.id}), ${inquiries.startedAt})`;

/** What each value of a filter asks of a row. */
function conditionsOf(db: ReadableDb, f: HistoryFilter): Condition[] {
  const found: Condition[] = [], add = (name: string, on: unknown, make: Condition['sql']) => { if (on) found.push({ name, sql: make }); };
  /** In the view of обращения nothing of the whole group may have it. */
  const absent = (own: SQL, inGroup: SQL): SQL => (f.view === 'rows' ? own
    : and(own, notExists(db.select({ one: sql`1` }).from(event).where(and(sql`${event.headId} = coalesce(${inquiries.headId}, ${inquiries.id})`, eq(event.deleted, 0), inGroup))))!);
  const value = (name: string, column: 'topicId' | 'authorId' | 'adChannelId', of: string | undefined) => {
    add(of === 'none' ? `no-${name}` : name, of, (c) => (of === 'none' ? absent(sql`${c(inquiries[column])} is null`, sql`${event[column]} is not null`) : sql`${c(inquiries[column])} = ${p(name)}`));
  };
  add('branch', f.branchId, () => eq(inquiries.branchId, p('branchId')));
  add('patient', f.patientId, (c) => sql`${c(inquiries.patientId)} = ${p('patientId')}`);
  add('digits', digitsOf(f), (c) => sql`${c(inquiries.phoneDigitsRev)} >= ${p('digits')} and ${c(inquiries.phoneDigitsRev)} < ${p('digitsEnd')}`);
  add('unprocessed', f.unprocessed, () => sql`${inquiries.kind} in ('lead', 'dialogLead') and ${inquiries.processedAt} is null`);
  add('current', f.unprocessed === 'current', () => sql`${received} >= ${p('today')}`);
  add('overdue', f.unprocessed === 'overdue', () => sql`${received} < ${p('today')}`);
  value('topic', 'topicId', f.topicId);
  value('channel', 'adChannelId', f.adChannelId);
  add('written', isWritten(f), () => sql`${inquiries.kind} <> 'call'`);
  add(`kinds:${f.kinds?.join(',') ?? ''}`, f.kinds, () => sql`${inquiries.kind} in (${list(f.kinds!)})`);
  // SQLite sees that a partial index holds a value only where the index's own condition stands beside it
  add(`types:${f.whoTypes?.join(',') ?? ''}`, f.whoTypes, (c) => (f.whoTypes!.length === 1 ? sql`${c(inquiries.whoType)} = ${list(f.whoTypes!)}${c === bare ? sql` and ${inquiries.whoType} in (${list([...unusualTypes])})` : sql``}` : sql`+${inquiries.whoType} in (${list(f.whoTypes!)})`));
  add(`outcome:${f.outcome ?? ''}`, f.outcome, (c) => sql`${c(inquiries.outcome)} = ${word(f.outcome!)}${c === bare ? sql` and ${inquiries.outcome} in (${list([...unusualOutcomes])})` : sql``}`);
  value('author', 'authorId', f.authorId);
  add(`direction:${f.direction ?? ''}`, f.direction, () => sql`${inquiries.direction} = ${word(f.direction!)}`);
  add('linked', f.success === 'linked', () => linked(db, inquiries.id));
  add('booked', f.success === 'booked', () => linked(db, inquiries.id, 'booked'));
  add('not-booked', f.success === 'none', () => absent(sql`not ${linked(db, inquiries.id, 'booked')}`, linked(db, event.id, 'booked')));
  return found;
}

/** Whose index is walked, the likely narrowest first; both names where an index holds two. */
function leadersOf(f: HistoryFilter): readonly string[] {
  const isId = (value: string | undefined): boolean => value !== undefined && value !== 'none';
  if (f.patientId) return ['patient'];
  if (digitsOf(f).length >= digitsThatLead) return ['digits'];
  if (f.unprocessed) return ['unprocessed'];
  if (isId(f.topicId)) return isId(f.adChannelId) ? ['topic', 'channel'] : ['topic'];
  if (isId(f.adChannelId)) return ['channel'];
  if (isWritten(f)) return ['written'];
  if (f.whoTypes?.length === 1 && unusualTypes.has(f.whoTypes[0]!)) return [`types:${f.whoTypes[0]!}`];
  if (f.outcome && unusualOutcomes.has(f.outcome)) return [`outcome:${f.outcome}`];
  return f.authorId && f.authorId !== 'none' ? ['author'] : [];
}

export interface Plan {
  /** Statements of one shape are prepared once. */
  readonly key: string;
  /** Every condition; days and page excepted. */
  readonly where: SQL | undefined;
  /** The part that the walked index answers alone. */
  readonly leading: SQL | undefined;
  /** Something is asked that the index does not know: rows are looked at in portions. */
  readonly looks: boolean;
  /** The rows come out of order: all that match are read and sorted, and they are few. */
  readonly sorted: boolean;
}
/** `led`: an index of the filter leads the way; otherwise all its columns are hidden and another condition leads. */
export function planOf(db: ReadableDb, filter: HistoryFilter, led = true): Plan {
  const all = conditionsOf(db, filter), leaders = led ? leadersOf(filter) : [], firsts = all.filter(({ name }) => leaders.includes(name)), rest = all.filter((c) => !firsts.includes(c));
  const leading = and(...firsts.map((c) => c.sql(bare)));
  return {
    key: `${filter.view}:${all.map(({ name }) => name).join('|')}:${leaders.join()}`,
    where: and(leading, ...rest.map((c) => c.sql(hidden))), leading, looks: rest.length > 0, sorted: leaders[0] === 'digits',
  };
}

/** A page asks for the same two or three midnights again and again, and Temporal is slow to say them. */
const midnights = new Map<string, Instant>();
/** Of the day itself, or with 1 the one that ends it. */
function midnight(on: Day, zone: Zone, later: 0 | 1 = 0): Instant {
  const key = `${on} ${String(later)} ${zone}`, known = midnights.get(key) ?? instantOf(addDays(on, later), 0, zone);
  if (midnights.size > 200) midnights.clear();
  midnights.set(key, known);
  return known;
}

/** The values of a filter for the places in its statement. */
export function valuesOf(filter: HistoryFilter, zone: Zone, now: Instant) {
  const digits = reversed(digitsOf(filter));
  return {
    from: filter.fromDay === undefined ? 0 : midnight(filter.fromDay, zone), till: filter.tillDay === undefined ? Number.MAX_SAFE_INTEGER : midnight(filter.tillDay, zone, 1) - 1,
    branchId: filter.branchId, patientId: filter.patientId, digits, digitsEnd: `${digits}:`, topic: filter.topicId, channel: filter.adChannelId, author: filter.authorId,
    today: filter.unprocessed === undefined ? 0 : midnight(dayOf(now, zone), zone),
  };
}
export type Values = ReturnType<typeof valuesOf>;

/** Rows of the days asked for and below a row: the last one seen, or the end of the last day. */
export const within = (sorted: boolean): SQL => {
  const at = sorted ? hidden(inquiries.startedAt) : inquiries.startedAt;
  return sql`${inquiries.deleted} = 0 and ${at} >= ${p('from')} and ${at} <= ${p('till')} and (+${inquiries.startedAt} < ${p('till')} or ${inquiries.id} < ${p('belowId')})`;
};
export const isHead: SQL = sql`(${isNull(inquiries.headId)} or ${inquiries.headId} = ${inquiries.id})`;
