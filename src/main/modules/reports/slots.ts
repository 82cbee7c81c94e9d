import type { ColumnOf, FoldedDay, Kind } from './columns.ts';

/** Whose and where: the filters every report has. */
export interface Scope { readonly branchId?: string | undefined; readonly employeeId?: string | undefined }

/** What belongs to each name of a day, found once a day instead of once a row. */
export function slots<T>(ids: readonly string[], of: (id: string) => T): (place: number) => T {
  const known: (T | undefined)[] = [];
  return (place) => known[place] ??= of(ids[place]!);
}

/** A thing for each name, made when it is first asked for. */
export function made<T>(map: Map<string, T>, make: (id: string) => T): (id: string) => T {
  return (id) => {
    const known = map.get(id);
    if (known !== undefined) return known;
    const next = make(id);
    map.set(id, next);
    return next;
  };
}

/** Rows of a day that the scope leaves: `who` is the column of the employee. Undefined where a name does not occur on the day, so no row can. */
export function inScope<K extends Kind>({ ids, columns }: FoldedDay<K>, who: ColumnOf<K>, { branchId, employeeId }: Scope): ((row: number) => boolean) | undefined {
  const branch = branchId === undefined ? -1 : ids.indexOf(branchId), employee = employeeId === undefined ? -1 : ids.indexOf(employeeId);
  if ((branchId !== undefined && branch < 0) || (employeeId !== undefined && employee < 0)) return undefined;
  const branches = columns['branch' as ColumnOf<K>], people = columns[who];
  if (branch < 0 && employee < 0) return () => true;
  return (row) => (branch < 0 || branches[row] === branch) && (employee < 0 || people[row] === employee);
}

/** The least value that at least this part of all is not above; undefined of none. `counts[v]` says how often v occurs. */
export function percentileOf(counts: Uint32Array, part: number): number | undefined {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return undefined;
  const wanted = Math.ceil(total * part);
  let seen = 0, at = 0;
  for (; at < counts.length; at++) {
    seen += counts[at]!;
    if (seen >= wanted) break;
  }
  return at;
}
