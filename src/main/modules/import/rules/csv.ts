/** What stops a whole file: the sentences are in src/shared/import/words.ts. */
export class FileProblem extends Error {
  readonly code: FileProblemCode;
  constructor(code: FileProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'FileProblem';
    this.code = code;
  }
}
export type FileProblemCode = import('#shared/import/problems.ts').FileProblemCode;

/** The most characters of one row, and the most columns: beyond them a file is broken or means harm. */
export const mostRow = 1_000_000;
export const mostColumns = 500;

const quote = '"';

/**
 * RFC 4180 over chunks of decoded text, rows out in order. A quote is looked for once in each stretch of text, so that
 * a file without quotes is cut at its line ends and separators alone.
 * A quote inside an unquoted cell is a character like any other, as spreadsheets read it.
 * @throws FileProblem `row-too-long`, `too-many-columns`, `open-quote`
 */
export function createCsvReader(separator: string, onRow: (cells: string[]) => void): { push(text: string): void; end(): void } {
  let rest = '';
  /** Where the next row's quote search may begin again: the unfinished row was searched up to here. */
  const emit = (cells: string[]): void => {
    if (cells.length > mostColumns) throw new FileProblem('too-many-columns');
    onRow(cells);
  };

  /** One row that holds a quote, from `from`; the place behind its line end, or -1 when the text ends first. */
  function quotedRow(text: string, from: number, last: boolean): number {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      let cell: string;
      if (text[at] === quote) {
        let begin = at + 1, value = '';
        for (;;) {
          const close = text.indexOf(quote, begin);
          if (close < 0 || close - from > mostRow) {
            if (close >= 0 || text.length - from > mostRow) throw new FileProblem('row-too-long');
            if (last) throw new FileProblem('open-quote');
            return -1;
          }
          if (close + 1 >= text.length && !last) return -1; // the next chunk says whether it is doubled
          value += text.slice(begin, close);
          begin = close + 1;
          if (text[begin] !== quote) break;
          value += quote;
          begin++;
        }
        // What stands between the closing quote and the separator belongs to the cell.
        const end = endOfCell(text, begin);
        if (end < 0 && !last) return -1;
        at = end < 0 ? text.length : end;
        cell = value + text.slice(begin, at).replace(/\r$/, '');
      } else {
        const end = endOfCell(text, at);
        if (end < 0 && !last) return -1;
        const stop = end < 0 ? text.length : end;
        cell = text.slice(at, stop);
        if (text[stop] !== separator) cell = cell.replace(/\r$/, '');
        at = stop;
      }
      cells.push(cell);
      if (cells.length > mostColumns) throw new FileProblem('too-many-columns');
      if (at - from > mostRow) throw new FileProblem('row-too-long');
      if (at >= text.length || text[at] === '\n') {
        emit(cells);
        return at + 1;
      }
      at++;
    }
  }
  function endOfCell(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const c = text[at];
      if (c === separator || c === '\n') return at;
    }
    return -1;
  }

  function take(text: string, last: boolean): void {
    let at = 0, nextQuote = text.indexOf(quote);
    while (at < text.length) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf(quote, at);
      const newline = text.indexOf('\n', at), end = newline < 0 ? text.length : newline;
      if (nextQuote >= 0 && nextQuote < end) {
        const next = quotedRow(text, at, last);
        if (next < 0) break;
        at = next;
        continue;
      }
      if (end - at > mostRow) throw new FileProblem('row-too-long');
      if (newline < 0 && !last) break;
      emit(text.slice(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end).split(separator, mostColumns + 1));
      at = end + 1;
    }
    rest = at < text.length ? text.slice(at) : '';
    if (rest.length > mostRow) throw new FileProblem('row-too-long');
  }

  return {
    push: (text) => { take(rest === '' ? text : rest + text, false); },
    end: () => { if (rest !== '') take(rest, true); },
  };
}

/** A row that holds nothing at all. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '' || /^[\s\u00a0\u200b\ufeff]*$/.test(cell));

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** The separator that cuts the first rows into the same number of columns, and into the most. */
export function guessSeparator(sample: string): Separator {
  let best: Separator = ';', bestScore = 0;
  for (const separator of separators) {
    const counts: number[] = [], reader = createCsvReader(separator, (cells) => { if (counts.length < 50 && !isBlank(cells)) counts.push(cells.length); });
    try {
      reader.push(sample);
    } catch {
      if (counts.length === 0) continue;
    }
    if (counts.length === 0) counts.push(sample.split('\n', 1)[0]!.split(separator).length);
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)]!, same = counts.filter((n) => n === usual).length / counts.length;
    const score = usual > 1 ? same * 100 + Math.min(usual, 60) : 0;
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}
