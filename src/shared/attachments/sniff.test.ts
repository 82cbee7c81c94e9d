import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeOfBytes } from './sniff.ts';
import { fileTypes } from './types.ts';
import { zipOf } from './test-files.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])));
const page = '<!doctype html><script>alert(1)</script>';
const office = (...names: readonly string[]) => zipOf(names.map((name) => [name, 'x'] as const));

describe('what a file is', () => {
  it.each([
    ['pdf', bytes('%PDF-1.7\n')], ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])], ['png', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], ['webp', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 ')],
    ['heic', bytes([0, 0, 0, 24], 'ftypheic')], ['tiff', bytes([0x49, 0x49, 0x2a, 0])], ['dicom', bytes(Array<number>(128).fill(0), 'DICM')], ['txt', bytes('Анамнез: без особенностей\r\n')],
    ['docx', office('[Content_Types].xml', 'word/document.xml')], ['xlsx', office('[Content_Types].xml', 'xl/workbook.xml')], ['odt', zipOf([['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml', '<x/>']])],
  ] as const)('%s is told by its bytes', (type, file) => { expect(typeOfBytes(file)).toBe(type); });

  it.each([
    ['a program', bytes('MZ', [0x90, 0, 3, 0])], ['a script', bytes('#!/bin/sh\nrm -rf /\n')], ['a page', bytes(page)], ['a page behind a mark of order', bytes([0xef, 0xbb, 0xbf], ' \n', page)], ['a picture that is a page', bytes('<svg onload="alert(1)"/>')],
    ['a page with a PDF in it', bytes(page, '%PDF-1.7')], ['a shortcut', bytes([0x4c, 0, 0, 0, 1, 0x14, 2, 0])], ['a program that says DICM', bytes('MZ', Array<number>(126).fill(0x90), 'DICM')],
    ['a zip', zipOf([['readme.txt', 'x']])], ['a document with macros', office('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')], ['a zip cut short', office('[Content_Types].xml', 'word/document.xml').subarray(0, 60)],
    ['nothing', bytes()], ['bytes', bytes([0, 1, 2, 3, 4, 5])], ['RTF', bytes('{\\rtf1 x}')], ['a batch file', bytes('@echo off\r\ndel *.*')],
  ])('%s is not let in', (_, file) => { expect(typeOfBytes(file)).toBeUndefined(); });

  it('treats a picture with a page behind it as the picture it begins with', () => {
    expect(typeOfBytes(bytes([0xff, 0xd8, 0xff, 0xe0], page))).toBe('jpeg');
    expect(typeOfBytes(bytes('%PDF-1.4\n', page))).toBe('pdf');
  });

  it('answers any bytes with a type of the list or nothing, and never throws', () => {
    const heads = fc.constantFrom([...bytes('%PDF-')], [0xff, 0xd8, 0xff], [0x50, 0x4b, 3, 4], [...bytes('RIFF')], []);
    fc.assert(fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
      const type = typeOfBytes(Uint8Array.from([...head, ...rest]));
      expect(type === undefined || fileTypes.includes(type)).toBe(true);
    }), { numRuns: 1000 });
  });
});
