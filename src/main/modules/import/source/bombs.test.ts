import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testFolder } from '#tests/support/database.ts';
import { lookInto } from './look.ts';

interface Part { readonly name: string; readonly text: string; /** What the package says it unpacks to; the truth where absent. */ readonly declared?: number }

/** A package with these parts, written byte by byte so that it may lie. */
function packed(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [], central: Buffer[] = [];
  let at = 0;
  for (const { name, text, declared } of parts) {
    const raw = Buffer.from(text), data = deflateRawSync(raw), file = Buffer.from(name), common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(declared ?? raw.length, 18);
    common.writeUInt16LE(file.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, file, data]);
    local.push(head);
    central.push(Buffer.from('PK\u0001\u0002\u0014\0'), common, place, file);
    at += head.length;
  }
  const list = Buffer.concat(central), end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, list, end]);
}

const book = { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>' };
const links = { name: 'xl/_rels/workbook.xml.rels', text: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>' };
const sheet = { name: 'xl/worksheets/sheet1.xml', text: '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Фамилия</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ширшова</t></is></c></row></sheetData></worksheet>' };

describe('a workbook that means harm', () => {
  const problemOf = async (name: string, bytes: Buffer): Promise<unknown> => {
    const path = join(testFolder(), name);
    writeFileSync(path, bytes);
    return lookInto(path).then(({ headings }) => headings, (error: unknown) => (error as { code?: string }).code);
  };
  it('is told from an honest one', async () => { expect(await problemOf('a.xlsx', packed([book, links, sheet]))).toEqual(['Фамилия']); });
  it('is refused before a byte is unpacked where it declares four gigabytes, or too much for its size', async () => {
    expect(await problemOf('b.xlsx', packed([book, links, { ...sheet, declared: 0xff_ff_ff_fe }]))).toBe('zip-bomb');
    expect(await problemOf('c.xlsx', packed([book, links, { ...sheet, text: ' '.repeat(16 << 20) }]))).toBe('zip-bomb');
  });
  it('is broken off where it unpacks to more than it declared', async () => {
    expect(await problemOf('d.xlsx', packed([{ ...book, text: book.text + ' '.repeat(8 << 20), declared: 100 }, links, sheet]))).toBe('broken-excel');
  });
  it('has too many parts', async () => {
    expect(await problemOf('e.xlsx', packed(Array.from({ length: 2_100 }, (_, n) => ({ name: `p${n}`, text: '' }))))).toBe('zip-bomb');
  });
  it('is not read at all where it is four gigabytes long', async () => {
    const path = join(testFolder(), 'f.csv');
    writeFileSync(path, 'Фамилия\nШиршова\n');
    truncateSync(path, 4 * 1024 ** 3);
    await expect(lookInto(path)).rejects.toMatchObject({ code: 'too-large' });
  });
});
