/**
 * What a role may do. The table role x method that the clinic's owner reads is docs/rights.md, written by hand;
 * tests compare the router with that page, not with this file.
 */
export const rights = [
  /** calls, the panel, history, saving a comment */ 'inquiries.work',
  /** the card, search, families */ 'patients.read',
  /** making and changing cards */ 'patients.write',
  /** archive and booking ban */ 'patients.restrict',
  /** the change history of a card: what it was, who changed it */ 'patients.history',
  /** erasing a person's data by request (152-ФЗ), with act and extract */ 'patients.erase',
  /** balance, treatment sums */ 'money.read',
  /** payments, charges and counter-entries */ 'money.write',
  /** files of the card */ 'files.read',
  /** adding and removing files of the card */ 'files.write',
  'schedule.read',
  /** booking, moving, cancelling, statuses */ 'schedule.write',
  /** work shifts and absences of the doctors */ 'schedule.plan',
  /** tasks and the wait list */ 'crm.write',
  /** answering, hanging up, dialling */ 'telephony.use',
  /** suspending the module, phones and accounts */ 'telephony.configure',
  /** reports and conversions */ 'reports.read',
  /** the chain of changes and its texts */ 'audit.read',
  /** topics, channels, doctors */ 'directories.write',
  /** logins, passwords, roles */ 'staff.write',
  'settings.write',
] as const;
export type Right = (typeof rights)[number];

export const roles = ['administrator', 'manager', 'doctor', 'systemAdministrator'] as const;
export type Role = (typeof roles)[number];

const desk: readonly Right[] = ['inquiries.work', 'patients.read', 'patients.write', 'patients.history', 'money.read', 'money.write', 'files.read', 'files.write', 'schedule.read', 'schedule.write', 'crm.write', 'telephony.use'];

export const rightsOfRole: Readonly<Record<Role, ReadonlySet<Right>>> = {
  administrator: new Set(desk),
  manager: new Set([...desk, 'patients.restrict', 'patients.erase', 'telephony.configure', 'reports.read', 'audit.read', 'directories.write', 'schedule.plan']),
  doctor: new Set<Right>(['patients.read', 'files.read', 'schedule.read']),
  systemAdministrator: new Set<Right>(['telephony.configure', 'audit.read', 'directories.write', 'staff.write', 'settings.write']),
};
