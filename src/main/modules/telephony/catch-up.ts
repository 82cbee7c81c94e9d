import { instant } from '#shared/kernel/values.ts';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { FinishedCall, TelephonyConnector } from './port.ts';

/** Till when the history of a connector has been read; kept over a restart. */
export interface Marks { get(name: string): number | undefined; set(name: string, value: number): void }
export interface CatchUpDeps { readonly clock: Clock; readonly log: Log; readonly marks: Marks; /** False: it is to be told again at the next read. */ readonly take: (connector: TelephonyConnector, call: FinishedCall) => boolean }

const everyMs = 60_000, lookMs = 2_000, slowestMs = 600_000;
/** A call is in the history once it is over, under the time it began: what began this long ago is read again and again. */
const overlapMs = 20 * 60_000, longOverlapMs = 4 * 3_600_000, longEvery = 15;
/** After a longer silence than that the history is the exchange's own matter. */
const furthestMs = 30 * 86_400_000;
const maxPages = 500;

/**
 * Reads the finished calls of connectors that have a history: every minute, and at once after a connection is back. Reading
 * the same call twice is the rule, so nothing is lost between two reads; whoever takes them drops what is known.
 */
export function createCatchUp({ clock, log, marks, take }: CatchUpDeps) {
  const running = new Map<string, { stop: () => void }>();

  function follow(connector: TelephonyConnector): void {
    let timer: Cancel | undefined, stopped = false, dueMono = clock.mono(), wasUp = false, failures = 0, rounds = 0, busy = false, behind = true;
    const mark = `history:${connector.id}`, taken = new Map<string, string>();

    async function read(): Promise<void> {
      const till = clock.now(), known = marks.get(mark), long = behind || rounds++ % longEvery === 0;
      const from = instant(Math.max(till - furthestMs, (known ?? till) - (long ? longOverlapMs : overlapMs)));
      let cursor: string | undefined;
      for (let page = 0; page < maxPages; page++) {
        const { calls, nextCursor } = await connector.fetchFinished!({ from, till: instant(till + 60_000) }, cursor);
        if (stopped) return;
        for (const call of calls) {
          // a row may grow later: its recording comes minutes after its end
          const print = `${String(call.endedAt)} ${String(call.recordings?.length ?? 0)}`;
          if (taken.get(call.callKey) === print) continue;
          if (!take(connector, call)) continue;
          taken.delete(call.callKey);
          taken.set(call.callKey, print);
          if (taken.size > 20_000) taken.delete(taken.keys().next().value!);
        }
        cursor = nextCursor;
        if (cursor === undefined) break;
      }
      if (cursor !== undefined) { log('warn', 'telephony.history-endless', { connector: connector.id }); return; }
      marks.set(mark, till);
      behind = false;
    }
    const tick = () => {
      timer = undefined;
      if (stopped) return;
      const { state } = connector.health(), up = state === 'connected' || state === 'degraded';
      if (up && !wasUp) { behind = true; dueMono = Math.min(dueMono, clock.mono()); }
      wasUp = up;
      if (up && !busy && clock.mono() >= dueMono) {
        busy = true;
        read().then(() => { failures = 0; }, (error: unknown) => {
          failures++;
          log('warn', 'telephony.history-unread', { connector: connector.id }, failures === 1 ? error : undefined);
        }).finally(() => {
          busy = false;
          dueMono = clock.mono() + Math.min(slowestMs, everyMs * 2 ** Math.min(failures, 10));
        });
      }
      timer = clock.after(lookMs, tick);
    };
    running.set(connector.id, { stop: () => { stopped = true; timer?.(); } });
    // after whoever adds the connector has had its say
    timer = clock.after(0, tick);
  }
  return {
    follow: (connector: TelephonyConnector): void => { if (connector.fetchFinished) follow(connector); },
    leave: (id: string): void => { running.get(id)?.stop(); running.delete(id); },
    stop: (): void => { for (const one of running.values()) one.stop(); running.clear(); },
  };
}
