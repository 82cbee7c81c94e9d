import { dayText } from '#shared/kernel/time.ts';
import type { Id, Instant } from '#shared/kernel/values.ts';
import type { Person } from '#shared/inquiries/contract.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { CallFacts, LegFacts } from '#shared/telephony/call.ts';
import { drawCards, type CardPerson } from '#shared/telephony/cards.ts';
import { ownedAt } from '#shared/telephony/owner.ts';
import type { DeskWords } from '#shared/desk/words.ts';
import type { CallCard } from '#shared/telephony/view.ts';
import { personOf } from '../../modules/inquiries/index.ts';
import type { DeskDeps } from './ports.ts';
import type { DeskSession } from './session.ts';

/** A call of this employee (A-33, `ownedAt`), or one that rings at the phone they have by now and may lift; with that phone's leg, unless a filter of theirs leaves it out. */
export interface OwnCall { readonly call: CallFacts; readonly leg: LegFacts }

function ownCall(deps: DeskDeps, employeeId: Id, call: CallFacts): OwnCall | undefined {
  const has = (phone: string, at: Instant): boolean => deps.shift.ownerAt(phone, at) === employeeId;
  const legs = call.legs.filter((leg) => has(leg.phone, ownedAt(leg)) || (leg.state === 'ringing' && has(leg.phone, deps.clock.now())));
  const leg = legs.find((l) => l.answeredAt !== undefined) ?? legs.find((l) => l.state !== 'ended') ?? legs[0];
  return leg && deps.filters.shows(employeeId, call, leg) ? { call, leg } : undefined;
}

/** Whose a call is, by the call as it stands: in a flood hundreds ring while one changes, and each would be looked up for each (QUALITY.md R9). */
const known = new WeakMap<DeskDeps, Map<Id, WeakMap<CallFacts, { readonly own: OwnCall | undefined }>>>();
/** What decides whose a call is. */
const deciding: ReadonlySet<Topic> = new Set(['phones', 'settings', 'directories', 'staff']);
/** Phones or filters may have changed: the next look is a fresh one. */
export const forgetOwnCalls = (deps: DeskDeps, topics: readonly Topic[]): void => { if (topics.some((topic) => deciding.has(topic))) known.delete(deps); };

export function ownCalls(deps: DeskDeps, employeeId: Id): OwnCall[] {
  const all = known.get(deps) ?? new Map<Id, WeakMap<CallFacts, { readonly own: OwnCall | undefined }>>(), mine = all.get(employeeId) ?? new WeakMap<CallFacts, { readonly own: OwnCall | undefined }>();
  known.set(deps, all);
  all.set(employeeId, mine);
  return deps.calls().flatMap((call) => {
    const found = mine.get(call) ?? { own: ownCall(deps, employeeId, call) };
    mine.set(call, found);
    return found.own ?? [];
  });
}

/** The conversation this employee is in now. */
export const talkingCall = (deps: DeskDeps, employeeId: Id): CallFacts | undefined =>
  ownCalls(deps, employeeId).find(({ leg }) => leg.state === 'talking' || leg.state === 'held')?.call;

/**
 * The person as this session sees it: what is picked in its panel, else what the inquiry holds. A call that only begins
 * to ring has no inquiry yet: its number says who it is.
 */
export function personFor(deps: DeskDeps, session: DeskSession, inquiryId: Id, call?: CallFacts): { person: Person; phone: string | undefined } {
  const row = deps.inquiries.store.get(inquiryId);
  if (!row && call) return { person: deps.inquiries.calls.callerOf(call), phone: call.party.kind === 'phone' ? call.party.e164 : undefined };
  return { person: session.drafts.get(inquiryId)?.person ?? (row ? personOf(row) : { kind: 'none' }), phone: row?.phoneE164 ?? undefined };
}

export function describe(deps: DeskDeps, person: Person, phone: string | undefined): CardPerson {
  const choices = person.kind === 'none' && phone ? deps.choicesOf(deps.ownersOf(phone).patientIds) : [];
  if (person.kind === 'typed') return { person, name: person.name, marks: [], choices: [] };
  if (person.kind === 'none') return { person, name: '', marks: [], choices: choices.length > 1 ? choices : [] };
  if (person.kind === 'employee') return { person, name: deps.employeeName(person.id) ?? '', marks: ['employee'], choices: [] };
  const brief = deps.brief(person.id);
  if (!brief) return { person: { kind: 'none' }, name: '', marks: [], choices: [] };
  const employee = phone ? deps.ownersOf(phone).employee?.patientId === person.id : false;
  return {
    person, name: brief.name, choices: [],
    ...(brief.born ? { born: dayText(brief.born) } : {}),
    ...(brief.ban === undefined ? {} : { ban: brief.ban }),
    marks: [...(brief.archived ? ['archived' as const] : []), ...(brief.ban === undefined ? [] : ['banned' as const]), ...(employee ? ['employee' as const] : []), brief.status],
  };
}

/** The cards of one session now. */
export function cardsFor(deps: DeskDeps, session: DeskSession, own: readonly OwnCall[]): CallCard[] {
  const seeds = own.map(({ call, leg }) => ({ call, leg, memory: session.cards.get(call.callId) }));
  return drawCards(seeds, deps.clock.now(), (seed) => {
    const { person, phone } = personFor(deps, session, seed.call.callId, seed.call);
    const voice = deps.voiceOf(seed.call, seed.leg.phone);
    return { ...seed, who: describe(deps, person, phone), canAnswer: voice !== undefined, canHangup: deps.canHangup(seed.call, seed.leg.phone), ...(voice ? { voice } : {}) };
  }, deps.words());
}

/** A locked window still shows that somebody calls, without a word about who (QUALITY.md S10). */
export const veiled = (cards: readonly CallCard[], { incomingCall }: Pick<DeskWords, 'incomingCall'>): CallCard[] =>
  cards.filter((c) => c.status === 'ringing').map((c, i) => ({ callId: c.callId, status: c.status, word: c.word, colour: c.colour, title: incomingCall, lines: [], number: '', marks: [], choices: [], buttons: [], closable: false, canHangup: false, full: i === 0 }));
