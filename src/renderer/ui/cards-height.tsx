import { create } from 'zustand';

/**
 * How much of the bottom left the call cards cover, in px. A store and not a CSS variable on the page: a variable makes
 * every element of the schedule be styled anew at each ring (QUALITY.md P1), this changes one empty box.
 */
export const useCardsHeight = create<{ readonly height: number; set(height: number): void }>()((set) => ({ height: 0, set: (height) => { set({ height }); } }));

/** The last box of a list: what the cards cover can be scrolled into view. */
export function CardsSpare() {
  const height = useCardsHeight((s) => s.height);
  return <div aria-hidden style={{ height: `calc(${String(height)}px + 1rem)`, flex: 'none' }} />;
}
