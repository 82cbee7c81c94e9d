import { AppError } from '#shared/kernel/errors.ts';
import { dayOf, instantOf } from '#shared/kernel/time.ts';
import { minute, type Id } from '#shared/kernel/values.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { LeadsView } from '#shared/leads/view.ts';
import { cardStayMs, leavesAt, nextLeave } from '#shared/telephony/cards.ts';
import type { Cancel } from '../../kernel/clock.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { ClinicListener } from '../clinic-port.ts';
import { cardsFor, forgetOwnCalls, ownCalls, veiled, type OwnCall } from './cards.ts';
import { formFor } from './form.ts';
import { createNotices } from './notices.ts';
import { takenOver } from './taken-over.ts';
import { bufferFor, choosePanel, panelFor } from './panel.ts';
import type { DeskDeps } from './ports.ts';
import { tagPopupFor } from './tags.ts';
import { forget, newSession, type DeskSession, type PanelDraft } from './session.ts';

/** A locked desk still sounds; whose lead it is, it does not say. */
const unseen = ({ chime, sound, nextAt }: LeadsView): LeadsView => ({ rows: [], sound, ...(chime ? { chime } : {}), ...(nextAt === undefined ? {} : { nextAt }) });

/** So many calls at once are no flood yet. */
const mostEarly = 6;

