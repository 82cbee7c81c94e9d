/** A call of a number after a missed one, as far as it says whether the number was called back. */
export interface LaterCall { readonly startedAt: number; readonly answeredAt: number | null; readonly direction: 'inbound' | 'outbound' }

/** The call that answered a missed call or a lead: the first that was answered, else the first tried. */
export function callBackOf<C extends { readonly startedAt: number; readonly answeredAt: number | null }>(since: number, calls: readonly C[]): C | undefined {
  const later = calls.filter((call) => call.startedAt > since).sort((a, b) => a.startedAt - b.startedAt);
  return later.find((call) => call.answeredAt !== null) ?? later[0];
}

/**
 * The calls that count as a call-back of a missed one, given what followed from its number on its day, in order of time:
 * every outgoing one until the caller got through by an own call, for whoever got through is not owed a call any more.
 */
export function untilTheyCameAgain<C extends LaterCall>(later: readonly C[]): C[] {
  const again = later.findIndex(({ direction, answeredAt }) => direction === 'inbound' && answeredAt !== null);
  return later.slice(0, again < 0 ? later.length : again).filter(({ direction }) => direction === 'outbound');
}
