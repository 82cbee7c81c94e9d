import type { RawDatabase } from '#main/db/index.ts';
import type { Day, Zone } from '#shared/kernel/values.ts';
import { addDays, instantOf } from '#shared/kernel/time.ts';

/**
 * The reports by raw SQL over the rows themselves, written without a look at the product's code: what its figures must
 * equal to the last digit, and what they are timed against (QUALITY.md P9).
 */
export interface RawScope { readonly fromDay: Day; readonly tillDay: Day; readonly zone: Zone; readonly branchId?: string | undefined; readonly employeeId?: string | undefined }

const one = { days: `days(day, f, t) AS MATERIALIZED (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(@days))` };

/** Calls of the four types with their owner: whoever lifted the phone that was answered first or dialled from it, or had the only phone that rang. */
const calls = `calls AS MATERIALIZED (
  SELECT d.day, d.f, d.t, i.id, i.branch_id, i.started_at, i.answered_at, i.phone_e_164, i.author_id, i.talk_ms, i.outcome, i.direction,
    CASE WHEN i.outcome = 'answered' THEN i.direction ELSE i.outcome END AS type,
    (i.outcome <> 'missed' AND EXISTS (SELECT 1 FROM appointment_actions a WHERE a.given_inquiry_id = i.id AND a.kind = 'booked' AND a.given_in_call = 1 AND a._deleted = 0)) AS booked,
    coalesce((SELECT b.employee_id FROM (
        SELECT y.phone, y.answered_at, iif(y.direction = 'inbound', max(y.started_at, coalesce(y.answered_at, 0)), y.started_at) AS at FROM call_legs y WHERE y.call_id = i.id AND y._deleted = 0 ORDER BY y.answered_at IS NULL, y.answered_at, y.started_at, y.phone LIMIT 1
      ) x CROSS JOIN phones p ON p.extension = x.phone CROSS JOIN phone_bindings b ON b.id = (
        SELECT max(c.id) FROM phone_bindings c WHERE c.phone_id = p.id AND c._deleted = 0 AND (c.till_at IS NULL OR c.till_at > x.at) AND c.from_at = (
          SELECT e.from_at FROM phone_bindings e WHERE e.phone_id = p.id AND e._deleted = 0 AND e.from_at <= x.at AND (e.till_at IS NULL OR e.till_at > x.at) ORDER BY e.from_at DESC LIMIT 1))
      WHERE (x.answered_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM call_legs z WHERE z.call_id = i.id AND z._deleted = 0 AND z.phone <> x.phone))
      ORDER BY b.from_at DESC, b.id DESC LIMIT 1), '') AS owner
  FROM days d CROSS JOIN inquiries i INDEXED BY inquiries_started ON i.started_at >= d.f AND i.started_at < d.t
  WHERE i._deleted = 0 AND i.kind = 'call' AND i.outcome IN ('answered', 'missed', 'unanswered') AND EXISTS (SELECT 1 FROM call_legs l WHERE l.call_id = i.id AND l._deleted = 0)
)`;
const own = `(@branch IS NULL OR branch_id = @branch) AND (@employee IS NULL OR owner = @employee)`;

