import { clockText } from '#shared/kernel/time.ts';
import type { PlaceResult } from '#shared/schedule/contract.ts';

/** Every answer to a wished place but the good one. */
export type Refusal = Exclude<PlaceResult, { kind: 'done' }>;
/** A key of the namespace `booking` and what goes into the sentence. */
export interface PlaceText { readonly key: string; readonly values: Readonly<Record<string, string>> }

/** Why a place could not be taken, and who holds it. */
export function placeText(result: Refusal): PlaceText {
  switch (result.kind) {
    case 'slot-taken': return {
      key: result.what === 'chair' ? 'refused.chairTaken' : 'refused.doctorTaken',
      values: { by: result.by, from: clockText(result.startMin), till: clockText(result.endMin) },
    };
    case 'outside-hours': return { key: 'refused.outsideHours', values: {} };
    case 'absent': return { key: `refused.absent.${result.absence}`, values: { reason: result.reason ? `: ${result.reason}` : '' } };
    case 'reserved': return { key: result.reason ? 'refused.reserved' : 'refused.reservedNoReason', values: { reason: result.reason } };
    case 'banned': return { key: result.reason ? 'refused.banned' : 'refused.bannedNoReason', values: { reason: result.reason } };
  }
}
