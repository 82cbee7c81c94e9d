import { attribution } from '../../features/attribution/locales.ts';
import { audit } from '../../features/audit/locales.ts';
import { callHistory } from '../../features/call-history/locales.ts';
import { callFilters } from '../../features/call-filters/locales.ts';
import { connections } from '../../features/connections/locales.ts';
import { leadSources } from '../../features/lead-sources/locales.ts';
import { copies } from '../../features/copies/locales.ts';
import { softphone } from '../../features/softphone/locales.ts';
import { crm } from '../../features/crm/locales.ts';
import { byHand } from '../../features/dialogs/locales.ts';
import { leads } from '../../features/leads/locales.ts';
import { demo } from '../../features/demo/locales.ts';
import { directories } from '../../features/directories/locales.ts';
import { importing } from '../../features/import/locales.ts';
import { lost } from '../../features/lost/locales.ts';
import { jobs } from '../../features/jobs/locales.ts';
import { finding } from '../../features/patients/finding-locales.ts';
import { patientCard } from '../../features/patients/locales.ts';
import { privacy } from '../../features/privacy/locales.ts';
import { recordings } from '../../features/recordings/locales.ts';
import { reports } from '../../features/reports/locales.ts';
import { about, telephonySettings, workplace } from '../../features/settings/locales.ts';
import { staff } from '../../features/staff/locales.ts';
import { start } from '../../features/start/locales.ts';
import { training } from '../../features/training/locales.ts';
import { tags } from '../../features/tags/locales.ts';
import { why } from '../../features/why/locales.ts';
import { calls } from './calls.ts';
import { common } from './common.ts';
import { history } from './history.ts';
import { people } from './people.ts';
import { shell } from './shell.ts';

/** English, complete beside the Russian. */
export const en = {
  ...common, ...shell, ...calls, ...people, ...history,
  attribution: attribution.en,
  why: why.en,
  callFilters: callFilters.en,
  connections: connections.en,
  leadSources: leadSources.en,
  callHistory: callHistory.en,
  reports: reports.en,
  tags: tags.en,
  copies: copies.en,
  softphone: softphone.en,
  crm: crm.en,
  lost: lost.en,
  byHand: byHand.en,
  leads: leads.en,
  demo: demo.en,
  start: start.en,
  jobs: jobs.en,
  importing: importing.en,
  telephonySettings: telephonySettings.en,
  patientCard: patientCard.en,
  finding: finding.en,
  privacy: privacy.en,
  directories: directories.en,
  recordings: recordings.en,
  training: training.en,
  staff: staff.en,
  audit: audit.en,
  workplace: workplace.en,
  about: about.en,
};
