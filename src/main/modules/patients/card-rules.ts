import type { Id } from '#shared/kernel/values.ts';

/**
 * Why this card cannot be the parent or guardian of `id`: it is the same card, or `id` is somewhere above it, so that
 * a child would be its own ancestor. `guardianOf` reads a card's own guardian.
 */
export function refusalOfGuardian(id: Id | undefined, guardianId: Id, guardianOf: (of: Id) => Id | null): 'own-guardian' | 'guardian-cycle' | undefined {
  if (guardianId === id) return 'own-guardian';
  const seen = new Set<Id>();
  for (let above = guardianOf(guardianId); above !== null && !seen.has(above); above = guardianOf(above)) {
    if (above === id) return 'guardian-cycle';
    seen.add(above);
  }
  return undefined;
}

/** Opening a card is written down again after this long, or once another card was opened in between. */
export const openingLasts = 10 * 60_000;
export interface Opening { readonly patientId: Id; readonly at: number }
/** Whether looking at a card now is a new opening: the screen asks for the same card again at every change of it. */
export const isNewOpening = (last: Opening | undefined, now: Opening): boolean =>
  !last || last.patientId !== now.patientId || now.at - last.at >= openingLasts || now.at < last.at;
