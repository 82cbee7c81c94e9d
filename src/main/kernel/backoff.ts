/** QUALITY.md R11: registered again within 5 s of the exchange being back, so the wait never grows past 4 s. */
export const reconnect = { baseMs: 500, capMs: 4_000 } as const;
/** A wrong password does not mend itself, and exchanges ban those who hammer. */
export const unauthorized = { baseMs: 60_000, capMs: 300_000 } as const;

/** The wait before attempt `n` (from 0): doubled each time up to the cap, then cut by up to half so that desks do not return all at once. */
export function backoffMs(n: number, random: () => number, { baseMs, capMs }: { readonly baseMs: number; readonly capMs: number }): number {
  return Math.round(Math.min(capMs, baseMs * 2 ** Math.min(n, 20)) * (0.5 + 0.5 * random()));
}
