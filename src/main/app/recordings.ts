import { and, eq } from 'drizzle-orm';
import type { CallFacts } from '#shared/telephony/call.ts';
import { callLegs } from '../db/schema/index.ts';
import { createRecordings, type Recordings, type RecordingsDeps } from '../modules/recordings/index.ts';
import type { Telephony } from '../modules/telephony/index.ts';

interface Joint { readonly demo: boolean; telephony(): Telephony }

/** A demo base asks nobody but this very PC (DESIGN.md 9). */
const onThisPc = /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|\/|$)/;

/** Connects recordings with the exchanges they come from. */
export function connectRecordings({ demo, telephony, ...deps }: Omit<RecordingsDeps, 'open' | 'openable' | 'mayAsk'> & Joint): Recordings & { callChanged(call: CallFacts, previous?: CallFacts): void } {
  const recordings = createRecordings({
    ...deps,
    open: (connectorId, recordingId) => telephony().openRecording(connectorId, recordingId),
    openable: () => telephony().recorders(),
    mayAsk: (url) => !demo || onThisPc.test(url),
  });
  /** The exchange's own key of the call, as the answering phone knew it. */
  const keyOf = (callId: string, phone: string): string => {
    const legs = deps.db.db.select({ phone: callLegs.phone, callKey: callLegs.callKey }).from(callLegs).where(and(eq(callLegs.callId, callId), eq(callLegs.deleted, 0))).all();
    return (legs.find((leg) => leg.phone === phone) ?? legs[0])?.callKey ?? '';
  };
  return {
    ...recordings,
    callChanged: (call, previous) => {
      if (call.outcome !== 'answered' || call.state !== 'ended' || previous?.state === 'ended') return;
      const phone = call.answeredPhone ?? call.legs[0]?.phone ?? '';
      recordings.ended({
        callId: call.callId, startedAt: call.startedAt, direction: call.direction, phone, callKey: keyOf(call.callId, phone),
        number: call.party.kind === 'phone' ? call.party.e164.slice(1) : call.party.kind === 'extension' ? call.party.number : '',
      });
    },
  };
}
