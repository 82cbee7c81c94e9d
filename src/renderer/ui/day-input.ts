/** `22.11.2026`, `22.11.26`, `22,11` or `22/11/2026` as `2026-11-22`; `null` for what is no day. A missing year is `thisYear`. */
export function dayOfText(text: string, thisYear: number): string | null {
  const parts = /^\s*(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{2}|\d{4}))?\s*$/.exec(text);
  if (!parts) return null;
  const [, d, m, y] = parts, month = Number(m), date = Number(d);
  // two digits of a birth year: none of us is born in the future
  const year = y === undefined ? thisYear : y.length === 4 ? Number(y) : Number(y) + (Number(y) > thisYear % 100 + 10 ? 1900 : 2000);
  const found = new Date(Date.UTC(year, month - 1, date));
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) return null;
  return found.toISOString().slice(0, 10);
}
