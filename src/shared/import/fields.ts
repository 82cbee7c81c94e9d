/**
 * What a file may bring, and the columns each kind of file has. A field is named once here: the mapping, the report and
 * the saved mappings speak of it by this name.
 */
export const importKinds = ['patients', 'phones', 'families', 'appointments', 'balances'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importFields = [
  'key', 'name', 'surname', 'firstName', 'patronymic', 'born', 'sex', 'phone', 'phone2', 'phoneNote', 'email', 'comment', 'family', 'balance',
  'doctor', 'day', 'start', 'end', 'length', 'status',
] as const;
export type ImportField = (typeof importFields)[number];

/** Whom a row of another kind than «patients» is about. */
const whom = ['key', 'name', 'surname', 'firstName', 'patronymic', 'born'] as const satisfies readonly ImportField[];

export const fieldsOf: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  patients: [...whom, 'sex', 'phone', 'phone2', 'email', 'comment', 'family', 'balance'],
  phones: [...whom, 'phone', 'phoneNote'],
  families: [...whom, 'phone', 'family'],
  appointments: [...whom, 'phone', 'doctor', 'day', 'start', 'end', 'length', 'status', 'comment'],
  balances: [...whom, 'phone', 'balance', 'day'],
};

/** Each group needs at least one of its columns before anything can be read. */
export const neededOf: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  patients: [['surname', 'name']],
  phones: [['key', 'name', 'surname'], ['phone']],
  families: [['key', 'name', 'surname'], ['family']],
  appointments: [['key', 'name', 'surname', 'phone'], ['doctor'], ['day'], ['start']],
  balances: [['key', 'name', 'surname'], ['balance']],
};

/** Which column of the file each field comes from, counted from 0. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>;

/** The groups of {@link neededOf} that a mapping leaves without a column. */
export const missingOf = (kind: ImportKind, mapping: Mapping): (readonly ImportField[])[] =>
  neededOf[kind].filter((group) => !group.some((field) => mapping[field] !== undefined));
