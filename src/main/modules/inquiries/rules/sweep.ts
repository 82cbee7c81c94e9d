import { longestTalkMs } from './attribution.ts';

/** Conversations as columns: whose (a number of the caller's making), from when, till when; `Infinity` while it runs. */
export interface TalkColumns { readonly patient: Int32Array; readonly from: Float64Array; readonly till: Float64Array }
/** Actions as columns, each with how far its window reaches. Those that nobody had a patient for are left out: they link to nothing. */
export interface ActionColumns { readonly patient: Int32Array; readonly at: Float64Array; readonly within: Float64Array }

/** The numbers of the talks by patient, and in time within each: `order[head[p]]` to `order[head[p + 1] - 1]`. */
function byPatient({ patient, from }: TalkColumns, patients: number): { readonly head: Int32Array; readonly order: Int32Array } {
  const head = new Int32Array(patients + 1), order = new Int32Array(patient.length);
  for (let i = 0; i < patient.length; i++) head[patient[i]! + 1]!++;
  for (let p = 0; p < patients; p++) head[p + 1]! += head[p]!;
  const place = head.slice();
  for (let i = 0; i < patient.length; i++) order[place[patient[i]!]!++] = i;
  for (let p = 0; p < patients; p++) {
    const first = head[p]!, end = head[p + 1]!;
    for (let k = first + 1; k < end; k++) {
      if (from[order[k]!]! >= from[order[k - 1]!]!) continue;
      order.subarray(first, end).sort((a, b) => from[a]! - from[b]!);
      break;
    }
  }
  return { head, order };
}

/**
 * `decideLink` for a whole history at once: the number of the talk each action belongs to, or -1. The same order of
 * preference, over plain numbers: begun before the action, nearer, started later, smaller id. A property test holds the two together.
 */
export function sweepLinks(talks: TalkColumns, actions: ActionColumns, patients: number, isSmallerId: (a: number, b: number) => boolean): Int32Array {
  const { from, till } = talks, { patient, at, within } = actions, { head, order } = byPatient(talks, patients), found = new Int32Array(at.length).fill(-1);
  for (let n = 0; n < at.length; n++) {
    const p = patient[n]!, t = at[n]!, w = within[n]!, end = head[p + 1]!;
    let best = -1, bestLater = false, bestDistance = 0, bestFrom = 0;
    for (let k = head[p]!; k < end; k++) {
      const i = order[k]!, f = from[i]!;
      if (f > t + w) break;
      if (t - f > w + longestTalkMs) continue;
      const later = f > t, distance = later ? f - t : t > till[i]! ? t - till[i]! : 0;
      if (distance > w) continue;
      if (best >= 0) {
        if (later !== bestLater) { if (later) continue; }
        else if (distance !== bestDistance) { if (distance > bestDistance) continue; }
        else if (f !== bestFrom) { if (f < bestFrom) continue; }
        else if (!isSmallerId(i, best)) continue;
      }
      best = i; bestLater = later; bestDistance = distance; bestFrom = f;
    }
    found[n] = best;
  }
  return found;
}
