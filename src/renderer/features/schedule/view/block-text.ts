/** Height of a minute and of a line of text at 100 %, in pixels: both grow with the zoom alike. */
export const pixelsPerMinute = 1.7;
export const linePixels = 15;

/** How many lines of text a block of this length holds whole: a line cut in half is worse than none. */
export const linesFor = (lengthMin: number): number => Math.max(1, Math.floor((lengthMin * pixelsPerMinute - 2) / linePixels));

/** The last four digits, as people name a number at the desk; undefined for a number shorter than that. */
export function lastDigits(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits.length >= 4 ? digits.slice(-4) : undefined;
}
