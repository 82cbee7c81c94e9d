import { open } from 'node:fs/promises';
import { looksLikeHeader } from '#shared/import/guess.ts';
import { shortened } from '#shared/import/values.ts';
import { createCsvReader, FileProblem, guessSeparator, isBlank } from '../rules/csv.ts';
import { detectEncoding, kindOfBytes } from '../rules/encoding.ts';
import { mostBytes, type TableSettings } from './table.ts';
import { readXlsx, sheetsOf } from './xlsx-file.ts';

const sampleBytes = 4 << 20, shownRows = 8;

/** What a file is and how it is best read, with its first rows. */
export interface Looked {
  readonly size: number;
  /** Milliseconds of the last change. */
  readonly time: number;
  readonly table: TableSettings;
  readonly sheets: readonly string[];
  /** The names of the columns, or A, B, C… where the file has none. */
  readonly headings: readonly string[];
  /** First rows under the header, cells shortened. */
  readonly sample: readonly (readonly string[])[];
}

const letter = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : letter(Math.floor(n / 26) - 1) + letter(n % 26));

/**
 * Looks into a file: its kind by its first bytes (a name lies), its encoding, separator and header; `wish` overrules.
 * @throws FileProblem
 */
export async function lookInto(path: string, wish: Partial<TableSettings> = {}): Promise<Looked> {
  const file = await open(path, 'r').catch((cause: unknown) => { throw new FileProblem('not-found', { cause }); });
  let sample: Buffer, size: number, time: number;
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new FileProblem('not-a-table');
    [size, time] = [found.size, Math.floor(found.mtimeMs)];
    if (size > mostBytes) throw new FileProblem('too-large');
    if (size === 0) throw new FileProblem('empty');
    sample = Buffer.alloc(Math.min(size, sampleBytes));
    const { bytesRead } = await file.read(sample, 0, sample.length, 0);
    sample = sample.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
  const kind = kindOfBytes(sample);
  if (kind === 'old-excel' || kind === 'not-a-table') throw new FileProblem(kind);
  let first: string[][], settings: Omit<TableSettings, 'header'>, sheets: string[] = [];
  if (kind === 'xlsx') {
    sheets = await sheetsOf(path);
    const sheet = wish.sheet !== undefined && sheets.includes(wish.sheet) ? wish.sheet : sheets[0];
    if (sheet === undefined) throw new FileProblem('no-sheet');
    settings = { format: 'xlsx', encoding: 'utf-8', separator: ';', sheet };
    first = await firstOfSheet(path, sheet);
  } else {
    const detected = detectEncoding(sample, sample.length === size), encoding = wish.encoding ?? detected.encoding;
    const text = new TextDecoder(encoding).decode(sample, { stream: sample.length < size }).replace(/\r(?!\n)/g, '\n');
    if (text.includes('\0')) throw new FileProblem('binary');
    const separator = wish.separator ?? guessSeparator(text.slice(0, 200_000));
    settings = { format: 'csv', encoding, separator, sheet: '' };
    first = firstOfText(text, separator, sample.length === size);
  }
  if (first.every(isBlank)) throw new FileProblem('empty');
  const header = wish.header ?? looksLikeHeader(first[0] ?? []);
  const width = Math.max(...first.map((row) => row.length)), names = header ? first[0] ?? [] : [];
  return {
    size, time, sheets, table: { ...settings, header },
    headings: Array.from({ length: width }, (_, n) => shortened(names[n] ?? '') || letter(n)),
    sample: first.slice(header ? 1 : 0).filter((row) => !isBlank(row)).slice(0, shownRows).map((row) => Array.from({ length: width }, (_, n) => shortened(row[n] ?? ''))),
  };
}

function firstOfText(text: string, separator: TableSettings['separator'], whole: boolean): string[][] {
  const rows: string[][] = [];
  const reader = createCsvReader(separator, (cells) => { if (rows.length < shownRows + 20) rows.push(cells); });
  reader.push(text);
  if (whole) reader.end();
  if (rows.length === 0) throw new FileProblem('row-too-long');
  return rows;
}

async function firstOfSheet(path: string, sheet: string): Promise<string[][]> {
  for await (const { rows } of readXlsx(path, sheet)) return rows.slice(0, shownRows + 20);
  throw new FileProblem('empty');
}
