import type { EndCause } from '#shared/telephony/call.ts';

/** Why a phone that dialled was not answered: what the exchange said of the last channel it dialled, then the cause of the hangup (Q.850). */
export function outboundCause(dialStatus: string, code: number): EndCause {
  if (code === 17 || dialStatus === 'BUSY') return 'busy';
  if (code === 21) return 'rejected';
  if (['CONGESTION', 'CHANUNAVAIL'].includes(dialStatus) || [1, 3, 20, 27, 34, 38, 41, 42].includes(code)) return 'failed';
  return 'no-answer';
}
/** Why a phone stopped ringing. */
export function inboundCause(dialStatus: string, code: number): EndCause {
  if (code === 26) return 'answered-elsewhere';
  if (code === 17 || code === 21 || dialStatus === 'BUSY') return 'rejected';
  return dialStatus === 'NOANSWER' || code === 19 ? 'no-answer' : 'caller-abandoned';
}
