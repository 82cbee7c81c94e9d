/** Height of a minute by density, and of a line of text at 100 %, in pixels: both grow with the zoom alike. */
export const densities = { dense: 1.2, usual: 1.7, roomy: 2.6 } as const;
const pixelsPerMinute: number = densities.usual;
const linePixels = 15;

/** How many lines of text a block of this length holds whole: a line cut in half is worse than none. */
export const linesFor = (lengthMin: number, pixels = pixelsPerMinute): number => Math.max(1, Math.floor((lengthMin * pixels - 2) / linePixels));

/** The last four digits, as people name a number at the desk; undefined for a number shorter than that. */
export function lastDigits(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits.length >= 4 ? digits.slice(-4) : undefined;
}
