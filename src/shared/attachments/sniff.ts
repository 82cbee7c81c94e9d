import type { FileType } from './types.ts';

type Bytes = Uint8Array;
const ascii = (bytes: Bytes, from: number, to: number): string => String.fromCharCode(...bytes.subarray(Math.max(0, from), to));
const begins = (bytes: Bytes, ...with_: readonly number[]): boolean => with_.every((b, i) => bytes[i] === b);
const u16 = (b: Bytes, at: number): number => b[at]! | (b[at + 1]! << 8);
const u32 = (b: Bytes, at: number): number => (u16(b, at) | (u16(b, at + 2) << 16)) >>> 0;

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const isTiff = (b: Bytes): boolean => begins(b, 0x49, 0x49, 0x2a, 0) || begins(b, 0x4d, 0x4d, 0, 0x2a);
/** The 128 bytes before DICM may hold anything: a program has been hidden there. Only nothing, or a TIFF header, is let in. */
const isDicom = (b: Bytes): boolean => ascii(b, 128, 132) === 'DICM' && (isTiff(b) || b.subarray(0, 128).every((one) => one === 0));

const mostEntries = 5000;
/** Names in the directory of a zip, which lies at its end; undefined where it does not fit together. Nothing is unpacked. */
function zipNames(b: Bytes): string[] | undefined {
  let end = b.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && u32(b, end) !== 0x06054b50) end--;
  if (end < least) return undefined;
  const count = u16(b, end + 10), names: string[] = [];
  if (count > mostEntries) return undefined;
  for (let at = u32(b, end + 16), n = 0; n < count; n++) {
    if (at + 46 > b.length || u32(b, at) !== 0x02014b50) return undefined;
    const length = u16(b, at + 28);
    names.push(ascii(b, at + 46, at + 46 + length));
    at += 46 + length + u16(b, at + 30) + u16(b, at + 32);
  }
  return names;
}

const odtMark = 'mimetypeapplication/vnd.oasis.opendocument.text';
function officeType(b: Bytes): FileType | undefined {
  const names = zipNames(b);
  // a document with a program in it is not let in under the name of one without
  if (!names || names.some((name) => /vbaproject|\.bin$|\.exe$|activex|^Basic\//i.test(name))) return undefined;
  if (ascii(b, 30, 30 + odtMark.length) === odtMark && names.includes('content.xml')) return 'odt';
  if (!names.includes('[Content_Types].xml')) return undefined;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined;
}

/** Plain text: no control bytes, and nothing that a program would run or draw as a page. */
function isText(b: Bytes): boolean {
  if (b.length === 0 || b.some((one) => one < 9 || (one > 13 && one < 32) || one === 11 || one === 127)) return false;
  const start = ascii(b, 0, 1024).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  return !/^(?:<|#!|%!|%pdf|mz|rem |@echo|\{\\rtf|dim |function |var |const |import )/.test(start);
}

/**
 * What a file is by its bytes, whatever its name says; undefined for what a card takes in no case. A mark must stand at
 * the very beginning: a page or a program with a picture's header further on is no picture.
 */
export function typeOfBytes(b: Bytes): FileType | undefined {
  if (ascii(b, 0, 5) === '%PDF-') return 'pdf';
  if (begins(b, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(b, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP') return 'webp';
  if (ascii(b, 4, 8) === 'ftyp' && heicBrands.has(ascii(b, 8, 12))) return 'heic';
  if (isDicom(b)) return 'dicom';
  if (isTiff(b)) return 'tiff';
  if (begins(b, 0x50, 0x4b, 3, 4)) return officeType(b);
  return isText(b) ? 'txt' : undefined;
}
