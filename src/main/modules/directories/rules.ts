import type { Id, Minute, Zone } from '#shared/kernel/values.ts';

/** Филиал as every module sees it. */
export interface Branch { readonly id: Id; readonly name: string; readonly nameInMessages: string; readonly zone: Zone; readonly opensMin: Minute; readonly closesMin: Minute }

/** The branch this PC stands in: the one it was told of, otherwise the only or the first one. */
export const branchOf = <T extends { readonly id: Id }>(branches: readonly T[], chosen: Id | undefined): T | undefined =>
  branches.find(({ id }) => id === chosen) ?? branches[0];

/** Groups of specialists in the order their doctors stand in. */
export const groupsOf = (doctors: readonly { readonly group: string }[]): string[] => [...new Set(doctors.map(({ group }) => group).filter(Boolean))];

/** A new topic goes to the end of the list. */
export const sameName = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('ru') === b.trim().toLocaleLowerCase('ru');
