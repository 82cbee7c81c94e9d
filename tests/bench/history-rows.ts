import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { HistoryCursor, HistoryFilter } from '#shared/inquiries/history.ts';
import type { Id } from '#shared/kernel/values.ts';
import { openPair } from './clinics.ts';
import { byRatio, type Figure } from './figure.ts';
import { benchNow } from './make.ts';
import { compare, mustEqual } from './measure.ts';
import type { Row } from './rows.ts';

const zone = 'Europe/Moscow', today = dayOf(benchNow, zone), month: Partial<HistoryFilter> = { fromDay: addDays(today, -29), tillDay: today };
const booked = "SELECT 1 FROM appointment_actions a WHERE a.linked_inquiry_id = i.id AND a._deleted = 0 AND a.kind = 'booked'", gathered = 'i.head_id IS NULL OR i.head_id = i.id';

interface Asked { readonly name: string; readonly filter: HistoryFilter; /** The same in SQL, its values in place. */ readonly sql: string }

/** P7: the first page of «История обращений» for each usual filter, a page deep down, and the count that comes later. */
export const p7: Row = async (files, { rounds }) => {
  const { product: { inquiries, database: { raw } }, close } = openPair(files);
  try {
    const one = <T>(text: string, ...values: unknown[]): T => raw.prepare(text).pluck().get(...values) as T;
    const from = instantOf(month.fromDay!, 0, zone), days = `i.started_at >= ${from}`, rows = { view: 'rows' as const };
    const topicId = one<Id>('SELECT topic_id FROM inquiries WHERE topic_id IS NOT NULL ORDER BY rowid LIMIT 1'), adChannelId = one<Id>('SELECT ad_channel_id FROM inquiries WHERE topic_id = ? AND ad_channel_id IS NOT NULL ORDER BY rowid LIMIT 1', topicId);
    const authorId = one<Id>('SELECT author_id FROM inquiries WHERE author_id IS NOT NULL ORDER BY rowid LIMIT 1'), patientId = one<Id>('SELECT patient_id FROM inquiries WHERE patient_id IS NOT NULL ORDER BY rowid LIMIT 1'), digits = one<string>(`SELECT substr(phone_digits_rev, 1, 4) FROM inquiries WHERE phone_digits_rev IS NOT NULL ORDER BY rowid LIMIT 1`);
    const asked: readonly Asked[] = [
      { name: '30 days', filter: { ...rows, ...month }, sql: days },
      { name: 'all time', filter: rows, sql: '1' },
      { name: 'calls', filter: { ...rows, ...month, kinds: ['call'] }, sql: `${days} AND i.kind IN ('call')` },
      { name: 'incoming', filter: { ...rows, ...month, direction: 'inbound' }, sql: `${days} AND i.direction = 'inbound'` },
      { name: 'missed', filter: { ...rows, outcome: 'missed' }, sql: `i.outcome = 'missed' AND i.outcome IN ('missed', 'unanswered', 'failed')` },
      { name: 'employee', filter: { ...rows, authorId }, sql: `i.author_id = '${authorId}'` },
      { name: 'without employee', filter: { ...rows, ...month, authorId: 'none' }, sql: `${days} AND +i.author_id IS NULL` },
      { name: 'type', filter: { ...rows, ...month, whoTypes: ['wantsToBook'] }, sql: `${days} AND +i.who_type = 'wantsToBook'` },
      { name: 'unusual type', filter: { ...rows, whoTypes: ['contractor'] }, sql: `i.who_type = 'contractor' AND i.who_type IN ('other', 'employee', 'contractor')` },
      { name: 'topic', filter: { ...rows, topicId }, sql: `i.topic_id = '${topicId}'` },
      { name: 'channel', filter: { ...rows, adChannelId }, sql: `i.ad_channel_id = '${adChannelId}'` },
      { name: 'topic and channel', filter: { ...rows, topicId, adChannelId }, sql: `i.topic_id = '${topicId}' AND i.ad_channel_id = '${adChannelId}'` },
      { name: 'topic and employee', filter: { ...rows, topicId, authorId }, sql: `i.topic_id = '${topicId}' AND +i.author_id = '${authorId}'` },
      { name: 'with a booking', filter: { ...rows, ...month, success: 'booked' }, sql: `${days} AND EXISTS (${booked})` },
      { name: 'without a booking', filter: { ...rows, ...month, success: 'none' }, sql: `${days} AND NOT EXISTS (${booked})` },
      { name: 'unprocessed leads', filter: { ...rows, unprocessed: 'all' }, sql: `i.kind IN ('lead', 'dialogLead') AND i.processed_at IS NULL` },
      { name: 'last 4 digits', filter: { ...rows, phoneDigits: [...digits].reverse().join('') }, sql: `i.phone_digits_rev >= '${digits}' AND i.phone_digits_rev < '${digits}:'` },
      { name: 'person', filter: { ...rows, patientId }, sql: `i.patient_id = '${patientId}'` },
      { name: 'обращения', filter: { ...month, view: 'heads' }, sql: `${days} AND (${gathered})` },
    ];
    const figures: Figure[] = [];
    let fullPage: number | undefined;
    for (const { name, filter, sql } of asked) {
      const floor = raw.prepare(`SELECT i.*, t.name AS topic, c.name AS channel, e.surname AS author, e.first_name AS author_name, p.surname, p.first_name, p.patronymic FROM inquiries i LEFT JOIN topics t ON t.id = i.topic_id LEFT JOIN ad_channels c ON c.id = i.ad_channel_id
        LEFT JOIN employees e ON e.id = i.author_id LEFT JOIN patients p ON p.id = i.patient_id WHERE ${sql} AND i._deleted = 0 ORDER BY i.started_at DESC, i.id DESC LIMIT 50`);
      const product = () => inquiries.history.page(filter, { limit: 50 }).rows, bare = () => floor.all() as { id: Id }[];
      mustEqual(`P7 ${name}`, product().map(({ id }) => id), bare().map(({ id }) => id));
      const times = compare({ product, bare }, { rounds: rounds * 3, inner: 2, warm: 60 });
      const shown = product().length, isFull = shown === 50;
      fullPage ??= times.bare;
      figures.push(byRatio(`P7 ${name}`, `first page of 50 of the history as the screen shows it (${shown} rows); floor: ${isFull ? 'the rows and their names by one raw statement, without «Успешность» and call-backs' : 'the raw statement of a full page, for fewer rows than a page are found at once'}`, times.product, isFull ? times.bare : fullPage, 3));
    }
    figures.push(...deep(inquiries, raw, rounds));
    return figures;
  } finally {
    await close();
  }
};

type Opened = ReturnType<typeof openPair>['product'];
/** Page 10 001 (or the middle of a smaller history) by its keyset, against the first. */
function deep(inquiries: Opened['inquiries'], raw: Opened['database']['raw'], rounds: number): Figure[] {
  const total = raw.prepare('SELECT count(*) FROM inquiries WHERE _deleted = 0').pluck().get() as number, skip = Math.min(500_000, Math.floor(total / 2));
  return (['rows', 'heads'] as const).map((view) => {
    const filter: HistoryFilter = { view }, after = raw.prepare('SELECT started_at AS startedAt, id FROM inquiries WHERE _deleted = 0 ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?').get(skip) as HistoryCursor;
    const times = compare({ deep: () => inquiries.history.page(filter, { after, limit: 50 }), first: () => inquiries.history.page(filter, { limit: 50 }) }, { rounds: rounds * 3, inner: 2, warm: 20 });
    return byRatio(`P7 page ${Math.floor(skip / 50) + 1} of ${view}`, `the page after ${skip} of ${total} rows; floor: the first page`, times.deep, times.first, 2);
  });
}
