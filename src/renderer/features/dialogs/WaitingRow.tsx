import { Checkbox } from '@mantine/core';
import { IconForms, IconMessageReport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FoundPerson } from '#shared/inquiries/found-person.ts';
import { momentText } from '../../ui/moment.ts';
import { useZone } from '../directories/index.ts';
import type { ByHandDraft } from './by-hand-draft.ts';
import classes from './dialogs.module.css';

interface Props { readonly waiting: FoundPerson['waiting']; readonly draft: ByHandDraft; readonly change: (next: ByHandDraft) => void }

/** This person's lead or «Заявка-диалог» still waits: the call on a mobile phone may be the one that answers it. Never ticked by itself. */
export function WaitingRow({ waiting, draft, change }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  if (!waiting) return null;
  const Icon = waiting.kind === 'lead' ? IconForms : IconMessageReport;
  return (
    <Checkbox className={classes.waiting ?? ''} checked={draft.answers === waiting.inquiryId} onChange={(event) => { change({ ...draft, answers: event.currentTarget.checked ? waiting.inquiryId : undefined }); }}
      label={<span className={classes.waitingWord}><Icon size={18} stroke={1.7} aria-hidden />{t(`byHand.closes.${waiting.kind}`, { at: momentText(waiting.at, zone), source: waiting.source })}</span>} />
  );
}
