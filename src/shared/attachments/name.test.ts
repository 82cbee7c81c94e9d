import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, longestName, nameWithEnding } from './name.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 }),
  fc.array(fc.constantFrom('..', '/', '\\', '%2e%2e', '%2f', '%5c', '%252e', '\\\\server\\share\\', 'C:', 'CON', 'nul', 'COM¹', '.', ' ', '\u202e', '\u200b', '\ufeff', '\u0000', '\n', ':', '：', '／', '＼', 'а', 'scan', '.pdf', '\ud800'), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'], ['..\\..\\boot.ini', 'boot.ini'], ['%2e%2e%2f%2e%2e%2fscan.pdf', 'scan.pdf'], ['%252e%252e%252fscan.pdf', 'scan.pdf'], ['\\\\server\\share\\scan.pdf', 'scan.pdf'],
    ['C:\\Users\\x\\scan.pdf', 'scan.pdf'], ['C:scan.pdf', 'C_scan.pdf'], ['scan.txt:stream', 'scan.txt_stream'], ['CON', '_CON'], ['nul.pdf', '_nul.pdf'], ['COM¹.pdf', '_COM¹.pdf'], ['LPT1', '_LPT1'], ['conference.pdf', 'conference.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'], ['sc\u200ban\ufeff.pdf', 'scan.pdf'], ['снимок 3.6 .jpg ', 'снимок 3.6 .jpg'], ['..', 'файл'], ['...', 'файл'], ['', 'файл'], ['a\u0000b\nc.pdf', 'abc.pdf'],
    ['..／..＼scan.pdf', '_.._scan.pdf'], ['100%.pdf', '100%.pdf'], ['<script>.txt', '_script_.txt'],
  ])('%j is kept as %j', (raw, kept) => { expect(cleanName(raw)).toBe(kept); });

  it('never means a folder, a device, a stream or another direction, whatever it was, and is clean the second time', () => {
    fc.assert(fc.property(nasty, (raw) => {
      const name = cleanName(raw);
      expect(name).not.toMatch(/[/\\:<>"|?*]|^[. ]|[. ]$|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(name).not.toBe('');
      expect([...name].length).toBeLessThanOrEqual(longestName + 1);
      expect(name.isWellFormed()).toBe(true);
    }), { numRuns: 2000 });
  });

  it('takes the ending of what the bytes are, and keeps the ending of a name that is cut', () => {
    expect(nameWithEnding('scan.png', ['jpg', 'jpeg'])).toBe('scan.jpg');
    expect(nameWithEnding('scan.JPEG', ['jpg', 'jpeg'])).toBe('scan.JPEG');
    expect(nameWithEnding('invoice.pdf.exe', ['pdf'])).toBe('invoice.pdf');
    expect(nameWithEnding('снимок', ['jpg'])).toBe('снимок.jpg');
    expect(nameWithEnding('con', ['pdf'])).toBe('_con.pdf');
    expect(nameWithEnding(`${'я'.repeat(400)}.pdf`, ['pdf'])).toMatch(/^я+\.pdf$/);
  });
});
