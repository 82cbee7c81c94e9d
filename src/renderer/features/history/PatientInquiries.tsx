import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import { RowGrid } from './RowGrid.tsx';
import type { Column } from './columns.ts';
import { usePatientInquiries } from './queries.ts';
import classes from './history.module.css';

/** Who it is, stands over the card. */
const shown: readonly Column[] = ['time', 'type', 'topic', 'comment', 'author', 'success', 'outgoing'];

/** The contacts of one person, newest first, in the rows of «История обращений»: the tab «Обращения» of the card. */
export function PatientInquiries({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const { data } = usePatientInquiries(patientId);
  if (data?.length === 0) return <Empty icon={<IconHistory size={36} stroke={1.3} aria-hidden />}>{t('history.noneOfPatient')}</Empty>;
  return <div className={classes.ofPatient}><RowGrid label={t('history.ofPatient')} rows={data ?? []} shown={shown} of={patientId} busy={!data} /></div>;
}