/** Contacts: rows of one head on one day. */
const contacts = `members AS (
  SELECT d.day, d.f, i.id, coalesce(i.head_id, i.id) AS head, i.branch_id, i.kind, i.direction, i.started_at, i.ad_channel_id, i.topic_id, i.who_type, i.author_id, i.saved_at, i.processed_at,
    (SELECT l.source_name FROM leads l WHERE l.id = i.id AND l._deleted = 0) AS source, (SELECT l.arrived_at FROM leads l WHERE l.id = i.id AND l._deleted = 0) AS arrived,
    EXISTS (SELECT 1 FROM appointment_actions a WHERE a.linked_inquiry_id = i.id AND a.kind = 'booked' AND a._deleted = 0) AS booked,
    EXISTS (SELECT 1 FROM appointment_actions a JOIN appointments p ON p.id = a.appointment_id WHERE a.linked_inquiry_id = i.id AND a.kind = 'booked' AND a._deleted = 0 AND p._deleted = 0 AND p.status = 'completed') AS came,
    EXISTS (SELECT 1 FROM appointment_actions a JOIN patients c ON c.id = a.patient_id WHERE a.linked_inquiry_id = i.id AND a.kind = 'booked' AND a._deleted = 0 AND c.created_at >= d.f) AS fresh
  FROM days d CROSS JOIN inquiries i INDEXED BY inquiries_started ON i.started_at >= d.f AND i.started_at < d.t WHERE i._deleted = 0
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY day, head ORDER BY started_at, id) AS place,
    row_number() OVER (PARTITION BY day, head ORDER BY author_id IS NULL, coalesce(saved_at, 0), id) AS authority,
    row_number() OVER (PARTITION BY day, head ORDER BY ad_channel_id IS NULL, started_at, id) AS advertised FROM members
), grouped AS (
  SELECT day, head,
    max(CASE WHEN place = 1 THEN branch_id END) AS branch_id, max(CASE WHEN place = 1 THEN kind END) AS kind, max(CASE WHEN place = 1 THEN started_at END) AS started_at,
    max(CASE WHEN place = 1 THEN coalesce(source, '') END) AS source, max(CASE WHEN place = 1 THEN coalesce(arrived, started_at) END) AS arrived, max(CASE WHEN place = 1 THEN topic_id END) AS first_topic, max(CASE WHEN place = 1 THEN who_type END) AS first_who,
    max(CASE WHEN authority = 1 THEN author_id END) AS author, max(CASE WHEN authority = 1 THEN topic_id END) AS author_topic, max(CASE WHEN authority = 1 THEN who_type END) AS author_who, max(CASE WHEN authority = 1 THEN kind END) AS author_kind,
    max(CASE WHEN advertised = 1 THEN ad_channel_id END) AS channel,
    max(booked) AS booked, max(came) AS came, max(fresh) AS fresh, min(processed_at) AS processed, min(CASE WHEN kind = 'call' AND direction = 'outbound' THEN started_at END) AS called
  FROM numbered GROUP BY day, head
), contacts AS (
  SELECT g.day, g.head, g.branch_id, g.kind, g.started_at, g.source, g.arrived, g.author, g.booked, g.came, g.fresh,
    coalesce(g.channel, '') AS channel,
    coalesce(iif(g.author IS NULL, g.first_topic, g.author_topic), '') AS topic,
    coalesce(iif(g.author IS NULL, g.first_who, g.author_who) IN ('employee', 'contractor'), 0) AS excluded,
    coalesce(g.author IS NOT NULL AND g.author_who = 'wantsToBook' AND (g.author_topic IS NOT NULL OR g.author_kind NOT IN ('call', 'chat')), 0) AS wants,
    CASE WHEN g.processed IS NULL THEN g.called WHEN g.called IS NULL THEN g.processed ELSE min(g.processed, g.called) END AS reacted
  FROM grouped g
)`;
const written = `(@branch IS NULL OR branch_id = @branch) AND (@employee IS NULL OR author = @employee)`;

