import * as z from 'zod';

/** What a webhook's letter may hold, as far as Stoika has a place for it. */
export const mappedFields = ['phone', 'name', 'email', 'comment', 'form', 'source', 'externalId'] as const;
export type MappedField = (typeof mappedFields)[number];

/** `client.phone`, `answers[0].value`, `phone`: members by name, places of a list by number; empty: the letter has no such thing. */
const path = z.string().trim().max(200).default('');
export const fieldMapping = z.object({ phone: path, name: path, email: path, comment: path, form: path, source: path, externalId: path });
export type FieldMapping = z.output<typeof fieldMapping>;
export const emptyMapping: FieldMapping = fieldMapping.parse({});

const steps = (text: string): string[] => text.replaceAll(/\[(\d+)\]/g, '.$1').split('.').filter((step) => step !== '').slice(0, 20);
const most = 4_000;

/** What stands at a path as text; undefined for nothing, for an object, and for a place that is not there. */
export function valueAt(body: unknown, at: string): string | undefined {
  if (at.trim() === '') return undefined;
  let here: unknown = body;
  for (const step of steps(at)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  if (typeof here === 'string') return here.trim().slice(0, most);
  if (typeof here === 'number' && Number.isFinite(here)) return String(here);
  if (Array.isArray(here)) return here.filter((one) => typeof one === 'string' || typeof one === 'number').slice(0, 20).join(', ').slice(0, most);
  return undefined;
}

const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  try { return decodeURIComponent(spaced); } catch { return spaced; }
};
/** A form's body as an object; a name that comes twice keeps its values joined. */
function formOf(text: string): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of text.split('&').slice(0, 500)) {
    const at = part.indexOf('='), name = decoded(at < 0 ? part : part.slice(0, at)).slice(0, 200), value = at < 0 ? '' : decoded(part.slice(at + 1));
    if (name !== '') fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`;
  }
  return fields;
}
/** A letter as an object, whichever way it is written: JSON or the fields of a form; undefined when it is neither. */
export function readLetter(text: string, contentType = ''): Readonly<Record<string, unknown>> | undefined {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed) || contentType.includes('json')) {
    try {
      const parsed = JSON.parse(trimmed) as unknown;
      const one: unknown = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : parsed;
      return typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Record<string, unknown>) : undefined;
    } catch {
      return undefined;
    }
  }
  return trimmed.startsWith('<') || !/^[^=&\s<>]{1,200}=/.test(trimmed) ? undefined : formOf(trimmed);
}

export type Mapped = Partial<Record<MappedField, string>>;
/** What a mapping finds in a letter: the preview of the settings shows just this. */
export const readMapped = (letter: unknown, mapping: FieldMapping): Mapped =>
  Object.fromEntries(mappedFields.flatMap((name) => { const value = valueAt(letter, mapping[name]); return value === undefined || value === '' ? [] : [[name, value]]; }));

/** The paths a sample offers to choose from: everything that is text or a number, in the order of the sample. */
export function pathsOf(letter: unknown, limit = 200): string[] {
  const found: string[] = [], waiting: { readonly at: string; readonly value: unknown; readonly depth: number }[] = [{ at: '', value: letter, depth: 0 }];
  for (let next = waiting.shift(); next && found.length < limit; next = waiting.shift()) {
    const { at, value, depth } = next;
    if (typeof value === 'string' || typeof value === 'number') found.push(at);
    else if (typeof value === 'object' && value !== null && depth < 8) {
      waiting.unshift(...Object.entries(value).slice(0, limit).map(([name, inner]) => ({ at: at === '' ? name : `${at}.${name}`, value: inner as unknown, depth: depth + 1 })));
    }
  }
  return found;
}

const guesses: Readonly<Record<MappedField, RegExp>> = {
  phone: /phone|tel|телефон|mobile/i, name: /(^|[._])(full_?)?(name|fio)$|имя|фио/i, email: /e-?mail|почта/i, comment: /comment|message|note|text|коммент|сообщ/i,
  form: /form_?(name|id)?$|форма/i, source: /utm_source|source|site|источник/i, externalId: /(^|[._])(lead_?|tran|request_?)?id$|uuid/i,
};
/** A first mapping for a sample: the person corrects it rather than writes it. */
export function guessMapping(letter: unknown): FieldMapping {
  const paths = pathsOf(letter), taken = new Set<string>();
  const found = mappedFields.map((name): [MappedField, string] => {
    const fit = paths.find((one) => !taken.has(one) && guesses[name].test(one)) ?? '';
    taken.add(fit);
    return [name, fit];
  });
  return fieldMapping.parse(Object.fromEntries(found));
}
