/** What a trial of one fault gives: a line for each group, and whether its row of QUALITY.md holds. */
export interface Group {
  readonly what: string;
  readonly runs: number;
  /** Counts by outcome: `recovered 96, noticed at once 4`. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Sentences about what must not be. */
  readonly problems: readonly string[];
}
export interface Verdict { readonly name: string; readonly groups: readonly Group[]; readonly figures?: Readonly<Record<string, number | boolean | string>>; readonly ok: boolean }
export interface Effort {
  readonly runs: number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** Also what only makes sense at full size: measures of time, the large file. */
  readonly full?: boolean;
}

/** Counts outcomes of one group while it runs. */
export function counter(what: string) {
  const outcomes: Record<string, number> = {}, problems: string[] = [];
  let runs = 0;
  return {
    count: (outcome: string): void => {
      runs++;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    },
    problem: (sentence: string): void => { problems.push(sentence); },
    get group(): Group { return { what, runs, outcomes, problems }; },
  };
}

export const groupLine = ({ what, runs, outcomes, problems }: Group): string =>
  `${problems.length === 0 ? 'ok    ' : 'FAILED'} ${what}: ${runs} (${Object.entries(outcomes).map(([name, n]) => `${name} ${n}`).join(', ')})${problems.length > 0 ? `\n       ${problems.slice(0, 5).join('\n       ')}` : ''}`;

export const verdictOf = (name: string, groups: readonly Group[], figures?: Verdict['figures'], more = true): Verdict =>
  ({ name, groups, ...(figures ? { figures } : {}), ok: more && groups.every((group) => group.problems.length === 0 && group.runs > 0) });
