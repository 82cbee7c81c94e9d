import { phoneText } from '#shared/kernel/phone.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { LostKind, Matter } from '#shared/lost/view.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import { fullName } from '../patients/index.ts';
import type { LostDeps } from './deps.ts';
import { asOnePerson, isInner, withMarks, withoutDoubles } from './rules.ts';
import type { LostStore } from './store.ts';

/** Rows read by one statement: few enough that a disk which has nothing in memory answers within a frame. */
const piece = 10;

interface WhoRow { readonly surname: string | null; readonly firstName: string | null; readonly patronymic: string | null; readonly typedName: string | null; readonly patientId: Id | null; readonly phone: string | null; readonly raw: string | null; readonly channel: string | null }
const nameOf = (r: Pick<WhoRow, 'surname' | 'firstName' | 'patronymic'> & { readonly typedName?: string | null }): string =>
  fullName({ surname: r.surname ?? '', firstName: r.firstName ?? '', patronymic: r.patronymic ?? '' }) || r.typedName?.trim() || '';
const whoOf = (r: WhoRow) => ({ who: nameOf(r), ...(r.phone ? { phone: r.phone } : r.raw ? { phoneRaw: r.raw } : {}), ...(r.patientId ? { patientId: r.patientId } : {}), ...(r.channel ? { channel: r.channel } : {}) });
const owned = (id: Id | null | undefined) => (id ? { ownerId: id } : {});

/** What a form that was opened and not saved left of itself (app/half-booked.ts). */
export interface HalfBooked { readonly formId: Id; readonly slot: Slot; readonly patientId?: Id; readonly inquiryId?: Id; /** It came out of a buffer. */ readonly buffered: boolean; readonly at: number }
interface PanelText { readonly person?: { readonly kind: string }; readonly whoTypeByHand?: boolean; readonly topicId?: Id | null; readonly comment?: string }

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined; // written by another version: nothing can be said of it
  }
}

export interface Window { readonly from: number; readonly till: number }

