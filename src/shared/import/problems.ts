import { cellProblems } from './values.ts';

/** Why a whole file cannot be read. */
export const fileProblems = [
  'not-found', 'not-readable', 'empty', 'too-large', 'old-excel', 'not-a-table', 'binary', 'row-too-long', 'too-many-columns', 'open-quote', 'wrong-encoding',
  'broken-excel', 'zip-bomb', 'no-sheet', 'changed', 'columns-missing',
] as const;
export type FileProblemCode = (typeof fileProblems)[number];

/** Why a row is refused, or what is remarked upon about one that is taken. */
export const problemCodes = [
  ...cellProblems, 'not-a-name', 'nobody-named', 'no-such-patient', 'several-patients', 'key-of-another', 'key-twice', 'unknown-doctor', 'slot-taken', 'same-row-before',
  /* remarks: */ 'cleaned', 'odd-phone', 'other-family',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
export const remarks: ReadonlySet<ProblemCode> = new Set(['cleaned', 'odd-phone', 'other-family']);
