import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileProblem } from '../rules/csv.ts';
import { blockRows, type Block } from './table.ts';
import { columnOf, limits, numberText, parseXml, readSharedStrings, readStyles, readWorkbook, type Workbook } from './xlsx-parts.ts';

/** What all parts of a workbook may unpack to, and how much more than its packed size one part may. */
const mostUnpacked = 1024 ** 3;
const mostTimes = 400;

interface Package { readonly zip: ZipFile; readonly parts: ReadonlyMap<string, Entry>; stream(name: string): Promise<Readable>; has(name: string): boolean }

/**
 * The parts of a workbook. Declared sizes are summed before anything is unpacked; yauzl breaks off a part that unpacks to
 * more than it declared, and refuses names that lead out of the package.
 */
async function openPackage(path: string): Promise<Package> {
  const broken = (cause: unknown): never => { throw cause instanceof FileProblem ? cause : new FileProblem('broken-excel', { cause }); };
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(broken);
  try {
    const parts = new Map<string, Entry>();
    let unpacked = 0;
    if (zip.entryCount > limits.parts) throw new FileProblem('zip-bomb');
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > mostUnpacked || entry.uncompressedSize > 65_536 + entry.compressedSize * mostTimes || parts.size > limits.parts) throw new FileProblem('zip-bomb');
      parts.set(entry.fileName, entry);
    }
    return {
      zip, parts, has: (name) => parts.has(name),
      stream: async (name) => {
        const entry = parts.get(name);
        if (!entry) throw new FileProblem('broken-excel');
        const opened = await zip.openReadStreamPromise(entry).catch(broken);
        // Two parts are open at a time: one that breaks before its turn tells its reader then, and must not end the thread.
        opened.on('error', () => undefined);
        return opened;
      },
    };
  } catch (error) {
    zip.close();
    return broken(error);
  }
}

const workbookPart = 'xl/workbook.xml', relationsPart = 'xl/_rels/workbook.xml.rels';

async function withPackage<T>(path: string, work: (of: Package) => Promise<T>): Promise<T> {
  const of = await openPackage(path);
  try {
    if (!of.has(workbookPart) || !of.has(relationsPart)) throw new FileProblem('not-a-table');
    return await work(of);
  } catch (error) {
    // A stream that breaks (a wrong checksum, a size that lies) is a broken workbook, whatever the library calls it.
    throw error instanceof FileProblem ? error : new FileProblem('broken-excel', { cause: error });
  } finally {
    of.zip.close();
  }
}

const workbookOf = async (of: Package): Promise<Workbook> => readWorkbook(await of.stream(workbookPart), await of.stream(relationsPart));

/** The names of the sheets in their order. @throws FileProblem */
export const sheetsOf = (path: string): Promise<string[]> => withPackage(path, async (of) => (await workbookOf(of)).sheets.map((sheet) => sheet.name));

/**
 * The rows of one sheet, streamed; cells in the form a person would type them: days as `2026-11-24`, times as `10:05`.
 * @throws FileProblem
 */
export async function* readXlsx(path: string, sheetName: string): AsyncGenerator<Block> {
  const blocks: Block[] = [];
  let wake: (() => void) | undefined, room: (() => void) | undefined, done = false, stopped = false, failure: unknown;
  const push = async (block: Block): Promise<void> => {
    blocks.push(block);
    wake?.();
    if (blocks.length > 2) await new Promise<void>((resolve) => { room = resolve; });
    if (stopped) throw new FileProblem('changed');
  };
  const reading = withPackage(path, (of) => sheetRows(of, sheetName, push)).catch((error: unknown) => { failure = error; }).finally(() => {
    done = true;
    wake?.();
  });
  try {
    for (;;) {
      const block = blocks.shift();
      if (block) {
        room?.();
        yield block;
      } else if (done) break;
      else await new Promise<void>((resolve) => { wake = resolve; });
    }
    if (failure !== undefined) throw failure instanceof Error ? failure : new FileProblem('broken-excel');
  } finally {
    stopped = true;
    room?.();
    await reading;
  }
}

async function sheetRows(of: Package, sheetName: string, push: (block: Block) => Promise<void>): Promise<void> {
  const { sheets, date1904 } = await workbookOf(of);
  const sheet = sheets.find((one) => one.name === sheetName) ?? (sheetName === '' ? sheets[0] : undefined);
  if (!sheet || !of.has(sheet.path)) throw new FileProblem('no-sheet');
  const shared = of.has('xl/sharedStrings.xml') ? await readSharedStrings(await of.stream('xl/sharedStrings.xml')) : [];
  const forms = of.has('xl/styles.xml') ? await readStyles(await of.stream('xl/styles.xml')) : [];
  let rows: string[][] = [], first = 1, next = 1, cells: string[] = [], column = -1, type = '', style = 0, value = '', inValue = false, phonetic = false, read = 0;

  const put = (text: string): void => {
    if (column < 0 || column >= limits.columns) throw new FileProblem('too-many-columns');
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const textOf = (): string => {
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'да' : 'нет';
    if (type === 'inlineStr' || type === 'str' || type === 'e' || type === 'd') return value;
    return value === '' ? '' : numberText(value, forms[style] ?? 'plain', date1904);
  };
  const whole: Block[] = [];
  await parseXml(await of.stream(sheet.path), {
    open: (name, a) => {
      if (name === 'row') {
        const number = Number(a['r'] ?? next);
        if (!Number.isInteger(number) || number < next || number > limits.rows) throw new FileProblem('broken-excel');
        // Rows that a sheet leaves out are empty ones; a gap of many at once is no list.
        if (number - next > 100_000) throw new FileProblem('broken-excel');
        for (; next < number; next++) rows.push([]);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        const place = a['r'] === undefined ? column + 1 : columnOf(a['r']);
        if (place <= column) throw new FileProblem('broken-excel');
        [column, type, style, value] = [place, a['t'] ?? 'n', Number(a['s'] ?? 0), ''];
      } else if (name === 'rPh') phonetic = true;
      else if (name === 'v' || name === 't') inValue = !phonetic;
    },
    text: (text) => { if (inValue && value.length <= limits.cellChars) value += text; },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') put(textOf());
      else if (name === 'row') {
        rows.push(cells);
        next++;
        if (rows.length < blockRows) return;
        whole.push({ first, rows, read: 0 });
        first += rows.length;
        rows = [];
      }
    },
  }, async () => {
    read++;
    for (let block = whole.shift(); block; block = whole.shift()) await push({ ...block, read });
  });
  for (const block of whole) await push(block);
  if (rows.length > 0) await push({ first, rows, read });
}
