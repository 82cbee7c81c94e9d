import { attachmentsContract } from '../attachments/contract.ts';
import { attributionContract } from '../inquiries/attribution-contract.ts';
import { auditContract } from '../audit/contract.ts';
import { callFiltersContract } from '../call-filters/contract.ts';
import { connectionsContract } from '../telephony/connections-contract.ts';
import { copiesContract } from '../copies/contract.ts';
import { crmContract } from '../crm/contract.ts';
import { deskContract } from '../desk/contract.ts';
import { exportContract } from '../export/contract.ts';
import { directoriesContract } from '../directories/contract.ts';
import { importContract } from '../import/contract.ts';
import { inquiriesContract } from '../inquiries/contract.ts';
import { jobsContract } from '../jobs/contract.ts';
import { leadsContract } from '../leads/contract.ts';
import { leadSourcesContract } from '../leads/sources-contract.ts';
import { ledgerContract } from '../ledger/contract.ts';
import { lostContract } from '../lost/contract.ts';
import { patientsContract } from '../patients/contract.ts';
import { privacyContract } from '../privacy/contract.ts';
import { recordingsContract } from '../recordings/contract.ts';
import { reportsContract } from '../reports/contract.ts';
import { scheduleContract } from '../schedule/contract.ts';
import { settingsContract } from '../settings/contract.ts';
import { softphoneContract } from '../softphone/contract.ts';
import { startContract } from '../start/contract.ts';
import { staffContract } from '../staff/contract.ts';
import { tagsContract } from '../tags/contract.ts';
import { trainingContract } from '../training/contract.ts';
import { telephonyContract } from '../telephony/contract.ts';
import type { DeskSnapshot } from '../desk/snapshot.ts';
import type { Failure } from '../kernel/errors.ts';

/** Every method of the program, by module and deed: `schedule.book`. */
export const contract = {
  copies: copiesContract, connections: connectionsContract,
  attribution: attributionContract, audit: auditContract, crm: crmContract, desk: deskContract, directories: directoriesContract, inquiries: inquiriesContract, jobs: jobsContract, lost: lostContract, patients: patientsContract,
  callFilters: callFiltersContract,
  attachments: attachmentsContract, leads: leadsContract, ledger: ledgerContract, privacy: privacyContract,
  leadSources: leadSourcesContract,
  import: importContract, export: exportContract,
  recordings: recordingsContract, reports: reportsContract, schedule: scheduleContract, settings: settingsContract, softphone: softphoneContract, start: startContract, staff: staffContract, tags: tagsContract, telephony: telephonyContract, training: trainingContract,
} as const;
export type AppContract = typeof contract;

/** Main tells what changed, not the new rows: the window asks again (STYLE.md). */
export const topics = ['patients', 'schedule', 'inquiries', 'crm', 'directories', 'staff', 'settings', 'phones', 'audit', 'jobs', 'imports', 'copies', 'recordings', 'start', 'tags', 'training', 'lost', 'leadSources'] as const;
export type Topic = (typeof topics)[number];

export interface AppEvents {
  changed: { readonly topics: readonly Topic[] };
  desk: DeskSnapshot;
}
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure };
