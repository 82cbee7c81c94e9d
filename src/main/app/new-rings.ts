import type { Id } from '#shared/kernel/values.ts';

/** So many calls are remembered after they have left the screen: one that comes back to it was seen. */
export const remembered = 50;

/** Tells of each picture of the desk whether a call rings on it that has not rung at this window before. */
export function createNewRings(): (cards: readonly { readonly callId: Id; readonly status: string }[]) => boolean {
  const rung = new Set<Id>();
  return (cards) => {
    const fresh = cards.filter(({ callId, status }) => status === 'ringing' && !rung.has(callId));
    for (const { callId } of fresh) rung.add(callId);
    if (rung.size > cards.length + remembered) {
      const shown = new Set(cards.map(({ callId }) => callId));
      let over = rung.size - remembered - shown.size;
      for (const callId of rung) { if (over <= 0) break; if (!shown.has(callId)) { rung.delete(callId); over--; } }
    }
    return fresh.length > 0;
  };
}
