import { Button, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconForms, IconMessage2, IconPhoneOff, IconSpeakerphone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PanelForm, PanelTableRow } from '#shared/inquiries/view.ts';
import type { CardStatus } from '#shared/telephony/view.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { CallButton, CopyNumber, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Timer } from '../../ui/Timer.tsx';
import { useSaid } from '../../ui/use-said.ts';
import ui from '../../ui/ui.module.css';
import { DialogText } from '../dialog-text/index.ts';
import { DeedButton } from './CallCard.tsx';
import { PanelClose } from './PanelClose.tsx';
import { Script } from './Script.tsx';
import { statusIcons } from './status-look.ts';
import { useCallDeeds, useOpenPanel } from './use-calls.ts';
import classes from './panel.module.css';

const tones = { ringing: ui.blue, dialing: ui.orange, talking: ui.green, held: ui.green, ended: ui.grey, missed: ui.red } as const;
/** Title, state and clock; the number, its channel and script; other calls that wait. */
export function PanelHead({ form, others }: { readonly form: PanelForm; readonly others: readonly PanelTableRow[] }) {
  const { t } = useTranslation();
  const said = useSaid();
  const openPanel = useOpenPanel();
  const { answer, hangup } = useCallDeeds();
  const mayCall = useRight('telephony.use');
  const card = useDesk((s) => s.snapshot?.cards.find((c) => c.callId === form.callId));
  const answerButton = card?.buttons.find((b) => b.action === 'answer');
  const Icon = statusIcons[form.state satisfies CardStatus];
  const alive = form.state === 'talking' || form.state === 'held' || form.state === 'dialing';
  const quiet = form.state === 'ended' || form.state === 'missed';
  // a source that has no advertising channel yet is told by its own name
  const channel = form.adChannel ?? form.lead?.source;
  const isLead = form.lead !== undefined && form.answers === undefined, LeadIcon = form.lead?.processed ? IconCircleCheck : IconForms;
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{said(form.title, form.dialog ? `byHand.${form.dialog}` : `panel.title.${isLead ? 'lead' : quiet ? (form.saved ? 'edit' : 'add') : form.direction ?? 'inbound'}`)}</h2>
        <PanelClose />
      </header>
      <div className={classes.states}>
        <span className={classes.time}>{form.time}</span>
        {isLead ? <span className={`${ui.mark} ${form.lead?.processed ? ui.green : ui.orange}`}><LeadIcon size={16} aria-hidden />{t(form.lead?.processed ? 'leads.processed' : 'leads.waiting')}</span> : form.dialog ? <span className={`${ui.mark} ${ui.grey}`}><IconMessage2 size={16} aria-hidden />{t('byHand.added')}</span> : <span className={`${ui.mark} ${tones[form.state]}`}><Icon size={16} aria-hidden />{t(`calls.status.${form.state}`)}{form.answeredAt !== undefined && <Timer since={form.answeredAt} />}</span>}
        <span className={classes.grow} />
        {answerButton && card && <DeedButton button={answerButton} onPress={() => { answer(card.callId); }} />}
        {alive && card?.canHangup && <Button size="compact-sm" mih={32} variant="light" color="red" leftSection={<IconPhoneOff size={16} aria-hidden />} title="Ctrl+F8" aria-keyshortcuts="Control+F8" onClick={() => { hangup(card.callId); }}>{t('calls.action.hangup')}</Button>}
      </div>
      <div className={classes.source}>
        {/\d/.test(form.number) ? <CopyNumber text={form.number} /> : <span className={classes.quiet}>{form.number}</span>}
        {quiet && mayCall && form.numberE164 && <CallButton phone={form.numberE164} inquiryId={form.inquiryId} />}
        {channel && <span className={classes.channel}><IconSpeakerphone size={16} stroke={1.7} aria-hidden />{(isLead || form.answers) && <>{t('leads.byLead')}: </>}{channel}</span>}
        {form.textOf && <DialogText inquiryId={form.textOf} lead={form.answers === 'dialogLead' || form.dialog === 'dialogLead'} />}
        {form.script && <Script text={form.script} />}
      </div>
      {others.length > 0 && (
        <ul className={classes.others} aria-label={t('panel.others')}>
          {others.map((row) => (
            <li key={row.inquiryId}><UnstyledButton className={classes.other} onClick={() => { openPanel(row.inquiryId); }}><span>{row.time}</span><PhoneNumber text={row.number} /><span className={classes.quiet}>{row.name}</span></UnstyledButton></li>
          ))}
        </ul>
      )}
    </>
  );
}
