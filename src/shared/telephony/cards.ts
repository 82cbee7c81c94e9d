import { instant, type Instant } from '../kernel/values.ts';
import { deskWords, type DeskWords } from '../desk/words.ts';
import type { Person } from '../inquiries/contract.ts';
import type { CallFacts, LegFacts } from './call.ts';
import { partyTextOf } from './number.ts';
import type { Voice } from './voice.ts';
import type { CallCard, CardButton, CardColour, CardStatus, PersonChoice } from './view.ts';

/** A missed or finished card stays 10 s, counted from the end of the call. */
export const cardStayMs = 10_000;

/** What main knows of the person of a call when it draws its card. */
export interface CardPerson {
  readonly person: Person;
  readonly name: string;
  /** `14.03.1986`. */
  readonly born?: string;
  readonly marks: CallCard['marks'];
  readonly ban?: string;
  readonly choices: readonly PersonChoice[];
}

/** A session's own memory of a card: dismissed by the cross, its clock stopped with so much left, or how long it stood in all. */
export interface CardMemory { readonly dismissed: boolean; readonly heldLeftMs?: number; readonly stoodMs?: number }

export interface CardInput {
  readonly call: CallFacts;
  /** The leg on this session's phone. */
  readonly leg: LegFacts;
  readonly who: CardPerson;
  readonly memory: CardMemory | undefined;
  readonly canAnswer: boolean;
  readonly canHangup: boolean;
  /** Where the talk goes through this PC's headset. */
  readonly voice?: Voice;
}

const colours: Readonly<Record<CardStatus, CardColour>> = {
  ringing: 'blue', talking: 'green', held: 'green', dialing: 'orange', missed: 'red', unanswered: 'orange', failed: 'red', ended: 'grey',
};

/** The state one phone shows of a call; undefined when another phone took it (the card disappears). */
export function cardStatusOf(call: CallFacts, leg: LegFacts): CardStatus | undefined {
  if (leg.state !== 'ended') return leg.state;
  if (leg.answeredAt !== undefined) return 'ended';
  if (leg.cause === 'answered-elsewhere') return undefined;
  if (leg.direction === 'outbound') return leg.cause === 'failed' || leg.cause === 'connection-lost' ? 'failed' : 'unanswered';
  return call.outcome === 'missed' || call.state !== 'ended' ? 'missed' : undefined;
}

/** When a card goes away by itself: 10 s after the end, the time it was held not counted. */
export function leavesAt(leg: LegFacts, memory: CardMemory | undefined): Instant | undefined {
  if (leg.state !== 'ended' || leg.endedAt === undefined || memory?.heldLeftMs !== undefined) return undefined;
  return instant(leg.endedAt + cardStayMs + (memory?.stoodMs ?? 0));
}

const rank: Readonly<Record<CardStatus, number>> = { talking: 0, held: 1, dialing: 2, ringing: 3, failed: 4, missed: 5, unanswered: 6, ended: 7 };
const alive = (status: CardStatus): boolean => rank[status] <= 3;

function buttonsOf(status: CardStatus, { who, canAnswer }: CardInput, words: DeskWords): CardButton[] {
  const answered = status === 'talking' || status === 'held';
  const buttons: CardButton[] = [];
  if (status === 'ringing' && canAnswer) buttons.push({ action: 'answer', text: words.action.answer, key: 'Ctrl+F2', enabled: true });
  if (!answered) return buttons;
  if (who.person.kind === 'none' && who.choices.length > 1) {
    return [{ action: 'assign', text: words.action.assign, enabled: false, why: words.pickFirst }];
  }
  if (who.person.kind !== 'patient' && who.person.kind !== 'employee') buttons.push({ action: 'addPatient', text: words.action.addPatient, enabled: true });
  buttons.push(who.ban === undefined
    ? { action: 'assign', text: words.action.assign, enabled: true }
    : { action: 'assign', text: words.action.assign, enabled: false, why: words.ban(who.ban) });
  return buttons;
}

