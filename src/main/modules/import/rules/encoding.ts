import { FileProblem } from './csv.ts';

export const encodings = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'ibm866', 'koi8-r'] as const;
export type Encoding = (typeof encodings)[number];
export interface Detected { readonly encoding: Encoding; /** Bytes of the byte order mark. */ readonly mark: number }

const begins = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((b, i) => bytes[i] === b);

/** Kinds of files whose first bytes give them away, whatever their name says. */
const magics: readonly (readonly [readonly number[], 'xlsx' | 'old-excel' | 'not-a-table'])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'xlsx'], [[0x50, 0x4b, 0x05, 0x06], 'xlsx'], [[0xd0, 0xcf, 0x11, 0xe0], 'old-excel'],
  [[0x25, 0x50, 0x44, 0x46], 'not-a-table'], [[0x89, 0x50, 0x4e, 0x47], 'not-a-table'], [[0xff, 0xd8, 0xff], 'not-a-table'], [[0x47, 0x49, 0x46, 0x38], 'not-a-table'],
  [[0x1f, 0x8b], 'not-a-table'], [[0x52, 0x61, 0x72, 0x21], 'not-a-table'], [[0x37, 0x7a, 0xbc, 0xaf], 'not-a-table'], [[0x7f, 0x45, 0x4c, 0x46], 'not-a-table'], [[0x4d, 0x5a, 0x90], 'not-a-table'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'not-a-table'], [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'not-a-table'],
];

/** What the first bytes say a file is; `text` when they say nothing. */
export const kindOfBytes = (head: Uint8Array): 'xlsx' | 'old-excel' | 'not-a-table' | 'text' => magics.find(([magic]) => begins(head, ...magic))?.[1] ?? 'text';

/**
 * The encoding of a text by its first bytes: a mark, zeros on one side of the pairs, whole UTF-8, or else the Windows
 * one that Russian programs write. @throws FileProblem `binary`
 */
export function detectEncoding(sample: Uint8Array, whole: boolean): Detected {
  if (begins(sample, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', mark: 3 };
  if (begins(sample, 0xff, 0xfe)) return { encoding: 'utf-16le', mark: 2 };
  if (begins(sample, 0xfe, 0xff)) return { encoding: 'utf-16be', mark: 2 };
  const zeros = [0, 0];
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const b = sample[at]!;
    if (b === 0) zeros[at % 2]!++;
    else if (b < 9 || (b > 13 && b < 32)) controls++;
  }
  const pairs = sample.length / 2;
  // The blanks, digits, separators and line ends of a table in UTF-16 have a zero byte each.
  if (zeros[1]! > pairs * 0.15 && zeros[0]! < pairs * 0.02) return { encoding: 'utf-16le', mark: 0 };
  if (zeros[0]! > pairs * 0.15 && zeros[1]! < pairs * 0.02) return { encoding: 'utf-16be', mark: 0 };
  if (zeros[0]! + zeros[1]! > 0 || controls > sample.length * 0.01) throw new FileProblem('binary');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: !whole });
    return { encoding: 'utf-8', mark: 0 };
  } catch {
    return { encoding: 'windows-1251', mark: 0 };
  }
}
