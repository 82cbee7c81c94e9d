/** One line of `npm run bench`. `ratio` is value over floor; `ok` says whether the row of QUALITY.md holds. */
export interface Figure {
  /** Begins with its row: `P2 context by phone`. */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MiB' | 'statements' | '%' | 'cards';
  readonly floor: number;
  readonly ratio: number;
  readonly ok: boolean;
}

const rounded = (n: number): number => Number(n.toPrecision(4));

/** `ok` by the ratio alone. */
export const byRatio = (name: string, what: string, value: number, floor: number, most: number, unit: Figure['unit'] = 'ms'): Figure =>
  ({ name, what: `${what}; at most ${rounded(most)}x`, value: rounded(value), unit, floor: rounded(floor), ratio: rounded(value / floor), ok: value / floor <= most });

/** A bar in itself rather than a ratio: milliseconds, or whatever the unit is. */
export const within = (name: string, what: string, value: number, floor: number, most: number, unit: Figure['unit'] = 'ms'): Figure =>
  ({ ...byRatio(name, '', value, floor, most, unit), what: `${what}; at most ${most} ${unit}`, ok: value <= most });

export const figureLine = (figure: Figure): string => JSON.stringify(figure);
