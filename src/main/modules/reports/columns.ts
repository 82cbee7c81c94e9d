/**
 * A day as columns of whole numbers (decision 24): a year of them is read in a few milliseconds, and unlike sums they
 * answer every question, medians too. A column that names something holds its place in `ids`.
 */
type Width = 2 | 4;
export type Shape<K extends string = string> = Readonly<Record<K, Width>>;

export const shapes = {
  calls: { talkMs: 4, backS: 4, ringS: 2, owner: 2, branch: 2, flags: 2 },
  contacts: { reactS: 4, author: 2, channel: 2, source: 2, topic: 2, branch: 2, flags: 2 },
  tags: { n: 4, owner: 2, branch: 2, tag: 2 },
} as const satisfies Readonly<Record<string, Shape>>;
export type Kind = keyof typeof shapes;
export type ColumnOf<K extends Kind> = keyof (typeof shapes)[K] & string;
export type Columns<K extends Kind> = Readonly<Record<ColumnOf<K>, Uint16Array | Uint32Array>>;

/** No value. */
export const none = { seconds: 0xff_ff, long: 0xff_ff_ff_ff } as const;
/** Another change of what the columns mean makes another generation: what older ones folded is not read any more. */
export const generation = 3;

export interface FoldedDay<K extends Kind> { readonly day: string; readonly length: number; readonly ids: readonly string[]; readonly columns: Columns<K> }
export interface Packed { readonly ids: string; readonly data: Uint8Array }

const shapeOf = (kind: Kind): readonly (readonly [string, Width])[] => Object.entries(shapes[kind]);
/** Wide columns come first, so every column lies where its width wants it. */
const strideOf = (kind: Kind): number => shapeOf(kind).reduce((sum, [, width]) => sum + width, 0);

/** What a row says of itself: names as text, everything else as numbers. */
export type RowOf<K extends Kind> = Readonly<Record<ColumnOf<K>, number | string>>;

export function pack<K extends Kind>(kind: K, rows: readonly RowOf<K>[]): Packed {
  const places = new Map<string, number>(), data = new Uint8Array(rows.length * strideOf(kind));
  const placeOf = (id: string): number => {
    const known = places.get(id) ?? places.size;
    places.set(id, known);
    return known;
  };
  let at = 0;
  for (const [name, width] of shapeOf(kind)) {
    const column = width === 4 ? new Uint32Array(data.buffer, at, rows.length) : new Uint16Array(data.buffer, at, rows.length);
    for (let n = 0; n < rows.length; n++) {
      const value = rows[n]![name as ColumnOf<K>];
      column[n] = typeof value === 'string' ? placeOf(value) : value;
    }
    at += rows.length * width;
  }
  return { ids: JSON.stringify([...places.keys()]), data };
}

export function unpack<K extends Kind>(kind: K, day: string, { ids, data }: Packed): FoldedDay<K> {
  const length = data.byteLength / strideOf(kind), bytes = data.byteOffset % 4 === 0 ? data : data.slice(), columns: Record<string, Uint16Array | Uint32Array> = {};
  let at = bytes.byteOffset;
  for (const [name, width] of shapeOf(kind)) {
    columns[name] = width === 4 ? new Uint32Array(bytes.buffer, at, length) : new Uint16Array(bytes.buffer, at, length);
    at += length * width;
  }
  return { day, length, ids: JSON.parse(ids) as string[], columns: columns as Columns<K> };
}

/** What fits beside each other into two bytes. */
export const callTypes = ['inbound', 'outbound', 'missed', 'unanswered'] as const;
export const fates = ['none', 'calledBack', 'cameAgain', 'commented'] as const;
export const contactKinds = ['call', 'chat', 'lead', 'dialog', 'dialogLead'] as const;
export type Fate = (typeof fates)[number];

export const callFlags = (type: (typeof callTypes)[number], booked: boolean, fate: Fate, hour: number): number =>
  callTypes.indexOf(type) | (Number(booked) << 2) | (fates.indexOf(fate) << 3) | (hour << 5);
export const typeAt = (flags: number): number => flags & 3;
export const bookedAt = (flags: number): boolean => (flags & 4) !== 0;
export const fateAt = (flags: number): number => (flags >> 3) & 3;
export const hourAt = (flags: number): number => (flags >> 5) & 31;

export const contactBits = { excluded: 8, wants: 16, booked: 32, came: 64, fresh: 128 } as const;
export const contactFlags = (kind: (typeof contactKinds)[number], set: Readonly<Record<keyof typeof contactBits, boolean>>, hour: number): number =>
  (Object.keys(contactBits) as (keyof typeof contactBits)[]).reduce((flags, name) => flags | (set[name] ? contactBits[name] : 0), contactKinds.indexOf(kind)) | (hour << 8);
export const kindAt = (flags: number): number => flags & 7;
