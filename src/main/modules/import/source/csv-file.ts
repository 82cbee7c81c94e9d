import { open } from 'node:fs/promises';
import { createCsvReader, FileProblem } from '../rules/csv.ts';
import { blockRows, mostBytes, mostRows, type Block, type TableSettings } from './table.ts';

const chunkBytes = 1 << 20;

/**
 * The rows of a text file, chunk by chunk; never more than a chunk, a block and one unfinished row in memory.
 * @throws FileProblem
 */
export async function* readCsv(path: string, { encoding, separator }: Pick<TableSettings, 'encoding' | 'separator'>): AsyncGenerator<Block> {
  const file = await open(path, 'r').catch((cause: unknown) => { throw new FileProblem('not-readable', { cause }); });
  try {
    if ((await file.stat()).size > mostBytes) throw new FileProblem('too-large');
    const decoder = new TextDecoder(encoding), bytes = Buffer.allocUnsafe(chunkBytes);
    let rows: string[][] = [], first = 1, at = 0, macLines: boolean | undefined, previousReturn = false;
    const reader = createCsvReader(separator, (cells) => { rows.push(cells); });
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, chunkBytes, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      let text = decoder.decode(bytes.subarray(0, bytesRead), { stream: true });
      if (text.includes('\0')) throw new FileProblem('binary');
      // Lines of an old Mac end with a return alone.
      macLines ??= text.includes('\r') && !text.includes('\n');
      if (macLines) {
        if (previousReturn && text.startsWith('\n')) text = text.slice(1);
        previousReturn = text.endsWith('\r');
        text = text.replace(/\r\n?/g, '\n');
      }
      reader.push(text);
      while (rows.length >= blockRows) {
        const out = rows.slice(0, blockRows);
        rows = rows.slice(blockRows);
        yield { first, rows: out, read: at };
        first += out.length;
        if (first > mostRows) throw new FileProblem('too-large');
      }
    }
    reader.push(decoder.decode());
    reader.end();
    if (rows.length > 0) yield { first, rows, read: at };
  } finally {
    await file.close();
  }
}
