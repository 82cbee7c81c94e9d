/** `9:30`, `9.30`, `930` or `9` as minutes since midnight; undefined for no time of day. */
export function minuteOfText(text: string): number | undefined {
  const parts = /^\s*(\d{1,2})(?:[:., ]?(\d{2}))?\s*$/.exec(text);
  if (!parts) return undefined;
  const hours = Number(parts[1]), minutes = Number(parts[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}
