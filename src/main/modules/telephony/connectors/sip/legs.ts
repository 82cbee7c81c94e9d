import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { CallDirection, EndCause } from '#shared/telephony/call.ts';
import { betterParty, partyKey, partyOf, type PartyAddress } from '#shared/telephony/party.ts';
import type { LegAddress, LegSnapshot, LegStep } from '../../port.ts';
import type { DialogInfo } from './dialog-info.ts';
import { createLamp } from './lamp.ts';

/**
 * The legs of one desk phone, from two sources that complete each other (shared line + dialog events):
 * the INVITE brings the headers and a CANCEL's reason, the dialog events bring who lifted, the end, and calls dialled by
 * hand. They arrive in no fixed order, so an end that one source cannot explain waits a moment for the other.
 */
export interface LegTracker {
  inviteArrived(sipCallId: string, told: { readonly party: PartyAddress; readonly displayName?: string; readonly line?: PartyAddress }): void;
  inviteCancelled(sipCallId: string, why: 'elsewhere' | 'abandoned'): void;
  /** Nobody answered and nobody cancelled for so long that the call cannot be alive. */
  inviteExpired(sipCallId: string): void;
  /** One document; a dialog it lists twice is in the later of its states. `opening`: the first of a subscription, whose dialogs are of unknown age. */
  dialogsSeen(dialogs: readonly DialogInfo[], opening?: boolean): void;
  /** Our own order to this phone: it rings, and will call `to` when lifted. A call that goes out from the first moment. */
  orderBegun(sipCallId: string, to: string): void;
  /** The phone was told to call: what it dials now is this order. */
  orderHanded(sipCallId: string): void;
  /** The order goes on under another Call-ID as well. */
  orderJoined(sipCallId: string, other: string): void;
  orderAnswered(sipCallId: string): void;
  orderEnded(sipCallId: string, cause: EndCause): void;
  /** This PC took the call itself (softphone), or its own call was answered: its session tells more than dialog events. Gives the call's key. */
  takenHere(sipCallId: string): string | undefined;
  dialledHere(sipCallId: string, told: { readonly party: PartyAddress }): string;
  heldHere(sipCallId: string, on: boolean): void;
  endedHere(sipCallId: string, cause: EndCause): void;
  /** A call of ours that is no call of the desk (a word with a colleague before a transfer). */
  hide(sipCallId: string): void;
  keyOf(sipCallId: string): string | undefined;
  alive(): LegSnapshot[];
  /** The exchange is out of sight: forget, without saying anything. */
  clear(): void;
}
export interface LegTrackerDeps {
  readonly phone: string;
  /** Users that mean this phone itself: never a dialled number. */
  readonly own: readonly string[];
  readonly clock: Clock;
  readonly emit: (leg: LegAddress, step: LegStep) => void;
  /** True while dialog events of this phone arrive. */
  readonly watching: () => boolean;
}

interface Leg {
  readonly callKey: string;
  readonly direction: CallDirection;
  party: PartyAddress;
  displayName?: string;
  line?: PartyAddress;
  state: 'waiting' | 'talking' | 'held';
  /** SIP Call-IDs this leg is known by, and the dialogs seen under them. */
  readonly callIds: Set<string>;
  readonly dialogs: Set<string>;
  invited: boolean;
  /** Our own order: the dialog of the first Call-ID is the phone being rung by us, no call of anybody. */
  readonly ordered?: string;
  handedMono?: number;
  /** Its voice goes through this PC: what the exchange publishes of it is an echo. */
  own?: boolean;
  pending?: { readonly cause: EndCause; readonly stop: Cancel };
  /** Until it is more than a line in a document. */
  doubted?: Cancel;
  readonly startedAt: Instant;
  readonly startedMono: number;
  answeredAt?: Instant;
}

/** A Call-ID whose leg has ended, the dialogs seen under it, and how many legs it had. */
interface Over { readonly dialogs: ReadonlySet<string>; readonly round: number; readonly guessed: boolean }

