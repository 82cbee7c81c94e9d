/** What of two cards is chosen field by field; everything else of them is united or moved. */
export const mergeFields = ['surname', 'firstName', 'patronymic', 'born', 'sex', 'email', 'status', 'mainComment', 'extraComment', 'guardian', 'archive', 'ban'] as const;
export type MergeField = (typeof mergeFields)[number];
/** `both` only for comments: one under the other. */
export type MergeChoice = 'kept' | 'merged' | 'both';
export type MergeChoices = Readonly<Partial<Record<MergeField, MergeChoice>>>;

export interface MergeRow {
  readonly surname: string; readonly firstName: string; readonly patronymic: string;
  readonly born: string | null; readonly sex: 'female' | 'male' | null; readonly email: string | null;
  readonly status: 'primary' | 'consulted' | 'returning';
  readonly mainComment: string; readonly extraComment: string;
  readonly guardianId: string | null; readonly guardianKind: 'parent' | 'guardian' | null;
  readonly archivedAt: number | null; readonly archiveReason: string | null; readonly archivedBy: string | null;
  readonly banAt: number | null; readonly banReason: string | null; readonly banBy: string | null;
  readonly hasApp: boolean;
}

const columnsOf: Readonly<Record<MergeField, readonly (keyof MergeRow)[]>> = {
  surname: ['surname'], firstName: ['firstName'], patronymic: ['patronymic'], born: ['born'], sex: ['sex'], email: ['email'], status: ['status'],
  mainComment: ['mainComment'], extraComment: ['extraComment'], guardian: ['guardianId', 'guardianKind'],
  archive: ['archivedAt', 'archiveReason', 'archivedBy'], ban: ['banAt', 'banReason', 'banBy'],
};
const isComment = (field: MergeField): field is 'mainComment' | 'extraComment' => field === 'mainComment' || field === 'extraComment';
const leading = (row: MergeRow, field: MergeField) => row[columnsOf[field][0]!];
const empty = (value: unknown): boolean => value === null || value === '';
const statusOrder = { primary: 0, consulted: 1, returning: 2 } as const;

/** The fields in which the two differ, each with what is proposed: never lose what only one of them knows. */
export function proposeMerge(kept: MergeRow, merged: MergeRow): { readonly field: MergeField; readonly proposed: MergeChoice }[] {
  return mergeFields.flatMap((field) => {
    const ours = leading(kept, field), theirs = leading(merged, field);
    if (field === 'guardian' ? ours === theirs && kept.guardianKind === merged.guardianKind : field === 'archive' || field === 'ban' ? empty(ours) === empty(theirs) && (empty(ours) || ours === theirs) : ours === theirs) return [];
    // Whoever came to a card again is not in the archive; a ban that somebody set for a reason stays.
    const proposed: MergeChoice = field === 'archive' ? (empty(ours) ? 'kept' : 'merged')
      : field === 'status' ? (statusOrder[kept.status] >= statusOrder[merged.status] ? 'kept' : 'merged')
      : empty(ours) ? 'merged' : isComment(field) && !empty(theirs) ? 'both' : 'kept';
    return [{ field, proposed }];
  });
}

/** The columns of the kept card after the choices; only those that change. A choice that is not made is the proposed one. */
export function mergedColumns(kept: MergeRow, merged: MergeRow, choices: MergeChoices): Partial<MergeRow> {
  const change: Partial<Record<keyof MergeRow, unknown>> = {};
  for (const { field, proposed } of proposeMerge(kept, merged)) {
    const choice = choices[field] ?? proposed;
    if (choice === 'merged') for (const column of columnsOf[field]) change[column] = merged[column];
    else if (choice === 'both' && isComment(field)) change[field] = [kept[field], merged[field]].filter(Boolean).join('\n');
  }
  if (merged.hasApp && !kept.hasApp) change.hasApp = true;
  return change as Partial<MergeRow>;
}

/** One row as a merge changed it: the columns before and after, by their names in code. */
export interface RowChange { readonly table: string; readonly id: string; readonly before: Readonly<Record<string, unknown>>; readonly after: Readonly<Record<string, unknown>> }

/** What un-merging puts back of one row: the columns that are still as the merge left them. What was changed since stays. */
export const restored = (change: RowChange, now: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(change.after).filter((column) => (now[column] ?? null) === (change.after[column] ?? null)).map((column) => [column, change.before[column] ?? null]));