/** Everything owed in a window of time, in pieces: each `yield` is a place where the desk may go before. Where pages have to be read anew a row costs a hundred times what it does otherwise, so there are many. */
export function createCollect(deps: Pick<LostDeps, 'clock' | 'branch' | 'ownerAt' | 'doctorName' | 'tagsAsked' | 'chats'>, store: LostStore) {
  const { clock, branch } = deps;

  function* walk<R extends { readonly id: string; readonly at: number }>(read: (after: { readonly at: number; readonly id: string; readonly till: number; readonly limit: number; readonly branchId: Id }) => readonly R[], { from, till }: Window, at: (row: R) => number = (row) => row.at): Generator<undefined, R[]> {
    const all: R[] = [], branchId = branch().id;
    for (let cursor = { at: from, id: '' }; ;) {
      const rows = read({ ...cursor, till, limit: piece, branchId });
      all.push(...rows);
      yield;
      if (rows.length < piece) return all;
      const last = rows.at(-1)!;
      cursor = { at: at(last), id: last.id };
    }
  }
  const matter = (kind: LostKind, id: string, since: number, more: Omit<Matter, 'kind' | 'id' | 'ids' | 'since' | 'about'> & Partial<Pick<Matter, 'about'>>): Matter => ({ kind, id, ids: [id], since: instant(since), about: {}, ...more });

  /** Who had which phone at a moment that is past does not change any more. */
  const owners = new Map<Id, Id | undefined>();
  function ownerOfCall(callId: Id): Id | undefined {
    if (owners.has(callId)) return owners.get(callId);
    const rang = new Set(store.legsOf(callId).flatMap((leg) => deps.ownerAt(leg.phone, instant(leg.at)) ?? []));
    const owner = rang.size === 1 ? [...rang][0] : undefined;
    if (owners.size > 20_000) owners.clear();
    owners.set(callId, owner);
    return owner;
  }

  function* missed(window: Window): Generator<undefined, Matter[]> {
    const rows = yield* walk((after) => store.missed.all(after), window), out: Matter[] = [];
    /** Asked once a number: whoever rings in vain all day would be walked again from each call. */
    const lastSettled = new Map<string, number>();
    const numbers = [...new Set(rows.flatMap(({ phone }) => phone ?? []))];
    for (let n = 0; n < numbers.length; n += piece) {
      for (const { phone, at } of store.lastSettledAt(numbers.slice(n, n + piece), window.from)) if (at !== null) lastSettled.set(phone, at);
      yield;
    }
    const isSettled = (phone: string, at: number, id: Id): boolean => {
      const last = lastSettled.get(phone);
      return last !== undefined && (last > at || (last === at && store.isSettledBeside(phone, at, id)));
    };
    for (const r of rows) {
      if (r.answered || (r.phone !== null && isSettled(r.phone, r.at, r.id)) || isInner(r.phone, r.raw)) continue;
      yield;
      out.push(matter('missedCall', r.id, r.at, { ...whoOf(r), inquiryId: r.id, ...owned(ownerOfCall(r.id)) }));
    }
    return out;
  }
  function* leads(window: Window): Generator<undefined, Matter[]> {
    const rows = yield* walk((after) => store.unprocessed.all(after), window);
    return rows.map((r) => matter(r.kind === 'lead' ? 'lead' : 'dialogLead', r.id, r.at, {
      ...whoOf(r), inquiryId: r.id, ...owned(r.kind === 'lead' ? r.takenBy : r.authorId), about: { ...(r.source ? { source: r.source } : {}), text: (r.kind === 'lead' ? r.wish || r.text : r.comment || r.text) ?? '' },
    }));
  }
  function* prompts(window: Window): Generator<undefined, Matter[]> {
    const rows = yield* walk((after) => store.prompts.all(after), window);
    return rows.filter(({ booked }) => !booked).map((r) => matter('tagPrompt', r.id, r.at, { ...whoOf(r), inquiryId: r.id, ...owned(r.employeeId) }));
  }
  function* buffers(window: Window): Generator<undefined, Matter[]> {
    const rows = yield* walk((after) => store.left.all(after), window);
    return rows.filter((r) => r.endedHow === null || !(store.isBooked(r, r.at) || store.hasLaterBuffer(r.inquiryId, r.at)))
      .map((r) => matter('buffer', r.id, r.at, { ...whoOf(r), inquiryId: r.inquiryId, ...owned(r.employeeId), about: { shiftEnded: r.endedHow !== null } }));
  }
  /** What was promised for today or before; later tasks are not owed yet. */
  function* tasks(window: Window): Generator<undefined, Matter[]> {
    const { zone } = branch(), before = instantOf(addDays(dayOf(clock.now(), zone), 1), 0, zone);
    const rows = yield* walk((after) => store.due.all({ ...after, before }), window, (row) => row.dueAt);
    return rows.map((r) => matter('task', r.id, r.at, {
      who: nameOf(r), ...(r.phone ? { phone: r.phone } : {}), ...(r.patientId ? { patientId: r.patientId } : {}), ...(r.inquiryId ? { inquiryId: r.inquiryId } : {}), ...owned(r.ownerId), promisedAt: instant(r.dueAt), about: { text: r.what },
    }));
  }
  function* letters(window: Window): Generator<undefined, Matter[]> {
    const rows = yield* walk((after) => store.letters.all(after), window);
    return rows.map((r) => matter('envelope', r.id, r.at, { who: '', ...(r.inquiryId ? { inquiryId: r.inquiryId } : {}), about: { source: r.sourceId.length > 30 ? '' : r.sourceId, problems: parsed<string[]>(r.problems) ?? [] } }));
  }

  const inWindow = (at: number, { from, till }: Window): boolean => at >= from && at < till;
  /** Drafts are of this PC alone: what was typed here and neither saved nor dropped. */
  function panels(window: Window): Matter[] {
    return store.drafts('panel').flatMap((d) => {
      const text = parsed<PanelText>(d.value), inquiryId = d.key.split(':')[1]!, row = inWindow(d.at, window) && text ? store.inquiry(inquiryId) : undefined;
      if (!row || row.deleted || !text || !(text.comment?.trim() || text.topicId || text.whoTypeByHand || (text.person && text.person.kind !== 'none'))) return [];
      return [matter('panel', `${inquiryId}:${d.employeeId}`, d.at, { ...whoOf(row), inquiryId, ownerId: d.employeeId, about: { text: text.comment ?? '' } })];
    });
  }
  function forms(window: Window): Matter[] {
    const texts = new Map(store.drafts('form:booking').map((d) => [d.key.split(':')[2]!, parsed<{ comment?: string; wish?: string }>(d.value)]));
    return store.drafts('half-booked').flatMap((d) => {
      const form = parsed<HalfBooked>(d.value);
      if (!form || !inWindow(form.at, window)) return [];
      const typed = texts.get(form.formId), text = [typed?.comment, typed?.wish].filter(Boolean).join(' ').trim(), inquiry = form.inquiryId ? store.inquiry(form.inquiryId) : undefined, card = form.patientId ? store.card(form.patientId) : undefined;
      if ((!form.patientId && !form.buffered && text === '') || store.isBooked(form, form.at)) return [];
      return [matter('bookingForm', form.formId, form.at, {
        ...(inquiry ? whoOf(inquiry) : { who: '' }), ...(card ? { who: nameOf(card), patientId: form.patientId!, ...(inquiry?.phone || !card.phone ? {} : { phone: card.phone }) } : {}), ...(form.inquiryId ? { inquiryId: form.inquiryId } : {}),
        ownerId: d.employeeId, about: { text, slot: { day: form.slot.day, startMin: form.slot.startMin, doctor: deps.doctorName(form.slot.doctorId) } },
      })];
    });
  }

  /** @returns the matters of the kinds that count, marks laid over them */
  return function* collect(kinds: ReadonlySet<LostKind>, window: Window): Generator<undefined, Matter[]> {
    const found: Matter[] = [];
    if (kinds.has('missedCall')) found.push(...yield* missed(window));
    if (kinds.has('lead') || kinds.has('dialogLead')) found.push(...(yield* leads(window)).filter((m) => kinds.has(m.kind)));
    if (kinds.has('envelope')) found.push(...yield* letters(window));
    if (kinds.has('buffer')) found.push(...yield* buffers(window));
    if (kinds.has('task')) found.push(...yield* tasks(window));
    if (kinds.has('tagPrompt') && deps.tagsAsked()) found.push(...yield* prompts(window));
    if (kinds.has('bookingForm')) found.push(...forms(window));
    if (kinds.has('panel')) found.push(...panels(window));
    if (kinds.has('chat')) found.push(...(deps.chats?.() ?? []).filter((m) => inWindow(m.since, window)));
    const marks = new Map<string, ReturnType<LostStore['marksOf']>>();
    for (const [kind, ofKind] of Map.groupBy(found, (m) => m.kind)) {
      for (let n = 0; n < ofKind.length; n += piece) {
        for (const mark of store.marksOf(kind, ofKind.slice(n, n + piece).map((m) => m.id))) marks.set(`${kind} ${mark.entityId}`, [...(marks.get(`${kind} ${mark.entityId}`) ?? []), mark]);
        yield;
      }
    }
    const open = withMarks(found, (m) => marks.get(`${m.kind} ${m.id}`) ?? []);
    const calls = open.filter((m) => m.kind === 'missedCall');
    return withoutDoubles([...asOnePerson(calls), ...open.filter((m) => m.kind !== 'missedCall')]);
  };
}
export type Collect = ReturnType<typeof createCollect>;

/** How a matter names somebody whose name nobody knows. */
export const phoneShown = (m: Pick<Matter, 'phone' | 'phoneRaw'>): string => (m.phone ? phoneText(m.phone) : m.phoneRaw ?? '');
