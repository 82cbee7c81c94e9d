import type { Id } from '#shared/kernel/values.ts';
import type { TagPopup } from '#shared/tags/view.ts';
import { describe } from './cards.ts';
import { numberOf, timeOf } from './panel.ts';
import type { DeskDeps } from './ports.ts';
import type { DeskSession } from './session.ts';

/** The pop-up of tags of one session. A conversation that is still in the buffer, or whose booking form is open, may yet be booked: it waits. */
export function tagPopupFor(deps: DeskDeps, session: DeskSession, employeeId: Id): TagPopup | undefined {
  const popup = deps.tags.popupOf(employeeId, (callId) => session.form?.openedIn === callId || deps.inquiries.store.activeBuffers(employeeId).some((buffer) => buffer.inquiryId === callId));
  const row = popup && deps.inquiries.store.get(popup.callId);
  if (!row) return undefined;
  return { ...popup, time: timeOf(deps, row.startedAt), who: describe(deps, deps.inquiries.personOf(row), row.phoneE164 ?? undefined).name || numberOf(deps, row) };
}
