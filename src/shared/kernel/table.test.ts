import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, csvLine, safeText } from './table.ts';

describe('a cell of an exported list', () => {
  it('never begins a formula, whatever blanks, unseen marks or wide signs stand before it', () => {
    const before = fc.array(fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\u202e', '\ufeff', '\u3000')).map((parts) => parts.join(''));
    fc.assert(fc.property(before, fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'), fc.string(), (blanks, sign, rest) => {
      const cell = safeText(`${blanks}${sign}x${rest}`);
      expect(cell.startsWith("'")).toBe(true);
    }), { numRuns: 5_000 });
  });
  it('keeps a number with its sign, and any text that is no formula, as it is', () => {
    expect(['-15', '−15,5', '-0.5', 'Громова-Белова', 'a=b', '7 (900) 100-01-01'].map(safeText)).toEqual(['-15', '−15,5', '-0.5', 'Громова-Белова', 'a=b', '7 (900) 100-01-01']);
  });
  it('shows money, days and phones as a person reads them', () => {
    expect([cellText({ kind: 'money' }, -120_000), cellText({ kind: 'day' }, '2026-11-24'), cellText({ kind: 'phone' }, '+7 (900) 100-01-01'), cellText({ kind: 'text' }, null)]).toEqual(['-1200,00', '24.11.2026', '7 (900) 100-01-01', '']);
  });
  it('survives a reader of CSV whatever it holds', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
      const line = csvLine(cells), read: string[] = [];
      for (let at = 0; at < line.length - 2;) {
        let cell = '';
        if (line[at] === '"') {
          for (at++; line[at] !== '"' || line[at + 1] === '"'; at++) { cell += line[at]; if (line[at] === '"') at++; }
          at++;
        } else while (line[at] !== ';' && at < line.length - 2) cell += line[at++];
        read.push(cell);
        if (line[at] !== ';') break;
        at++;
        if (at === line.length - 2) read.push('');
      }
      expect(read.length === 0 ? [''] : read).toEqual(cells);
    }));
  });
});
