import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { Instant, Zone } from '#shared/kernel/values.ts';

/** What happened in a chat: somebody wrote, or the chat was closed. */
export interface ChatEvent { readonly at: Instant; readonly what: 'message' | 'closed' }
/** One conversation of a chat: from its first message to its last. */
export interface ChatSession { readonly from: Instant; readonly till: Instant }

/**
 * The conversations of a chat: the first message after the chat was closed begins one, closing ends it, and so does
 * the midnight of the clinic. Windows of attribution lie around each.
 */
export function chatSessions(events: readonly ChatEvent[], zone: Zone): ChatSession[] {
  const sessions: { from: Instant; till: Instant }[] = [];
  let open: { from: Instant; till: Instant } | undefined, midnight = Number.NEGATIVE_INFINITY;
  for (const { at, what } of [...events].sort((a, b) => a.at - b.at || (a.what === b.what ? 0 : a.what === 'message' ? -1 : 1))) {
    if (what === 'closed') { open = undefined; continue; }
    if (open && at < midnight) { open.till = at; continue; }
    sessions.push(open = { from: at, till: at });
    midnight = instantOf(addDays(dayOf(at, zone), 1), 0, zone);
  }
  return sessions;
}
