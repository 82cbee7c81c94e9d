import { UserAgent, type UserAgent as Agent } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';

export interface ProbeDeps {
  readonly agent: Agent;
  readonly domain: string;
  readonly clock: Clock;
  /** The part of our Contact by which the exchange names this program among the phones of the number. */
  readonly contactName: string;
  /** What the exchange of this account has shown to understand; kept from one connection to the next. */
  readonly habits: ProbeHabits;
  /** A call would not arrive: the exchange is silent, or no longer knows that we are here. */
  readonly lost: (code: 'sip.no-reply' | 'sip.binding-lost', others: number) => void;
  /** The exchange knows us, and so many other phones of the number. */
  readonly listed: (others: number) => void;
}
export interface ProbeHabits { options: 'untried' | 'answers' | 'ignored'; bindings: 'untried' | 'doubted' | 'listed' | 'useless' }
export interface Probe { now(): void; stop: Cancel }

/** Silence is noticed within 9 s even by an exchange that ignores OPTIONS: 3 s till the next question, two of 3 s (bar: 10 s). */
export const askEveryMs = 3_000;
export const replyWithinMs = 3_000;

/**
 * The watchdog of one registration: would a test call arrive? Every few seconds the exchange is asked for a sign of life
 * (OPTIONS) and, by turns, which phones it knows for the number (REGISTER without Contact, RFC 3261, 10.2.3). A TCP
 * connection alone proves neither: it stays open for minutes behind a dead router or a restarted registrar.
 */
export function startProbe({ agent, domain, clock, contactName, habits, lost, listed }: ProbeDeps): Probe {
  const core = agent.userAgentCore, registrar = UserAgent.makeURI(`sip:${domain}`);
  let timer: Cancel = () => undefined, silent: Cancel = () => undefined, turn = 0, stopped = false, round = 0;
  const next = () => {
    silent();
    timer();
    if (!stopped) timer = clock.after(askEveryMs, ask);
  };
  /** Waits for the answer to one question; a question asked meanwhile makes this one void. */
  const awaiting = (unanswered: () => void): ((run: () => void) => void) => {
    const mine = ++round;
    silent();
    silent = clock.after(replyWithinMs, () => { if (!stopped && mine === round) unanswered(); });
    return run => { if (!stopped && mine === round) run(); };
  };
  const gone = (code: 'sip.no-reply' | 'sip.binding-lost', others = 0) => { stopped = true; timer(); silent(); lost(code, others); };
  const options = () => {
    if (!registrar) return;
    const aor = core.configuration.aor;
    const answer = awaiting(() => {
      // an exchange that never answered one may simply ignore them: what it says to REGISTER decides
      if (habits.options === 'untried') { habits.options = 'ignored'; bindings(); } else gone('sip.no-reply');
    });
    const alive = () => { answer(() => { habits.options = 'answers'; next(); }); };
    core.request(core.makeOutgoingRequestMessage('OPTIONS', registrar, aor, registrar, {}, [`Contact: ${core.configuration.contact.toString()}`, 'Accept: application/sdp']), {
      // 408 is made here when nobody answered: no sign of life
      onAccept: alive, onRedirect: alive, onReject: ({ message }) => { if (message.statusCode !== 408) alive(); },
    });
  };
  const bindings = () => {
    if (!registrar) return;
    const aor = core.configuration.aor;
    const answer = awaiting(() => { gone('sip.no-reply'); });
    core.register(core.makeOutgoingRequestMessage('REGISTER', registrar, aor, aor, {}, []), {
      onAccept: ({ message }) => {
        answer(() => {
          const contacts = message.getHeaders('Contact'), others = contacts.filter(contact => !contact.includes(contactName)).length;
          if (others < contacts.length) { habits.bindings = 'listed'; next(); listed(others); return; }
          // one that does not list us right after a registration lists nobody
          if (habits.bindings === 'doubted' && others === 0) { habits.bindings = 'useless'; next(); return; }
          if (habits.bindings === 'untried') habits.bindings = 'doubted';
          gone('sip.binding-lost', others);
        });
      },
      onRedirect: () => { answer(next); },
      onReject: ({ message }) => { if (message.statusCode !== 408) answer(() => { if (habits.bindings === 'untried') habits.bindings = 'useless'; next(); }); },
    });
  };
  function ask() {
    timer();
    if (stopped) return;
    turn++;
    if (habits.options === 'ignored' || (habits.bindings !== 'useless' && turn % 2 === 0)) bindings();
    else options();
  }
  next();
  return { now: ask, stop: () => { stopped = true; timer(); silent(); } };
}
