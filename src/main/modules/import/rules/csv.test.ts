import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '#shared/kernel/table.ts';
import { createCsvReader, FileProblem, guessSeparator, type Separator } from './csv.ts';
import { detectEncoding, kindOfBytes } from './encoding.ts';

/** All rows of a text that comes in pieces of these sizes. */
function read(text: string, separator: Separator = ';', sizes: readonly number[] = [text.length]): string[][] {
  const rows: string[][] = [], reader = createCsvReader(separator, (cells) => { rows.push(cells); });
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = Math.max(1, sizes[n % sizes.length] ?? text.length);
    reader.push(text.slice(at, at + size));
    at += size;
  }
  reader.end();
  return rows;
}
const problemOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    return error instanceof FileProblem ? error.code : `not a file's problem: ${String(error)}`;
  }
};

describe('the reader of CSV', () => {
  it('cuts quoted cells, doubled quotes, line ends inside them, and rows without quotes', () => {
    expect(read('a;b\r\n"x;1";"он сказал ""да"""\n"две\r\nстроки";\n;;\nконец')).toEqual([['a', 'b'], ['x;1', 'он сказал "да"'], ['две\r\nстроки', ''], ['', '', ''], ['конец']]);
    expect(read('a "b" c;d\n')).toEqual([['a "b" c', 'd']]);
  });
  it('gives back any table that the program wrote, however the text is cut into pieces', () => {
    // csvLine is our own writer: \r alone is quoted by it, and a last cell that ends in \r keeps it inside its quotes.
    const cell = fc.string({ unit: fc.constantFrom('a', 'я', '"', ';', '\n', ' ', ',', 'ё', '1'), maxLength: 8 });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (rows, sizes) => {
      expect(read(rows.map((row) => csvLine(row)).join(''), ';', sizes)).toEqual(rows);
    }), { seed: 4180, numRuns: 3_000 });
  });
  it('reads a file without one quote as fast as its lines are found', () => {
    const line = `${'Иванова;Анна;'.repeat(4)}конец\n`, text = line.repeat(2_000);
    let rows = 0, searches = 0;
    const reader = createCsvReader(';', () => { rows++; });
    // Every search for a quote walks to the end of its piece: a search in each row would be two thousand of them.
    const watched = new Proxy(Object(text) as object, { get: (of, key) => {
      const member = Reflect.get(of, key) as unknown;
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (key === 'indexOf' && args[0] === '"') searches++;
        return (member as (...a: unknown[]) => unknown).apply(text, args);
      };
    } });
    reader.push(watched as unknown as string);
    reader.end();
    expect([rows, searches]).toEqual([2_000, 1]);
  });
  it('refuses a row of a hundred megabytes, a million columns and a quote that never ends, without reading on', () => {
    const piece = 'x'.repeat(1 << 20);
    let pushed = 0;
    expect(problemOf(() => { const reader = createCsvReader(';', () => undefined); for (; pushed < 100; pushed++) reader.push(piece); })).toBe('row-too-long');
    expect(pushed).toBeLessThan(2);
    expect(problemOf(() => read(';'.repeat(400_000)))).toBe('too-many-columns');
    expect(problemOf(() => read(`a;b\n${'"x";'.repeat(1_000)}\n`))).toBe('too-many-columns');
    expect(problemOf(() => read('a;b\n"x;y\nz'))).toBe('open-quote');
    expect(problemOf(() => read(`"${'y\n'.repeat(600_000)}`))).toBe('row-too-long');
  });
  it('guesses the separator', () => {
    expect(['Фамилия;Имя\nИванов;Иван, сын\n', 'a,b,c\n1,2,3\n', 'a\tb\n1\t2\n', 'a|b|c\n1|2|3', 'один столбец\nещё'].map((text) => guessSeparator(text))).toEqual([';', ',', '\t', '|', ';']);
  });
});

describe('the encoding of a file', () => {
  const cp1251 = Uint8Array.from([...'Фамилия;Имя\n'].map((c) => (c.charCodeAt(0) < 128 ? c.charCodeAt(0) : c.charCodeAt(0) - 0x410 + 0xc0)));
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  it('is found with and without a mark', () => {
    expect(detectEncoding(Buffer.from('\ufeffФамилия;Имя'), true)).toEqual({ encoding: 'utf-8', mark: 3 });
    expect(detectEncoding(Buffer.from('Фамилия;Имя'), true)).toEqual({ encoding: 'utf-8', mark: 0 });
    expect(detectEncoding(cp1251, true)).toEqual({ encoding: 'windows-1251', mark: 0 });
    expect(detectEncoding(utf16('\ufeffФамилия'), true)).toEqual({ encoding: 'utf-16le', mark: 2 });
    expect(detectEncoding(utf16('Фамилия;Имя;1;2;3\r\nИванов;Иван;1;2;3\r\n'), true)).toEqual({ encoding: 'utf-16le', mark: 0 });
    expect(detectEncoding(utf16('Фамилия;Имя;1;2;3\r\n').swap16(), true)).toEqual({ encoding: 'utf-16be', mark: 0 });
    expect(new TextDecoder('windows-1251').decode(cp1251)).toBe('Фамилия;Имя\n');
  });
  it('is UTF-8 also where the sample ends in the middle of a letter', () => {
    expect(detectEncoding(Buffer.from('Фамилия').subarray(0, 9), false).encoding).toBe('utf-8');
  });
  it('is none of binary data', () => {
    expect(problemOf(() => detectEncoding(Buffer.from(`${'Фамилия;Имя\n'.repeat(5)}\0`), true))).toBe('binary');
    expect(problemOf(() => detectEncoding(Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 7) % 32)), true))).toBe('binary');
  });
  it('is not asked of what its first bytes give away', () => {
    expect([Buffer.from('PK\u0003\u0004…'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('%PDF-1.7'), Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('Фамилия')].map(kindOfBytes)).toEqual(['xlsx', 'old-excel', 'not-a-table', 'not-a-table', 'text']);
  });
});
