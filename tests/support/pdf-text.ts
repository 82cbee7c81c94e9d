import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF that Chromium made, enough for a test to see what is on it: the streams are unpacked, the glyph
 * numbers of every font are read back by its ToUnicode table. Words come in the order they were drawn in.
 */
export function pdfText(file: Buffer): string {
  const raw = file.toString('latin1'), streams: string[] = [];
  for (const { index, 0: head } of raw.matchAll(/stream\r?\n/g)) {
    const from = index + head.length, till = raw.indexOf('endstream', from);
    try {
      streams.push(inflateSync(Buffer.from(raw.slice(from, till), 'latin1')).toString('latin1'));
    } catch { /* a picture or a font: no text in it */ }
  }
  const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const tables = streams.filter((s) => s.includes('begincmap')).map((s) => {
    const table = new Map<number, string>();
    for (const [, block] of s.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) for (const [, from, to] of block!.matchAll(/<(\w+)> <(\w+)>/g)) table.set(parseInt(from!, 16), utf16(to!));
    for (const [, block] of s.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) for (const [, from, till, to] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let n = parseInt(from!, 16); n <= parseInt(till!, 16); n++) table.set(n, String.fromCodePoint(parseInt(to!, 16) + n - parseInt(from!, 16)));
    }
    return table;
  });
  // which font a line is in is not followed: each table reads all of it, and the right one makes words of it
  const drawn = streams.filter((s) => /\bTf\b/.test(s)).map((s) => [...s.matchAll(/<([0-9a-fA-F]+)>\s*(?:Tj|[^\]<]*)/g)].map(([, hex]) => hex!));
  return tables.map((table) => drawn.map((parts) => parts.map((hex) => (hex.match(/.{4}/g) ?? []).map((code) => table.get(parseInt(code, 16)) ?? '').join('')).join('')).join('\n')).join('\n');
}
