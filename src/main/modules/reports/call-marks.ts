import { instant, type Id, type Zone } from '#shared/kernel/values.ts';
import { createWallClock } from '#shared/kernel/wall-clock.ts';
import type { CallRow } from '#shared/reports/contract.ts';

/** The call-backs of missed calls, each on its own day: the inquiries say them (modules/inquiries/history/call-backs.ts). */
export type CallBacksOf = (missed: readonly { readonly id: Id; readonly phone: string | null; readonly startedAt: number; readonly till: number }[]) => ReadonlyMap<Id, { readonly startedAt: number; readonly answeredAt: number | null }>;

/** «Перезвонили» at the missed ones among calls of «История звонков», by the rule of «История обращений». */
export function markCalls(callBacksOf: CallBacksOf, calls: readonly CallRow[], zone: Zone): CallRow[] {
  const wall = createWallClock(zone);
  const backs = callBacksOf(calls.filter(({ type }) => type === 'missed').map(({ callId, phoneE164, startedAt }) => ({ id: callId, phone: phoneE164 ?? null, startedAt, till: wall.endOfDay(startedAt) })));
  return calls.map((row): CallRow => {
    const back = backs.get(row.callId);
    return back ? { ...row, calledBack: { at: instant(back.startedAt), answered: back.answeredAt !== null } } : row;
  });
}
