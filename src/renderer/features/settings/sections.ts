import { lazy, type ComponentType } from 'react';
import { IconChecklist, IconDatabase, IconDeviceDesktopCog, IconDeviceLandlinePhone, IconEye, IconFilter, IconForms, IconHeadset, IconHeartHandshake, IconHistory, IconInbox, IconInfoCircle, IconLink, IconListDetails, IconMicrophone, IconPlugConnected, IconSchool, IconTableImport, IconTags, IconUsersGroup, type IconProps } from '@tabler/icons-react';
import type { Right } from '#shared/staff/rights.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { DirectoriesPage } from '../directories/index.ts';
import { TagSettings } from '../tags/index.ts';

export interface Section {
  /** Its words are `settings.sections.<id>`. */
  readonly id: string;
  /** What the role must hold, one of several; whoever is signed in where it is absent. */
  readonly right?: Right | readonly Right[];
  readonly icon: ComponentType<IconProps>;
  readonly Page: ComponentType;
}

/** «Настройки», in the order of the list on the left. */
export const sections: readonly Section[] = [
  { id: 'telephony', right: 'telephony.configure', icon: IconDeviceLandlinePhone, Page: lazy(async () => ({ default: (await import('./TelephonySettings.tsx')).TelephonySettings })) },
  { id: 'softphone', icon: IconHeadset, Page: lazy(async () => ({ default: (await import('../softphone/index.ts')).SoftphoneSettings })) },
  { id: 'connections', right: 'telephony.configure', icon: IconPlugConnected, Page: lazy(async () => ({ default: (await import('../connections/index.ts')).ConnectionsPage })) },
  { id: 'leadSources', right: ['telephony.configure', 'inquiries.work'], icon: IconInbox, Page: lazy(async () => ({ default: (await import('../lead-sources/index.ts')).LeadSourcesPage })) },
  { id: 'callFilters', right: ['telephony.use', 'telephony.configure'], icon: IconFilter, Page: lazy(async () => ({ default: (await import('../call-filters/index.ts')).CallFiltersPage })) },
  { id: 'leadPlace', right: 'inquiries.work', icon: IconForms, Page: lazy(async () => ({ default: (await import('../leads/index.ts')).LeadPlace })) },
  { id: 'recordings', right: 'telephony.configure', icon: IconMicrophone, Page: lazy(async () => ({ default: (await import('../recordings/index.ts')).RecordingsSettings })) },
  { id: 'directories', right: 'directories.write', icon: IconListDetails, Page: DirectoriesPage },
  { id: 'taskTypes', right: 'directories.write', icon: IconChecklist, Page: lazy(async () => ({ default: (await import('../crm/index.ts')).TaskTypes })) },
  { id: 'tags', right: 'tags.edit', icon: IconTags, Page: TagSettings },
  { id: 'lost', right: 'settings.write', icon: IconHeartHandshake, Page: lazy(async () => ({ default: (await import('../lost/index.ts')).LostSettings })) },
  { id: 'attribution', right: 'attribution.manage', icon: IconLink, Page: lazy(async () => ({ default: (await import('../attribution/index.ts')).AttributionSettings })) },
  { id: 'staff', right: 'staff.write', icon: IconUsersGroup, Page: lazy(async () => ({ default: (await import('../staff/index.ts')).StaffPage })) },
  { id: 'audit', right: 'audit.read', icon: IconHistory, Page: lazy(async () => ({ default: (await import('../audit/index.ts')).AuditPage })) },
  { id: 'openings', right: 'audit.read', icon: IconEye, Page: lazy(async () => ({ default: (await import('../privacy/index.ts')).OpeningsSection })) },
  { id: 'import', right: 'import.run', icon: IconTableImport, Page: lazy(async () => ({ default: (await import('../import/index.ts')).ImportPage })) },
  { id: 'copies', right: 'copies.manage', icon: IconDatabase, Page: lazy(async () => ({ default: (await import('../copies/index.ts')).CopiesSettings })) },
  { id: 'training', right: 'inquiries.work', icon: IconSchool, Page: lazy(async () => ({ default: (await import('../training/index.ts')).TrainingPage })) },
  { id: 'workplace', icon: IconDeviceDesktopCog, Page: lazy(async () => ({ default: (await import('./WorkplaceSettings.tsx')).WorkplaceSettings })) },
  { id: 'about', icon: IconInfoCircle, Page: lazy(async () => ({ default: (await import('./AboutPage.tsx')).AboutPage })) },
];

/** Those whoever is signed in may open. */
export function useSections(): readonly Section[] {
  const rights = useMe()?.rights;
  return sections.filter(({ right }) => right === undefined || [right].flat().some((one) => rights?.includes(one)));
}
