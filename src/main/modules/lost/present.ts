import type { LostRow } from '#shared/lost/contract.ts';
import { overdueAt, type Matter } from '#shared/lost/view.ts';
import { lostWords, owedText } from '#shared/lost/words.ts';
import { phoneShown } from './collect.ts';
import type { LostDeps } from './deps.ts';

/** A matter as the list says it. */
export function createPresent({ clock, branch, language, employeeName }: Pick<LostDeps, 'clock' | 'branch' | 'language' | 'employeeName'>) {
  return (m: Matter): LostRow => {
    const words = lostWords[language()], now = clock.now(), { zone } = branch(), phone = phoneShown(m), owner = m.ownerId === undefined ? undefined : employeeName(m.ownerId);
    return {
      kind: m.kind, id: m.id, since: m.since, who: m.who || phone || (m.kind === 'envelope' ? '' : words.hidden), phoneText: phone, ...(m.phone ? { phone: m.phone } : {}), ...(m.patientId ? { patientId: m.patientId } : {}), ...(m.inquiryId ? { inquiryId: m.inquiryId } : {}),
      owed: owedText(m, words, now, zone), channel: m.channel ?? '', ...(owner === undefined ? {} : { owner: { id: m.ownerId!, name: owner } }), ...(m.promisedAt === undefined ? {} : { promisedAt: m.promisedAt }), ...(m.note ? { note: m.note } : {}),
      overdue: overdueAt(m, zone) <= now,
    };
  };
}
export type Present = ReturnType<typeof createPresent>;
