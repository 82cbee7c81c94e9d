import type { LostRow } from '#shared/lost/contract.ts';
import { instant } from '#shared/kernel/values.ts';
import { overdueAt, type Matter } from '#shared/lost/view.ts';
import { lostWords, owedText } from '#shared/lost/words.ts';
import { phoneShown } from './collect.ts';
import type { LostDeps } from './deps.ts';
import type { LostStore } from './store.ts';

const called: ReadonlySet<Matter['kind']> = new Set(['missedCall', 'lead', 'dialogLead']);

/** A matter as the list says it; when we last tried is looked up for what is shown alone. */
export function createPresent({ clock, branch, language, employeeName }: Pick<LostDeps, 'clock' | 'branch' | 'language' | 'employeeName'>, store: Pick<LostStore, 'triedAt'>) {
  return (m: Matter): LostRow => {
    const words = lostWords[language()], now = clock.now(), { zone } = branch(), phone = phoneShown(m), owner = m.ownerId === undefined ? undefined : employeeName(m.ownerId);
    const triedAt = m.phone && called.has(m.kind) ? store.triedAt(m.phone, m.since) : undefined;
    return {
      kind: m.kind, id: m.id, since: m.since, who: m.who || phone || (m.kind === 'envelope' ? '' : words.hidden), phoneText: phone, ...(m.phone ? { phone: m.phone } : {}), ...(m.patientId ? { patientId: m.patientId } : {}), ...(m.inquiryId ? { inquiryId: m.inquiryId } : {}),
      owed: owedText(triedAt === undefined ? m : { ...m, about: { ...m.about, triedAt: instant(triedAt) } }, words, now, zone), channel: m.channel ?? '', ...(owner === undefined ? {} : { owner: { id: m.ownerId!, name: owner } }), ...(m.promisedAt === undefined ? {} : { promisedAt: m.promisedAt }), ...(m.note ? { note: m.note } : {}),
      overdue: overdueAt(m, zone) <= now,
    };
  };
}
export type Present = ReturnType<typeof createPresent>;
