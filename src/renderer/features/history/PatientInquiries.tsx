import { UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayTimeOf } from '../../ui/format.ts';
import { Empty } from '../../ui/Empty.tsx';
import ui from '../../ui/ui.module.css';
import { useOpenPanel } from '../calls/index.ts';
import { useZone } from '../directories/index.ts';
import { PlayRecording } from '../recordings/index.ts';
import { lookOf } from './Row.tsx';
import { usePatientInquiries } from './queries.ts';
import classes from './history.module.css';

/** The contacts of one person, newest first: the tab «Обращения» of the card. */
export function PatientInquiries({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const openPanel = useOpenPanel();
  const { data } = usePatientInquiries(patientId);
  if (data?.length === 0) return <Empty icon={<IconHistory size={36} stroke={1.3} aria-hidden />}>{t('history.noneOfPatient')}</Empty>;
  return (
    <ul className={classes.list}>
      {data?.map((row) => {
        const look = lookOf(row);
        return (
          <li key={row.id} className={classes.entryLine}>
            <UnstyledButton className={classes.entry} onClick={() => { openPanel(row.id); }}>
              <span className={classes.strong}>{dayTimeOf(row.startedAt, zone)}</span>
              <span className={`${ui.state} ${look.tone}`}><look.icon size={18} stroke={1.8} aria-hidden />{t(`history.kind.${look.word}`)}</span>
              <span>{row.topic}</span><span className={classes.quiet}>{row.comment}</span><span className={classes.quiet}>{row.author}</span>
            </UnstyledButton>
            {row.kind === 'call' && row.outcome === 'answered' && <PlayRecording callId={row.id} />}
          </li>
        );
      })}
    </ul>
  );
}
