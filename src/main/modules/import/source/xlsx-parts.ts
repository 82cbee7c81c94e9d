import { SaxesParser } from 'saxes';
import { dayOfSerial, momentText } from '#shared/import/values.ts';
import type { Readable } from 'node:stream';
import { FileProblem, mostColumns } from '../rules/csv.ts';

/** Where the text of a shared string, or anything else of a workbook, may grow to before it is taken for an attack. */
export const limits = { parts: 2_000, sharedStrings: 2_000_000, sharedChars: 96 * 1024 * 1024, cellChars: 32_767, columns: mostColumns, rows: 1_048_576 } as const;

interface Handlers { open?(name: string, attributes: Readonly<Record<string, string>>): void; close?(name: string): void; text?(text: string): void }

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Pushes a part of the package through a parser that knows no entities, no DTD and no outside. @throws FileProblem `broken-excel` */
export async function parseXml(stream: Readable, { open, close, text }: Handlers, after?: () => Promise<void> | void): Promise<void> {
  const parser = new SaxesParser({ xmlns: false }), decoder = new TextDecoder('utf-8');
  parser.on('error', (error) => { throw new FileProblem('broken-excel', { cause: error }); });
  parser.on('doctype', () => { throw new FileProblem('broken-excel'); });
  if (open) parser.on('opentag', (tag) => { open(localName(tag.name), tag.attributes); });
  if (close) parser.on('closetag', (tag) => { close(localName(tag.name)); });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (after) await after();
  }
  parser.write(decoder.decode());
  parser.close();
}

export interface Workbook { readonly sheets: readonly { readonly name: string; readonly path: string }[]; readonly date1904: boolean }

export async function readWorkbook(workbook: Readable, relations: Readable): Promise<Workbook> {
  const targets = new Map<string, string>(), sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  await parseXml(relations, { open: (name, a) => { if (name === 'Relationship' && a['Id'] !== undefined && a['Target'] !== undefined) targets.set(a['Id'], a['Target']); } });
  await parseXml(workbook, { open: (name, a) => {
    if (name === 'sheet') sheets.push({ name: a['name'] ?? '', id: a['r:id'] ?? Object.entries(a).find(([key]) => key.endsWith(':id'))?.[1] ?? '' });
    if (name === 'workbookPr') date1904 = a['date1904'] === '1' || a['date1904'] === 'true';
  } });
  const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  return { date1904, sheets: sheets.flatMap(({ name, id }) => (targets.has(id) ? [{ name, path: pathOf(targets.get(id)!) }] : [])) };
}

/** The texts that cells point at. @throws FileProblem `zip-bomb` when they outgrow what a clinic's list can be */
export async function readSharedStrings(stream: Readable): Promise<string[]> {
  const all: string[] = [];
  let now = '', inText = false, phonetic = false, chars = 0;
  await parseXml(stream, {
    open: (name) => {
      if (name === 'si') now = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text: (text) => {
      if (!inText || now.length > limits.cellChars) return;
      now += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        chars += now.length;
        all.push(now);
        if (all.length > limits.sharedStrings || chars > limits.sharedChars) throw new FileProblem('zip-bomb');
      }
    },
  });
  return all;
}

type Form = 'plain' | 'day' | 'time' | 'moment';
const builtIn = new Map<number, Form>([[14, 'day'], [15, 'day'], [16, 'day'], [17, 'day'], [18, 'time'], [19, 'time'], [20, 'time'], [21, 'time'], [22, 'moment'], [45, 'time'], [46, 'time'], [47, 'time'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, Form] => [id, 'day'])]);

/** What a number format makes of a number: its quoted words, colours and escapes looked through. */
export function formOf(code: string): Form {
  const plain = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '').toLowerCase();
  const dated = /[yd]/.test(plain) || /m{3,}/.test(plain), timed = /[hs]/.test(plain);
  return dated && timed ? 'moment' : dated ? 'day' : timed ? 'time' : 'plain';
}

/** The form of each cell style. */
export async function readStyles(stream: Readable): Promise<Form[]> {
  const own = new Map<number, Form>(), forms: Form[] = [];
  let inCells = false;
  await parseXml(stream, {
    open: (name, a) => {
      if (name === 'numFmt') own.set(Number(a['numFmtId']), formOf(a['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) forms.push(own.get(Number(a['numFmtId'])) ?? builtIn.get(Number(a['numFmtId'])) ?? 'plain');
    },
    close: (name) => { if (name === 'cellXfs') inCells = false; },
  });
  return forms;
}

const days1904 = 1_462;

/** A number of a sheet as text: a day, a time of day, both, or the number itself. */
export function numberText(raw: string, form: Form, date1904: boolean): string {
  const n = Number(raw);
  if (form === 'plain' || !Number.isFinite(n) || n < 0) return /e/i.test(raw) && Number.isSafeInteger(n) ? String(n) : raw;
  const minutes = Math.round((n % 1) * 1440);
  if (form === 'time' && n < 1) return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const on = dayOfSerial(Math.floor(n) + (date1904 ? days1904 : 0));
  return on.ok ? momentText(on.value, form === 'day' ? 0 : minutes) : raw;
}

/** `BC12` -> 54: the column of a cell's address, counted from 0; -1 for none. */
export function columnOf(address: string): number {
  let n = 0;
  for (let at = 0; at < address.length; at++) {
    const c = address.charCodeAt(at);
    if (c < 65 || c > 90) break;
    n = n * 26 + c - 64;
  }
  return n - 1;
}