const queries = {
  efficiency: `WITH ${one.days}, ${calls} SELECT owner, count(*) AS total, sum(booked) AS booked, sum(outcome = 'answered') AS answered, sum(CASE WHEN outcome = 'answered' THEN coalesce(talk_ms, 0) ELSE 0 END) AS talkMs,
    sum(outcome = 'missed') AS missed, sum(outcome = 'unanswered') AS unanswered FROM calls WHERE ${own} GROUP BY owner ORDER BY owner`,
  days: `WITH ${one.days}, ${calls}, counted AS MATERIALIZED (
    SELECT day, sum(type = 'inbound') AS inbound, sum(type = 'outbound') AS outbound, sum(type = 'missed') AS missed, sum(type = 'unanswered') AS unanswered FROM calls WHERE ${own} GROUP BY day
  ) SELECT d.day AS day, coalesce(c.inbound, 0) AS inbound, coalesce(c.outbound, 0) AS outbound, coalesce(c.missed, 0) AS missed, coalesce(c.unanswered, 0) AS unanswered FROM days d LEFT JOIN counted c ON c.day = d.day ORDER BY d.day`,
  hours: `WITH ${one.days}, hours(day, hour, f, t) AS MATERIALIZED (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') FROM json_each(@hours)), ${calls}
    SELECT (CAST(strftime('%w', c.day) AS INTEGER) + 6) % 7 + 1 AS weekday, h.hour AS hour, count(*) AS calls, sum(c.type = 'missed') AS missed
    FROM calls c JOIN hours h ON h.day = c.day AND c.started_at >= h.f AND c.started_at < h.t WHERE c.type IN ('inbound', 'missed') AND ${own} GROUP BY 1, 2 ORDER BY 1, 2`,
  rings: `WITH ${one.days}, ${calls} SELECT max(0, answered_at - started_at) / 1000 AS s, count(*) AS n FROM calls WHERE type = 'inbound' AND answered_at IS NOT NULL AND ${own} GROUP BY 1 ORDER BY 1`,
  missed: `WITH ${one.days}, ${calls}, fates AS (
    SELECT m.*, (SELECT o.id FROM inquiries o WHERE (o.phone_e_164 = m.phone_e_164 OR (o.head_id = m.id AND o.direction = 'outbound')) AND o.started_at >= m.started_at AND o.started_at < m.t AND (o.started_at, o.id) > (m.started_at, m.id) AND o._deleted = 0 AND o.kind = 'call'
      AND o.outcome IN ('answered', 'unanswered') AND (o.direction = 'outbound' OR o.outcome = 'answered') ORDER BY o.started_at, o.id LIMIT 1) AS later FROM calls m WHERE m.type = 'missed'
  ) SELECT CASE WHEN l.direction = 'outbound' THEN 'calledBack' WHEN l.id IS NOT NULL THEN 'cameAgain' WHEN f.author_id IS NOT NULL THEN 'commented' ELSE 'none' END AS fate, CASE WHEN l.direction = 'outbound' THEN (l.started_at - f.started_at) / 1000 END AS s, count(*) AS n
    FROM (SELECT * FROM fates WHERE ${own}) f LEFT JOIN inquiries l ON l.id = f.later GROUP BY 1, 2 ORDER BY 1, 2`,
  tags: `WITH ${one.days}, ${calls}, tagged AS (
    SELECT c.id, c.owner, c.branch_id, coalesce(t.tag_id, 'other') AS tag FROM calls c JOIN call_tags t ON t.call_id = c.id AND t._deleted = 0 GROUP BY c.id, t.tag_id
    UNION ALL SELECT c.id, c.owner, c.branch_id, 'none' FROM calls c JOIN tag_prompts p ON p.id = c.id AND p._deleted = 0 WHERE p.saved_at IS NULL AND NOT EXISTS (SELECT 1 FROM call_tags t WHERE t.call_id = c.id AND t._deleted = 0)
      AND (p.mode = 'always' OR NOT EXISTS (SELECT 1 FROM appointment_actions a WHERE a.given_inquiry_id = c.id AND a.kind = 'booked' AND a.given_in_call = 1 AND a._deleted = 0))
  ) SELECT tag, count(*) AS calls FROM tagged WHERE ${own} GROUP BY tag ORDER BY tag`,
  conversion: `WITH ${one.days}, ${contacts} SELECT author, sum(wants AND booked) AS n, sum(wants) AS "of" FROM contacts WHERE author IS NOT NULL AND ${written} GROUP BY author ORDER BY author`,
  channels: `WITH ${one.days}, ${contacts} SELECT channel, kind, iif(kind IN ('lead', 'dialogLead'), source, '') AS source, count(*) AS inquiries, sum(wants) AS wants, sum(wants AND booked) AS booked, sum(wants AND booked AND came) AS came, sum(wants AND booked AND fresh) AS fresh
    FROM contacts WHERE NOT excluded AND ${written} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  topics: `WITH ${one.days}, ${contacts} SELECT topic, count(*) AS inquiries, sum(wants) AS wants, sum(wants AND booked) AS booked FROM contacts WHERE NOT excluded AND ${written} GROUP BY topic ORDER BY topic`,
  callbacks: `WITH ${one.days}, ${contacts} SELECT max(0, reacted - arrived) / 1000 AS s, count(*) AS n FROM contacts WHERE kind IN ('lead', 'dialogLead') AND ${written} GROUP BY 1 ORDER BY 1`,
} as const;
export type RawReport = keyof typeof queries;

/** Days and hours of a period as JSON: made once, so that what is timed is the reading. */
function calendarOf({ fromDay, tillDay, zone }: RawScope): { readonly days: string; readonly hours: string } {
  const days: [string, number, number][] = [], hours: [string, number, number, number][] = [];
  for (let on = fromDay; on <= tillDay; on = addDays(on, 1)) {
    days.push([on, instantOf(on, 0, zone), instantOf(addDays(on, 1), 0, zone)]);
    for (let hour = 0; hour < 24; hour++) hours.push([on, hour, instantOf(on, hour * 60, zone), instantOf(on, (hour + 1) * 60, zone)]);
  }
  return { days: JSON.stringify(days), hours: JSON.stringify(hours) };
}

export function rawReports(raw: RawDatabase) {
  const prepared = new Map<RawReport, ReturnType<RawDatabase['prepare']>>(), calendars = new Map<string, ReturnType<typeof calendarOf>>();
  return (report: RawReport, scope: RawScope): Record<string, unknown>[] => {
    const key = `${scope.fromDay} ${scope.tillDay} ${scope.zone}`, { days, hours } = calendars.get(key) ?? calendarOf(scope), statement = prepared.get(report) ?? raw.prepare(queries[report]);
    calendars.set(key, { days, hours });
    prepared.set(report, statement);
    const given = { days, branch: scope.branchId ?? null, employee: scope.employeeId ?? null };
    return statement.all(report === 'hours' ? { ...given, hours } : given) as Record<string, unknown>[];
  };
}
