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

/** Russian, the language the desk speaks by default. */
export const ru = {
  ...common, ...shell, ...calls, ...people, ...history,
  attribution: attribution.ru,
  why: why.ru,
  callFilters: callFilters.ru,
  connections: connections.ru,
  leadSources: leadSources.ru,
  callHistory: callHistory.ru,
  reports: reports.ru,
  tags: tags.ru,
  copies: copies.ru,
  softphone: softphone.ru,
  crm: crm.ru,
  lost: lost.ru,
  byHand: byHand.ru,
  leads: leads.ru,
  demo: demo.ru,
  start: start.ru,
  jobs: jobs.ru,
  importing: importing.ru,
  telephonySettings: telephonySettings.ru,
  patientCard: patientCard.ru,
  finding: finding.ru,
  privacy: privacy.ru,
  directories: directories.ru,
  recordings: recordings.ru,
  training: training.ru,
  staff: staff.ru,
  audit: audit.ru,
  workplace: workplace.ru,
  about: about.ru,
};
