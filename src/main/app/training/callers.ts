import type { Cancel } from '#main/kernel/clock.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import type { TrainingState } from '#shared/training/contract.ts';
import { liniya } from '../fixture/index.ts';
import type { Caller, Level } from './level.ts';
import type { Practice } from './practice.ts';

/** How often the callers look at their watches. */
const lookEveryMs = 500;
/** Somebody who is called back takes the receiver after this long, and talks as long as they would have. */
const backAfterMs = 4_000;

export interface Played { readonly caller: Caller; readonly callId: Id; readonly number: string | undefined; readonly rangAt: number }
type Live = Extract<TrainingState, { kind: 'running' }>['calls'][number];

/** The callers of a level: they ring in their time, lose patience, speak, say good-bye, and answer when called back. */
export function createCallers(level: Level, speed: number, { clinic, loaded, clock }: Practice, changed: () => void) {
  const { simulator } = clinic, began = clock.now(), played = new Map<Id, Played>();
  if (!simulator) throw new Error('the built-in exchange is missing');
  const phoneOf = new Map<string, string>(liniya.patients.map(({ key, phone }) => [key, phone]));
  const numberOf = ({ from }: Caller): string | undefined => (from === undefined ? undefined : phoneOf.get(from) ?? parsePhone(from).e164 ?? from);
  const waiting = level.callers.map((caller) => ({ caller, at: began + (caller.at / speed) * 1000 })).sort((a, b) => a.at - b.at);
  let timer: Cancel | undefined, shown = '';

  for (const caller of level.callers) {
    const number = numberOf(caller);
    if (number !== undefined) simulator.setPatient(number, caller.back === 'answers' ? { does: 'answers', afterMs: backAfterMs, talksMs: caller.talks * 1000 } : { does: caller.back, afterMs: 12_000 });
  }
  const callOf = (id: Id): CallFacts | undefined => clinic.telephony.calls().find((call) => call.callId === id);
  const keyOf = (id: Id): string | undefined => simulator.keys().find((key) => callIdOf(liniya.exchange, key) === id);
  const hangUp = (id: Id): void => {
    const key = keyOf(id);
    if (key !== undefined) simulator.callerHangsUp(key);
  };

  function ring({ caller }: (typeof waiting)[number]): void {
    const number = numberOf(caller), key = simulator!.ring({ line: parsePhone(caller.line).e164 ?? caller.line, ...(number === undefined ? { anonymous: true } : { from: number }) }), callId = callIdOf(liniya.exchange, key);
    played.set(callId, { caller, callId, number, rangAt: clock.now() });
  }
  const stateOf = ({ state }: CallFacts): Live['state'] => (state === 'ringing' ? 'ringing' : state === 'dialing' ? 'dialing' : 'talking');
  /** Calls of this moment, and what is being said in them. */
  function live(): Live[] {
    return clinic.telephony.calls().filter(({ state }) => state !== 'ended').map((call): Live => {
      const one = played.get(call.callId), number = call.party.kind === 'phone' ? call.party.e164 : undefined;
      const back = one ? undefined : [...played.values()].findLast((other) => other.number !== undefined && other.number === number)?.caller;
      const says = call.state !== 'talking' && call.state !== 'held' ? undefined : one ? one.caller.says : back ? back.saysBack ?? back.says : undefined;
      return { callId: call.callId, who: number === undefined ? '' : phoneText(number), state: stateOf(call), ...(says === undefined ? {} : { says }) };
    });
  }

  function look(): void {
    const now = clock.now();
    while (waiting[0] && waiting[0].at <= now) ring(waiting.shift()!);
    for (const { callId, caller, rangAt } of played.values()) {
      const call = callOf(callId);
      if (!call || call.state === 'ended') continue;
      if (call.answeredAt === undefined ? now >= rangAt + caller.waits * 1000 : now >= call.answeredAt + caller.talks * 1000) hangUp(callId);
    }
    const calls = JSON.stringify(live());
    if (calls !== shown) changed();
    shown = calls;
  }
  const again = (): void => {
    timer = clock.after(lookEveryMs, () => {
      look();
      again();
    });
  };
  again();
  return {
    live,
    played: (): readonly Played[] => [...played.values()],
    came: () => played.size,
    personOf: (key: string): { readonly id: Id; readonly name: string } | undefined => loaded.patients.get(key),
    stop: () => { timer?.(); },
  };
}
export type Callers = ReturnType<typeof createCallers>;
