import type { ReactNode } from 'react';
import { IconArrowsExchange, IconCalendarCancel, IconCalendarPlus, IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WhyAction, WhyLink, WhyLoss } from '#shared/inquiries/why.ts';
import { linkText, lossText, momentText, timesText } from '#shared/inquiries/why-text.ts';
import { useZone } from '../directories/index.ts';
import { InquiryName } from './InquiryName.tsx';
import { useWhyWords } from './use-words.ts';
import ui from '../../ui/ui.module.css';
import classes from './why.module.css';

const icons = { booked: IconCalendarPlus, cancelled: IconCalendarCancel, moved: IconArrowsExchange } as const;
type Facts = Omit<WhyAction, 'link' | 'losses'>;

const slotsOf = ({ fromSlot, toSlot }: Facts): string => [fromSlot, toSlot].filter(Boolean).join(' → ');

/** A booking, cancellation or move: what, whose, when, by whom; beneath it what is said of its links. */
export function ActionCard({ action, children, patient = true }: { readonly action: Facts; readonly children: ReactNode; readonly patient?: boolean }) {
  const { t } = useTranslation();
  const zone = useZone(), Icon = icons[action.kind];
  return (
    <li className={classes.action} data-action={action.kind}>
      <div className={classes.deed}><Icon size={20} stroke={1.7} aria-hidden /><span><b>{t(`why.deed.${action.kind}`)}</b> {slotsOf(action)}</span></div>
      <div className={classes.facts}>{[patient && action.patient, t('why.made', { when: momentText(action.at, zone) }), action.actor].filter(Boolean).join(' · ')}</div>
      {children}
    </li>
  );
}

/** Why it is linked, with the two times. */
export function LinkLine({ action, link, named = true }: { readonly action: Facts; readonly link: WhyLink; readonly named?: boolean }) {
  const { t } = useTranslation();
  const words = useWhyWords(), zone = useZone(), talked = link.inquiry.from !== undefined;
  return (
    <div className={classes.reason} data-rule={link.rule}>
      <IconCircleCheck size={18} stroke={1.8} className={ui.green} aria-hidden />
      <div>
        {named && <div className={classes.strong}>{t('why.linkedTo')} <InquiryName inquiry={link.inquiry} beside={action.at} /></div>}
        <div>{linkText(link, words)}</div>
        <div className={classes.times}>{timesText(action, talked ? link : {}, zone, words)}</div>
      </div>
    </div>
  );
}

/** Why it is not linked to an inquiry. */
export function LossLine({ action, loss, named = true }: { readonly action: Facts; readonly loss: WhyLoss; readonly named?: boolean }) {
  const words = useWhyWords(), zone = useZone();
  return (
    <div className={classes.reason} data-loss={loss.reason}>
      <IconLinkOff size={18} stroke={1.8} className={ui.grey} aria-hidden />
      <div>
        {named && <div><InquiryName inquiry={loss.inquiry} beside={action.at} /></div>}
        <div>{lossText(loss, words)}</div>
        <div className={classes.times}>{timesText(action, loss.inquiry, zone, words)}</div>
      </div>
    </div>
  );
}

/** Belongs to nothing. */
export function NotLinkedLine() {
  const { t } = useTranslation();
  return <div className={classes.reason}><IconLinkOff size={18} stroke={1.8} className={ui.orange} aria-hidden /><div className={classes.strong}>{t('why.notLinked')}</div></div>;
}
