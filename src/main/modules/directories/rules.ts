import { apartBy, titleFieldOf, type DirectoryKind } from '#shared/directories/kinds.ts';
import type { Id, Minute, Zone } from '#shared/kernel/values.ts';

/** Филиал as every module sees it. */
export interface Branch { readonly id: Id; readonly name: string; readonly nameInMessages: string; readonly zone: Zone; readonly opensMin: Minute; readonly closesMin: Minute }

/** The branch this PC stands in: the one it was told of, otherwise the oldest. Ids grow with time, so a list put in another order moves no PC. */
export const branchOf = <T extends { readonly id: Id }>(branches: readonly T[], chosen: Id | undefined): T | undefined =>
  branches.find(({ id }) => id === chosen) ?? branches.reduce<T | undefined>((oldest, one) => (oldest && oldest.id < one.id ? oldest : one), undefined);

/** Groups of specialists in the order their doctors stand in. */
export const groupsOf = (doctors: readonly { readonly group: string }[]): string[] => [...new Set(doctors.map(({ group }) => group).filter(Boolean))];

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('ru').replaceAll('ё', 'е');
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);

type Fields = Readonly<Record<string, unknown>>;
export interface Entry { readonly id: Id; readonly retired: boolean; readonly fields: Fields }

export function titleOf(kind: DirectoryKind, fields: Fields): string {
  const title = fields[titleFieldOf[kind]];
  return typeof title === 'string' ? title : '';
}

/** Another entry that a person could not tell from this one; one in use before a retired one. */
export function twinOf(kind: DirectoryKind, entries: readonly Entry[], fields: Fields, id: Id | undefined): Entry | undefined {
  const apart = apartBy[kind] ?? [];
  const twins = entries.filter((e) => e.id !== id && sameName(titleOf(kind, e.fields), titleOf(kind, fields)) && apart.every((key) => (e.fields[key] ?? null) === (fields[key] ?? null)));
  return twins.find((e) => !e.retired) ?? twins[0];
}

/** What a change of an entry says in the log: the fields that differ. */
export function differing(before: Fields, after: Fields): { readonly before: Fields; readonly after: Fields } | undefined {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  if (keys.length === 0) return undefined;
  const pick = (of: Fields) => Object.fromEntries(keys.map((key) => [key, of[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** Outer blanks are nobody's wish. */
export const trimmed = (fields: Fields): Record<string, unknown> => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' && key !== 'script' ? value.trim() : value]));

/** The places after a wish for an order: what it names first, what it does not know of behind, in the old order. */
export function placesOf(now: readonly Id[], wished: readonly Id[]): ReadonlyMap<Id, number> {
  const known = new Set(now), first = [...new Set(wished)].filter((id) => known.has(id)), named = new Set(first);
  return new Map([...first, ...now.filter((id) => !named.has(id))].map((id, place) => [id, place + 1]));
}