/** The windows' live state: computed in main from rows, calls and what each session has open (DESIGN.md 9). */
export function createDesk(deps: DeskDeps) {
  const sessions = new Map<string, DeskSession>();
  const timers = new Map<string, Cancel>();
  const stale = new Set<Topic>();
  let due = false;

  /**
   * Pushes follow the deed at once but once: a command that changes three things is one snapshot. What is alive goes
   * first: a card waits for no row to be asked for again (QUALITY.md P1).
   */
  const announce = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      const topics = [...stale];
      stale.clear();
      for (const session of sessions.values()) push(session);
      if (topics.length) for (const session of sessions.values()) session.listener('changed', { topics });
    });
  };
  const notices = createNotices(deps.clock, announce);

  function must(sessionId: string): DeskSession {
    const session = sessions.get(sessionId);
    if (!session) throw new AppError('no-session', 'window-gone');
    return session;
  }

  function build(session: DeskSession): DeskSnapshot {
    const suspended = deps.calling.suspended();
    const me = deps.meOf(session.id);
    const base = { version: ++session.version, at: deps.clock.now(), notices: notices.list(me?.employeeId, me && takenOver(deps, me.employeeId)), telephony: { ...deps.health(), ...(suspended ? { suspended } : {}) } };
    const empty = { calls: 0, missed: 0, chats: 0, buffer: 0 };
    if (!me) return { ...base, cards: [], counters: empty };
    const phone = deps.shift.phoneOf(me.employeeId);
    const own: readonly OwnCall[] = ownCalls(deps, me.employeeId);
    const whole = { ...me, mustChoosePhone: deps.shift.mustChoose(me.employeeId), ...(phone ? { phone: { id: phone.id, extension: phone.extension } } : {}) };
    const cards = cardsFor(deps, session, own);
    const leads = me.rights.includes('inquiries.work') ? deps.leads.view(me.employeeId, own.some(({ leg }) => leg.state === 'talking')) : undefined;
    if (me.locked) return { ...base, ...(leads ? { leads: unseen(leads) } : {}), me: whole, cards: veiled(cards, deps.words()), counters: { ...empty, calls: own.filter((o) => o.call.state !== 'ended').length } };
    const actor = deps.actorOf(session.id), link = deps.calling.link();
    const panel = actor?.has('inquiries.work') ? panelFor(deps, session, actor, own) : undefined;
    const buffer = bufferFor(deps, me.employeeId);
    const lost = actor?.has('inquiries.work') ? deps.lost(me.employeeId, actor.has('lost.all')) : undefined;
    const { zone } = deps.branch(), tagPopup = actor?.has('inquiries.work') ? tagPopupFor(deps, session, me.employeeId) : undefined;
    return {
      ...base, me: whole, cards, ...(leads ? { leads } : {}), filter: deps.filters.kinds(me.employeeId),
      ...(tagPopup ? { tagPopup } : {}),
      ...(panel ? { panel } : {}), ...(buffer ? { buffer } : {}), ...(session.form ? { booking: formFor(deps, session, me.employeeId, session.form) } : {}),
      ...(link ? { link } : {}), ...(actor?.has('telephony.use') ? { dial: deps.calling.stateOf(me.employeeId) } : {}),
      ...(lost ? { lost } : {}),
      ...(actor?.has('crm.write') ? { crm: deps.crm(me.employeeId) } : {}),
      counters: {
        calls: own.filter((o) => o.call.state !== 'ended').length,
        missed: deps.missedToday(instantOf(dayOf(deps.clock.now(), zone), minute(0), zone), me.employeeId),
        chats: 0, buffer: deps.inquiries.store.activeBuffers(me.employeeId).length,
      },
    };
  }

  /** Calls long over need no memory: a shift has thousands (QUALITY.md R15). */
  function forgetCards({ cards }: DeskSession): void {
    const known = new Set(deps.calls().map(({ callId }) => callId));
    for (const callId of cards.keys()) if (!known.has(callId)) cards.delete(callId);
  }

  function push(session: DeskSession): void {
    if (session.cards.size > 100) forgetCards(session);
    openAwaited(session);
    const snapshot = build(session);
    timers.get(session.id)?.();
    timers.delete(session.id);
    const next = Math.min(nextLeave(snapshot.cards) ?? Infinity, snapshot.leads?.nextAt ?? Infinity);
    if (Number.isFinite(next)) timers.set(session.id, deps.clock.after(Math.max(0, next - deps.clock.now()), () => { push(session); }));
    session.shown = snapshot;
    session.listener('desk', snapshot);
  }

  /**
   * The card of a call that begins to ring, before anything of it is written: the page draws it while the disk writes
   * (QUALITY.md P1). It only reads. The rest of the picture is as it was sent last; the announcement after the commit tells
   * it anew. In a flood the cards are capped and nobody reads them: there the announcement is enough (R9).
   */
  function ring(callId: Id): void {
    for (const session of sessions.values()) {
      const { shown } = session, me = deps.meOf(session.id);
      if (!shown || !me || me.locked || shown.me?.employeeId !== me.employeeId || shown.me.locked) continue;
      const own = ownCalls(deps, me.employeeId);
      if (own.filter(({ call }) => call.state !== 'ended').length > mostEarly || !own.some(({ call }) => call.callId === callId)) continue;
      session.shown = { ...shown, version: ++session.version, at: deps.clock.now(), cards: cardsFor(deps, session, own) };
      session.listener('desk', session.shown);
    }
  }

  /** The panel of a call that was ordered from a lead or a missed call opens when the call is there. */
  function openAwaited(session: DeskSession): void {
    const { awaited } = session, me = deps.meOf(session.id);
    if (awaited === undefined || !me || !deps.inquiries.store.get(awaited)) return;
    session.awaited = undefined;
    show(session, { mode: 'form', inquiryId: awaited }, me.employeeId);
  }

  const draftKey = (inquiryId: Id): string => `panel:${inquiryId}`;

  /** Opens a panel on an inquiry, with the text this employee typed into it before, even before a crash. */
  function show(session: DeskSession, panel: DeskSession['panel'], employeeId: Id): void {
    session.panel = panel;
    session.panelRevision++;
    if (panel?.mode === 'form' && !session.drafts.has(panel.inquiryId)) {
      const kept = deps.inquiries.drafts.get(draftKey(panel.inquiryId), employeeId);
      if (kept) session.drafts.set(panel.inquiryId, JSON.parse(kept) as PanelDraft);
    }
    deps.inquiries.drafts.keep('open-panel', employeeId, panel?.mode === 'form' ? panel.inquiryId : '');
    announce();
  }

  return {
    notices,
    announce,
    ring,
    must,
    show,
    draftKey,
    open: (id: string, listener: ClinicListener): DeskSession => {
      const session = newSession(id, listener);
      sessions.set(id, session);
      return session;
    },
    close: (id: string): void => {
      timers.get(id)?.();
      timers.delete(id);
      sessions.delete(id);
    },
    snapshot: (id: string): DeskSnapshot => build(must(id)),
    /** Rows changed: windows ask again, and what is alive is computed anew. */
    changed: (topics: readonly Topic[]): void => {
      forgetOwnCalls(deps, topics);
      for (const topic of topics) stale.add(topic);
      announce();
    },
    /** After signing in: the panel that was open when the program died is open again, with its text. */
    resume: (id: string): void => {
      const session = must(id), me = deps.meOf(id);
      forget(session);
      if (!me) return;
      deps.tags.forget(me.employeeId);
      const inquiryId = deps.inquiries.drafts.get('open-panel', me.employeeId);
      if (inquiryId && deps.inquiries.store.get(inquiryId)) show(session, { mode: 'form', inquiryId }, me.employeeId);
      announce();
    },
    leave: (id: string): void => { forget(must(id)); announce(); },
    openPanel: (ctx: CallContext, inquiryId: Id | undefined): void => {
      const actor = actorOf(ctx), session = must(ctx.sessionId);
      if (inquiryId && deps.inquiries.saving.must(inquiryId).kind === 'lead') deps.leads.take(inquiryId, actor.employeeId);
      show(session, inquiryId ? { mode: 'form', inquiryId } : choosePanel(ownCalls(deps, actor.employeeId)), actor.employeeId);
    },
    /** Opens the panel of a call that has just been ordered, now or as soon as it has begun. */
    awaitCall: (ctx: CallContext, callId: Id): void => {
      must(ctx.sessionId).awaited = callId;
      announce();
    },
    /** The pointer or the focus came to a card, or left it: its clock stands still meanwhile. */
    holdCard: (ctx: CallContext, callId: Id, held: boolean): void => {
      const actor = actorOf(ctx), session = must(ctx.sessionId), memory = session.cards.get(callId) ?? { dismissed: false };
      const leg = ownCalls(deps, actor.employeeId).find((o) => o.call.callId === callId)?.leg;
      if (!leg) return;
      if (held && memory.heldLeftMs === undefined) {
        const leaves = leavesAt(leg, memory);
        session.cards.set(callId, { ...memory, heldLeftMs: leaves === undefined ? cardStayMs : Math.max(0, leaves - deps.clock.now()) });
      } else if (!held && memory.heldLeftMs !== undefined) {
        const { heldLeftMs, ...rest } = memory;
        session.cards.set(callId, { ...rest, ...(leg.state === 'ended' ? { stoodMs: deps.clock.now() + heldLeftMs - leg.endedAt! - cardStayMs } : {}) });
      }
      announce();
    },
    dismissCard: (ctx: CallContext, callId: Id): void => {
      const session = must(ctx.sessionId);
      session.cards.set(callId, { ...session.cards.get(callId), dismissed: true });
      announce();
    },
    stop: (): void => { for (const cancel of timers.values()) cancel(); },
  };
}
export type Desk = ReturnType<typeof createDesk>;
