import type { Id, Instant } from '#shared/kernel/values.ts';
import { lastMark, type Mark, type Matter } from '#shared/lost/view.ts';

/** Calls of one number are one person who waits: the oldest names the matter and counts its age. Numbers that are hidden stand alone. */
export function asOnePerson(calls: readonly Matter[]): Matter[] {
  const groups = Map.groupBy(calls, (call) => call.phone ?? `#${call.id}`);
  return [...groups.values()].map((group) => {
    const sorted = [...group].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1)), first = sorted[0]!, last = sorted.at(-1)!;
    if (sorted.length === 1) return first;
    const who = sorted.findLast((call) => call.who !== ''), owner = sorted.findLast((call) => call.ownerId !== undefined)?.ownerId;
    return {
      ...first, ids: sorted.flatMap(({ ids }) => ids), who: who?.who ?? '', ...(who?.patientId ? { patientId: who.patientId } : {}), ...(owner === undefined ? {} : { ownerId: owner }), ...(last.inquiryId ? { inquiryId: last.inquiryId } : {}),
      ...(last.channel ? { channel: last.channel } : {}), about: { ...first.about, times: sorted.length, lastAt: last.since },
    };
  });
}

/** Drops what was closed with a reason, and lays over the rest who took it and what was promised. */
export function withMarks(matters: readonly Matter[], marksOf: (matter: Matter) => readonly Mark[]): Matter[] {
  return matters.flatMap((matter) => {
    const mark = lastMark(marksOf(matter));
    if (!mark) return [matter];
    if (mark.closed) return [];
    const { ownerId, promisedAt, ...rest } = matter;
    // a task has an owner of its own, which the CRM changes too
    const owner = matter.kind === 'task' ? ownerId : mark.ownerId ?? undefined, promised = (mark.promisedAt ?? undefined) as Instant | undefined;
    return [{ ...rest, ...(owner === undefined ? {} : { ownerId: owner }), ...(promised === undefined ? (promisedAt === undefined || matter.kind !== 'task' ? {} : { promisedAt }) : { promisedAt: promised }), ...(mark.note ? { note: mark.note } : {}) }];
  });
}

/** The same inquiry is one matter: a comment begun on a missed call or a lead is that call, a form opened out of a buffer is that buffer. */
export function withoutDoubles(matters: readonly Matter[]): Matter[] {
  const more = new Set(matters.filter(({ kind }) => kind === 'missedCall' || kind === 'lead' || kind === 'dialogLead' || kind === 'chat').flatMap(({ ids }) => ids));
  const buffered = new Set(matters.flatMap(({ kind, inquiryId }) => (kind === 'buffer' && inquiryId ? [inquiryId] : [])));
  const seen = new Map<string, Matter>();
  for (const m of matters) if (m.kind === 'bookingForm') {
    const key = m.patientId ?? m.inquiryId ?? m.id, other = seen.get(key);
    if (!other || other.since < m.since) seen.set(key, m);
  }
  return matters.filter((m) => {
    if (m.kind === 'panel') return !m.inquiryId || !more.has(m.inquiryId);
    if (m.kind === 'bookingForm') return seen.get(m.patientId ?? m.inquiryId ?? m.id) === m && (!m.inquiryId || !buffered.has(m.inquiryId));
    return true;
  });
}

/** Of an inner extension: a colleague in another room is not somebody who waits for a call. */
export const isInner = (phone: string | null, raw: string | null): boolean => phone === null && raw !== null && /^\d{1,4}$/.test(raw.trim());

/** Who may sign for a shift: whom it was meant for, or anybody else of the desk when it went to the shift. */
export const maySign = (h: { readonly fromEmployee: Id; readonly toEmployee: Id | null; readonly signedAt: number | null }, employeeId: Id): boolean =>
  h.signedAt === null && h.fromEmployee !== employeeId && (h.toEmployee === null || h.toEmployee === employeeId);