/** How long the other source may still explain an end. */
const explainWithinMs = 1_500;
/** A B2BUA exchange gives the phone's own leg another Call-ID than the app's (TELEPHONY 3a): joined by caller and time. */
const twinWithinMs = 3_000;
/** A phone may take its time from our REFER to the first word of its own call. */
const handedTwinWithinMs = 10_000;
/** What only documents tell of rings no longer than this; what was listed when we came, of unknown age, for less. */
const ringsAtMostMs = 5 * 60_000, foundRingsAtMostMs = 60_000;
const rememberedCalls = 500;

export function createLegTracker({ phone, own, clock, emit, watching }: LegTrackerDeps): LegTracker {
  const legs = new Map<string, Leg>();
  const over = new Map<string, Over>();
  const remember = (callId: string, ended: Over) => {
    over.set(callId, ended);
    if (over.size > rememberedCalls) over.delete(over.keys().next().value!);
  };

  const addressOf = (leg: Leg, seenBy: 'line' | 'watch'): LegAddress => ({
    callKey: leg.callKey, phone, direction: leg.direction, party: leg.party, seenBy,
    ...(leg.displayName === undefined ? {} : { displayName: leg.displayName }), ...(leg.line ? { line: leg.line } : {}),
  });
  const begin = (sipCallId: string, direction: CallDirection, told: { party: PartyAddress; displayName?: string; line?: PartyAddress }, ordered?: string): Leg => {
    const round = (over.get(sipCallId)?.round ?? 0) + 1;
    over.delete(sipCallId);
    const leg: Leg = {
      // an exchange may offer a finished call anew under its old Call-ID (a queue trying again): to the desk a new call
      callKey: round === 1 ? sipCallId : `${sipCallId}#${round}`, direction, ...told, state: 'waiting',
      callIds: new Set([sipCallId]), dialogs: new Set(), invited: false, ...(ordered === undefined ? {} : { ordered }), startedAt: clock.now(), startedMono: clock.mono(),
    };
    legs.set(sipCallId, leg);
    return leg;
  };
  const quiet = (leg: Leg) => { leg.pending?.stop(); leg.doubted?.(); };
  const finish = (leg: Leg, cause: EndCause, guessed = false) => {
    quiet(leg);
    for (const callId of leg.callIds) {
      legs.delete(callId);
      const round = /#(\d+)$/.exec(leg.callKey);
      remember(callId, { dialogs: leg.dialogs, round: round ? Number(round[1]) : 1, guessed });
    }
    emit(addressOf(leg, leg.invited ? 'line' : 'watch'), { type: 'ended', cause, ...(guessed ? { guessed } : {}) });
  };
  const finishSoon = (leg: Leg, cause: EndCause) => {
    leg.pending?.stop();
    leg.pending = { cause, stop: clock.after(explainWithinMs, () => { finish(leg, cause); }) };
  };
  /** A leg the other source already knows under its own Call-ID. */
  const twinOf = (direction: CallDirection, party: PartyAddress, fits: (leg: Leg) => boolean): Leg | undefined =>
    [...new Set(legs.values())].find(leg => leg.direction === direction && fits(leg) && Math.abs(clock.mono() - (leg.handedMono ?? leg.startedMono)) <= (leg.ordered === undefined ? twinWithinMs : handedTwinWithinMs)
      && (partyKey(leg.party) === partyKey(party) || party.kind === 'withheld' || leg.party.kind === 'withheld'));

  const answered = (leg: Leg, held: boolean, seenBy: 'line' | 'watch') => {
    quiet(leg);
    delete leg.pending;
    if (leg.state === 'waiting') {
      leg.state = 'talking';
      leg.answeredAt = clock.now();
      emit(addressOf(leg, seenBy), { type: 'answered' });
    }
    if (held !== (leg.state === 'held')) {
      leg.state = held ? 'held' : 'talking';
      emit(addressOf(leg, seenBy), { type: held ? 'held' : 'retrieved' });
    }
  };
  const dialogEnded = (leg: Leg, dialog: Why) => {
    if (leg.state !== 'waiting') { finish(leg, 'normal'); return; }
    if (leg.pending) { finish(leg, leg.pending.cause); return; }
    if (leg.ordered !== undefined) { finishSoon(leg, outboundCause(dialog)); return; }   // the phone tells us why in a moment
    if (leg.direction === 'outbound') { finish(leg, outboundCause(dialog)); return; }
    if (leg.invited) { finishSoon(leg, inboundCause(dialog)); return; }   // the CANCEL with its Reason is on its way
    finish(leg, inboundCause(dialog));
  };

  const lamp = createLamp<Leg>({
    now: clock.mono, legs: () => [...new Set(legs.values())], inUse: (leg, held) => { answered(leg, held, 'watch'); },
    dark: leg => { dialogEnded(leg, {}); },
  });
  const dialogSeen = (dialog: DialogInfo, opening: boolean) => {
    // a phone that calls itself is one being told to dial, by us or by another PC: no call of anybody
    if (dialog.remote !== undefined && own.includes(dialog.remote)) return;
    const known = legs.get(dialog.callId);
    if (known?.own) { known.dialogs.add(dialog.id); return; }
    const finished = known ? undefined : over.get(dialog.callId);
    // an old one, repeated; what we only concluded to be over may still be answered
    if (finished && (finished.dialogs.size === 0 || finished.dialogs.has(dialog.id)) && !(finished.guessed && dialog.state === 'talking')) return;
    const party = dialog.remote === undefined ? { kind: 'withheld' } as const : partyOf(dialog.remote);
    const line = dialog.direction === 'inbound' && dialog.local !== undefined && !own.includes(dialog.local) ? partyOf(dialog.local) : undefined;
    const told = { party, ...(dialog.remoteName === undefined ? {} : { displayName: dialog.remoteName }), ...(line && line.kind !== 'withheld' ? { line } : {}) };
    let leg = known;
    if (!leg && dialog.state !== 'ended') {
      leg = twinOf(dialog.direction, party, other => (other.invited || other.handedMono !== undefined) && other.dialogs.size === 0);
      if (leg) { leg.callIds.add(dialog.callId); legs.set(dialog.callId, leg); }
      if (leg?.own) { leg.dialogs.add(dialog.id); return; }
    }
    if (!leg) {
      if (dialog.state === 'ended') return;
      const begun = leg = begin(dialog.callId, dialog.direction, told);
      leg.dialogs.add(dialog.id);
      leg.doubted = clock.after(opening ? foundRingsAtMostMs : ringsAtMostMs, () => { if (begun.state === 'waiting' && !begun.invited && !begun.pending) finish(begun, 'unknown', true); });
      emit(addressOf(leg, 'watch'), { type: leg.direction === 'inbound' ? 'ringing' : 'dialing' });
    } else {
      leg.party = betterParty(leg.party, party);
      if (!leg.line && told.line) leg.line = told.line;
      leg.dialogs.add(dialog.id);
    }
    if (dialog.state === 'talking') answered(leg, dialog.held, 'watch');
    if (dialog.state === 'ended') dialogEnded(leg, dialog);
  };

  return {
    inviteArrived: (sipCallId, told) => {
      let leg = legs.get(sipCallId);
      if (!leg) {
        leg = twinOf('inbound', told.party, other => !other.invited && other.state === 'waiting');
        if (leg) { leg.callIds.add(sipCallId); legs.set(sipCallId, leg); }
      }
      leg ??= begin(sipCallId, 'inbound', told);
      leg.invited = true;
      leg.party = betterParty(leg.party, told.party);
      if (told.displayName !== undefined) leg.displayName = told.displayName;
      if (told.line) leg.line = told.line;   // headers name the line more surely than the dialog's local identity
      emit(addressOf(leg, 'line'), { type: 'ringing' });
    },
    inviteCancelled: (sipCallId, why) => {
      const leg = legs.get(sipCallId);
      if (!leg || leg.state !== 'waiting') return;   // this very phone has lifted
      const cause: EndCause = why === 'elsewhere' ? 'answered-elsewhere' : 'caller-abandoned';
      if (lamp.took(leg)) { answered(leg, false, 'watch'); return; }
      const explained = leg.pending !== undefined, watched = leg.dialogs.size > 0 || lamp.covers(leg) || clock.mono() - leg.startedMono <= 1_000;
      if (explained || !watching() || !watched) finish(leg, cause);
      else finishSoon(leg, cause);
    },
    inviteExpired: sipCallId => {
      const leg = legs.get(sipCallId);
      if (leg?.state === 'waiting') finish(leg, 'no-answer');
    },
    takenHere: sipCallId => {
      const leg = legs.get(sipCallId);
      if (!leg) return undefined;
      leg.own = true;
      answered(leg, false, 'line');
      return leg.callKey;
    },
    dialledHere: (sipCallId, told) => {
      const leg = begin(sipCallId, 'outbound', told);
      leg.own = leg.invited = true;
      emit(addressOf(leg, 'line'), { type: 'dialing' });
      return leg.callKey;
    },
    heldHere: (sipCallId, on) => { const leg = legs.get(sipCallId); if (leg) answered(leg, on, 'line'); },
    endedHere: (sipCallId, cause) => { const leg = legs.get(sipCallId); if (leg) finish(leg, cause); },
    hide: sipCallId => { remember(sipCallId, { dialogs: new Set(), round: 1, guessed: false }); },
    keyOf: sipCallId => legs.get(sipCallId)?.callKey,
    dialogsSeen: (dialogs, opening = false) => {
      const whole = dialogs.find(({ ofPhone }) => ofPhone);
      if (whole) lamp.seen(whole.state, whole.held);
      // Kamailio's reports of one dialog overtake each other now and then, and the one left behind stays listed for hours: what has ended does not begin
      const ended = new Set(dialogs.filter(({ state }) => state === 'ended').map(({ id }) => id));
      const left = dialogs.filter(({ state, id }) => state !== 'ended' && ended.has(id));
      for (const dialog of dialogs) if (!dialog.ofPhone && !left.includes(dialog)) dialogSeen(dialog, opening);
      for (const { id, callId } of left) if (!legs.has(callId) && !over.has(callId)) remember(callId, { dialogs: new Set([id]), round: 0, guessed: false });
    },
    orderBegun: (sipCallId, to) => {
      const leg = begin(sipCallId, 'outbound', { party: partyOf(to) }, sipCallId);
      emit(addressOf(leg, 'line'), { type: 'dialing' });
    },
    orderHanded: sipCallId => { const leg = legs.get(sipCallId); if (leg) leg.handedMono = clock.mono(); },
    orderJoined: (sipCallId, other) => { const leg = legs.get(sipCallId); if (leg) { leg.callIds.add(other); legs.set(other, leg); } },
    orderAnswered: sipCallId => { const leg = legs.get(sipCallId); if (leg && leg.state === 'waiting') answered(leg, false, 'line'); },
    orderEnded: (sipCallId, cause) => {
      const leg = legs.get(sipCallId);
      if (leg && (leg.state === 'waiting' || cause !== 'no-answer')) finish(leg, cause);   // a talk was answered, whatever the order waited for
    },
    alive: () => [...new Set(legs.values())].map(leg => ({
      ...addressOf(leg, leg.invited ? 'line' : 'watch'), state: leg.state, startedAt: leg.startedAt, ...(leg.answeredAt === undefined ? {} : { answeredAt: leg.answeredAt }),
    })),
    clear: () => {
      for (const leg of legs.values()) quiet(leg);
      legs.clear();
      lamp.clear();
    },
  };
}

/** What a document says of an end. */
type Why = Pick<DialogInfo, 'event' | 'code'>;
function inboundCause({ event, code }: Why): EndCause {
  if (event === 'rejected') return code === 486 || code === 600 ? 'busy' : 'rejected';
  if (event === 'timeout') return 'no-answer';
  if (event === 'cancelled') return 'caller-abandoned';
  return 'unknown';
}
function outboundCause({ event, code }: Why): EndCause {
  if (code === 486 || code === 600) return 'busy';
  if (event === 'error' || (code !== undefined && code >= 500 && code < 600)) return 'failed';
  if (event === 'rejected') return code === 480 || code === 408 ? 'no-answer' : 'rejected';
  return 'no-answer';
}
