import type { Right } from './rights.ts';

/** The rights as the editor of roles shows them; a test keeps every right in one group. */
export const rightGroups = {
  calls: ['inquiries.work', 'lost.all', 'history.read', 'calls.history', 'recordings.listen', 'telephony.use'],
  patients: ['patients.read', 'patients.write', 'patients.history', 'files.read', 'files.write', 'patients.restrict', 'patients.merge', 'patients.erase'],
  money: ['money.read', 'money.write'],
  schedule: ['schedule.read', 'schedule.write', 'schedule.plan', 'crm.write'],
  reports: ['reports.read', 'audit.read'],
  clinic: ['directories.write', 'tags.edit', 'attribution.manage', 'import.run', 'export.all', 'copies.manage', 'telephony.configure', 'settings.write', 'staff.write', 'roles.write'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;
export type RightGroup = keyof typeof rightGroups;