/** Title and lines by status and by what is known (R-152… ). */
function linesOf({ call, who }: CardInput, answered: boolean, words: DeskWords): { title: string; lines: string[] } {
  const number = partyTextOf(call.party, words);
  if (who.person.kind === 'none' && who.choices.length > 1) return { title: words.unknownPatient, lines: [number] };
  if (who.person.kind === 'none' || who.name === '') return { title: number, lines: [] };
  return { title: who.name, lines: [...(who.born && !answered ? [who.born] : []), number] };
}

function cardOf(input: CardInput, status: CardStatus, words: DeskWords): Omit<CallCard, 'full' | 'more'> {
  const { call, leg, who, memory } = input;
  const answered = leg.answeredAt !== undefined;
  const leaves = leavesAt(leg, memory);
  return {
    callId: call.callId, status, word: words.status[status], colour: colours[status],
    ...linesOf(input, answered, words),
    number: partyTextOf(call.party, words),
    ...(who.person.kind === 'patient' && (answered || leg.state === 'ended') ? { patientId: who.person.id } : {}),
    marks: who.marks,
    choices: answered && leg.state !== 'ended' && who.person.kind === 'none' ? who.choices : [],
    buttons: buttonsOf(status, input, words),
    ...(leg.answeredAt !== undefined && leg.state !== 'ended' ? { answeredAt: leg.answeredAt } : {}),
    ...(leaves === undefined ? {} : { leavesAt: leaves }),
    closable: leg.state === 'ended',
    canHangup: input.canHangup && leg.state !== 'ended' && status !== 'ringing',
    ...(input.voice && leg.state !== 'ended' ? { voice: input.voice } : {}),
  };
}

/** How many cards one screen holds: a flood of calls never covers the desk (QUALITY.md R9). The rest are a number on the full card. */
export const mostCards = 6;

/** A call that may have a card, before anybody has looked up who calls. */
export type CardSeed = Pick<CardInput, 'call' | 'leg' | 'memory'>;

/**
 * The cards of one session at `now`: the conversation first and full, the others slim rows with «Ещё N на линии» on the
 * full one counting who still waits (R-159, UX rule 10). A dismissed card and one whose 10 s are over are gone.
 * `finish` looks up the person, for the cards that are drawn alone: in a flood nobody asks for the others.
 */
export function drawCards<T extends CardSeed>(seeds: readonly T[], now: Instant, finish: (seed: T) => CardInput, words: DeskWords): CallCard[] {
  const shown = seeds.flatMap((seed) => {
    const status = cardStatusOf(seed.call, seed.leg);
    if (status === undefined || (seed.memory?.dismissed && !alive(status))) return [];
    const leaves = leavesAt(seed.leg, seed.memory);
    return leaves !== undefined && leaves <= now ? [] : [{ seed, status, startedAt: seed.leg.startedAt }];
  });
  shown.sort((a, b) => rank[a.status] - rank[b.status] || (alive(a.status) ? a.startedAt - b.startedAt : b.startedAt - a.startedAt) || (a.seed.call.callId < b.seed.call.callId ? -1 : 1));
  return shown.slice(0, mostCards).map(({ seed, status }, i) => {
    const card = cardOf(finish(seed), status, words);
    if (i > 0) return { ...card, full: false };
    const waiting = shown.filter((other, j) => j > 0 && other.status === 'ringing').length;
    return { ...card, full: true, ...(waiting ? { more: words.more(waiting) } : {}) };
  });
}
export const cardsOf = (inputs: readonly CardInput[], now: Instant, words: DeskWords = deskWords.ru): CallCard[] => drawCards(inputs, now, (input) => input, words);

/** The next moment at which the cards of a session change by themselves. */
export function nextLeave(cards: readonly CallCard[]): Instant | undefined {
  const times = cards.flatMap((c) => (c.leavesAt === undefined ? [] : [c.leavesAt as number]));
  return times.length ? instant(Math.min(...times)) : undefined;
}

/** Calls alive that rang this session's phone, oldest first: the rows of the table of several calls. */
export const aliveCalls = <T extends { readonly call: CallFacts }>(inputs: readonly T[]): T[] =>
  inputs.filter(({ call }) => call.state !== 'ended').sort((a, b) => a.call.startedAt - b.call.startedAt || (a.call.callId < b.call.callId ? -1 : 1));

