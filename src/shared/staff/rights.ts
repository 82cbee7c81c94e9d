/**
 * What a role may do. The table role x method that the clinic's owner reads is docs/rights.md, written by hand;
 * tests compare the router with that page, not with this file.
 */
export const rights = [
  /** calls, the panel, saving a comment */ 'inquiries.work',
  /** «История обращений» */ 'history.read',
  /** «История звонков», given per employee */ 'calls.history',
  /** the card, search, families */ 'patients.read',
  /** making and changing cards */ 'patients.write',
  /** archive and booking ban */ 'patients.restrict',
  /** merging two cards of one person, and taking them apart again */ 'patients.merge',
  /** the change history of a card: what it was, who changed it */ 'patients.history',
  /** erasing a person's data by request (152-ФЗ), with act and extract */ 'patients.erase',
  /** balance, treatment sums */ 'money.read',
  /** payments, charges and counter-entries */ 'money.write',
  /** files of the card */ 'files.read',
  /** adding and removing files of the card */ 'files.write',
  /** «Ничего не потеряно» of everybody, not only one's own and nobody's */ 'lost.all',
  'schedule.read',
  /** booking, moving, cancelling, statuses */ 'schedule.write',
  /** work shifts and absences of the doctors */ 'schedule.plan',
  /** tasks and the wait list */ 'crm.write',
  /** answering, hanging up, dialling */ 'telephony.use',
  /** listening to recordings of calls */ 'recordings.listen',
  /** suspending the module, phones and accounts */ 'telephony.configure',
  /** reports and conversions */ 'reports.read',
  /** the chain of changes and its texts */ 'audit.read',
  /** groups and tags of calls, when they are asked for */ 'tags.edit',
  /** topics, channels, doctors */ 'directories.write',
  /** employees, their logins and passwords */ 'staff.write',
  /** what a role may do */ 'roles.write',
  /** the workplace: its branch, the lock */ 'settings.write',
  /** «Учёт обращений»: the windows of attribution, deciding all history anew */ 'attribution.manage',
  /** bringing in files of another program, and taking that back */ 'import.run',
  /** everything the clinic has, to open files */ 'export.all',
  /** copies of the base, the second folder, the recovery code */ 'copies.manage',
] as const;
export type Right = (typeof rights)[number];

export const roles = ['administrator', 'manager', 'doctor', 'systemAdministrator'] as const;
export type Role = (typeof roles)[number];

const desk: readonly Right[] = ['inquiries.work', 'history.read', 'patients.read', 'patients.write', 'patients.history', 'money.read', 'money.write', 'files.read', 'files.write', 'lost.all', 'schedule.read', 'schedule.write', 'crm.write', 'telephony.use'];

export const rightsOfRole: Readonly<Record<Role, ReadonlySet<Right>>> = {
  administrator: new Set(desk),
  manager: new Set([
    ...desk, 'recordings.listen', 'patients.restrict', 'patients.merge', 'patients.erase', 'telephony.configure', 'reports.read', 'audit.read', 'directories.write', 'schedule.plan', 'calls.history', 'tags.edit',
    'staff.write', 'settings.write', 'attribution.manage', 'import.run', 'export.all', 'copies.manage',
  ]),
  doctor: new Set<Right>(['patients.read', 'files.read', 'schedule.read']),
  systemAdministrator: new Set<Right>(['telephony.configure', 'audit.read', 'directories.write', 'staff.write', 'roles.write', 'settings.write', 'import.run', 'copies.manage']),
};

/** What a role built on this one may never hold: «Администратор системы» sees no card, and rights are changed in that mode alone. */
const neverOf: Readonly<Record<Role, ReadonlySet<Right>>> = {
  administrator: new Set<Right>(['roles.write']),
  manager: new Set<Right>(['roles.write']),
  doctor: new Set<Right>(['roles.write']),
  systemAdministrator: new Set(rights.filter((right) => !rightsOfRole.systemAdministrator.has(right))),
};
export const mayHold = (base: Role, right: Right): boolean => !neverOf[base].has(right);

/** What may be given to one person besides the role's rights. */
export const grantable = ['calls.history'] as const satisfies readonly Right[];
export type Grantable = (typeof grantable)[number];

/** What somebody of this role may do: a built-in role by docs/rights.md, an own role by its ticks. Rights that this program does not know are none. */
export function effectiveRights(base: Role, ticks: readonly string[] | undefined): ReadonlySet<Right> {
  return ticks === undefined ? rightsOfRole[base] : new Set(rights.filter((right) => ticks.includes(right) && mayHold(base, right)));
}
